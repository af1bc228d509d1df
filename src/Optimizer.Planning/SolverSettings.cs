using System.Collections.Immutable;

namespace Optimizer.Planning;

/// <summary>How long and how to search, with every default filled in.</summary>
public sealed record SolverSettings
{
    public static TimeSpan DefaultTimeLimit { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Null only when there is an iteration limit.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Over all threads. Same seed, threads and iteration limit: same plan.</summary>
    public long? IterationLimit { get; init; }

    /// <summary>Iterations without a better plan.</summary>
    public long? NoImprovementLimit { get; init; }

    public long? TargetObjectiveCents { get; init; }
    public long Seed { get; init; } = 1;

    /// <summary>From 1 to 64.</summary>
    public int Threads { get; init; } = 1;

    public string Engine { get; init; } = "routing";

    /// <summary>Values of the engine's parameters by name.</summary>
    public ImmutableSortedDictionary<string, double> Parameters { get; init; } = ImmutableSortedDictionary<string, double>.Empty;
}
