using System.Collections.Immutable;

namespace Optimizer.Domain.Models;

/// <summary>A home of vehicles.</summary>
public sealed record Depot
{
    public required string Id { get; init; }
    public required string SiteId { get; init; }
    public string? OrganisationId { get; init; }

    /// <summary>When vehicles may leave and return; empty means always.</summary>
    public ImmutableArray<TimeWindow> OpeningWindows { get; init; } = [];
}
