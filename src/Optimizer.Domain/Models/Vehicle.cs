using System.Collections.Immutable;

namespace Optimizer.Domain.Models;

/// <summary>One vehicle with its driver.</summary>
public sealed record Vehicle
{
    public required string Id { get; init; }
    public required string VehicleTypeId { get; init; }
    public string? OrganisationId { get; init; }

    /// <summary>At least one; each is at most one route.</summary>
    public required ImmutableArray<Shift> Shifts { get; init; }

    public required VehicleCosts Costs { get; init; }
    public required RouteLimits Limits { get; init; }
    public ImmutableArray<string> BreakRuleIds { get; init; } = [];
}
