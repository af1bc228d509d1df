using System.Collections.Immutable;

namespace Optimizer.Routing;

/// <summary>A choice between speed and quality: a time limit, and values of tunables that differ from their defaults.</summary>
public sealed record RoutingPreset(string Name, string Meaning, TimeSpan TimeLimit, ImmutableSortedDictionary<string, double> Parameters);

/// <summary>All presets, the cheapest first.</summary>
public static class RoutingPresets
{
    public const string Default = "balanced";

    public static ImmutableArray<RoutingPreset> All { get; } =
    [
        new("fast", "a good plan while someone waits: fewer places are tried, fewer stops moved at once", TimeSpan.FromSeconds(2), Values(
            ("mean_removed", 7), ("neighbours", 20), ("ruin_neighbours", 60), ("start_temperature", 1))),
        new(Default, "the tunables' own defaults", TimeSpan.FromSeconds(10), Values()),
        new("quality", "the best plan that a minute or more can find: more places are tried", TimeSpan.FromSeconds(60), Values(
            ("neighbours", 60), ("ruin_neighbours", 150))),
    ];

    private static ImmutableSortedDictionary<string, double> Values(params (string Name, double Value)[] values) =>
        values.ToImmutableSortedDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal);
}
