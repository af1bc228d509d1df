using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Planning.Distances;

namespace Optimizer.Planning.Collecting;

/// <summary>A route over the stops of one piece of work alone, then the nearest facility that takes what it leaves on board, and back; rules other than windows left aside.</summary>
internal sealed class WaysAlone
{
    /// <param name="release">The route begins no earlier.</param>
    /// <param name="facilities">Empty if nothing has to be unloaded.</param>
    public WaysAlone(SiteTravel travel, VehicleType type, Shift shift, TimeSpan release, ImmutableArray<ServicePoint> stops, Facility[] facilities)
    {
        var backs = facilities.Length == 0
            ? [(Way: Leg(travel, stops[^1].SiteId, shift.EndSiteId, type), Service: TimeSpan.Zero)]
            : facilities.Select(facility => (Way: Sum(Leg(travel, stops[^1].SiteId, facility.SiteId, type), Leg(travel, facility.SiteId, shift.EndSiteId, type)), Service: facility.ServiceDuration));
        var possible = backs.Where(back => back.Way.IsReachable).OrderBy(back => back.Way.Seconds).ToArray();
        Exist = possible.Length > 0;

        var (clock, place) = (release > shift.Start ? release : shift.Start, shift.StartSiteId);
        var arrivals = ImmutableArray.CreateBuilder<TimeSpan>(stops.Length);
        foreach (var stop in stops)
        {
            var leg = Leg(travel, place, stop.SiteId, type);
            Exist &= leg.IsReachable;
            if (!Exist)
                return;
            Metres += leg.Metres;
            Duration += TimeSpan.FromSeconds(leg.Seconds) + stop.SetupDuration + stop.ServiceDuration;
            clock += TimeSpan.FromSeconds(leg.Seconds);
            arrivals.Add(clock);
            var window = stop.TimeWindows.FirstOrDefault(candidate => candidate.End >= arrivals[^1]);
            clock = (window is not null && window.Start > clock ? window.Start : clock) + stop.SetupDuration + stop.ServiceDuration;
            place = stop.SiteId;
        }

        var (way, service) = possible[0];
        Metres += way.Metres;
        Duration += TimeSpan.FromSeconds(way.Seconds) + service;
        EarliestArrivals = arrivals.MoveToImmutable();
        EarliestReturn = clock + service + TimeSpan.FromSeconds(way.Seconds);
    }

    public bool Exist { get; }
    public long Metres { get; }
    public TimeSpan Duration { get; }

    /// <summary>By stop.</summary>
    public ImmutableArray<TimeSpan> EarliestArrivals { get; } = [];

    public TimeSpan EarliestReturn { get; }

    private static Leg Leg(SiteTravel travel, string? from, string? to, VehicleType type) =>
        from is null || to is null ? default : travel.Between(from, to, type);

    private static Leg Sum(Leg first, Leg second) =>
        first.IsReachable && second.IsReachable ? new(first.Metres + second.Metres, first.Seconds + second.Seconds) : Distances.Leg.Unreachable;
}
