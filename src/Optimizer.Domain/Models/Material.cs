using System.Collections.Immutable;

namespace Optimizer.Domain.Models;

/// <summary>A kind of reusable or recyclable.</summary>
public sealed record Material
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public double? DensityKgPerM3 { get; init; }
    public double? MassPerPieceKg { get; init; }

    /// <summary>The dimensions it is measured in; empty means all of the model.</summary>
    public ImmutableArray<string> LoadDimensionIds { get; init; } = [];

    /// <summary>The grades that offers of it may have, the best first; empty is any, and none is better.</summary>
    public ImmutableArray<string> Grades { get; init; } = [];

    /// <summary>The primary material of the factor set whose production it avoids; null is none.</summary>
    public string? PrimaryMaterialId { get; init; }

    /// <summary>CO2e of the primary production that a kilogram of it avoids; wins over <see cref="PrimaryMaterialId"/>.</summary>
    public double? PrimaryCo2eKgPerKg { get; init; }
}
