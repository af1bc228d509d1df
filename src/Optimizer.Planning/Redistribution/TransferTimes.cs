using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Redistribution;
using Optimizer.Planning.Distances;

namespace Optimizer.Planning.Redistribution;

/// <summary>
/// When the shipments of a transfer are picked up and delivered. A transfer with a treatment has two shipments that need not be
/// on one route; so that the second never waits for the first, the treatment gets a fixed time: half-way between the earliest
/// moment that the goods can be there and the latest that lets them be at the need in time.
/// </summary>
internal sealed class TransferTimes
{
    private readonly Model _model;
    private readonly SiteTravel _travel;
    private readonly ImmutableArray<VehicleType> _types;
    private readonly Dictionary<(string From, string To), TimeSpan?> _fastest = [];

    /// <summary>When the first vehicle starts and the last one has to be back.</summary>
    private readonly TimeSpan _firstStart;

    private readonly TimeSpan _lastEnd;

    public TransferTimes(Model model, SiteTravel travel)
    {
        (_model, _travel) = (model, travel);
        _types = [.. model.Vehicles.Select(vehicle => model.VehicleType(vehicle.VehicleTypeId)).DistinctBy(type => (type.TravelProfileId, type.SpeedFactor))];
        var shifts = model.Vehicles.SelectMany(vehicle => vehicle.Shifts).ToArray();
        _firstStart = shifts.Select(shift => shift.Start).DefaultIfEmpty(TimeSpan.Zero).Min();
        _lastEnd = shifts.Select(shift => shift.OvertimeEnd).DefaultIfEmpty(model.End).Max();
    }

    /// <summary>Null where the fastest vehicle, driving directly, is too late.</summary>
    public TransferWindows? Of(TransferPath path) => path is { Facility: { } facility, Treatment: { } treatment }
        ? Treated(path, facility, treatment)
        : Direct(path);

    /// <summary>The time of the fastest vehicle; null where there is no way.</summary>
    public TimeSpan? Fastest(string fromSiteId, string toSiteId)
    {
        if (!_fastest.TryGetValue((fromSiteId, toSiteId), out var known))
            _fastest.Add((fromSiteId, toSiteId), known = FastestOf(fromSiteId, toSiteId));
        return known;
    }

    private TimeSpan? FastestOf(string fromSiteId, string toSiteId)
    {
        TimeSpan? fastest = null;
        foreach (var type in _types)
        {
            if (_travel.Between(fromSiteId, toSiteId, type) is { IsReachable: true } leg && (fastest is null || leg.Seconds < fastest.Value.TotalSeconds))
                fastest = TimeSpan.FromSeconds(leg.Seconds);
        }

        return fastest;
    }

    private TransferWindows? Direct(TransferPath path)
    {
        var (offer, need) = (path.Offer, path.Need);
        if (Fastest(offer.SiteId, need.SiteId) is not { } driving)
            return null;
        var deliveries = Until(need.TimeWindows, offer.PerishableBy);
        var arrival = Later(offer.TimeWindows[0].Start, _firstStart) + offer.ServiceDuration + driving;
        return deliveries.IsEmpty || arrival > deliveries[^1].End ? null : new(offer.TimeWindows, deliveries, [], []);
    }

    private TransferWindows? Treated(TransferPath path, Facility facility, Treatment treatment)
    {
        var (offer, need) = (path.Offer, path.Need);
        if (Fastest(offer.SiteId, facility.SiteId) is not { } there || Fastest(facility.SiteId, need.SiteId) is not { } onwards)
            return null;

        var inside = treatment.ServiceDuration + treatment.Duration;
        var earliest = Later(offer.TimeWindows[0].Start, _firstStart) + offer.ServiceDuration + there;
        var latest = Earlier(need.TimeWindows[^1].End, _lastEnd) - onwards - treatment.ServiceDuration - inside;
        if (earliest > latest)
            return null;
        var handover = TimeSpan.FromSeconds(Math.Floor((earliest + latest).TotalSeconds / 2));
        if (offer.PerishableBy < handover)
            handover = offer.PerishableBy.Value;

        var open = facility.OpeningWindows.IsEmpty ? [TimeWindow.Hard(TimeSpan.Zero, _model.End)] : facility.OpeningWindows;
        var deliveries = Until(open, handover);
        var pickups = From(open, handover + inside);
        return deliveries.IsEmpty || pickups.IsEmpty || earliest > deliveries[^1].End || pickups[0].Start > need.TimeWindows[^1].End - onwards - treatment.ServiceDuration
            ? null
            : new(offer.TimeWindows, deliveries, pickups, need.TimeWindows);
    }

    private static ImmutableArray<TimeWindow> Until(ImmutableArray<TimeWindow> windows, TimeSpan? last) => last is not { } end
        ? windows
        : [.. windows.Where(window => window.Start <= end).Select(window => window.End <= end ? window : window with { End = end, SoftEnd = Earlier(window.SoftEnd, end), SoftStart = Earlier(window.SoftStart, end) })];

    private static ImmutableArray<TimeWindow> From(ImmutableArray<TimeWindow> windows, TimeSpan first) =>
        [.. windows.Where(window => window.End >= first).Select(window => window.Start >= first ? window : TimeWindow.Hard(first, window.End))];

    private static TimeSpan Later(TimeSpan left, TimeSpan right) => left > right ? left : right;

    private static TimeSpan Earlier(TimeSpan left, TimeSpan right) => left < right ? left : right;
}

/// <summary>When the shipments of a transfer are picked up and delivered; those after a treatment are empty without one.</summary>
internal sealed record TransferWindows(
    ImmutableArray<TimeWindow> Pickups, ImmutableArray<TimeWindow> Deliveries, ImmutableArray<TimeWindow> PickupsAfterTreatment, ImmutableArray<TimeWindow> DeliveriesAfterTreatment);
