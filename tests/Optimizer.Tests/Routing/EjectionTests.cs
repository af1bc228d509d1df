using Optimizer.Routing;
using Optimizer.Routing.Search;

namespace Optimizer.Tests.Routing;

/// <summary>The twin simulates a request at every place of a route whose ejected stops are left out.</summary>
public class EjectionTests
{
    private const int Seeds = 12;

    public static TheoryData<string> Names => [.. Problems.Keys];

    private static Dictionary<string, Func<int, RoutingProblem>> Problems { get; } = new()
    {
        ["pairs"] = seed => PairProblems.Draw(seed, 8, PairRules.CapacityOnly),
        ["pairs with windows"] = seed => PairProblems.Draw(seed, 8, PairRules.Windows),
        ["pairs with windows and time costs"] = seed => PairProblems.Draw(seed, 8, PairRules.WindowsAndTimeCosts),
        ["pairs with energy"] = seed => PairProblems.Draw(seed, 8, PairRules.Energy),
        ["two collections"] = seed => PairProblems.Draw(seed, 8, PairRules.TwoCollections),
        ["single stops"] = seed => RandomProblems.Draw(seed, 14, windows: true, deliveries: true, kinds: 2),
        ["single stops and pairs"] = seed => RandomProblems.Draw(seed, 14, windows: true, shipments: 4),
    };

    [Theory, MemberData(nameof(Names))]
    public void A_route_admits_without_some_requests_what_can_be_driven_without_them(string name)
    {
        var (admitted, refused) = (0, 0);
        for (var seed = 0; seed < Seeds; seed++)
        {
            var (tours, random) = (Constructed(Problems[name](seed)), new Random(seed));
            var requests = new Requests(tours.Data);
            foreach (var request in Enumerable.Range(0, tours.Data.StopCount).Where(requests.IsFirst).ToArray())
            {
                Remove(tours, requests, request);
                for (var vehicle = 0; vehicle < tours.Data.VehicleCount; vehicle++)
                {
                    if (tours.Size(vehicle) == 0)
                        continue;
                    var ejected = DrawEjected(tours, requests, vehicle, random);
                    var admits = tours.Admits(vehicle, request, requests.SecondOf(request), ejected);
                    Assert.True(admits == CanBeDriven(tours, requests, vehicle, request, ejected), $"{name}, seed {seed}, request {request} on {vehicle} without {string.Join(", ", ejected)}: {admits}.");
                    (admitted, refused) = (admitted + (admits ? 1 : 0), refused + (admits ? 0 : 1));
                }

                Place(tours, requests, request);
            }
        }

        // Without windows and with few pairs there is room everywhere.
        Assert.True(admitted > 20 && (refused > 0 || name == "pairs with energy"), $"{name}: {admitted} admitted, {refused} refused.");
    }

    [Theory, MemberData(nameof(Names))]
    public void Requests_can_share_a_route_if_some_order_of_them_can_be_driven_but_for_loads(string name)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var data = new SearchData(Problems[name](seed));
            var (requests, simulator) = (new Requests(data), new RouteSimulator(data));
            var companions = new Companions(data);
            var firsts = Enumerable.Range(0, data.StopCount).Where(requests.IsFirst).ToArray();
            foreach (var (one, other) in firsts.SelectMany(one => firsts.Where(other => other > one).Select(other => (one, other))))
            {
                var faults = Enumerable.Range(0, data.Kinds.Length)
                    .Where(kind => data.AllowedKinds[(kind * data.StopCount) + one] && data.AllowedKinds[(kind * data.StopCount) + other])
                    .SelectMany(kind => Orders([one, requests.SecondOf(one)], [other, requests.SecondOf(other)]).Select(order => FaultOf(simulator, kind, order)))
                    .ToArray();
                if (faults.Contains(RouteFault.None))
                    Assert.True(companions.CanShare(one, other), $"{name}, seed {seed}: {one} and {other}.");
                else if (!faults.Any(fault => fault is RouteFault.Load or RouteFault.Other))
                    Assert.False(companions.CanShare(one, other), $"{name}, seed {seed}: {one} and {other}.");
                Assert.Equal(companions.CanShare(one, other), companions.CanShare(other, one));
            }
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_step_leaves_routes_that_can_be_driven_and_loses_no_request(string name)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var problem = Problems[name](seed);
            var tours = Constructed(problem);
            var requests = new Requests(tours.Data);
            var ejections = new EjectionSearch(tours, new Neighbours(tours.Data, 30), new((ulong)seed));
            Empty(tours, Enumerable.Range(0, tours.Data.VehicleCount).First(vehicle => tours.Size(vehicle) > 0));
            tours.ForbidsNewVehicles = true;
            ejections.Begin(tours.Absent);
            for (var step = 0; step < 30 && ejections.Waiting > 0; step++)
            {
                ejections.Step();
                Assert.Equal(tours.Absent.ToArray().Count(requests.IsFirst), ejections.Waiting);
            }

            var best = new BestTours(tours.Data);
            best.TakeAll(tours);
            SolutionCheck.AssertSound(problem, SolutionReader.Read(tours.Data, best));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void The_bound_on_vehicles_is_no_more_than_a_plan_has(string name)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var tours = Constructed(Problems[name](seed));

