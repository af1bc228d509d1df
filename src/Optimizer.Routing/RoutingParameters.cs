using System.Collections.Immutable;

namespace Optimizer.Routing;

/// <summary>A tunable of the search: what it means, its default and its range, both ends included.</summary>
public sealed record RoutingParameter(string Name, string Meaning, double Default, double Least, double Most);

/// <summary>All tunables of the search.</summary>
public static class RoutingParameters
{
    public static ImmutableArray<RoutingParameter> All { get; } =
    [
        new("mean_removed", "stops that a ruin takes out in the mean", 10, 1, 100),
        new("longest_string", "most stops that a ruin takes out of one route", 10, 1, 200),
        new("split_share", "share of strings with a part spared in their midst", 0.5, 0, 1),
        new("split_depth", "chance that the spared part does not grow by another stop", 0.01, 0.001, 1),
        new("blink_share", "share of places that an insertion overlooks", 0.01, 0, 0.5),
        new("neighbours", "near stops beside which an insertion is tried", 40, 5, 1_000),
        new("ruin_neighbours", "near stops among which a ruin looks for routes", 100, 5, 1_000),
        new("local_neighbours", "near stops that the local search tries to link a stop to", 20, 1, 1_000),
        new("local_share", "share of iterations that end with a local search around what changed", 1, 0, 1),
        new("start_temperature", "first temperature, in mean costs of the way to a near stop", 2, 0.001, 100),
        new("end_temperature", "last temperature, likewise", 0.01, 0.0001, 100),
        new("fleet_share", "share of the search that may go into using fewer vehicles", 0.5, 0, 1),
        new("recombination_share", "share of the time limit in which OR-Tools recombines routes that the search has seen", 0, 0, 0.5),
        new("epoch_iterations", "iterations of each thread between two looks at the others and at the limits", 500, 10, 1_000_000),
    ];
}
