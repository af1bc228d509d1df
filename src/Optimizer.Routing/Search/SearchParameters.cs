using System.Collections.Immutable;

namespace Optimizer.Routing.Search;

/// <summary>The search's tunables; meanings, defaults and ranges are in <see cref="RoutingParameters"/>.</summary>
internal sealed record SearchParameters
{
    public required double MeanRemoved { get; init; }
    public required int LongestString { get; init; }
    public required double SplitShare { get; init; }
    public required double SplitDepth { get; init; }
    public required double BlinkShare { get; init; }
    public required int Neighbours { get; init; }
    public required int RuinNeighbours { get; init; }
    public required double StartTemperature { get; init; }
    public required double EndTemperature { get; init; }
    public required int LocalNeighbours { get; init; }
    public required double LocalShare { get; init; }
    public required double FleetShare { get; init; }
    public required double RecombinationShare { get; init; }
    public required int EpochIterations { get; init; }

    /// <exception cref="ArgumentException">A name is unknown or a value is out of range.</exception>
    public static SearchParameters From(IReadOnlyDictionary<string, double> values)
    {
        foreach (var (name, value) in values)
        {
            var known = RoutingParameters.All.FirstOrDefault(parameter => parameter.Name == name)
                ?? throw new ArgumentException($"There is no parameter '{name}'.");
            if (!(value >= known.Least && value <= known.Most))
                throw new ArgumentException($"Parameter '{name}' is {value}, but goes from {known.Least} to {known.Most}.");
        }

        var all = RoutingParameters.All.ToImmutableDictionary(parameter => parameter.Name, parameter => values.GetValueOrDefault(parameter.Name, parameter.Default));
        return new()
        {
            MeanRemoved = all["mean_removed"],
            LongestString = (int)all["longest_string"],
            SplitShare = all["split_share"],
            SplitDepth = all["split_depth"],
            BlinkShare = all["blink_share"],
            Neighbours = (int)all["neighbours"],
            RuinNeighbours = (int)all["ruin_neighbours"],
            StartTemperature = all["start_temperature"],
            EndTemperature = all["end_temperature"],
            LocalNeighbours = (int)all["local_neighbours"],
            LocalShare = all["local_share"],
            FleetShare = all["fleet_share"],
            RecombinationShare = all["recombination_share"],
            EpochIterations = (int)all["epoch_iterations"],
        };
    }
}
