using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Sharing;
using static Optimizer.Studies.Benchmarking.Generating.RegionalDay;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>Machines and containers that organisations of a generated region share. They stand at depots; flatbeds carry them.</summary>
internal sealed class RegionalAssets(ImmutableArray<Depot> depots)
{
    /// <summary>Dealt in turn, so that the commoner things come more than once.</summary>
    public static ImmutableArray<Kind> Kinds { get; } =
    [
        new("chipper", "Wood chipper", 2_500, 16, 1_000, "pruning"),
        new("forklift", "Forklift", 3_800, 11, 700, "loading"),
        new("container", "Roller container 15 m³", 1_900, 15, 150, "rubble"),
        new("sweeper", "Street sweeper", 0, 0, 1_500, "sweeping"),
        new("baler", "Baling press", 2_200, 10, 600, "paper"),
        new("forklift", "Forklift", 3_800, 11, 700, "loading"),
        new("crusher", "Mobile crusher", 11_500, 40, 3_500, "crushing"),
        new("trailer", "Tipping trailer", 1_100, 12, 250, "transport"),
        new("van", "Lending van", 0, 0, 400, "transport"),
    ];

    public ImmutableArray<Asset> Generate(int count)
    {
        var assets = ImmutableArray.CreateBuilder<Asset>();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < count; index++)
        {
            var kind = Kinds[index % Kinds.Length];
            assets.Add(Asset(kind, numbers[kind.Id] = numbers.GetValueOrDefault(kind.Id) + 1, depots[index % depots.Length]));
        }

        return assets.ToImmutable();
    }

    private static Asset Asset(Kind kind, int number, Depot depot) => new()
    {
        Id = $"{kind.Id}-{number}",
        Name = $"{kind.Name} {number}",
        Kind = kind.Id,
        Capabilities = kind.Id == "forklift" && number % 2 == 0 ? ["lifts-5t"] : [],
        HomeSiteId = depot.SiteId,
        OrganisationId = depot.OrganisationId,
        AvailabilityWindows = [Window(6, 18)],
        Setups = kind.Id is "crusher" or "baler" ? [new(null, kind.Use, TimeSpan.FromMinutes(15))] : [],
        Cleanings = kind.Id is "baler" or "container" ? [new(kind.Use, TimeSpan.FromMinutes(10))] : [],
        Maintenance = kind.Id == "crusher" ? new(TimeSpan.FromHours(6), TimeSpan.FromHours(2), TimeSpan.FromMinutes(30), null) : null,
        SelfPropelled = kind.Id switch
        {
            "sweeper" => new(RegionalVehicleTypes.Sweeper.Id, 60, 3_200),
            "van" => new(RegionalVehicleTypes.Van.Id, 33, 0),
            _ => null,
        },
        Carried = kind.MassKg == 0 ? null : new()
        {
            Amounts = RegionalMaterials.Load(kind.MassKg, kind.CubicMetres),
            MassKg = kind.MassKg,
            Skills = SkillRequirement.None with { AllOf = [kind.Id == "container" ? RegionalVehicleTypes.Crane : RegionalVehicleTypes.Ramp] },
            LoadingDuration = TimeSpan.FromMinutes(10),
            UnloadingDuration = TimeSpan.FromMinutes(10),
        },
        FixedCostCents = 500,
        PerHourCents = kind.PerHourCents,
    };

    /// <param name="PerHourCents">Wear and fuel.</param>
    /// <param name="MassKg">0 for what drives by itself.</param>
    /// <param name="Use">What it is mostly booked for.</param>
    public sealed record Kind(string Id, string Name, double MassKg, double CubicMetres, double PerHourCents, string Use);
}
