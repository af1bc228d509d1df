using Optimizer.Routing.Search.Plain;

namespace Optimizer.Tests.Routing.Plain;

/// <summary>
/// The twin makes every move on lists and counts anew. A move links a stop to one of its near stops that is nearer than the
/// neighbour it has; the other links follow from its kind.
/// </summary>
public class PlainLocalSearchTests
{
    private const int Near = 12;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 20)];

    [Theory, MemberData(nameof(Seeds))]
    public void No_move_among_near_stops_is_left_that_improves(int seed)
    {
        var tours = Settle(seed, stops: 24 + seed, Near);
        var (twin, neighbours) = (SlowTours.Of(tours), new PlainNeighbours(tours.Data, Near));

        foreach (var (kind, trial) in AllMoves(tours, twin, neighbours))
            Assert.True(!trial.IsFeasible || trial.Cost >= twin.Cost, $"Seed {seed}: {kind} makes {trial.Cost} of {twin.Cost}.");
    }

    [Theory, MemberData(nameof(Seeds))]
    public void No_move_is_left_that_improves_when_excess_has_a_price(int seed)
    {
        var price = 1 + (seed * seed);
        var tours = Settle(seed, stops: 24 + seed, Near, price);
        var (twin, neighbours) = (SlowTours.Of(tours), new PlainNeighbours(tours.Data, Near));

        foreach (var (kind, trial) in AllMoves(tours, twin, neighbours))
            Assert.True(trial.HasTooManyStops || trial.Cost + (price * trial.Excess) >= tours.PricedCost, $"Seed {seed}: {kind} makes {trial.Cost} and {trial.Excess} too much of {twin.Cost} and {twin.Excess}.");
    }

    [Theory, MemberData(nameof(Seeds))]
    public void No_route_can_be_shortened_by_turning_a_part_between_stops(int seed)
    {
        var tours = Settle(seed, stops: 30, near: 29);
        var twin = SlowTours.Of(tours);

        foreach (var route in twin.Routes)
        {
            // The neighbours on both sides are stops: ways to the depot are not looked at as near ones.
            for (var first = 1; first < route.Count - 2; first++)
            {
                for (var last = first + 1; last < route.Count - 1; last++)
                {
                    route.Reverse(first, last - first + 1);
                    Assert.True(twin.Cost >= tours.Cost, $"Seed {seed}: turning {first} to {last} saves {tours.Cost - twin.Cost}.");
                    route.Reverse(first, last - first + 1);
                }
            }
        }
    }

    [Fact]
    public void A_forgotten_stop_is_not_looked_at()
    {
        var (tours, search) = Start(seed: 3, stops: 40, Near);
        var before = tours.Cost;

        search.Forget();
        search.Run();

        Assert.Equal(before, tours.Cost);
    }

    /// <summary>Random routes, improved with all stops awake until nothing changes.</summary>
    private static PlainTours Settle(int seed, int stops, int near, long price = PlainTours.ForbiddingPrice)
    {
        var (tours, search) = Start(seed, stops, near);
        tours.ExcessPrice = price;
        for (var cost = long.MaxValue; tours.PricedCost < cost;)
        {
            cost = tours.PricedCost;
            WakeAll(tours, search);
            search.Run();
            Assert.True(tours.PricedCost <= cost, $"Seed {seed}: {cost} became {tours.PricedCost}.");
            SlowTours.Of(tours).AssertDescribedBy(tours, $"seed {seed}");
        }

        return tours;
    }

    private static (PlainTours Tours, PlainLocalSearch Search) Start(int seed, int stops, int near)
    {
        var tours = new PlainTours(PlainProblems.Shape(seed, stops));
        var neighbours = new PlainNeighbours(tours.Data, stops - 1);
        var random = new Random(seed);
        foreach (var stop in Enumerable.Range(0, stops).OrderBy(_ => random.Next()))
        {
            var vehicle = random.Next(tours.Data.Vehicles);
            if (tours.LoadOf(vehicle) + tours.Data.Demand[stop] > tours.Data.Capacity || tours.Size(vehicle) >= tours.Data.MostStops)
                continue;
            tours.Touch(vehicle);
            tours.Insert(stop, tours.Depot(vehicle), random.Next(2));
        }

        var search = new PlainLocalSearch(tours, neighbours, near);
        WakeAll(tours, search);
        return (tours, search);
    }

    private static void WakeAll(PlainTours tours, PlainLocalSearch search)
    {
        for (var stop = 0; stop < tours.Data.Stops; stop++)
            search.Wake(stop);
    }

    private static IEnumerable<(string Kind, SlowTours Trial)> AllMoves(PlainTours tours, SlowTours twin, PlainNeighbours neighbours)
    {
        foreach (var u in twin.Routes.SelectMany(route => route))
        {
            foreach (var turnU in new[] { false, true })
            {
                var way = tours.Way(u, turnU ? 1 : 0);
                foreach (var v in neighbours.Of(u).ToArray().Where(v => twin.RouteOf(v) >= 0 && tours.Data.Distance(u, v) < way && v != tours.Next(u, turnU ? 1 : 0)))
                {
                    foreach (var turnV in new[] { false, true })
                    {
                        foreach (var (kind, trial) in twin.RouteOf(u) == twin.RouteOf(v) ? MovesOnOne(twin, u, turnU, v, turnV) : MovesOnTwo(twin, u, turnU, v, turnV))
                            yield return ($"{kind} of {u} (turned: {turnU}) and {v} (turned: {turnV})", trial);
                    }
                }
            }
        }
    }

    /// <summary>All moves of two routes, both read so that u and v have what follows them on their right.</summary>
    private static IEnumerable<(string Kind, SlowTours Trial)> MovesOnTwo(SlowTours twin, int u, bool turnU, int v, bool turnV)
    {
        var (routeOfU, routeOfV) = (Read(twin, u, turnU), Read(twin, v, turnV));
        var (headU, tailU) = Cut(routeOfU, u);
        var (headV, tailV) = Cut(routeOfV, v);
        yield return ("2-opt*", With(twin, u, [.. headU, .. headV.Reverse()], v, [.. tailU.Reverse(), .. tailV]));
        for (var length = 1; length <= 3; length++)
        {
            if (length <= headV.Length)
                yield return ($"chain of {length} towards u", With(twin, u, [.. headU, .. headV[^length..].Reverse(), .. tailU], v, [.. headV[..^length], .. tailV]));
            if (length <= headU.Length)
                yield return ($"chain of {length} away from u", With(twin, u, [.. headU[..^length], .. tailU], v, [.. headV, .. headU[^length..].Reverse(), .. tailV]));
        }

        for (var ofU = 1; ofU <= Math.Min(2, headU.Length); ofU++)
        {
            for (var ofV = 1; ofV <= Math.Min(2, tailV.Length); ofV++)
            {
                int[] newV = [.. headV, .. headU[^ofU..].Reverse(), .. tailV[ofV..]];
                yield return ($"exchange of {ofU} and {ofV}", With(twin, u, [.. headU[..^ofU], .. tailV[..ofV], .. tailU], v, newV));
                yield return ($"turned exchange of {ofU} and {ofV}", With(twin, u, [.. headU[..^ofU], .. tailV[..ofV].Reverse(), .. tailU], v, newV));
            }
        }
    }

    private static IEnumerable<(string Kind, SlowTours Trial)> MovesOnOne(SlowTours twin, int u, bool turnU, int v, bool turnV)
    {
        var route = Read(twin, u, turnU);
        var (placeOfU, placeOfV) = (Array.IndexOf(route, u), Array.IndexOf(route, v));
        if (turnU == turnV)
        {
            var (from, to) = (Math.Min(placeOfU, placeOfV) + 1, Math.Max(placeOfU, placeOfV));
            yield return ("2-opt", With(twin, u, [.. route[..from], .. route[from..(to + 1)].Reverse(), .. route[(to + 1)..]]));
        }

        for (var length = 1; length <= 3; length++)
        {
            // The chain ends with v, read in v's direction, and goes behind u, v first.
            if (ChainUpTo(Read(twin, v, turnV), v, length) is { } towards && !towards.Contains(u))
                yield return ($"chain of {length} towards u", With(twin, u, Beside(route, towards, u)));
            if (ChainUpTo(route, u, length) is { } away && !away.Contains(v))
                yield return ($"chain of {length} away from u", With(twin, v, Beside(Read(twin, v, turnV), away, v)));
        }
    }

    private static int[] Read(SlowTours twin, int stop, bool turn)
    {
        var route = twin.Routes[twin.RouteOf(stop)];
        return turn ? [.. route.AsEnumerable().Reverse()] : [.. route];
    }

    private static (int[] Head, int[] Tail) Cut(int[] route, int stop)
    {
        var place = Array.IndexOf(route, stop) + 1;
        return (route[..place], route[place..]);
    }

    private static int[]? ChainUpTo(int[] route, int stop, int length)
    {
        var end = Array.IndexOf(route, stop) + 1;
        return length <= end ? route[(end - length)..end] : null;
    }

    /// <summary>The route with the chain, turned round, right behind a stop.</summary>
    private static int[] Beside(int[] route, int[] chain, int stop)
    {
        var (head, tail) = Cut([.. route.Except(chain)], stop);
        return [.. head, .. chain.Reverse(), .. tail];
    }

    private static SlowTours With(SlowTours twin, int u, int[] routeOfU, int? v = null, int[]? routeOfV = null)
    {
        var trial = twin.Copy();
        trial.Routes[twin.RouteOf(u)] = [.. routeOfU];
        if (v is { } other)
            trial.Routes[twin.RouteOf(other)] = [.. routeOfV!];
        return trial;
    }
}
