using System.Collections.Immutable;
using Optimizer.Routing;

namespace Optimizer.Tests.Routing;

/// <summary>Small random problems of the usual variants of vehicle routing; each is a base problem with what the variant adds.</summary>
internal static class Variants
{
    private const int Vehicles = 3;

    public static IReadOnlyDictionary<string, Func<int, RoutingProblem>> All { get; } = new Dictionary<string, Func<int, RoutingProblem>>
    {
        ["capacity"] = seed => Draw(seed, stops: 7),
        ["capacity and a price for vehicles"] = seed => Draw(seed, stops: 7, kind: (kind, _) => kind with { FixedCost = 700 }),
        ["capacity and few stops on a route"] = seed => Draw(seed, stops: 7, kind: (kind, _) => kind with { MaxStops = 3 }),
        ["deliveries"] = seed => Draw(seed, stops: 7, stop: (stop, _) => stop with { Load = [0], Delivery = stop.Load }),
        ["optional stops"] = seed => Draw(seed, stops: 7, stop: (stop, random) => stop with { Penalty = random.Next(100, 900) }),
        ["optional stops on routes of some length"] = seed => Draw(seed, stops: 7, stop: (stop, random) => stop with { Penalty = random.Next(100, 900) }, kind: (kind, _) => kind with { MaxDistance = 1_000_000 }),
        ["too few vehicles"] = seed => Draw(seed, stops: 7, stop: (stop, random) => stop with { Penalty = random.Next(1_000, 5_000) }, kind: (kind, _) => kind with { Count = 1 }),
        ["windows"] = seed => Draw(seed, stops: 7, stop: (stop, random) => stop with { Windows = [Hard(random, 600)] }),
        ["several windows"] = seed => Draw(seed, stops: 6, stop: (stop, random) => stop with { Windows = [Hard(random, 300), Window.Hard(2_500, 2_700), Window.Hard(4_000, 4_500)] }, kind: Timed),
        ["soft windows"] = seed => Draw(seed, stops: 6, stop: (stop, random) => stop with { Windows = [Soft(random)] }, kind: Timed),
        ["pairs"] = seed => Paired(Draw(seed, stops: 8)),
        ["pairs and windows"] = seed => Paired(Draw(seed, stops: 8, stop: (stop, random) => stop with { Windows = [Hard(random, 1_500)] }, kind: Timed)),
        ["optional pairs"] = seed => Paired(Draw(seed, stops: 8, stop: (stop, random) => stop with { Penalty = random.Next(100, 700) })),
        ["several depots"] = seed => Draw(seed, stops: 6, kinds: 3, kind: (kind, random) => kind with { Count = 2, StartLocation = random.Next(3), EndLocation = random.Next(3) }),
        ["unlike vehicles"] = seed => Draw(seed, stops: 6, kinds: 3, kind: (kind, random) => kind with { Count = 1, FixedCost = random.Next(1_000), DistanceCost = random.Next(1, 4), Configurations = [[new Compartment([random.Next(20, 80)], ulong.MaxValue)]] }),
        ["groups and unlike vehicles"] = seed => Grouped(Draw(seed, stops: 6, kinds: 3, kind: (kind, random) => kind with { Count = 2, FixedCost = random.Next(1_000), Configurations = [[new Compartment([random.Next(20, 80)], ulong.MaxValue)]] })),
        ["fetched and brought at once"] = seed => Draw(seed, stops: 6, stop: (stop, random) => stop with { Delivery = [random.Next(1, 20)] }),
        ["limited duration"] = seed => Draw(seed, stops: 6, stop: (stop, random) => stop with { Windows = [Hard(random, 2_000)] }, kind: (kind, _) => kind with { MaxDuration = 3_000 }),
        ["limited distance"] = seed => Draw(seed, stops: 6, kind: (kind, _) => kind with { MaxDistance = 2_400 }),
        ["open routes"] = seed => Draw(seed, stops: 7, kind: (kind, _) => kind with { EndLocation = Plane.Nowhere }),
        ["a price of energy"] = seed => Draw(seed, stops: 6, kind: (kind, _) => kind with { Energy = new([.. Enumerable.Repeat(2.0, 100)], [.. Enumerable.Range(0, 100).Select(step => 0.3 - (step / 1_000.0))], PerStop: 5, PerStopAndMass: 1) }),
        ["prices of time"] = seed => Draw(seed, stops: 6, stop: (stop, random) => stop with { Windows = [Hard(random, 800)] }, kind: Timed),
    };

