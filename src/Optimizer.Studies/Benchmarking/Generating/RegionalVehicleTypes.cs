using System.Collections.Immutable;
using Optimizer.Domain.Models;
using static Optimizer.Studies.Benchmarking.Generating.RegionalMaterials;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>The kinds of vehicles of the generated regions. Presses count: a refuse truck's cubic metres are loose ones.</summary>
internal static class RegionalVehicleTypes
{
    public const string Crane = "crane";
    public const string TailLift = "tail-lift";

    /// <summary>Machines can be driven on.</summary>
    public const string Ramp = "ramp";

    /// <summary>Too long for old towns; work there asks for vehicles without it.</summary>
    public const string Long = "long";

    public static VehicleType Refuse { get; } = new()
    {
        Id = "refuse-26t",
        Name = "Refuse truck 26 t, two chambers",
        Configurations =
        [
            new("",
            [
                Hold("main", 7_000, 70, Paper, Packaging, Organics),
                Hold("side", 4_000, 32, Packaging, Glass, Organics),
            ]),
            new("one-chamber", [Hold("all", 10_500, 102, Paper, Packaging, Organics)]),
        ],
        CurbMassKg = 15_000,
        GrossMassKg = 26_000,
        EnergyClassId = "refuse-26t-diesel",
        Skills = [Long],
        SpeedFactor = 0.95,
    };

    public static VehicleType CraneTruck { get; } = Box("crane-26t", "Crane truck 26 t", "rigid-26t-diesel", 13_800, 26_000, 42, [Crane, Long], Glass, Metal, Wood);

    public static VehicleType Box18 { get; } =
        Box("box-18t", "Box truck 18 t", "rigid-18t-diesel", 9_600, 18_000, 52, [TailLift, Long], Paper, Packaging, Wood, Crates);

    public static VehicleType Box18Electric { get; } =
        Box("box-18t-electric", "Electric box truck 18 t", "rigid-18t-electric", 11_000, 18_000, 50, [TailLift, Long], Paper, Packaging, Wood, Crates);

    public static VehicleType Box12 { get; } = Box("box-12t", "Box truck 12 t", "rigid-12t-diesel", 6_700, 12_000, 38, [TailLift], Paper, Packaging, Wood, Crates);

    public static VehicleType Box7 { get; } = Box("box-7.5t", "Box truck 7.5 t", "rigid-7t5-diesel", 4_300, 7_490, 28, [TailLift], Paper, Packaging, Crates);

    public static VehicleType Van { get; } = Box("van-3.5t", "Van 3.5 t", "van-3t5-diesel", 2_300, 3_500, 12, [], Paper, Packaging, Crates) with { SpeedFactor = 1.1 };

    public static ImmutableArray<VehicleType> All { get; } = [Refuse, CraneTruck, Box18, Box18Electric, Box12, Box7, Van];

    /// <summary>Lowers a ramp, so that machines drive on; carries any material, in containers.</summary>
    public static VehicleType Flatbed { get; } = Box("flatbed-26t", "Flatbed 26 t with crane and ramp", "rigid-26t-diesel", 13_000, 26_000, 60, [Crane, Ramp, Long]);

    /// <summary>The vehicle that a shared sweeper is; it sweeps, so it has no hold.</summary>
    public static VehicleType Sweeper { get; } = Box("sweeper-7.5t", "Street sweeper 7.5 t", "rigid-7t5-diesel", 6_000, 7_490, 1, []) with { SpeedFactor = 0.7 };

    /// <summary>All, and those of a day with surplus and shared assets. Presses take no surplus.</summary>
    public static ImmutableArray<VehicleType> OfRegionalDay { get; } =
    [
        .. All.Select(type => type.Configurations.Length > 1 ? type : Taking(type, type.GrossMassKg switch
        {
            <= 3_500 => [RegionalGoods.Textiles],
            <= 7_500 => [RegionalGoods.Textiles, RegionalGoods.Insulation, RegionalGoods.Pallets],
            _ when type == CraneTruck => [RegionalGoods.Timber, RegionalGoods.Bricks, RegionalGoods.Steel, RegionalGoods.Windows, RegionalGoods.WoodChips],
            _ => [RegionalGoods.Textiles, RegionalGoods.Insulation, RegionalGoods.Pallets, RegionalGoods.Timber, RegionalGoods.Windows],
        })),
        Flatbed, Sweeper,
    ];

    private static VehicleType Box(
        string id, string name, string energyClass, double curb, double gross, double cubicMetres, ImmutableArray<string> skills, params string[] materials) => new()
        {
            Id = id,
            Name = name,
            Configurations = [new("", [Hold("body", gross - curb, cubicMetres, materials)])],
            CurbMassKg = curb,
            GrossMassKg = gross,
            EnergyClassId = energyClass,
            Skills = skills,
        };

    private static VehicleType Taking(VehicleType type, ImmutableArray<string> materials) => type with
    {
        Configurations =
        [
            .. type.Configurations.Select(way => way with
            {
                Compartments = [.. way.Compartments.Select(part => part with { AcceptedMaterialIds = part.AcceptedMaterialIds.AddRange(materials) })],
            }),
        ],
    };

    private static Compartment Hold(string id, double kilograms, double cubicMetres, params string[] materials) =>
        new() { Id = id, Capacity = Load(kilograms, cubicMetres), AcceptedMaterialIds = [.. materials] };
}
