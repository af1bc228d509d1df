using System.Collections.Immutable;
using Optimizer.Routing;

namespace Optimizer.Planning;

/// <summary>How long and how to search, with every default filled in.</summary>
public sealed record SolverSettings
{
    /// <summary>Null: the preset's, or none when there is an iteration limit.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Over all threads. Same seed, threads and iteration limit: same plan.</summary>
    public long? IterationLimit { get; init; }

    /// <summary>Iterations without a better plan.</summary>
    public long? NoImprovementLimit { get; init; }

    public long? TargetObjectiveCents { get; init; }
    public long Seed { get; init; } = 1;

    /// <summary>From 1 to 64.</summary>
    public int Threads { get; init; } = 1;

    public string Engine { get; init; } = Engines.Default;

    /// <summary>The name of one of <see cref="Engines.Presets"/>.</summary>
    public string Preset { get; init; } = RoutingPresets.Default;

    /// <summary>Values of the engine's parameters by name; they win over the preset's.</summary>
    public ImmutableSortedDictionary<string, double> Parameters { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>The time limit in effect; null only when there is an iteration limit instead.</summary>
    public TimeSpan? TimeLimitInEffect() => TimeLimit ?? (IterationLimit is null ? PresetInEffect().TimeLimit : null);

    /// <summary>The preset's values, as far as the engine has such parameters, and over them those given; what is in neither has its default.</summary>
    public ImmutableSortedDictionary<string, double> ParametersInEffect() => PresetInEffect().Parameters
        .RemoveRange(PresetInEffect().Parameters.Keys.Except(Engines.ParametersOf(Engine).Select(known => known.Name)))
        .SetItems(Parameters);

    private EnginePreset PresetInEffect() => Engines.Presets.FirstOrDefault(preset => preset.Name == Preset)
        ?? throw new ArgumentException($"There is no preset '{Preset}'. Use one of {string.Join(", ", Engines.Presets.Select(preset => preset.Name))}.");
}
