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
}
