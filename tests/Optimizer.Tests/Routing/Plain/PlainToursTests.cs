using Optimizer.Routing.Search;
using Optimizer.Routing.Search.Plain;

namespace Optimizer.Tests.Routing.Plain;

/// <summary>Whatever is done to the tours, they hold what plain lists hold.</summary>
public class PlainToursTests
{
    private const int Steps = 120;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 15)];

    [Theory, MemberData(nameof(Seeds))]
    public void Changes_in_place_are_those_of_lists_and_a_rollback_restores_the_mark(int seed)
    {
        var random = new Random(seed);
        var data = PlainProblems.Shape(seed, 20 + (seed * 7));
        var tours = new PlainTours(data) { ExcessPrice = seed % 2 == 0 ? PlainTours.ForbiddingPrice : 10 * seed };
        var twin = SlowTours.Of(tours);
        var (atMark, search) = (twin.Copy(), SearchOn(tours));
        for (var step = 0; step < Steps; step++)
        {
            var occasion = $"seed {seed}, step {step}";
            switch (random.Next(14))
            {
                case 0 or 1: RemoveSome(tours, twin, random); break;
                case 2 or 3 or 4: InsertSome(tours, twin, random); break;
                case 5 or 6: MoveChain(tours, twin, random); break;
                case 7: RewriteTwo(tours, twin, random); break;
                case 8: Refill(tours, twin, random); break;
                case 9: TurnOne(tours, twin, random); break;
                case 10: SwapTwo(tours, twin, random); break;
                case 11:
                    tours.WakeChanged(search);
                    search.Run();
                    Assert.True(tours.PricedCost <= twin.Cost + (tours.ExcessPrice * twin.Excess), $"{occasion}: the local search made {tours.PricedCost} of {twin.Cost}.");
                    twin = SlowTours.Of(tours);
                    break;
                case 12:
                    tours.Rollback();
                    twin = atMark.Copy();
                    break;
                default:
                    tours.Mark();
                    atMark = twin.Copy();
                    break;
            }

            twin.AssertDescribedBy(tours, occasion);
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Ruin_and_recreate_keep_the_books(int seed)
    {
        var data = PlainProblems.Shape(seed, 20 + (seed * 7));
        var (tours, neighbours, random) = (new PlainTours(data), new PlainNeighbours(data, 40), new Xoshiro((ulong)seed));
        var (ruin, recreate) = (new PlainRuin(tours, neighbours, PlainProblems.Parameters, random), new PlainRecreate(tours, neighbours, PlainProblems.Parameters, random));
        var search = SearchOn(tours);
        for (var step = 0; step < 40; step++)
        {
            var before = SlowTours.Of(tours);
            tours.Mark();
            ruin.Apply(random.Below(data.Stops), meanRemoved: 8);
            SlowTours.Of(tours).AssertDescribedBy(tours, $"seed {seed}, ruin {step}");
            recreate.Apply(tours.AbsentCount);
            SlowTours.Of(tours).AssertDescribedBy(tours, $"seed {seed}, recreate {step}");
            tours.WakeChanged(search);
            search.Run();
            SlowTours.Of(tours).AssertDescribedBy(tours, $"seed {seed}, local search {step}");
            if (step % 3 != 0)
                continue;
            tours.Rollback();
            before.AssertDescribedBy(tours, $"seed {seed}, rollback {step}");
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Parts_of_a_plan_are_loaded_as_if_there_were_no_others(int seed)
    {
        var random = new Random(seed);
        var data = PlainProblems.Shape(seed, 40);
        var whole = new PlainTours(data);
        var twin = SlowTours.Of(whole);
        for (var step = 0; step < 12; step++)
            InsertSome(whole, twin, random);
        var plan = new BestTours(data.Search);
        plan.Take(whole);
        bool[] isMine = [.. Enumerable.Range(0, data.Vehicles).Select(_ => random.Next(2) == 0)];
        var part = new PlainTours(data);

        part.Load(plan, isMine, takesAbsent: false);

        var mine = Enumerable.Range(0, data.Vehicles).Where(vehicle => isMine[vehicle]).ToArray();
        Assert.Equal(mine.Sum(whole.CostOf), part.Cost);
        Assert.Equal((0, part.Recount()), (part.AbsentCount, part.Cost));
        Assert.Equal(mine.Sum(whole.Size), part.RoutedCount);
        Assert.All(mine, vehicle => Assert.Equal(twin.Routes[vehicle], SlowTours.Of(part).Routes[vehicle]));
        Assert.True(part.EmptyVehicle < 0 || (isMine[part.EmptyVehicle] && twin.Routes[part.EmptyVehicle].Count == 0));

        part.Load(plan, [.. isMine.Select(_ => true)], takesAbsent: true);

        twin.AssertDescribedBy(part, $"seed {seed}");
    }

    private static PlainLocalSearch SearchOn(PlainTours tours) => new(tours, new PlainNeighbours(tours.Data, 20), near: 20);

    private static void RemoveSome(PlainTours tours, SlowTours twin, Random random)
    {
        foreach (var stop in twin.Routes.SelectMany(route => route).Where(_ => random.Next(8) == 0).ToArray())
        {
            tours.Touch(tours.RouteOf(stop));
            tours.Remove(stop);
            twin.Routes[twin.RouteOf(stop)].Remove(stop);
        }
    }

    /// <summary>Puts absent stops before or after any stop or depot of routes that hold them.</summary>
    private static void InsertSome(PlainTours tours, SlowTours twin, Random random)
    {
        foreach (var stop in twin.Absent.OrderBy(_ => random.Next()).Take(6))
        {
            var vehicle = random.Next(tours.Data.Vehicles);
            if (!HasRoom(tours, twin.Routes[vehicle], [stop]))
                continue;
            var (place, direction) = (random.Next(twin.Routes[vehicle].Count + 1), random.Next(2));
            tours.Touch(vehicle);
            tours.Insert(stop, NodeBeside(tours, twin.Routes[vehicle], vehicle, place, direction), direction);
            twin.Routes[vehicle].Insert(place, stop);
        }
    }

    private static void MoveChain(PlainTours tours, SlowTours twin, Random random)
    {
        var from = random.Next(tours.Data.Vehicles);
        var length = Math.Min(random.Next(1, 4), twin.Routes[from].Count);
        if (length == 0)
            return;
        var first = random.Next(twin.Routes[from].Count - length + 1);
        int[] chain = [.. twin.Routes[from].Skip(first).Take(length)];
        var rest = twin.Copy();
        rest.Routes[from].RemoveRange(first, length);
        var to = random.Next(3) == 0 ? from : random.Next(tours.Data.Vehicles);
        if (!HasRoom(tours, rest.Routes[to], chain))
            return;

        var (place, direction) = (random.Next(rest.Routes[to].Count + 1), random.Next(2));
        if (random.Next(2) == 0)
            Array.Reverse(chain);
        tours.Touch(from);
        tours.Touch(to);
        tours.MoveChain(chain, NodeBeside(tours, rest.Routes[to], to, place, direction), direction);
        twin.Routes[from].RemoveRange(first, length);
        twin.Routes[to].InsertRange(place, direction == 0 ? chain : chain.Reverse());
    }

    /// <summary>2-opt behind two stops of a route.</summary>
    private static void TurnOne(PlainTours tours, SlowTours twin, Random random)
    {
        var vehicle = random.Next(tours.Data.Vehicles);
        if (twin.Routes[vehicle] is not { Count: > 1 } route)
            return;
        var (u, v, direction) = (random.Next(route.Count), random.Next(route.Count - 1), random.Next(2));
        v += v >= u ? 1 : 0;
        int[] around = Around(tours, route, vehicle, direction);
        var (placeOfU, placeOfV) = (Array.IndexOf(around, route[u]), Array.IndexOf(around, route[v]));
        tours.Touch(vehicle);
        tours.TurnBetween(route[u], route[v], direction);
        Array.Reverse(around, Math.Min(placeOfU, placeOfV) + 1, Math.Abs(placeOfU - placeOfV));
        SetRing(tours, twin, vehicle, around);
    }

    /// <summary>2-opt* behind a stop of each of two routes.</summary>
    private static void SwapTwo(PlainTours tours, SlowTours twin, Random random)
    {
        var (one, other) = (random.Next(tours.Data.Vehicles), random.Next(tours.Data.Vehicles));
        if (one == other || twin.Routes[one].Count == 0 || twin.Routes[other].Count == 0)
            return;
        var (u, v) = (twin.Routes[one][random.Next(twin.Routes[one].Count)], twin.Routes[other][random.Next(twin.Routes[other].Count)]);
        var (directionOfU, directionOfV) = (random.Next(2), random.Next(2));
        var (ofU, ofV) = (Around(tours, twin.Routes[one], one, directionOfU)[1..], Around(tours, twin.Routes[other], other, directionOfV)[1..]);
        var (cutU, cutV) = (Array.IndexOf(ofU, u) + 1, Array.IndexOf(ofV, v) + 1);
        int[] joined = [.. ofU[..cutU], .. ofV[..cutV].Reverse()];
        int[] rest = [.. ofU[cutU..].Reverse(), .. ofV[cutV..]];
        if (!HasRoom(tours, [], joined) || !HasRoom(tours, [], rest))
            return;
        tours.Touch(one);
        tours.Touch(other);
        tours.SwapTails(u, directionOfU, v, directionOfV);
        var isWithU = tours.RouteOf(u) == one;
        SetRing(tours, twin, one, [tours.Depot(one), .. isWithU ? joined : rest]);
        SetRing(tours, twin, other, [tours.Depot(other), .. isWithU ? rest : joined]);
    }

    private static int[] Around(PlainTours tours, List<int> route, int vehicle, int direction) => [tours.Depot(vehicle), .. direction == 0 ? route : route.AsEnumerable().Reverse()];

    /// <summary>Gives the twin a ring from the depot on, turned as the tours hold it.</summary>
    private static void SetRing(PlainTours tours, SlowTours twin, int vehicle, int[] ring)
    {
        int[] stops = [.. ring[1..]];
        if (stops.Length > 0 && tours.Next(tours.Depot(vehicle), 0) != stops[0])
            Array.Reverse(stops);
        twin.Routes[vehicle].Clear();
        twin.Routes[vehicle].AddRange(stops);
    }

    /// <summary>Shares the stops of two routes out anew.</summary>
    private static void RewriteTwo(PlainTours tours, SlowTours twin, Random random)
    {
        var (one, other) = (random.Next(tours.Data.Vehicles), random.Next(tours.Data.Vehicles));
        int[] stops = [.. twin.Routes[one].Concat(one == other ? [] : twin.Routes[other]).OrderBy(_ => random.Next())];
        var cut = one == other ? stops.Length : random.Next(stops.Length + 1);
        if (!HasRoom(tours, [], stops[..cut]) || !HasRoom(tours, [], stops[cut..]))
            return;
        tours.Touch(one);
        tours.Touch(other);
        tours.BeginRewrite(one, other);
        tours.Rewrite(one, stops.AsSpan(0, cut));
        if (one != other)
            tours.Rewrite(other, stops.AsSpan(cut));
        tours.EndRewrite();
        twin.Routes[one].Clear();
        twin.Routes[one].AddRange(stops[..cut]);
        if (one == other)
            return;
        twin.Routes[other].Clear();
        twin.Routes[other].AddRange(stops[cut..]);
    }

    /// <summary>Empties a route and gives its stops to an empty vehicle.</summary>
    private static void Refill(PlainTours tours, SlowTours twin, Random random)
    {
        var vehicle = random.Next(tours.Data.Vehicles);
        int[] stops = [.. twin.Routes[vehicle].OrderBy(_ => random.Next())];
        tours.Touch(vehicle);
        tours.Clear(vehicle);
        twin.Routes[vehicle].Clear();
        twin.AssertDescribedBy(tours, "cleared");
        var empty = tours.EmptyVehicle;
        tours.Touch(empty);
        tours.Set(empty, stops);
        twin.Routes[empty].AddRange(stops);
    }

    /// <summary>The node from which a place is next in a direction.</summary>
    private static int NodeBeside(PlainTours tours, List<int> route, int vehicle, int place, int direction)
    {
        var index = direction == 0 ? place - 1 : place;
        return index >= 0 && index < route.Count ? route[index] : tours.Depot(vehicle);
    }

    private static bool HasRoom(PlainTours tours, List<int> route, int[] stops) =>
        (tours.ExcessPrice < PlainTours.ForbiddingPrice || route.Concat(stops).Sum(stop => tours.Data.Demand[stop]) <= tours.Data.Capacity) && route.Count + stops.Length <= tours.Data.MostStops;
}
