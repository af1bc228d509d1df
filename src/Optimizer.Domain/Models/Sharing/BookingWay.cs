using System.Collections.Immutable;

namespace Optimizer.Domain.Models.Sharing;

/// <summary>One way to serve a booking.</summary>
public sealed record BookingWay
{
    public required string SiteId { get; init; }

    /// <summary>Assets that are used together, a different one for each; at least one.</summary>
    public required ImmutableArray<AssetRequirement> Requirements { get; init; }

    /// <summary>Of use alone; above zero.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The use starts no earlier.</summary>
    public required TimeSpan EarliestStart { get; init; }

    /// <summary>The use ends no later.</summary>
    public required TimeSpan LatestEnd { get; init; }

    /// <summary>When the use had best start; null: any time.</summary>
    public TimeSpan? PreferredStart { get; init; }

    /// <summary>Price of choosing this way.</summary>
    public long CostCents { get; init; }
}