    private static RoutingProblem Draw(int seed, int stops, Func<Stop, Random, Stop>? stop = null, Func<VehicleKind, Random, VehicleKind>? kind = null, int kinds = 1)
    {
        var random = new Random(seed);
        var plane = new Plane(random, stops);
        ImmutableArray<Stop> drawn = [.. Enumerable.Range(0, stops).Select(index => new Stop { Location = Plane.Depots + index, Load = [random.Next(1, 25)], Service = random.Next(100), Penalty = 100_000 })];
        return new(
            [new TravelTable(plane, Plane.Depots + stops)],
            stop is null ? drawn : [.. drawn.Select(each => stop(each, random))],
            [.. Enumerable.Range(0, kinds).Select(_ => Kind(kind, random))],
            points: plane.Points);
    }

    private static VehicleKind Kind(Func<VehicleKind, Random, VehicleKind>? change, Random random)
    {
        var kind = new VehicleKind { Count = Vehicles, StartLocation = 0, EndLocation = 0, Configurations = [[new Compartment([50], ulong.MaxValue)]], DistanceCost = 1 };
        return change is null ? kind : change(kind, random);
    }

    private static VehicleKind Timed(VehicleKind kind, Random random) =>
        kind with { DrivingCost = random.Next(3), ServiceCost = 1, WaitingCost = random.Next(3), DurationCost = random.Next(2), OvertimeCost = 2, RegularEnd = 2_000 };

    private static Window Hard(Random random, int length)
    {
        var start = random.Next(2_000);
        return Window.Hard(start, start + Math.Min(length, 2_400 - start));
    }

    private static Window Soft(Random random)
    {
        var wanted = random.Next(500, 2_000);
        return new(0, 10_000, wanted, wanted + 300, EarlyCost: random.Next(3), LateCost: random.Next(4));
    }

    /// <summary>The second of two stops takes off what the first has loaded.</summary>
    private static RoutingProblem Paired(RoutingProblem problem) => new(
        problem.Travel,
        [.. problem.Stops.Select((stop, index) => index % 2 == 0 ? stop : stop with { Load = [-problem.Stops[index - 1].Load[0]] })],
        problem.Kinds,
        groups: [.. Enumerable.Range(0, problem.Stops.Length / 2).Select(pair => new StopGroup([2 * pair, (2 * pair) + 1], IsOrdered: true, IsPair: true))],
        points: problem.Points);

    /// <summary>Three stops in order, and two in any.</summary>
    private static RoutingProblem Grouped(RoutingProblem problem) => new(
        problem.Travel, problem.Stops, problem.Kinds, groups: [new([0, 1, 2], IsOrdered: true), new([3, 4], IsOrdered: false)], points: problem.Points);

    /// <summary>A square of a kilometre, a metre a second; three depots, a place that is nowhere, then the stops.</summary>
    private sealed class Plane : ITravelFunction
    {
        public const int Nowhere = 3;
        public const int Depots = 4;

        public Plane(Random random, int stops) =>
            Points = [.. Enumerable.Range(0, Depots + stops).Select(_ => ((float)random.Next(1_000), (float)random.Next(1_000)))];

        public ImmutableArray<(float X, float Y)> Points { get; }

        public Arc Between(int from, int to)
        {
            if (from == Nowhere || to == Nowhere)
                return default;
            var metres = (int)Math.Round(Math.Sqrt(Math.Pow(Points[from].X - Points[to].X, 2) + Math.Pow(Points[from].Y - Points[to].Y, 2)));
            return new(metres, metres);
        }
    }
}
