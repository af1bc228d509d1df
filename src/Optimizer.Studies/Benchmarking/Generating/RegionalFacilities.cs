using System.Collections.Immutable;
using Optimizer.Domain.Models;
using static Optimizer.Studies.Benchmarking.Generating.RegionalDay;
using static Optimizer.Studies.Benchmarking.Generating.RegionalMaterials;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>
/// Where a generated region's material goes: a transfer station near every depot, dear and for nearly everything, and single
/// plants that are cheap and far. All names are invented.
/// </summary>
internal static class RegionalFacilities
{
    private static readonly ImmutableArray<Plant> Plants =
    [
        new("paper-mill", "Musterpapierfabrik", 0, 6, 17, 20, [Paper]),
        new("sorting-plant", "Mustersortieranlage", 900, 6, 16, 15, [Packaging, Paper]),
        new("glass-works", "Musterglashütte", 0, 6, 18, 20, [Glass]),
        new("composting", "Musterkompostwerk", 3_500, 7, 16, 15, [Organics]),
        new("scrap-yard", "Musterschrotthandel", 0, 7, 16, 25, [Metal]),
        new("wood-yard", "Musterholzverwertung", 1_500, 7, 16, 15, [Wood]),
        new("crate-wash", "Musterpool Mehrwegspülung", 0, 6, 18, 20, [Crates]),
    ];

    public static (ImmutableArray<Site> Sites, ImmutableArray<Facility> Facilities) Generate(Region region, Dice dice, Func<Place> pick, LoadVector quota)
    {
        var sites = ImmutableArray.CreateBuilder<Site>();
        var facilities = ImmutableArray.CreateBuilder<Facility>();
        foreach (var town in region.DepotTowns)
            Add(TransferStation(facilities.Count + 1), $"Wertstoffhof {town}", dice.Near(region.Centre(town), 0.02));

        foreach (var plant in Plants)
        {
            var place = pick();
            Add(Build(plant, quota), $"{plant.Name} {place.Name}", dice.Near(place.Position, 0.015));
        }

        return (sites.ToImmutable(), facilities.ToImmutable());

        void Add(Facility facility, string name, Position position)
        {
            sites.Add(new() { Id = facility.SiteId, Name = name, Position = position });
            facilities.Add(facility);
        }
    }

    private static Facility TransferStation(int number) => new()
    {
        Id = $"transfer-{number}",
        SiteId = $"site-transfer-{number}",
        OrganisationId = $"operator-{number}",
        OpeningWindows = [Window(7, 12.5), Window(13, 17)],
        ServiceDuration = TimeSpan.FromMinutes(15),
        GateFeePerTonneCents = 4_500,
    };

    private static Facility Build(Plant plant, LoadVector quota) => new()
    {
        Id = plant.Id,
        SiteId = $"site-{plant.Id}",
        AcceptedMaterialIds = plant.Materials,
        OpeningWindows = [Window(plant.Opens, plant.Closes)],
        ServiceDuration = TimeSpan.FromMinutes(plant.Minutes),
        GateFeePerTonneCents = plant.GateFee,
        DailyQuota = plant.Id == "composting" ? quota : null,
    };

    private sealed record Plant(string Id, string Name, double GateFee, double Opens, double Closes, int Minutes, ImmutableArray<string> Materials);
}
