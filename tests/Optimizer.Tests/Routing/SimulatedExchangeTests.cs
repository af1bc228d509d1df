using Optimizer.Routing;
using Optimizer.Routing.Search;

namespace Optimizer.Tests.Routing;

/// <summary>Local search where the simulation has the last word: what it promises is kept, and what it refuses cannot be driven.</summary>
public class SimulatedExchangeTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 40)];

    [Theory, MemberData(nameof(Seeds))]
    public void Every_exchange_keeps_its_promise_and_tears_no_group(int seed)
    {
        var tours = Constructed(seed);
        Assert.True(tours.MayExchange);
        var (random, made) = (new Random(seed), 0);
        for (var trial = 0; trial < 400; trial++)
        {
            var best = new Exchange(long.MaxValue, -1, 0, -1, 0);
            Offer(tours, random, ref best);
            tours.DecideExchange(ref best);
            if (!best.Exists)
                continue;
            var expected = tours.Cost + best.Delta;
            tours.Mark();
            tours.Make(best);
            Assert.Equal(expected, tours.Cost);
            AssertIsRight(tours);
            if (random.Next(3) == 0)
                tours.Rollback();
            made++;
        }

        Assert.True(made >= 10, $"{made} made.");
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Local_search_never_costs_more_and_rolls_back(int seed)
    {
        var tours = Constructed(seed);
        var improvement = new LocalSearch(tours, new Neighbours(tours.Data, 20), Parameters);
        tours.Mark();
        var cost = tours.Cost;
        improvement.RunAround([.. Enumerable.Range(0, tours.Data.StopCount)]);
        Assert.True(tours.Cost <= cost);
        AssertIsRight(tours);
        tours.Rollback();
        Assert.Equal(cost, tours.Cost);
        AssertIsRight(tours);
    }

    [Fact]
    public void Local_search_finds_something()
    {
        var saved = 0;
        foreach (var seed in Enumerable.Range(0, 40))
        {
            var tours = Constructed(seed);
            var cost = tours.Cost;
            new LocalSearch(tours, new Neighbours(tours.Data, 20), Parameters).RunAround([.. Enumerable.Range(0, tours.Data.StopCount)]);
            saved += tours.Cost < cost ? 1 : 0;
        }

        Assert.True(saved > 30, $"{saved} of 40 are better.");
    }

    [Fact]
    public void A_part_whose_materials_do_not_fit_cannot_be_driven_there()
    {
        var refused = 0;
        for (var seed = 0; seed < 30; seed++)
        {
            var tours = InsertionFilterTests.Constructed(InsertionFilterTests.Materials(seed));
            var random = new Random(seed);
            for (var trial = 0; trial < 400; trial++)
            {
                var (slot, to, count) = (ToursExchangeTests.AnySlot(tours, random), ToursExchangeTests.AnySlot(tours, random), random.Next(1, 3));
                if (tours.PartAfter(slot, count) is not { Exists: true } part || to == slot || (tours.RouteOf(to) == tours.RouteOf(slot) && IsWithin(tours, part, to)) || tours.MaterialsFit(part, to, tours.Next(to)))
                    continue;
                refused++;
                Assert.False(new RouteSimulator(tours.Data).TrySimulate(tours.KindOf(tours.RouteOf(to)), WithPart(tours, part, to)), $"Seed {seed}, trial {trial}.");
            }
        }

        Assert.True(refused > 300, $"{refused} refused.");
    }

    [Fact]
    public void The_most_promising_exchanges_wait_in_order()
    {
        var (queue, random) = (new ExchangeQueue(), new Random(5));
        for (var trial = 0; trial < 200; trial++)
        {
            queue.Clear();
            var offered = Enumerable.Range(0, random.Next(30)).Select(slot => new Exchange(random.Next(100), slot, 0, 0, 0)).ToArray();
            foreach (var exchange in offered)
                queue.Add(exchange);
            Assert.Equal(offered.OrderBy(exchange => exchange.Delta).Take(ExchangeQueue.Most).ToArray(), queue.Waiting.ToArray());
        }
    }

    private static SearchParameters Parameters { get; } = SearchParameters.From(new Dictionary<string, double>());

    private static void Offer(Tours tours, Random random, ref Exchange best)
    {
        var (a, b) = (ToursExchangeTests.AnySlot(tours, random), ToursExchangeTests.AnySlot(tours, random));
        if (tours.RouteOf(a) == tours.RouteOf(b) && random.Next(2) == 0)
            tours.TryTurn(a, b, ref best);
        else if (tours.RouteOf(a) == tours.RouteOf(b))
            tours.TryShift(a, random.Next(1, 4), b, ref best);
        else if (random.Next(2) == 0)
            tours.TryTails(a, b, ref best);
        else
            tours.TryExchange(a, random.Next(3), b, random.Next(3), ref best);
    }

    private static bool IsWithin(Tours tours, in Tours.Part part, int slot) =>
        tours.PositionOf(slot) >= tours.PositionOf(part.First) && tours.PositionOf(slot) <= tours.PositionOf(part.Last);

    /// <summary>The route of a slot with a part after it, which leaves the place that it has on the same route.</summary>
    private static int[] WithPart(Tours tours, Tours.Part part, int to)
    {
        var moved = new List<int>();
        for (var stop = part.First; moved.Count < part.Count; stop = tours.Next(stop))
            moved.Add(stop);
        var route = new List<int>();
        for (var slot = tours.Start(tours.RouteOf(to)); slot != tours.End(tours.RouteOf(to)); slot = tours.Next(slot))
        {
            if (slot != tours.Start(tours.RouteOf(to)) && !moved.Contains(slot))
                route.Add(tours.CodeOf(slot));
            if (slot == to)
                route.AddRange(moved);
        }

        return [.. route];
    }

    /// <summary>The simulation of every route is what the cost says, and groups are on one route, in order.</summary>
    private static void AssertIsRight(Tours tours)
    {
        var (data, simulator) = (tours.Data, new RouteSimulator(tours.Data));
        var sum = tours.Absent.ToArray().Sum(stop => data.Penalty[stop]);
        for (var vehicle = 0; vehicle < data.VehicleCount; vehicle++)
        {
            var codes = tours.CodesOf(vehicle).ToArray();
            if (codes.Length == 0)
                continue;
            Assert.True(simulator.TrySimulate(tours.KindOf(vehicle), codes));
            Assert.All(codes.Where(code => code < data.StopCount), stop => Assert.True(data.AllowedKinds[(tours.KindOf(vehicle) * data.StopCount) + stop]));
            sum += simulator.Cost;
        }

        Assert.Equal(sum, tours.Cost);
        Assert.All(data.Problem.Groups, group =>
        {
            Assert.Single(group.Stops.Select(tours.RouteOf).Distinct());
            if (group.IsOrdered && tours.RouteOf(group.Stops[0]) >= 0)
                Assert.All(group.Stops.Zip(group.Stops.Skip(1)), pair => Assert.True(tours.PositionOf(pair.First) < tours.PositionOf(pair.Second)));
        });
    }

    /// <summary>By seed: energy alone; stations, pairs, windows and breaks; materials in compartments; stations with groups.</summary>
    private static Tours Constructed(int seed)
    {
        var random = new Random(seed);
        var problem = (seed % 4) switch
        {
            0 => RandomProblems.Draw(seed, 24, windows: true, energy: true, timeCosts: true, kinds: 2),
            1 => WithBreaks(RandomProblems.Draw(seed, 24, windows: true, energy: true, stations: 2, timeCosts: true, shipments: 4)),
            2 => InsertionFilterTests.Materials(seed),
            _ => WithBreaks(RandomProblems.Draw(seed, 24, stations: 2, pairs: true, timeCosts: true)),
        };
        var tours = new Tours(new SearchData(problem));
        var recreate = new Recreate(tours, new Neighbours(tours.Data, 20), Parameters, new(1));
        foreach (var stop in Enumerable.Range(0, tours.Data.StopCount).OrderBy(_ => random.Next()))
        {
            tours.Mark();
            recreate.Place(stop, 0.5);
        }

        tours.Mark();
        return tours;
    }

    private static RoutingProblem WithBreaks(RoutingProblem problem) => problem.Replace(kinds:
    [
        .. problem.Kinds.Select(kind => kind with { Breaks = new(false, false, [new(2_000, 4_000, 500)]), FixedCost = 300_000 }),
    ]);
}
