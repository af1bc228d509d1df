using System.Diagnostics;
using Google.Protobuf;
using Optimizer.OrTools.Messages.Host;

namespace Optimizer.OrTools.Internal;

/// <summary>One request on one host, from the question to the answer.</summary>
internal sealed class HostSolve(HostProcess host, OrToolsOptions options, SolveRequest request, TimeSpan? timeLimit, Action<SolveProgress>? progress)
{
    private static readonly TimeSpan LeastGrace = TimeSpan.FromSeconds(2);

    private readonly long _start = Stopwatch.GetTimestamp();
    private ByteString _best = ByteString.Empty;

    /// <summary>A short request is not waited for long.</summary>
    private TimeSpan Grace => timeLimit + LeastGrace is { } grace && grace < options.Grace ? grace : options.Grace;

    /// <summary>The answer; after a cancellation that of the best solution so far, or null if there is none.</summary>
    /// <exception cref="OrToolsUnavailableException">The host failed or took too long.</exception>
    /// <exception cref="RejectedModelException"/>
    public ByteString? Run(CancellationToken cancellation)
    {
        host.IsBusy = true;
        host.Send(new() { Solve = request });
        var limit = timeLimit is { } time && time + Grace < options.RequestLimit ? time + Grace : options.RequestLimit;
        try
        {
            if (TryTakeAnswer(limit, cancellation, out var answer))
                return answer;
        }
        catch (OperationCanceledException)
        {
            return Interrupted();
        }

        return Interrupted() ?? throw host.Failed($"A request took longer than {limit.TotalSeconds:0.#} s and did not end when it was told to.");
    }

    /// <summary>Asks the solver to end, and gives the host up if it does not: the pool kills it.</summary>
    private ByteString? Interrupted()
    {
        if (request.Solver is not Solver.CpSat)
            return null;
        host.Send(new() { Interrupt = new() { Id = request.Id } });
        try
        {
            if (TryTakeAnswer(Grace, CancellationToken.None, out var answer))
                return answer;
        }
        catch (OrToolsUnavailableException)
        {
            // It ended in another way than it should. What was asked for is that it ends.
        }

        return _best.IsEmpty ? null : _best;
    }

    private bool TryTakeAnswer(TimeSpan time, CancellationToken cancellation, out ByteString? answer)
    {
        answer = null;
        var start = Stopwatch.GetTimestamp();
        while (host.TryTake(time - Stopwatch.GetElapsedTime(start), cancellation, out var hostEvent))
        {
            switch (hostEvent)
            {
                case { Answer: { } ended } when ended.Id == request.Id:
                    answer = ended.Answer;
                    host.IsBusy = false;
                    return true;
                case { Failure: { } failure } when failure.Id == request.Id:
                    throw Failed(failure);
                case { Progress: { } found } when found.Id == request.Id:
                    _best = found.Answer.IsEmpty ? _best : found.Answer;
                    progress?.Invoke(found);
                    break;
                default:
                    throw host.Failed($"The host answered {hostEvent!.EventCase} out of turn.");
            }
        }

        return false;
    }

    private Exception Failed(SolveFailure failure) => failure.Cause switch
    {
        SolveFailure.Types.Cause.Refused => Refused(failure),
        SolveFailure.Types.Cause.OutOfMemory => host.Failed($"It needs more memory than the limit of {options.MemoryLimitMegabytes} MiB: {failure.Message}"),
        _ => host.Failed($"The solver broke off after {Stopwatch.GetElapsedTime(_start).TotalSeconds:0.0} s: {failure.Message}"),
    };

    private RejectedModelException Refused(SolveFailure failure)
    {
        host.IsBusy = false;
        return new(failure.Message);
    }
}
