namespace Optimizer.Routing.Search;

/// <summary>Knows when a search has to end. Shared by all threads.</summary>
internal sealed class StopWatcher(RoutingLimits limits, TimeProvider clock, CancellationToken cancellation)
{
    private readonly long _start = clock.GetTimestamp();

    public TimeSpan Elapsed => clock.GetElapsedTime(_start);

    /// <summary>Whether time is up or somebody cancelled; iterations are counted elsewhere.</summary>
    public bool IsOver() => cancellation.IsCancellationRequested || (limits.TimeLimit is { } limit && Elapsed >= limit);

    public bool IsCancelled => cancellation.IsCancellationRequested;

    /// <summary>From 0 to 1: how much of the time or of the iterations is used.</summary>
    public double Progress(long iterations)
    {
        var byTime = limits.TimeLimit is { } time && time > TimeSpan.Zero ? Elapsed / time : 0;
        var byIterations = limits.IterationLimit is { } most && most > 0 ? (double)iterations / most : 0;
        return Math.Min(1, Math.Max(byTime, byIterations));
    }
}
