using System.Collections.Immutable;
using Optimizer.Domain.Models;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>What is collected in the generated regions, measured in kilograms and loose cubic metres.</summary>
internal static class RegionalMaterials
{
    public const string Paper = "paper";
    public const string Packaging = "light-packaging";
    public const string Glass = "glass";
    public const string Organics = "organics";
    public const string Metal = "metal-scrap";
    public const string Wood = "wood";
    public const string Crates = "reusable-crates";

    public static ImmutableArray<LoadDimension> Dimensions { get; } = [new("mass", LoadUnit.Kilogram), new("volume", LoadUnit.CubicMetre)];

    /// <summary>Loose densities, of the order that waste statistics use for conversion.</summary>
    public static ImmutableArray<Material> All { get; } =
    [
        Of(Paper, "Paper and cardboard", 110),
        Of(Packaging, "Light packaging", 60),
        Of(Glass, "Container glass", 330),
        Of(Organics, "Organics", 480),
        Of(Metal, "Metal scrap", 520),
        Of(Wood, "Waste wood", 200),
        Of(Crates, "Reusable crates", 90),
    ];

    public static ImmutableArray<MaterialIncompatibility> Incompatibilities { get; } =
    [
        new([Glass, Paper], IncompatibilityScope.Compartment),
        new([Organics, Paper], IncompatibilityScope.Compartment),
        new([Organics, Packaging], IncompatibilityScope.Compartment),
        new([Organics, Glass], IncompatibilityScope.Compartment),
        new([Metal, Glass], IncompatibilityScope.Compartment),
        new([Wood, Glass], IncompatibilityScope.Compartment),
        new([Organics, Crates], IncompatibilityScope.Route),
    ];

    /// <summary>Kilograms and cubic metres as a load, rounded to litres.</summary>
    public static LoadVector Load(double kilograms, double cubicMetres) =>
        new([(long)Math.Round(kilograms * 1_000), (long)Math.Round(cubicMetres * 1_000)]);

    public static LoadVector LoadOf(string materialId, int kilograms) =>
        Load(kilograms, kilograms / All.Single(material => material.Id == materialId).DensityKgPerM3!.Value);

    private static Material Of(string id, string name, double density) => new() { Id = id, Name = name, DensityKgPerM3 = density };
}
