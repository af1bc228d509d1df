using System.Collections.Immutable;

namespace Optimizer.Routing;

/// <summary>A place that wants one visit.</summary>
public sealed record Stop
{
    public required int Location { get; init; }

    /// <summary>Seconds at the place.</summary>
    public Duration Service { get; init; }

    /// <summary>Seconds before the service, unless the visit before was at the same location.</summary>
    public Duration Setup { get; init; }

    /// <summary>Sorted and disjoint, at least one.</summary>
    public ImmutableArray<Window> Windows { get; init; } = [Window.Always];

    /// <summary>
    /// By dimension: loaded here, and kept to the next station that accepts it or, if it is the first stop of a pair, to the
    /// second, where it is negative. Every stop has as many as the problem has dimensions.
    /// </summary>
    public required ImmutableArray<Load> Load { get; init; }

    /// <summary>By dimension: brought from the start of the route or the last station that reloads, and left here, before anything is loaded; empty is nothing.</summary>
    public ImmutableArray<Load> Delivery { get; init; } = [];

    /// <summary>Seconds from the start of the horizon: what is delivered leaves where it is taken on no earlier.</summary>
    public Duration Release { get; init; }

    /// <summary>Nothing is loaded here, so that no station has to follow.</summary>
    public bool OnlyDelivers { get; init; }

    /// <summary>From 0 to 63; -1 is none, and goes anywhere.</summary>
    public int Material { get; init; } = -1;

    /// <summary>Price of not visiting; also how mandatory work is told from optional: its price is out of proportion.</summary>
    public required Cost Penalty { get; init; }

    /// <summary>By vehicle kind; empty is all.</summary>
    public ImmutableArray<bool> AllowedKinds { get; init; } = [];
}
