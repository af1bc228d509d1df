using Optimizer.Domain.Models;

namespace Optimizer.Planning.Collecting;

/// <summary>A stop with its times: a collection into a compartment, or an unloading at a facility.</summary>
internal sealed record TimedVisit(Collection? Collection, Facility? Facility, TimeSpan Arrival, TimeSpan ServiceStart, TimeSpan Departure, string? CompartmentId)
{
    public string SiteId => Collection?.SiteId ?? Facility!.SiteId;
}
