using System.Collections.Immutable;

namespace Optimizer.Domain.Models;

/// <summary>A part of a vehicle that holds load.</summary>
public sealed record Compartment
{
    public required string Id { get; init; }

    /// <summary><see cref="LoadVector.Unlimited"/> where a dimension is not limited.</summary>
    public required LoadVector Capacity { get; init; }

    /// <summary>Empty means every material.</summary>
    public ImmutableArray<string> AcceptedMaterialIds { get; init; } = [];

    /// <summary>Whether it takes a material; work without a material goes anywhere.</summary>
    public bool Accepts(string? materialId) =>
        materialId is null || AcceptedMaterialIds.IsEmpty || AcceptedMaterialIds.Contains(materialId);
}
