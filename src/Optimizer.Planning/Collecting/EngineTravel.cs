using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Planning.Distances;
using Optimizer.Routing;

namespace Optimizer.Planning.Collecting;

/// <summary>The sites that a model uses as the engine's locations, and the ways between them, a table for each travel profile.</summary>
internal sealed class EngineTravel
{
    private readonly Dictionary<string, int> _locations = new(StringComparer.Ordinal);
    private readonly List<(string? Profile, double SpeedFactor)> _profiles = [];

    public EngineTravel(Model model, SiteTravel travel)
    {
        var used = model.Collections.Select(collection => collection.SiteId)
            .Concat(model.Shipments.SelectMany(shipment => new[] { shipment.Pickup.SiteId, shipment.Delivery.SiteId }))
            .Concat(model.Facilities.Select(facility => facility.SiteId))
            .Concat(model.Vehicles.SelectMany(vehicle => vehicle.Shifts).SelectMany(shift => new[] { shift.StartSiteId, shift.EndSiteId }).OfType<string>());
        foreach (var site in used)
            _locations.TryAdd(site, _locations.Count);
        Nowhere = _locations.Count;

        var index = model.Sites.Select((site, position) => (site.Id, position)).ToDictionary(pair => pair.Id, pair => pair.position, StringComparer.Ordinal);
        var sites = _locations.OrderBy(pair => pair.Value).Select(pair => index[pair.Key]).ToArray();
        foreach (var type in model.Vehicles.Select(vehicle => model.VehicleType(vehicle.VehicleTypeId)))
            ProfileOf(type);
        Tables = [.. _profiles.Select(profile => new TravelTable(new Ways(travel, sites, profile.Profile, profile.SpeedFactor), sites.Length + 1, _profiles.Count))];
        Points = [.. _locations.OrderBy(pair => pair.Value).Select(pair => PointOf(model.Site(pair.Key))), default];
    }

    public ImmutableArray<TravelTable> Tables { get; }
    public ImmutableArray<(float X, float Y)> Points { get; }

    /// <summary>The location of a shift without a start or end site: no distance from anywhere.</summary>
    public int Nowhere { get; }

    public int LocationOf(string? siteId) => siteId is null ? Nowhere : _locations[siteId];

    public int ProfileOf(VehicleType type)
    {
        var profile = (type.TravelProfileId, type.SpeedFactor);
        var index = _profiles.IndexOf(profile);
        if (index >= 0)
            return index;
        _profiles.Add(profile);
        return _profiles.Count - 1;
    }

    private static (float X, float Y) PointOf(Site site) => site switch
    {
        { PlanarPosition: { } point } => ((float)point.XMetres, (float)point.YMetres),
        { Position: { } point } => ((float)(point.LongitudeDeg * Math.Cos(point.LatitudeDeg * Math.PI / 180)), (float)point.LatitudeDeg),
        _ => default,
    };

    private sealed class Ways(SiteTravel travel, int[] sites, string? profile, double speedFactor) : ITravelFunction
    {
        public Arc Between(int from, int to)
        {
            if (from == sites.Length || to == sites.Length)
                return default;
            var leg = travel.Between(sites[from], sites[to], profile, speedFactor);
            return leg.IsReachable ? new(leg.Metres, leg.Seconds) : Arc.None;
        }
    }
}
