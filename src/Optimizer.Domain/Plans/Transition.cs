using Optimizer.Domain.Emissions;

namespace Optimizer.Domain.Plans;

/// <summary>The way to the next visit; without distance where a shift has no start or end site.</summary>
public sealed record Transition
{
    public string? FromSiteId { get; init; }
    public string? ToSiteId { get; init; }
    public required TimeSpan Departure { get; init; }

    /// <summary>Departure plus driving plus the breaks on the way.</summary>
    public required TimeSpan Arrival { get; init; }

    public required TimeSpan Driving { get; init; }
    public required long DistanceMetres { get; init; }
    public required double LoadMassKg { get; init; }
    public required EnergyUse Energy { get; init; }
}
