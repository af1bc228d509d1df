using System.Collections.Immutable;
using Optimizer.Domain.Models;

namespace Optimizer.Domain.Plans;

/// <summary>One shift of one vehicle: n visits and the n + 1 transitions before, between and after them. Times count from the model's start.</summary>
public sealed record Route
{
    public required string VehicleId { get; init; }
    public required string ShiftId { get; init; }
    public string? StartSiteId { get; init; }
    public string? EndSiteId { get; init; }

    /// <summary>Departure of the first transition.</summary>
    public required TimeSpan Start { get; init; }

    /// <summary>Arrival of the last transition, breaks on it included.</summary>
    public required TimeSpan End { get; init; }

    /// <summary>Empty is the vehicle type's own division.</summary>
    public string ConfigurationId { get; init; } = "";

    /// <summary>On board at the start, for the deliveries of the first trip; null is nothing.</summary>
    public LoadVector? StartLoad { get; init; }

    public required ImmutableArray<Visit> Visits { get; init; }
    public required ImmutableArray<Transition> Transitions { get; init; }
    public ImmutableArray<Break> Breaks { get; init; } = [];
}
