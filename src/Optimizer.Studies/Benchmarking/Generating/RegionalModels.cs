using System.Collections.Immutable;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Planning.Distances;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>
/// A collection day in a real region: real places, invented companies, plants and amounts. The fleet grows with the work, so
/// that nearly all of it can be planned.
/// </summary>
public static class RegionalModels
{
    /// <summary>With so many there is one of every type.</summary>
    public const int LeastVehicles = 10;

    /// <param name="collections">At least 20.</param>
    /// <param name="vehicles">At least <see cref="LeastVehicles"/>; null is one for every ten collections.</param>
    public static Model Generate(Region region, int seed, int collections = 120, int? vehicles = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(collections, 20);
        var vehicleCount = vehicles ?? Math.Max(LeastVehicles, (collections + 5) / 10);
        ArgumentOutOfRangeException.ThrowIfLessThan(vehicleCount, LeastVehicles, nameof(vehicles));

        var dice = new Dice(seed);
        var pick = new PlacePicker(region, dice).Pick;
        var plants = RegionalFacilities.Generate(region, dice, pick, quota: RegionalMaterials.Load(collections * 100, collections));
        var work = new RegionalCollections(region, dice, pick).Generate(collections);
        var fleet = RegionalFleet.Vehicles(region, vehicleCount);
        var positions = work.Sites.ToDictionary(site => site.Id, site => site.Position!.Value);

        return new(new()
        {
            Name = $"Collection day in the {region.Name} (invented companies)",
            Start = RegionalDay.Start,
            End = RegionalDay.End,
            LoadDimensions = RegionalMaterials.Dimensions,
            Sites = [.. RegionalFleet.Sites(region), .. plants.Sites, .. work.Sites],
            Organisations = [.. RegionalFleet.Operators(region), .. RegionalCustomers.Organisations],
            Materials = RegionalMaterials.All,
            MaterialIncompatibilities = RegionalMaterials.Incompatibilities,
            VehicleTypes = RegionalVehicleTypes.All,
            Vehicles = fleet,
            Depots = RegionalFleet.Depots(region),
            Facilities = plants.Facilities,
            Collections = work.Collections,
            BreakRules = RegionalFleet.BreakRules,
            Relations = Relations(work.Collections, PositionOf),
            InitialRoutes = [PinnedStart(region, fleet[0], work.Collections, PositionOf)],
            Travel = new Travel.GreatCircle(1),
            FactorSetId = FactorSet.Default.Id,
        });

        Position PositionOf(string siteId) => positions[siteId];
    }

    /// <summary>Paper of the two nearest printers goes on one truck, and the two nearest workshops are visited in order.</summary>
    private static ImmutableArray<Relation> Relations(ImmutableArray<Collection> collections, Func<string, Position> positionOf)
    {
        return
        [
            .. Pair("musterdruckerei") is { } printers ? [new("printers-together", RelationKind.SameRoute, printers)] : ImmutableArray<Relation>.Empty,
            .. Pair("musterwerkstatt") is { } workshops ? [new("workshops-in-order", RelationKind.Sequence, workshops)] : ImmutableArray<Relation>.Empty,
        ];

        // The one whose windows close first comes first.
        ImmutableArray<string>? Pair(string customer)
        {
            var members = collections.Where(each => each.OrganisationId == customer && each.IsMandatory).ToArray();
            var pair = members
                .SelectMany((one, index) => members.Skip(index + 1).Select(other => (One: one, Other: other)))
                .OrderBy(each => RoadEstimate.GreatCircleKm(positionOf(each.One.SiteId), positionOf(each.Other.SiteId)))
                .Select(each => (Collection[])[each.One, each.Other])
                .FirstOrDefault();
            return pair is null ? null : [.. pair.OrderBy(each => each.TimeWindows[^1].End).Select(each => each.Id)];
        }
    }

    /// <summary>The first truck is on its way already: its first visits are the two paper containers nearest to its depot.</summary>
    private static InitialRoute PinnedStart(Region region, Vehicle vehicle, ImmutableArray<Collection> collections, Func<string, Position> positionOf)
    {
        var depot = region.Centre(region.DepotTowns[0]);
        var nearest = collections
            .Where(each => each.MaterialId == RegionalMaterials.Paper && each.OrganisationId != "musterdruckerei" && IsFree(each))
            .OrderBy(each => RoadEstimate.GreatCircleKm(depot, positionOf(each.SiteId)))
            .Take(2)
            .Select(each => new InitialVisit(each.Id, null));
        ImmutableArray<InitialVisit> visits = [.. nearest];
        return new(vehicle.Id, vehicle.Shifts[0].Id, visits, visits.Length);
    }

    /// <summary>Mandatory and possible at any time.</summary>
    private static bool IsFree(Collection collection) =>
        collection.IsMandatory && collection.TimeWindows[0].Start == TimeSpan.Zero && collection.TimeWindows[0].End == RegionalDay.End;
}
