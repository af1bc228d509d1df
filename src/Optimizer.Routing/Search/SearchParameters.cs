using System.Collections.Immutable;

namespace Optimizer.Routing.Search;

/// <summary>The search's tunables with their defaults; names as in <see cref="RoutingParameters"/>.</summary>
internal sealed record SearchParameters
{
    public double MeanRemoved { get; init; } = 10;
    public int LongestString { get; init; } = 10;
    public double SplitShare { get; init; } = 0.5;
    public double SplitDepth { get; init; } = 0.01;
    public double BlinkShare { get; init; } = 0.01;
    public int Neighbours { get; init; } = 40;
    public int RuinNeighbours { get; init; } = 100;
    public double StartTemperature { get; init; } = 1;
    public double EndTemperature { get; init; } = 0.01;
    public double FleetShare { get; init; } = 0.15;
    public int EpochIterations { get; init; } = 500;

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
            FleetShare = all["fleet_share"],
            EpochIterations = (int)all["epoch_iterations"],
        };
    }
}