            Assert.InRange(new Companions(tours.Data).LeastVehicles(tours), 1, tours.UsedVehicles);
        }
    }

    [Fact]
    public void Stops_that_all_want_the_same_minute_need_a_vehicle_each()
    {
        // From km 1 to km 2 it takes 100 s, and all three want service to begin in the same minute.
        var problem = Line.Problem(Line.Truck with { Count = 5 }, [Line.At(1, Window.Hard(600, 660)), Line.At(2, Window.Hard(600, 660)), Line.At(4, Window.Hard(600, 660)), Line.At(5, Window.Hard(900, 1_000))]);
        var tours = Constructed(problem);

        Assert.Equal(3, new Companions(tours.Data).LeastVehicles(tours));
    }

    [Fact]
    public void A_request_that_can_share_a_route_with_none_of_three_takes_their_place()
    {
        // The last one is served from 100 to 5,100 s at the latest, the others at about 1,000, 2,000 and 3,000 s; there is one truck.
        var problem = Line.Problem(
            Line.Truck,
            [Line.At(1, Window.Hard(1_000, 1_100)), Line.At(1, Window.Hard(2_000, 2_100)), Line.At(1, Window.Hard(3_000, 3_100)), Line.At(1, Window.Hard(100, 200)) with { Service = 5_000 }]);
        var tours = Constructed(problem);
        Assert.Equal([3], tours.Absent.ToArray());
        var ejections = new EjectionSearch(tours, new Neighbours(tours.Data, 30), new(1));
        tours.ForbidsNewVehicles = true;
        ejections.Begin(tours.Absent);

        ejections.Step();

        Assert.Equal(3, ejections.Waiting);
        Assert.Equal([3], tours.CodesOf(0).ToArray());
    }

    private static Tours Constructed(RoutingProblem problem)
    {
        var tours = new Tours(new SearchData(problem));
        var requests = new Requests(tours.Data);
        for (var stop = 0; stop < tours.Data.StopCount; stop++)
        {
            if (requests.IsFirst(stop))
                Place(tours, requests, stop);
        }

        Assert.True(tours.KnowsEjections);
        return tours;
    }

    /// <summary>On the used vehicle where that is cheapest, else on a new one.</summary>
    private static void Place(Tours tours, Requests requests, int request)
    {
        tours.Mark();
        for (var newOnes = 0; newOnes < 2 && tours.RouteOf(request) < 0; newOnes++)
        {
            var single = Placement.None;
            var pair = new PairPlacement(long.MaxValue, -1, -1);
            foreach (var vehicle in Enumerable.Range(0, tours.Data.VehicleCount).Where(vehicle => newOnes == (tours.Size(vehicle) == 0 ? 1 : 0)))
            {
                if (requests.SecondOf(request) >= 0)
                    tours.TryPair(request, requests.SecondOf(request), vehicle, 0, new(1), ref pair);
                else
                    tours.CodesOf(vehicle).ToArray().Prepend(tours.Start(vehicle)).ToList().ForEach(slot => tours.TryPlacement(request, slot, ref single));
            }

            tours.Decide(request, ref single);
            tours.DecidePair(request, requests.SecondOf(request), ref pair);
            if (single.Exists)
                tours.Place(request, single);
            if (pair.Exists)
                tours.PlacePair(request, requests.SecondOf(request), pair);
        }
    }

    private static void Remove(Tours tours, Requests requests, int request)
    {
        var vehicle = tours.RouteOf(request);
        if (vehicle < 0)
            return;
        tours.Mark();
        tours.Touch(vehicle);
        tours.Remove(request);
        if (requests.SecondOf(request) >= 0)
            tours.Remove(requests.SecondOf(request));
        Assert.True(tours.TryRefresh(vehicle));
    }

    private static void Empty(Tours tours, int vehicle)
    {
        tours.Mark();
        tours.Touch(vehicle);
        tours.ClearRoute(vehicle);
        Assert.True(tours.TryRefresh(vehicle));
    }

    private static int[] DrawEjected(Tours tours, Requests requests, int vehicle, Random random)
    {
        var all = tours.CodesOf(vehicle).ToArray().Where(requests.IsFirst).ToArray();
        random.Shuffle(all);
        return [.. all.Take(random.Next(3)).SelectMany(request => new[] { request, requests.SecondOf(request) }).Where(stop => stop >= 0)];
    }

    private static bool CanBeDriven(Tours tours, Requests requests, int vehicle, int request, int[] ejected)
    {
        var (simulator, kind) = (new RouteSimulator(tours.Data), tours.KindOf(vehicle));
        int[] stops = [.. new[] { request, requests.SecondOf(request) }.Where(stop => stop >= 0)];
        if (!stops.All(stop => tours.Data.AllowedKinds[(kind * tours.Data.StopCount) + stop]))
            return false;
        var rest = tours.CodesOf(vehicle).ToArray().Except(ejected).ToArray();
        return Orders(rest, stops).Any(order => simulator.TrySimulate(kind, order));
    }

    private static RouteFault FaultOf(RouteSimulator simulator, int kind, int[] order) =>
        simulator.TrySimulate(kind, order) ? RouteFault.None : simulator.Fault;

    /// <summary>All ways to merge two sequences, each in its order; -1 is nothing.</summary>
    private static IEnumerable<int[]> Orders(int[] one, int[] other)
    {
        (one, other) = ([.. one.Where(stop => stop >= 0)], [.. other.Where(stop => stop >= 0)]);
        if (one.Length == 0 || other.Length == 0)
            return [[.. one, .. other]];
        return Orders(one[1..], other).Select(rest => (int[])[one[0], .. rest]).Concat(Orders(one, other[1..]).Select(rest => (int[])[other[0], .. rest]));
    }
}
