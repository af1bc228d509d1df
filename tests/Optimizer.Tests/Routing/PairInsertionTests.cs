using Optimizer.Routing;
using Optimizer.Routing.Search;

namespace Optimizer.Tests.Routing;

/// <summary>The twin simulates a pair at every two places of every route.</summary>
public class PairInsertionTests
{
    private const int Seeds = 12;

    public static TheoryData<PairRules> Rules => [.. Enum.GetValues<PairRules>()];

    [Theory, MemberData(nameof(Rules))]
    public void The_best_two_places_are_what_trying_every_two_places_finds(PairRules rules)
    {
        var (asGood, trials) = (0, 0);
        for (var seed = 0; seed < Seeds; seed++)
        {
            var tours = new Tours(new SearchData(PairProblems.Draw(seed, pairs: 9, rules)));
            for (var pair = 0; pair < 9; pair++)
            {
                var (first, second) = (2 * pair, (2 * pair) + 1);
                var found = FindPlaces(tours, first, second);
                var least = LeastBySimulation(tours, first, second);

                Assert.True(found.Delta >= least, $"{rules}, seed {seed}, pair {pair}: {found.Delta} is promised, {least} is possible.");
                if (IsExact(rules))
                    Assert.True(found.Delta == least, $"{rules}, seed {seed}, pair {pair}: {found.Delta}, but {least} is possible.");
                (asGood, trials) = (asGood + (found.Delta == least ? 1 : 0), trials + 1);
                if (found.Exists)
                    AssertKeepsPromise(tours, first, second, found);
            }
        }

        // A bounded number of simulations, the shortest ways first.
        Assert.True(asGood >= 0.8 * trials, $"{rules}: {asGood} of {trials}.");
    }

    [Theory, MemberData(nameof(Rules))]
    public void Pairs_are_placed_whole_and_in_order_or_not_at_all(PairRules rules)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var problem = PairProblems.Draw(seed, pairs: 12, rules, mayStayAbsent: seed % 2 == 0);
            var tours = new Tours(new SearchData(problem));
            var pairs = new PairInsertion(tours, new Neighbours(tours.Data, 30), SearchParameters.From(new Dictionary<string, double>()), new(1));
            for (var step = 0; step < 30; step++)
            {
                var pair = (step * 5) % 12;
                if (tours.RouteOf(2 * pair) >= 0)
                    Remove(tours, 2 * pair, (2 * pair) + 1);
                var before = tours.Cost;
                tours.Mark();
                if (!pairs.TryPlace(2 * pair, (2 * pair) + 1, blinkShare: 0))
                    Assert.Equal((before, -1, -1), (tours.Cost, tours.RouteOf(2 * pair), tours.RouteOf((2 * pair) + 1)));
                else
                    Assert.True(tours.Cost < before && tours.RouteOf(2 * pair) == tours.RouteOf((2 * pair) + 1) && tours.PositionOf(2 * pair) < tours.PositionOf((2 * pair) + 1));
            }

            var best = new BestTours(tours.Data);
            best.TakeAll(tours);
            var solution = SolutionReader.Read(tours.Data, best);
            SolutionCheck.AssertSound(problem, solution);
            Assert.Equal(tours.Cost, solution.Cost);
        }
    }

    [Fact]
    public void Two_collections_in_order_count_both_for_the_limit_of_a_route()
    {
        // 10 and 10 are one more than the route may load; each of them alone is not.
        var truck = Line.Truck with { RouteLoadLimit = [19], DistanceCost = 1 };
        var problem = new RoutingProblem(Line.Problem(truck, []).Travel, [Line.At(1), Line.At(2)], [truck], groups: [new([0, 1], IsOrdered: true)]);

        var found = RoutingEngine.Solve(problem, new() { IterationLimit = 20 }, TimeProvider.System);

        Assert.Equal([0, 1], found.Solution.Absent.ToArray());
    }

    [Fact]
    public void A_pair_goes_to_a_vehicle_that_must_return_empty()
    {
        // What is fetched at km 1 is left at km 2; out and back are 4 km.
        var truck = Line.Truck with { ReturnsEmpty = true, DistanceCost = 1 };
        var problem = Line.Problem(truck, [Line.At(1), Line.At(2) with { Load = [-10] }], pairs: [(0, 1)]);

        var found = RoutingEngine.Solve(problem, new() { IterationLimit = 20 }, TimeProvider.System);

        Assert.Equal(4_000, found.Solution.Cost);
    }

    [Fact]
    public void Two_collections_do_not_go_to_a_vehicle_that_has_nowhere_to_become_empty()
    {
        var truck = Line.Truck with { ReturnsEmpty = true, DistanceCost = 1 };
        var problem = new RoutingProblem(Line.Problem(truck, []).Travel, [Line.At(1), Line.At(2)], [truck], groups: [new([0, 1], IsOrdered: true)]);

        var found = RoutingEngine.Solve(problem, new() { IterationLimit = 20 }, TimeProvider.System);

        Assert.Equal([0, 1], found.Solution.Absent.ToArray());
    }

    private static bool IsExact(PairRules rules) => rules is PairRules.CapacityOnly or PairRules.Windows or PairRules.TimeCosts or PairRules.TwoCollections;

    private static PairPlacement FindPlaces(Tours tours, int first, int second)
    {
        var best = new PairPlacement(long.MaxValue, -1, -1);
        for (var vehicle = 0; vehicle < tours.Data.VehicleCount; vehicle++)
            tours.TryPair(first, second, vehicle, 0, new(1), ref best);
        tours.DecidePair(first, second, ref best);
        return best;
    }

    private static long LeastBySimulation(Tours tours, int first, int second)
    {
        var simulator = new RouteSimulator(tours.Data);
        var least = long.MaxValue;
        for (var vehicle = 0; vehicle < tours.Data.VehicleCount; vehicle++)
        {
            var kind = tours.KindOf(vehicle);
            if (!tours.Data.AllowedKinds[(kind * tours.Data.StopCount) + first] || !tours.Data.AllowedKinds[(kind * tours.Data.StopCount) + second])
                continue;
            var codes = tours.CodesOf(vehicle).ToArray();
            for (var one = 0; one <= codes.Length; one++)
            {
                for (var other = one; other <= codes.Length; other++)
                {
                    if (simulator.TrySimulate(kind, [.. codes[..one], first, .. codes[one..other], second, .. codes[other..]]))
                        least = Math.Min(least, simulator.Cost - tours.RouteCost(vehicle));
                }
            }
        }

        return least;
    }

    private static void AssertKeepsPromise(Tours tours, int first, int second, PairPlacement found)
    {
        var expected = tours.Cost + found.Delta - tours.Data.Penalty[first] - tours.Data.Penalty[second];
        tours.Mark();
        tours.PlacePair(first, second, found);
        Assert.Equal(expected, tours.Cost);
    }

    private static void Remove(Tours tours, int first, int second)
    {
        var vehicle = tours.RouteOf(first);
        tours.Mark();
        tours.Touch(vehicle);
        tours.Remove(first);
        tours.Remove(second);
        if (!tours.TryRefresh(vehicle))
            tours.Rollback();
    }
}
