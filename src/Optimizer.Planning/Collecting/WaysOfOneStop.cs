using Optimizer.Domain.Models;
using Optimizer.Planning.Distances;

namespace Optimizer.Planning.Collecting;

/// <summary>A route to one collection, over the nearest facility that takes it, and back; rules other than windows left aside.</summary>
internal sealed class WaysOfOneStop
{
    public WaysOfOneStop(SiteTravel travel, VehicleType type, Shift shift, Collection collection, Facility[] facilities)
    {
        var there = Leg(travel, shift.StartSiteId, collection.SiteId, type);
        var backs = facilities.Length == 0
            ? [(Way: Leg(travel, collection.SiteId, shift.EndSiteId, type), Service: TimeSpan.Zero)]
            : facilities.Select(facility => (Way: Sum(Leg(travel, collection.SiteId, facility.SiteId, type), Leg(travel, facility.SiteId, shift.EndSiteId, type)), Service: facility.ServiceDuration));
        var possible = backs.Where(back => back.Way.IsReachable).OrderBy(back => back.Way.Seconds).ToArray();
        Exist = there.IsReachable && possible.Length > 0;
        if (!Exist)
            return;

        var (way, service) = possible[0];
        Metres = (long)there.Metres + way.Metres;
        Duration = TimeSpan.FromSeconds((long)there.Seconds + way.Seconds) + collection.SetupDuration + collection.ServiceDuration + service;
        EarliestArrival = shift.Start + TimeSpan.FromSeconds(there.Seconds);
        var window = collection.TimeWindows.FirstOrDefault(candidate => candidate.End >= EarliestArrival);
        var start = window is not null && window.Start > EarliestArrival ? window.Start : EarliestArrival;
        EarliestReturn = start + collection.SetupDuration + collection.ServiceDuration + service + TimeSpan.FromSeconds(way.Seconds);
    }

    public bool Exist { get; }
    public long Metres { get; }
    public TimeSpan Duration { get; }
    public TimeSpan EarliestArrival { get; }
    public TimeSpan EarliestReturn { get; }

    private static Leg Leg(SiteTravel travel, string? from, string? to, VehicleType type) =>
        from is null || to is null ? default : travel.Between(from, to, type);

    private static Leg Sum(Leg first, Leg second) =>
        first.IsReachable && second.IsReachable ? new(first.Metres + second.Metres, first.Seconds + second.Seconds) : Distances.Leg.Unreachable;
}
