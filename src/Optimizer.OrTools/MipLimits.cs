namespace Optimizer.OrTools;

/// <summary>How long to search, and how.</summary>
public sealed record MipLimits
{
    /// <summary>By the clock; null: none.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Enough is a solution at most this part of the objective away from the bound; 0.01 is one percent.</summary>
    public double RelativeGapLimit { get; init; }

    public int Seed { get; init; } = 1;
}
