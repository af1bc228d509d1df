using System.Collections.Immutable;

namespace Optimizer.OrTools;

/// <summary>
/// Vehicles that are alike. Ways are squares of numbers of stops + 1, row by row from, column by column to; the last row is the start of
/// the route, the last column its end. Times are seconds.
/// </summary>
public sealed record LibraryKind
{
    public required int Count { get; init; }
    public long FixedCost { get; init; }

    /// <summary>Of each way; less than zero where there is none.</summary>
    public required ImmutableArray<long> Costs { get; init; }

    /// <summary>Of each way, metres; empty where not limited.</summary>
    public ImmutableArray<long> Distances { get; init; } = [];

    /// <summary>Of each way with the service where it begins; empty without times.</summary>
    public ImmutableArray<long> Durations { get; init; } = [];

    /// <summary>By dimension, most on board.</summary>
    public required ImmutableArray<long> Capacities { get; init; }

    public long? MostDistance { get; init; }

    /// <summary>From departure to return.</summary>
    public long? MostDuration { get; init; }

    public long? MostStops { get; init; }
    public (long Earliest, long Latest) Departure { get; init; }
    public (long Earliest, long Latest) Return { get; init; }

    /// <summary>For every second from departure to return, besides the costs of ways.</summary>
    public long DurationCost { get; init; }

    /// <summary>Return after this costs <see cref="OvertimeCost"/> a second.</summary>
    public long RegularEnd { get; init; }

    public long OvertimeCost { get; init; }
}
