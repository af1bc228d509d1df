using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Planning.Distances;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>
/// A collection day in a real region: real places, invented companies, plants and amounts. The fleet grows with the work, so
/// that nearly all of it can be planned.
/// </summary>
public static class RegionalModels
{
    /// <param name="collections">At least 20.</param>
    /// <param name="vehicles">At least 7, one of every type; null is one for every ten collections.</param>
    public static Model Generate(Region region, int seed, int collections = 120, int? vehicles = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(collections, 20);
        var vehicleCount = vehicles ?? Math.Max(10, (collections + 5) / 10);
        ArgumentOutOfRangeException.ThrowIfLessThan(vehicleCount, 7, nameof(vehicles));

        var dice = new Dice(seed);
        var pick = new PlacePicker(region, dice).Pick;
        var plants = RegionalFacilities.Generate(region, dice, pick, quota: RegionalMaterials.Load(collections * 100, collections));
        var work = new RegionalCollections(region, dice, pick).Generate(collections);
        var fleet = RegionalFleet.Vehicles(region, vehicleCount);

        return new(new()
        {
            Name = $"Collection day, {region.Name} ({collections} collections, seed {seed}; companies invented)",
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
            Relations = Relations(work.Collections),
            InitialRoutes = [PinnedStart(region, fleet[0], work.Collections, work.Sites)],
            Travel = new Travel.GreatCircle(1),
            FactorSetId = "",
        });
    }

    /// <summary>Paper of one printer goes on one truck, and the first two workshops of the day in this order.</summary>
    private static ImmutableArray<Relation> Relations(ImmutableArray<Collection> collections)
    {
        var printers = Pair(collections, "musterdruckerei");
        var workshops = Pair(collections, "musterwerkstatt");
        return
        [
            .. printers is [_, _] ? [new Relation("printers-together", RelationKind.SameRoute, printers)] : ImmutableArray<Relation>.Empty,
            .. workshops is [_, _] ? [new Relation("workshops-in-order", RelationKind.Sequence, workshops)] : ImmutableArray<Relation>.Empty,
        ];
    }

    private static ImmutableArray<string> Pair(ImmutableArray<Collection> collections, string customer) =>
        [.. collections.Where(each => each.OrganisationId == customer && IsFree(each)).Take(2).Select(each => each.Id)];

    /// <summary>The first truck is on its way already: its first visits are the two paper containers nearest to its depot.</summary>
    private static InitialRoute PinnedStart(Region region, Vehicle vehicle, ImmutableArray<Collection> collections, ImmutableArray<Site> sites)
    {
        var depot = region.Centre(region.DepotTowns[0]);
        var positions = sites.ToDictionary(site => site.Id, site => site.Position!.Value);
        var nearest = collections
            .Where(each => each.MaterialId == RegionalMaterials.Paper && each.OrganisationId != "musterdruckerei" && IsFree(each))
            .OrderBy(each => RoadEstimate.GreatCircleKm(depot, positions[each.SiteId]))
            .Take(2)
            .Select(each => new InitialVisit(each.Id, null));
        ImmutableArray<InitialVisit> visits = [.. nearest];
        return new(vehicle.Id, vehicle.Shifts[0].Id, visits, visits.Length);
    }

    /// <summary>Mandatory and possible at any time.</summary>
    private static bool IsFree(Collection collection) =>
        collection.IsMandatory && collection.TimeWindows[0].Start == TimeSpan.Zero && collection.TimeWindows[0].End == RegionalDay.End;
}
