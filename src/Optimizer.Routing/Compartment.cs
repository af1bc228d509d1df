using System.Collections.Immutable;

namespace Optimizer.Routing;

/// <summary>A part of a vehicle: its capacity by dimension (<see cref="NoLimit"/> where not limited) and what it takes.</summary>
public sealed record Compartment(ImmutableArray<Load> Capacity, ulong AcceptedMaterials)
{
    public const Load NoLimit = 1_000_000_000;
}
