namespace Optimizer.Domain.Models;

/// <summary>What a plan is judged by: the sum of its terms in cents. Every weight is at least 0.</summary>
public sealed record Objective
{
    public static Objective Default { get; } = new();

    /// <summary>Times everything that costs money.</summary>
    public double CostWeight { get; init; } = 1;

    public double DistanceCentsPerKm { get; init; }

    /// <summary>From departure to return.</summary>
    public double DurationCentsPerHour { get; init; }

    /// <summary>Well to wheel.</summary>
    public double Co2ePriceCentsPerTonne { get; init; } = 10_000;

    public double PenaltyWeight { get; init; } = 1;

    /// <summary>For all that the smallest share of a need's amount that is met is missing to 1.</summary>
    public long FairnessPriceCents { get; init; }
}
