using System.Collections.Immutable;
using Optimizer.Routing;

namespace Optimizer.Benchmarks;

/// <summary>Which rules a benchmark's problem has; the places, loads and vehicles are the same.</summary>
public enum Rules
{
    /// <summary>Capacity only.</summary>
    Capacity,

    /// <summary>Each stop has a time window of 800 s.</summary>
    Windows,

    /// <summary>
    /// As Capacity, but said with rules that never bind: windows of the whole day, a second load, limits on distance, duration and
    /// number of stops, a station that nobody needs. The difference to Capacity is what rules cost that a model has and does not need.
    /// </summary>
    Trivial,

    /// <summary>As Trivial, and a vehicle with two equal divisions, which only the simulator knows.</summary>
    TrivialSimulated,
}

/// <summary>500 stops on a square of 1,000 m, 100 vehicles with room for about ten of them, distance only.</summary>
internal static class BenchmarkProblem
{
    private const int Stops = 500;
    private const int Day = 1_000_000;

    public static RoutingProblem Make(Rules rules)
    {
        var random = new Random(1);
        var (x, y) = (new double[Stops + 1], new double[Stops + 1]);
        for (var place = 0; place <= Stops; place++)
            (x[place], y[place]) = (random.Next(1_000), random.Next(1_000));
        var isTrivial = rules is Rules.Trivial or Rules.TrivialSimulated;
        var stops = Enumerable.Range(1, Stops).Select(place => new Stop
        {
            Location = place,
            Load = isTrivial ? [random.Next(1, 20), 1] : [random.Next(1, 20)],
            Service = 10,
            Penalty = 1_000_000,
            Windows = [WindowOf(rules, random)],
        });
        return new(
            [new TravelTable(new PlanarTravel(x, y, PlanarTravelRounding.Nearest, scale: 1, metresPerSecond: 1), Stops + 1)],
            [.. stops],
            [Kind(rules)],
            stations: isTrivial ? [new Station { Location = 0 }] : [],
            dimensions: isTrivial ? 2 : 1);
    }

    /// <summary>The same places as pairs: every second stop takes off what the one before has loaded.</summary>
    public static RoutingProblem MakePairs(Rules rules)
    {
        var single = Make(rules);
        return new(
            single.Travel,
            [.. single.Stops.Select((stop, index) => index % 2 == 0 ? stop : stop with { Load = [-single.Stops[index - 1].Load[0]] })],
            single.Kinds,
            groups: [.. Enumerable.Range(0, Stops / 2).Select(pair => new StopGroup([2 * pair, (2 * pair) + 1], IsOrdered: true, IsPair: true))]);
    }

    private static Window WindowOf(Rules rules, Random random)
    {
        var start = random.Next(2_000);
        return rules switch
        {
            Rules.Capacity => Window.Always,
            Rules.Windows => Window.Hard(start, start + 800),
            _ => Window.Hard(0, Day),
        };
    }

    private static VehicleKind Kind(Rules rules)
    {
        var isTrivial = rules is Rules.Trivial or Rules.TrivialSimulated;
        ImmutableArray<Compartment> division = [new Compartment(isTrivial ? [100, Stops] : [100], ulong.MaxValue)];
        var kind = new VehicleKind { Count = 100, StartLocation = 0, EndLocation = 0, Configurations = rules == Rules.TrivialSimulated ? [division, division] : [division], DistanceCost = 1 };
        return isTrivial ? kind with { MaxDistance = Day, MaxDuration = Day, MaxStops = Stops } : kind;
    }
}
