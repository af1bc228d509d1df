using System.Diagnostics;
using Google.Protobuf;
using Optimizer.OrTools.Messages.Host;

namespace Optimizer.OrTools.Internal;

/// <summary>One request on one host, from the question to the answer.</summary>
internal sealed class HostSolve(HostProcess host, OrToolsOptions options, SolveRequest request, TimeSpan? timeLimit, Action<SolveProgress>? progress)
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private ByteString _best = ByteString.Empty;

    /// <summary>The answer; after a cancellation that of the best solution so far, or null if there is none.</summary>
    /// <exception cref="OrToolsUnavailableException">The host failed or took too long.</exception>
    /// <exception cref="RejectedModelException"/>
    public ByteString? Run(CancellationToken cancellation)
    {
        host.Send(new() { Solve = request });
        var limit = timeLimit is { } time && time + options.Grace < options.RequestLimit ? time + options.Grace : options.RequestLimit;
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

    /// <summary>Asks the solver to end, and kills the host if it does not.</summary>
    private ByteString? Interrupted()
    {
        if (request.Solver is not Solver.CpSat)
        {
            host.Failed("Its solver cannot be interrupted.");
            return null;
        }

        host.Send(new() { Interrupt = new() { Id = request.Id } });
        if (TryTakeAnswer(options.Grace, CancellationToken.None, out var answer))
            return answer;
        host.Failed("It did not end when it was told to.");
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
        SolveFailure.Types.Cause.Refused => new RejectedModelException(failure.Message),
        SolveFailure.Types.Cause.OutOfMemory => host.Failed($"It needs more memory than the limit of {options.MemoryLimitMegabytes} MiB: {failure.Message}"),
        _ => host.Failed($"The solver broke off after {Stopwatch.GetElapsedTime(_start).TotalSeconds:0.0} s: {failure.Message}"),
    };
}
