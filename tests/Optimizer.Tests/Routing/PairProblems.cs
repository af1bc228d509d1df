using Optimizer.Routing;

namespace Optimizer.Tests.Routing;

/// <summary>Which rules a problem of pairs has.</summary>
public enum PairRules
{
    CapacityOnly,
    Windows,
    TimeCosts,
    WindowsAndTimeCosts,
    Energy,
    SoftWindows,
    Breaks,

    /// <summary>Both are loaded, and stay so.</summary>
    TwoCollections,
}

/// <summary>Random problems of pairs: stop 2n is fetched and stop 2n + 1 is where it goes; two dimensions, two kinds.</summary>
internal static class PairProblems
{
    public static RoutingProblem Draw(int seed, int pairs, PairRules rules, bool mayStayAbsent = false)
    {
        var random = new Random(seed);
        var (x, y) = (new double[1 + (2 * pairs)], new double[1 + (2 * pairs)]);
        for (var place = 0; place < x.Length; place++)
            (x[place], y[place]) = (random.Next(1_000), random.Next(1_000));

        // Rounded up, no way is shorter over a third place.
        return new(
            [new TravelTable(new PlanarTravel(x, y, PlanarTravelRounding.Up, scale: 1, metresPerSecond: 1), x.Length)],
            [.. Enumerable.Range(0, pairs).SelectMany(pair => DrawPair(random, pair, rules, mayStayAbsent))],
            [DrawKind(random, rules, pairs), DrawKind(random, rules, pairs) with { FixedCost = 90_000, MaxStops = 8, RouteLoadLimit = [60, 60] }],
            groups: [.. Enumerable.Range(0, pairs).Select(pair => new StopGroup([2 * pair, (2 * pair) + 1], IsOrdered: true, IsPair: rules != PairRules.TwoCollections))],
            dimensions: 2,
            points: [.. x.Zip(y).Select(point => ((float)point.First, (float)point.Second))]);
    }

    private static Stop[] DrawPair(Random random, int pair, PairRules rules, bool mayStayAbsent)
    {
        var (load, other, penalty) = (random.Next(1, 25), random.Next(0, 10), mayStayAbsent ? 400_000 : 50_000_000);
        var fetch = new Stop
        {
            Location = 1 + (2 * pair),
            Load = [load, other],
            Service = random.Next(60),
            Windows = [WindowOf(random, rules, 0)],
            Penalty = penalty,
            AllowedKinds = random.Next(4) == 0 ? [true, false] : [],
        };
        return [fetch, fetch with { Location = 2 + (2 * pair), Load = rules == PairRules.TwoCollections ? [load, 0] : [-load, -other], Windows = [WindowOf(random, rules, 1_500)], AllowedKinds = [] }];
    }

    private static Window WindowOf(Random random, PairRules rules, int from)
    {
        var start = from + random.Next(2_000);
        var end = start + random.Next(400, 3_000);
        return rules switch
        {
            PairRules.Windows or PairRules.WindowsAndTimeCosts => Window.Hard(start, end),
            PairRules.SoftWindows => new(0, 20_000, start, end, EarlyCost: 300, LateCost: 700),
            _ => Window.Always,
        };
    }

    private static VehicleKind DrawKind(Random random, PairRules rules, int pairs)
    {
        var hasTimeCosts = rules is PairRules.TimeCosts or PairRules.WindowsAndTimeCosts;
        return new()
        {
            Count = (pairs / 2) + 1,
            StartLocation = 0,
            EndLocation = 0,
            Configurations = [[new Compartment([random.Next(30, 60), 15], ulong.MaxValue)]],
            StartWindows = [Window.Hard(0, 20_000)],
            EndWindows = [Window.Hard(0, 20_000)],
            MaxDuration = random.Next(5_000, 15_000),
            MaxDistance = 9_000,
            RegularEnd = 4_000,
            DistanceCost = 1_000,
            DrivingCost = hasTimeCosts ? 500 : 0,
            ServiceCost = hasTimeCosts ? 400 : 0,
            WaitingCost = hasTimeCosts ? 300 : 0,
            DurationCost = hasTimeCosts ? 200 : 0,
            OvertimeCost = hasTimeCosts ? 700 : 0,
            Energy = rules == PairRules.Energy ? new([.. Enumerable.Repeat(200.0, 300)], [.. Enumerable.Range(0, 300).Select(step => 20.0 - (step / 20.0))], 50, 3) : null,
            Breaks = rules == PairRules.Breaks ? BreakRules.None with { Windows = [new(1_500, 3_000, 900)] } : BreakRules.None,
        };
    }
}
