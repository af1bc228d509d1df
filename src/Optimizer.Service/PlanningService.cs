using System.Threading.Channels;
using Optimizer.Api.Handling;
using Optimizer.Api.Reading;
using Optimizer.Api.V1;
using Optimizer.OrTools;
using Optimizer.Rpc;

namespace Optimizer.Service;

/// <summary>optimizer.v1.PlanningService on the wire: one handler behind a limit on how many solves run at once.</summary>
public sealed class PlanningService
{
    // What is left of a deadline for writing the best plan so far, and a share of the deadline besides: who waits longer has
    // a larger model, or a busier machine.
    private static readonly TimeSpan TimeToAnswer = TimeSpan.FromMilliseconds(500);
    private const double ShareToAnswer = 0.1;

    // A client that reads slowly misses old progress, never the result: that is written last.
    private const int ProgressKept = 16;

    private readonly PlanningHandler _handler;
    private readonly SolvePlaces _places;

    public PlanningService(PlanningHandler handler, int maxConcurrentSolves)
    {
        (_handler, _places) = (handler, new SolvePlaces(maxConcurrentSolves));
        Service = new RpcService(PlanningServiceReflection.Descriptor.Services[0])
            .Unary<PlanRequest, PlanResponse>("Plan", PlanAsync)
            .ServerStreaming<PlanStreamRequest, PlanStreamResponse>("PlanStream", PlanStreamAsync)
            .Unary<ValidateRequest, ValidateResponse>("Validate", (request, _) => Task.FromResult(_handler.Validate(request)))
            .Unary<EvaluateRequest, EvaluateResponse>("Evaluate", (request, _) => Task.FromResult(Checked(() => _handler.Evaluate(request))));
    }

    public RpcService Service { get; }

    private Task<PlanResponse> PlanAsync(PlanRequest request, RpcCall call)
        => SolveAsync(stop => _handler.Plan(request, stop), call, call.Cancellation);

    private async Task PlanStreamAsync(PlanStreamRequest request, ResponseStream<PlanStreamResponse> responses, RpcCall call)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(call.Cancellation);
        var messages = Channel.CreateBounded<PlanStreamResponse>(new BoundedChannelOptions(ProgressKept) { FullMode = BoundedChannelFullMode.DropOldest });
        var solve = SolveIntoAsync(messages.Writer, request, call, cancellation.Token);
        try
        {
            await foreach (var message in messages.Reader.ReadAllAsync()) await responses.WriteAsync(message);
        }
        finally
        {
            // After the last message there is nothing to cancel; a client that went away stops the search.
            await cancellation.CancelAsync();
            await solve;
        }
    }

    private async Task SolveIntoAsync(
        ChannelWriter<PlanStreamResponse> messages, PlanStreamRequest request, RpcCall call, CancellationToken cancellation)
    {
        try
        {
            await SolveAsync(
                stop =>
                {
                    _handler.PlanStream(request, message => messages.TryWrite(message), stop);
                    return true;
                },
                call,
                cancellation);
        }
        finally
        {
            messages.Complete();
        }
    }

    private Task<T> SolveAsync<T>(Func<CancellationToken, T> solve, RpcCall call, CancellationToken cancellation)
        => _places.RunAsync(
            async () =>
            {
                using var beforeDeadline = new CancellationTokenSource();
                if (call.TimeLeft is { } left) beforeDeadline.CancelAfter(TimeToSearch(left));
                using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, beforeDeadline.Token);
                return await Task.Run(() => Checked(() => solve(stop.Token)), CancellationToken.None);
            },
            cancellation);

    private static T Checked<T>(Func<T> handle)
    {
        try
        {
            return handle();
        }
        catch (InvalidRequestException fault)
        {
            throw new RpcException(Faults.ToStatus(fault));
        }
        catch (OrToolsUnavailableException fault)
        {
            throw new RpcException(Faults.ToStatus(fault));
        }
    }

    private static TimeSpan TimeToSearch(TimeSpan left) => TimeSpan.FromTicks(Math.Max(0, (long)(left.Ticks * (1 - ShareToAnswer)) - TimeToAnswer.Ticks));
}
