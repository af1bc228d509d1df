namespace Optimizer.Planning.Collecting;

/// <summary>A visit with its times, and the compartments that its load goes into and its delivery comes out of.</summary>
internal sealed record TimedVisit(VisitTarget Target, TimeSpan Arrival, TimeSpan ServiceStart, TimeSpan Departure, string? CompartmentId, string? DeliveredCompartmentId)
{
    public string SiteId => Target.SiteId;
}
