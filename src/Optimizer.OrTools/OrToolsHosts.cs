using System.Collections.Immutable;
using System.Diagnostics;
using Google.Protobuf;
using Optimizer.OrTools.Internal;
using Optimizer.OrTools.Messages.Host;
using Optimizer.OrTools.Messages.MathOpt;
using Optimizer.OrTools.Messages.Sat;
using SolveRequest = Optimizer.OrTools.Messages.Host.SolveRequest;

namespace Optimizer.OrTools;

/// <summary>
/// OR-Tools, in processes of its own that start at the first request and stay warm. For any number of threads; a call returns when
/// it is solved. A process that crashes, hangs or grows too large costs the request that it had.
/// </summary>
public sealed class OrToolsHosts : IDisposable
{
    private readonly OrToolsOptions _options;
    private readonly HostPool _pool;
    private long _lastId;

    public OrToolsHosts(OrToolsOptions? options = null)
        : this(options ?? new(), command: null)
    {
    }

    /// <param name="command">Null: the host that the options name.</param>
    internal OrToolsHosts(OrToolsOptions options, Func<HostCommand>? command)
    {
        _options = options;
        _pool = new(options, command ?? (() => HostCommand.For(options)));
    }

    /// <summary>Which host runs; they differ in what they can express.</summary>
    public OrToolsHostKind Kind => _options.Host;

    /// <summary>Begins to start a host if there is none, for a request that is to come.</summary>
    public void Prepare() => _pool.Prepare();

    /// <summary>
    /// Solves a constraint program. Cancellation ends the search; the best solution so far is the result. Waiting for a host and its start
    /// are within the time limit; if that is over before, nothing is known.
    /// </summary>
    /// <exception cref="OrToolsUnavailableException"/>
    /// <exception cref="RejectedModelException"/>
    public CpSolution Solve(CpModel model, CpLimits limits, Action<CpProgress>? progress = null, CancellationToken cancellation = default)
    {
        var start = Stopwatch.GetTimestamp();
        var parameters = new SatParameters
        {
            RandomSeed = limits.Seed,
            NumWorkers = limits.Workers,
            RelativeGapLimit = limits.RelativeGapLimit,
            CatchSigintSignal = false,
        };
        if (limits.DeterministicTimeLimit is { } work)
            parameters.MaxDeterministicTime = work;
        if (limits.TakesTurns)
            parameters.InterleaveSearch = true;
        if (progress is not null)
            parameters.LogSearchProgress = true;
        var answer = Run(Solver.CpSat, model.Message, limits.TimeLimit, progress is null ? null : Report, cancellation, parameters);
        var response = answer is null ? new() : CpSolverResponse.Parser.ParseFrom(answer);
        return response.Status is not CpSolverStatus.ModelInvalid ? new(model, response) : throw new RejectedModelException($"CP-SAT refuses the model: {response.SolutionInfo}");

        void Report(SolveProgress found) => progress!(new(
            Stopwatch.GetElapsedTime(start),
            found.HasObjective ? (long)Math.Round(found.Objective) : null,
            found.HasBestBound ? (long)Math.Round(found.BestBound) : null));
    }

    /// <exception cref="OrToolsUnavailableException"/>
    /// <exception cref="RejectedModelException"/>
    /// <exception cref="OperationCanceledException"/>
    public FlowSolution Solve(FlowProblem problem, CancellationToken cancellation = default)
    {
        var answer = MinCostFlowAnswer.Parser.ParseFrom(Finished(Run(Solver.MinCostFlow, problem.Message, timeLimit: null, report: null, cancellation), cancellation));
        return answer.Status is not FlowStatus.Overflow ? new(problem, answer) : throw new RejectedModelException("Costs or capacities of the network are too large to add up in 64 bits.");
    }

    /// <exception cref="OrToolsUnavailableException"/>
    /// <exception cref="RejectedModelException"/>
    /// <exception cref="OperationCanceledException"/>
    public AssignmentSolution Solve(AssignmentProblem problem, CancellationToken cancellation = default)
    {
        var answer = AssignmentAnswer.Parser.ParseFrom(Finished(Run(Solver.LinearSumAssignment, problem.Message, timeLimit: null, report: null, cancellation), cancellation));
        return answer.Status is not FlowStatus.Overflow ? new(problem, answer) : throw new RejectedModelException("Costs of the assignment are too large to add up in 64 bits.");
    }

    /// <summary>Solves a linear model, with whole numbers or without.</summary>
    /// <exception cref="OrToolsUnavailableException"/>
    /// <exception cref="RejectedModelException"/>
    /// <exception cref="OperationCanceledException"/>
    public MipSolution Solve(MipModel model, MipLimits limits, CancellationToken cancellation = default)
    {
        var response = SolveResponse.Parser.ParseFrom(Finished(Run(Solver.MathOpt, model.ToRequest(limits), limits.TimeLimit, report: null, cancellation), cancellation));
        return response.Result is { } result ? new(result) : throw new RejectedModelException($"MathOpt refuses the model: {response.Status?.Message}");
    }

    /// <summary>Routes of the routing library; null if it has found none.</summary>
    /// <exception cref="OrToolsUnavailableException"/>
    /// <exception cref="RejectedModelException"/>
    /// <exception cref="OperationCanceledException"/>
    public ImmutableArray<LibraryRoute>? Solve(LibraryProblem problem, TimeSpan? timeLimit, CancellationToken cancellation = default)
    {
        var message = problem.ToMessage(timeLimit);
        var answer = RoutesAnswer.Parser.ParseFrom(Finished(Run(Solver.Routing, message, timeLimit, report: null, cancellation), cancellation));
        return answer.HasSolution ? [.. answer.Routes.Select(route => new LibraryRoute(route.Vehicle, [.. route.Stops]))] : null;
    }

    /// <summary>The processes that wait for a request.</summary>
    internal IReadOnlyList<int> IdleProcessIds => _pool.IdleProcessIds;

    public void Dispose() => _pool.Dispose();

    /// <param name="parameters">Of CP-SAT, whose time limit holds from now on.</param>
    private ByteString? Run(Solver solver, IMessage problem, TimeSpan? timeLimit, Action<SolveProgress>? report, CancellationToken cancellation, SatParameters? parameters = null)
    {
        var asked = Stopwatch.GetTimestamp();
        using var timely = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (parameters is not null && timeLimit is { } limit)
            timely.CancelAfter(limit);
        HostProcess host;
        try
        {
            host = _pool.Rent(timely.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        if (parameters is not null && timeLimit is { } whole)
        {
            var left = whole - Stopwatch.GetElapsedTime(asked);
            timeLimit = left > TimeSpan.Zero ? left : TimeSpan.Zero;
            parameters.MaxTimeInSeconds = timeLimit.Value.TotalSeconds;
        }

        try
        {
            var request = new SolveRequest
            {
                Id = Interlocked.Increment(ref _lastId),
                Solver = solver,
                Problem = problem.ToByteString(),
                Parameters = parameters?.ToByteString() ?? ByteString.Empty,
                WantsProgress = report is not null,
            };
            return new HostSolve(host, _options, request, timeLimit, report).Run(cancellation);
        }
        finally
        {
            _pool.Return(host);
        }
    }

    private static ByteString Finished(ByteString? answer, CancellationToken cancellation) =>
        answer ?? throw new OperationCanceledException(cancellation);
}
