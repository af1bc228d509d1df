namespace Optimizer.OrTools;

/// <summary>How long to search, and how. Same seed, one worker, and no limit but the deterministic one: same solution.</summary>
public sealed record CpLimits
{
    /// <summary>By the clock; null: none.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>In work done: a unit of about a second of one worker that does not depend on the machine; null: none.</summary>
    public double? DeterministicTimeLimit { get; init; }

    /// <summary>Enough is a solution at most this part of the objective away from the bound; 0.01 is one percent.</summary>
    public double RelativeGapLimit { get; init; }

    public int Seed { get; init; } = 1;

    /// <summary>Threads.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>Whether a single worker takes turns between ways to search, neighbourhoods of the best solution among them: better solutions of large models, later proofs of small ones.</summary>
    public bool TakesTurns { get; init; }

    /// <summary>Whether the linear relaxation has all constraints, with cuts for circuits and routes: much better bounds, slower steps.</summary>
    public bool SeparatesCuts { get; init; }
}
