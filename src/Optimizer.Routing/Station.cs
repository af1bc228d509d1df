using System.Collections.Immutable;

namespace Optimizer.Routing;

/// <summary>A place that ends a trip: what it accepts of the load on board is unloaded, and the next deliveries may be taken on. Visited as often as is useful.</summary>
public sealed record Station
{
    public required int Location { get; init; }
    public Duration Service { get; init; }
    public ImmutableArray<Window> Windows { get; init; } = [Window.Always];

    /// <summary>Bit m is material m; load without a material is always accepted.</summary>
    public ulong AcceptedMaterials { get; init; } = ulong.MaxValue;

    /// <summary>What is delivered up to the next station that reloads is taken on here; else it is on board from before.</summary>
    public bool Reloads { get; init; }

    /// <summary>For every unit of <see cref="RoutingProblem.MassDimension"/> unloaded.</summary>
    public double FeePerMass { get; init; }

    /// <summary>By dimension, most per day; empty is no limit, <see cref="long.MaxValue"/> likewise for one dimension.</summary>
    public ImmutableArray<long> DailyQuota { get; init; } = [];
}
