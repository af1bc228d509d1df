using Optimizer.Routing;
using Optimizer.Routing.Search;

namespace Optimizer.Tests.Routing;

/// <summary>Exchanges between routes, and changes of vehicle, cost what driving the routes anew costs.</summary>
public class ToursExchangeTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 80)];

    [Theory, MemberData(nameof(Seeds))]
    public void An_exchange_is_offered_exactly_where_both_routes_can_be_driven(int seed)
    {
        var (data, tours) = Filled(seed);
        Assert.True(tours.MayExchange);
        var random = new Random(seed);
        for (var trial = 0; trial < 300; trial++)
        {
            var (a, b) = (AnySlot(tours, random), AnySlot(tours, random));
            if (tours.RouteOf(a) == tours.RouteOf(b))
                continue;
            var (countA, countB) = (random.Next(3), random.Next(3));
            var best = new Exchange(long.MaxValue, -1, 0, -1, 0);
            tours.TryExchange(a, countA, b, countB, ref best);
            AssertTwinAgrees(data, tours, a, countA, b, countB, best, mayBeRefused: false);
            if (best.Exists && random.Next(4) == 0)
                MakeAndCheck(tours, best);
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Exchanged_tails_keep_their_promise(int seed)
    {
        var (data, tours) = Filled(seed);
        var random = new Random(seed);
        for (var trial = 0; trial < 300; trial++)
        {
            var (a, b) = (AnySlot(tours, random), AnySlot(tours, random));
            if (tours.RouteOf(a) == tours.RouteOf(b))
                continue;
            var best = new Exchange(long.MaxValue, -1, 0, -1, 0);
            tours.TryTails(a, b, ref best);

            // Whole routes are left to other moves.
            var areWhole = !tours.IsStop(a) && !tours.IsStop(b);
            var areEmpty = !tours.IsStop(tours.Next(a)) && !tours.IsStop(tours.Next(b));
            AssertTwinAgrees(data, tours, a, int.MaxValue, b, int.MaxValue, best, mayBeRefused: areWhole || areEmpty);
            if (best.Exists && random.Next(4) == 0)
                MakeAndCheck(tours, best);
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void A_shift_on_a_route_is_offered_exactly_where_it_can_be_driven(int seed)
    {
        var (data, tours) = Filled(seed);
        var random = new Random(seed);
        for (var trial = 0; trial < 300; trial++)
        {
            var (slot, to, count) = (AnySlot(tours, random), AnySlot(tours, random), random.Next(1, 4));
            if (tours.RouteOf(slot) != tours.RouteOf(to))
                continue;
            var best = new Exchange(long.MaxValue, -1, 0, -1, 0);
            tours.TryShift(slot, count, to, ref best);
            var codes = tours.CodesOf(tours.RouteOf(slot)).ToArray();
            var (from, place) = (tours.PositionOf(slot), tours.PositionOf(to));
            if (from + count > codes.Length || (place >= from && place <= from + count))
                Assert.False(best.Exists);
            else
                AssertOrderIs(data, tours, slot, [.. Shifted(codes, from, count, place)], best);
            if (best.Exists && random.Next(4) == 0)
                MakeAndCheck(tours, best);
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void A_turn_on_a_route_is_offered_exactly_where_it_can_be_driven(int seed)
    {
        var (data, tours) = Filled(seed);
        var random = new Random(seed);
        for (var trial = 0; trial < 300; trial++)
        {
            var (slot, last) = (AnySlot(tours, random), AnySlot(tours, random));
            if (tours.RouteOf(slot) != tours.RouteOf(last))
                continue;
            var best = new Exchange(long.MaxValue, -1, 0, -1, 0);
            tours.TryTurn(slot, last, ref best);
            var codes = tours.CodesOf(tours.RouteOf(slot)).ToArray();
            var (from, to) = (tours.PositionOf(slot), tours.PositionOf(last));
            if (to - from < 2)
                Assert.False(best.Exists);
            else
                AssertOrderIs(data, tours, slot, [.. codes[..from], .. codes[from..to].Reverse(), .. codes[to..]], best);
            if (best.Exists && random.Next(4) == 0)
                MakeAndCheck(tours, best);
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void A_link_finds_the_best_of_all_exchanges_that_make_it(int seed)
    {
        var (data, tours) = Filled(seed);
        foreach (var earlier in Enumerable.Range(0, data.StopCount).Where(stop => tours.RouteOf(stop) >= 0))
        {
            foreach (var later in Enumerable.Range(0, data.StopCount).Where(stop => tours.RouteOf(stop) >= 0 && stop != earlier))
            {
                var best = new Exchange(0, -1, 0, -1, 0);
                tours.TryLink(earlier, later, ref best);
                Assert.Equal(BestLink(data, tours, earlier, later), best.Delta);
            }
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Between_trips_every_exchange_keeps_its_promise(int seed)
    {
        var (data, tours) = Filled(seed, WithTrips(seed));
        Assert.True(tours.MayExchange);
        var (random, offered) = (new Random(seed), 0);
        for (var trial = 0; trial < 300; trial++)
        {
            var (a, b) = (AnySlot(tours, random), AnySlot(tours, random));
            var best = new Exchange(long.MaxValue, -1, 0, -1, 0);
            if (tours.RouteOf(a) == tours.RouteOf(b) && trial % 2 == 0)
                tours.TryTurn(a, b, ref best);
            else if (tours.RouteOf(a) == tours.RouteOf(b))
                tours.TryShift(a, random.Next(1, 4), b, ref best);
            else if (trial % 2 == 0)
                tours.TryTails(a, b, ref best);
            else
                tours.TryExchange(a, random.Next(3), b, random.Next(3), ref best);
            tours.DecideExchange(ref best);
            if (!best.Exists)
                continue;
            MakeAndCheck(tours, best);
            offered++;
        }

        Assert.True(offered > 0);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Local_search_with_trips_never_costs_more_and_rolls_back(int seed)
    {
        var (data, tours) = Filled(seed, WithTrips(seed));
        AssertLocalSearchIsRight(data, tours);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void A_change_of_vehicle_never_costs_more_and_rolls_back(int seed)
    {
        var (data, tours) = Filled(seed);
        for (var vehicle = 0; vehicle < data.VehicleCount; vehicle++)
        {
            tours.Mark();
            var cost = tours.Cost;
            tours.ImproveKind(vehicle);
            Assert.True(tours.Cost <= cost);
            AssertRoutesAreRight(data, tours);
            tours.Rollback();
            Assert.Equal(cost, tours.Cost);
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Routes_exchange_vehicles_exactly_where_that_costs_less(int seed)
    {
        // Two vehicles of each kind, so that some kinds are used up.
        var problem = RandomProblems.Draw(seed, stops: 14, windows: seed % 2 == 0, timeCosts: seed % 4 == 1, kinds: 3, depots: seed % 3 == 0);
        var (data, tours) = Filled(seed, problem.Replace(kinds: [.. problem.Kinds.Select(kind => kind with { Count = 2 })]));
        for (var vehicle = 0; vehicle < data.VehicleCount; vehicle++)
        {
            tours.Mark();
            var (cost, most) = (tours.Cost, MostSavedByExchange(data, tours, vehicle));
            tours.ExchangeKind(vehicle);
            Assert.Equal(cost - most, tours.Cost);
            AssertRoutesAreRight(data, tours);
            tours.Rollback();
            Assert.Equal(cost, tours.Cost);
        }
    }

    [Fact]
    public void A_route_too_small_for_one_more_stop_changes_to_a_larger_vehicle()
    {
        // The van holds one stop's 10 for 10 a metre, the truck 20 for 11. Both stops on the truck: out to km 21 and back, 42,000 m x 11.
        VehicleKind Kind(int capacity, int cost) => Line.Truck with { Configurations = [[new([capacity], ulong.MaxValue)]], DistanceCost = cost };
        var problem = Line.Problem(Line.Truck, [Line.At(20), Line.At(21)]).Replace(kinds: [Kind(10, 10), Kind(20, 11)]);
        var tours = new Tours(new(problem));
        tours.Mark();
        var best = Placement.None;
        tours.TryPlacement(0, tours.Start(0), ref best);
        tours.Decide(0, ref best);
        tours.Place(0, best);
        Assert.Equal(0, tours.RouteOf(0));

        best = Placement.None;
        tours.TryPlacement(1, 0, ref best);
        tours.Decide(1, ref best);
        tours.Place(1, best);

        Assert.Equal(1, tours.RouteOf(0));
        Assert.Equal(1, tours.RouteOf(1));
        Assert.Equal(42_000 * 11, tours.Cost);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Local_search_never_costs_more_and_leaves_no_better_exchange_of_near_stops(int seed)
    {
        var (data, tours) = Filled(seed);
        AssertLocalSearchIsRight(data, tours);
    }

    private static void AssertLocalSearchIsRight(SearchData data, Tours tours)
    {
        var parameters = SearchParameters.From(new Dictionary<string, double>());
        var neighbours = new Neighbours(data, 13);
        var improvement = new LocalSearch(tours, neighbours, parameters);
        tours.Mark();
        var cost = tours.Cost;
        for (var stop = 0; stop < data.StopCount; stop++)
            improvement.Wake(stop);
        improvement.Run();
        Assert.True(tours.Cost <= cost);
        AssertRoutesAreRight(data, tours);
        tours.Rollback();
        Assert.Equal(cost, tours.Cost);
    }

    /// <summary>Deliveries with reloads, half of them with releases, or collections with places to unload at.</summary>
    private static RoutingProblem WithTrips(int seed) => seed % 3 == 0
        ? RandomProblems.Draw(seed, stops: 14, windows: seed % 2 == 0, timeCosts: seed % 4 == 1, kinds: 1 + (seed % 2), stations: 2)
        : RandomProblems.Draw(seed, stops: 14, windows: seed % 2 == 0, timeCosts: seed % 4 == 1, kinds: 1 + (seed % 2), stations: 2, deliveries: true, onlyDeliveries: true, reloads: true, releases: seed % 3 == 1);

    private static (SearchData Data, Tours Tours) Filled(int seed) => Filled(
        seed,
        RandomProblems.Draw(seed, stops: 14, windows: seed % 2 == 0, timeCosts: seed % 4 == 1, kinds: 1 + (seed % 3), deliveries: seed % 5 == 0, depots: seed % 7 < 3));

    private static (SearchData Data, Tours Tours) Filled(int seed, RoutingProblem problem)
    {
        var data = new SearchData(problem);
        var tours = new Tours(data);
        var random = new Random(seed);
        for (var stop = 0; stop < data.StopCount; stop++)
        {
            tours.Mark();
            var best = Placement.None;
            var vehicle = random.Next(data.VehicleCount);
            for (var trial = 0; trial < data.VehicleCount && !best.Exists; trial++, vehicle = (vehicle + 1) % data.VehicleCount)
            {
                for (var slot = tours.Start(vehicle); slot != tours.End(vehicle); slot = tours.Next(slot))
                    tours.TryPlacement(stop, slot, ref best);
                tours.Decide(stop, ref best);
            }

            if (best.Exists)
                tours.Place(stop, best);
        }

        tours.Mark();
        return (data, tours);
    }

    internal static int AnySlot(Tours tours, Random random)
    {
        while (true)
        {
            var vehicle = random.Next(tours.Data.VehicleCount);
            if (tours.Size(vehicle) == 0)
                continue;
            var slot = tours.Start(vehicle);
            for (var steps = random.Next(tours.Size(vehicle) + tours.StationVisits(vehicle) + 1); steps > 0; steps--)
                slot = tours.Next(slot);
            return slot;
        }
    }

    private static void AssertTwinAgrees(SearchData data, Tours tours, int a, int countA, int b, int countB, Exchange offered, bool mayBeRefused)
    {
        var (routeA, routeB) = (tours.RouteOf(a), tours.RouteOf(b));
        var (codesA, codesB) = (tours.CodesOf(routeA).ToArray(), tours.CodesOf(routeB).ToArray());
        var (fromA, fromB) = (tours.PositionOf(a), tours.PositionOf(b));
        if (countA != int.MaxValue && (fromA + countA > codesA.Length || fromB + countB > codesB.Length))
        {
            Assert.False(offered.Exists);
            return;
        }

        var (toA, toB) = ((int)Math.Min(codesA.Length, (long)fromA + countA), (int)Math.Min(codesB.Length, (long)fromB + countB));
        int[] newA = [.. codesA[..fromA], .. codesB[fromB..toB], .. codesA[toA..]];
        int[] newB = [.. codesB[..fromB], .. codesA[fromA..toA], .. codesB[toB..]];
        var cost = CostOf(data, tours, routeA, newA) + CostOf(data, tours, routeB, newB);
        if (offered.Exists)
            Assert.Equal(cost, tours.RouteCost(routeA) + tours.RouteCost(routeB) + offered.Delta);
        else
            Assert.True(mayBeRefused || cost >= long.MaxValue / 4, $"A feasible exchange was not offered: it would cost {cost}.");
    }

    private static IEnumerable<int> Shifted(int[] codes, int from, int count, int to)
    {
        var rest = codes[..from].Concat(codes[(from + count)..]).ToArray();
        var place = to < from ? to : to - count;
        return rest[..place].Concat(codes[from..(from + count)]).Concat(rest[place..]);
    }

    private static void AssertOrderIs(SearchData data, Tours tours, int slot, int[] order, in Exchange offered)
    {
        var route = tours.RouteOf(slot);
        var cost = CostOf(data, tours, route, order);
        if (offered.Exists)
            Assert.Equal(cost, tours.RouteCost(route) + offered.Delta);
        else
            Assert.True(cost >= long.MaxValue / 4, $"A feasible order was not offered: it would cost {cost}.");
    }

    private static long MostSavedByExchange(SearchData data, Tours tours, int vehicle)
    {
        var others = Enumerable.Range(0, data.VehicleCount).Where(other => tours.Size(other) > 0 && tours.KindOf(other) != tours.KindOf(vehicle)
            && !(tours.EmptyVehicle(tours.KindOf(other)) >= 0 && tours.EmptyVehicle(tours.KindOf(vehicle)) >= 0));
        var most = 0L;
        foreach (var other in tours.Size(vehicle) > 0 ? others : [])
        {
            var changed = CostOf(data, tours, vehicle, tours.CodesOf(other).ToArray()) + CostOf(data, tours, other, tours.CodesOf(vehicle).ToArray());
            most = Math.Max(most, tours.RouteCost(vehicle) + tours.RouteCost(other) - changed);
        }

        return most;
    }

    /// <summary>The twin of <see cref="Tours.TryLink"/>: every exchange by itself, none refused by a bound.</summary>
    private static long BestLink(SearchData data, Tours tours, int earlier, int later)
    {
        var best = new Exchange(0, -1, 0, -1, 0);
        var (before, on) = (tours.Previous(later), tours.Next(earlier));
        int Way(int from, int to) => data.Travel[0][data.Location[from], data.Location[to]].Distance;
        int Out(int stop) => data.Travel[0][data.Location[stop], PlaceOf(data, tours, tours.Next(stop))].Distance;
        int In(int stop) => data.Travel[0][PlaceOf(data, tours, tours.Previous(stop)), data.Location[stop]].Distance;
        if (on == later || (Way(earlier, later) >= Out(earlier) && Way(earlier, later) >= In(later)))
            return 0;
        var isSame = tours.RouteOf(earlier) == tours.RouteOf(later);
        for (var (count, first) = (1, tours.Previous(earlier)); count <= 3; count++, first = tours.Previous(first))
        {
            // The count stops that end at the earlier one begin after "first".
            if (isSame)
                tours.TryShift(first, count, before, ref best);
            else
                tours.TryExchange(first, count, before, 0, ref best);
            if (!tours.IsStop(first))
                break;
        }

        for (var count = 1; count <= 3; count++)
        {
            if (isSame)
                tours.TryShift(before, count, earlier, ref best);
            else
                tours.TryExchange(earlier, 0, before, count, ref best);
        }

        if (isSame && tours.PositionOf(earlier) < tours.PositionOf(later))
        {
            tours.TryTurn(earlier, later, ref best);
            tours.TryTurn(tours.Previous(earlier), before, ref best);
        }

        if (isSame)
            return best.Delta;
        tours.TryTails(earlier, before, ref best);
        for (var trial = 0; trial < 4; trial++)
            tours.TryExchange(earlier, 1 + (trial % 2), before, 1 + (trial / 2), ref best);
        return best.Delta;
    }

    private static int PlaceOf(SearchData data, Tours tours, int slot) =>
        tours.IsStop(slot) ? data.Location[slot] : data.Kinds[tours.KindOf(tours.RouteOf(slot))].StartLocation;

    private static long CostOf(SearchData data, Tours tours, int vehicle, int[] codes)
    {
        if (codes.Length == 0)
            return 0;
        var simulator = new RouteSimulator(data);
        var isAllowed = codes.Where(code => code < data.StopCount).All(stop => data.AllowedKinds[(tours.KindOf(vehicle) * data.StopCount) + stop]);
        return isAllowed && simulator.TrySimulate(tours.KindOf(vehicle), codes) ? simulator.Cost : long.MaxValue / 4;
    }

    private static void MakeAndCheck(Tours tours, in Exchange exchange)
    {
        var expected = tours.Cost + exchange.Delta;
        tours.Mark();
        tours.Make(exchange);
        Assert.Equal(expected, tours.Cost);
        AssertRoutesAreRight(tours.Data, tours);
    }

    private static void AssertRoutesAreRight(SearchData data, Tours tours)
    {
        var sum = tours.Absent.ToArray().Sum(stop => data.Penalty[stop]);
        for (var vehicle = 0; vehicle < data.VehicleCount; vehicle++)
            sum += CostOf(data, tours, vehicle, tours.CodesOf(vehicle).ToArray());
        Assert.Equal(sum, tours.Cost);
        Assert.Equal(data.StopCount - tours.AbsentCount, tours.RoutedCount);
    }
}
