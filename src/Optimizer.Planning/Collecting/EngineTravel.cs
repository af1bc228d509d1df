using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Planning.Distances;
using Optimizer.Routing;

namespace Optimizer.Planning.Collecting;

/// <summary>
/// The sites that a model uses as the engine's locations, and the ways between them, a table for each travel profile. Where a
/// vehicle has to deliver before it collects, a site is a location of its own for each of its roles, and the ways that would
/// break the order are missing from the vehicle's table; so the order costs the search nothing.
/// </summary>
internal sealed class EngineTravel
{
    private readonly Dictionary<(string SiteId, SiteRole Role), int> _locations = [];
    private readonly List<(string? Profile, double SpeedFactor, DeliveryOrder Order)> _profiles = [];
    private readonly bool _hasRoles;

    public EngineTravel(Model model, SiteTravel travel)
    {
        _hasRoles = model.Vehicles.Any(vehicle => vehicle.Limits.DeliveryOrder != DeliveryOrder.Any);
        var used = model.Collections.Select(collection => (collection.SiteId, RoleOf(collection)))
            .Concat(model.Shipments.SelectMany(shipment => new[] { (shipment.Pickup.SiteId, SiteRole.Any), (shipment.Delivery.SiteId, SiteRole.Any) }))
            .Concat(model.Facilities.Select(facility => (facility.SiteId, RoleOf(facility))))
            .Concat(model.Vehicles.SelectMany(vehicle => vehicle.Shifts).SelectMany(shift => new[] { (Id: shift.StartSiteId!, Role(SiteRole.Begins)), (Id: shift.EndSiteId!, SiteRole.Any) }).Where(place => place.Id is not null));
        foreach (var place in used)
            _locations.TryAdd(place, _locations.Count);
        Nowhere = _locations.Count;

        var index = model.Sites.Select((site, position) => (site.Id, position)).ToDictionary(pair => pair.Id, pair => pair.position, StringComparer.Ordinal);
        var places = _locations.OrderBy(pair => pair.Value).Select(pair => pair.Key).ToArray();
        foreach (var vehicle in model.Vehicles)
            ProfileOf(model.VehicleType(vehicle.VehicleTypeId), vehicle.Limits.DeliveryOrder);
        // Without vehicles nobody asks for a way, but the engine wants a table.
        if (_profiles.Count == 0)
            _profiles.Add((null, 1, DeliveryOrder.Any));
        (int Site, SiteRole Role)[] sites = [.. places.Select(place => (index[place.SiteId], place.Role))];
        var plane = PlaneOf(model, places.Select(place => place.SiteId));
        Tables = [.. _profiles.Select(profile => new TravelTable(
            profile is (_, 1, DeliveryOrder.Any) && plane is not null ? plane : new Ways(travel, sites, profile.Profile, profile.SpeedFactor, profile.Order),
            sites.Length + 1,
            _profiles.Count))];
        Points = [.. places.Select(place => PointOf(model.Site(place.SiteId))), default];
        Places = _hasRoles ? [.. places.Select(place => index[place.SiteId]), model.Sites.Length] : [];
    }

    /// <summary>What a location is for, as far as the order of deliveries and collections asks.</summary>
    private enum SiteRole
    {
        Any,
        Delivers,
        OnlyCollects,

        /// <summary>A trip begins here: at the start of a route, or at a facility that reloads.</summary>
        Begins,
    }

    public ImmutableArray<TravelTable> Tables { get; }
    public ImmutableArray<(float X, float Y)> Points { get; }

    /// <summary>By location its site, so that set-up is shared at it; empty if every location is a site of its own.</summary>
    public ImmutableArray<int> Places { get; }

    /// <summary>The location of a shift without a start or end site: no distance from anywhere.</summary>
    public int Nowhere { get; }

    /// <summary>Of a shipment's end or a shift's end.</summary>
    public int LocationOf(string? siteId) => siteId is null ? Nowhere : _locations[(siteId, SiteRole.Any)];

    public int LocationOf(Collection collection) => _locations[(collection.SiteId, RoleOf(collection))];

    public int LocationOf(Facility facility) => _locations[(facility.SiteId, RoleOf(facility))];

    public int StartLocationOf(string? siteId) => siteId is null ? Nowhere : _locations[(siteId, Role(SiteRole.Begins))];

    public int ProfileOf(VehicleType type, DeliveryOrder order)
    {
        var profile = (type.TravelProfileId, type.SpeedFactor, order);
        var index = _profiles.IndexOf(profile);
        if (index >= 0)
            return index;
        _profiles.Add(profile);
        return _profiles.Count - 1;
    }

    /// <summary>Where every way is a straight line, the engine knows its length by itself, which is quicker than asking for it.</summary>
    private static PlanarTravel? PlaneOf(Model model, IEnumerable<string> siteIds)
    {
        if (model.Travel is not Travel.Planar { Metric: PlanarMetric.Euclidean } law
            || model.Vehicles.Any(vehicle => vehicle.Shifts.Any(shift => shift.StartSiteId is null || shift.EndSiteId is null)))
            return null;

        var rounding = law.Rounding switch
        {
            PlanarRounding.Nearest => PlanarTravelRounding.Nearest,
            PlanarRounding.Down => PlanarTravelRounding.Down,
            _ => PlanarTravelRounding.Up,
        };
        PlanarPosition[] points = [.. siteIds.Select(id => model.Site(id).PlanarPosition!.Value), default];
        return new([.. points.Select(point => point.XMetres)], [.. points.Select(point => point.YMetres)], rounding, law.Scale, law.SpeedMetresPerSecond);
    }

    private SiteRole Role(SiteRole role) => _hasRoles ? role : SiteRole.Any;

    private SiteRole RoleOf(Collection collection) => Role(collection.DeliveredAmounts is null ? SiteRole.OnlyCollects : SiteRole.Delivers);

    private SiteRole RoleOf(Facility facility) => Role(facility.Reloads ? SiteRole.Begins : SiteRole.Any);

    private static (float X, float Y) PointOf(Site site) => site switch
    {
        { PlanarPosition: { } point } => ((float)point.XMetres, (float)point.YMetres),
        { Position: { } point } => ((float)(point.LongitudeDeg * Math.Cos(point.LatitudeDeg * Math.PI / 180)), (float)point.LatitudeDeg),
        _ => default,
    };

    private sealed class Ways(SiteTravel travel, (int Site, SiteRole Role)[] places, string? profile, double speedFactor, DeliveryOrder order) : ITravelFunction
    {
        public bool IsKnownToBeSymmetric => travel.IsSymmetric && order == DeliveryOrder.Any;

        public bool IsKnownToBeComplete => travel.IsComplete && order == DeliveryOrder.Any;

        public bool IsLookup => travel.IsGiven;

        public Arc Between(int from, int to)
        {
            if (IsForbidden(from, to))
                return Arc.None;
            if (from == places.Length || to == places.Length)
                return default;
            var leg = travel.Between(places[from].Site, places[to].Site, profile, speedFactor);
            return leg.IsReachable ? new(leg.Metres, leg.Seconds) : Arc.None;
        }

        private bool IsForbidden(int from, int to)
        {
            if (order == DeliveryOrder.Any || to == places.Length)
                return false;
            var before = from == places.Length ? SiteRole.Begins : places[from].Role;
            return (before == SiteRole.OnlyCollects && places[to].Role == SiteRole.Delivers)
                || (order == DeliveryOrder.DeliveriesFirstAndRequired && before == SiteRole.Begins && places[to].Role == SiteRole.OnlyCollects);
        }
    }
}
