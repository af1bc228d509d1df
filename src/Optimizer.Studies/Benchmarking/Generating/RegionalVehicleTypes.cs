using System.Collections.Immutable;
using Optimizer.Domain.Models;
using static Optimizer.Studies.Benchmarking.Generating.RegionalMaterials;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>The kinds of vehicles of the generated regions. Presses count: a refuse truck's cubic metres are loose ones.</summary>
internal static class RegionalVehicleTypes
{
    public const string Crane = "crane";
    public const string TailLift = "tail-lift";

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

    private static Compartment Hold(string id, double kilograms, double cubicMetres, params string[] materials) =>
        new() { Id = id, Capacity = Load(kilograms, cubicMetres), AcceptedMaterialIds = [.. materials] };
}
