using System.Collections.Immutable;

namespace Optimizer.Domain.Models;

/// <summary>A kind of vehicle.</summary>
public sealed record VehicleType
{
    public required string Id { get; init; }
    public required string Name { get; init; }

    /// <summary>The ways to divide it, at least one; the first is the type's own, with an empty id.</summary>
    public required ImmutableArray<CapacityConfiguration> Configurations { get; init; }

    public required double CurbMassKg { get; init; }

    /// <summary>Most that vehicle and load weigh together; null is no limit besides the compartments.</summary>
    public double? GrossMassKg { get; init; }

    /// <summary>A vehicle class of the factor set.</summary>
    public required string EnergyClassId { get; init; }

    /// <summary>Measured, instead of the class's energy law; null where the law holds.</summary>
    public Consumption? Consumption { get; init; }

    public ImmutableArray<string> Skills { get; init; } = [];

    /// <summary>Driving durations are divided by this; above 0.</summary>
    public double SpeedFactor { get; init; } = 1;

    public string? TravelProfileId { get; init; }
}
