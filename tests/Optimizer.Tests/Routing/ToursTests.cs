using Optimizer.Routing.Search;

namespace Optimizer.Tests.Routing;

/// <summary>Tours change in place; whatever was done to them, they say what a simulation of their routes says.</summary>
public class ToursTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 60)];

    [Theory, MemberData(nameof(Seeds))]
    public void Every_insertion_keeps_its_promise_and_every_rollback_restores(int seed)
    {
        var random = new Random(seed);
        var problem = RandomProblems.Draw(seed, stops: 14, windows: seed % 2 == 0, energy: seed % 3 == 0, stations: seed % 5 == 0 ? 2 : 0, timeCosts: seed % 4 == 0, kinds: 1 + (seed % 3));
        var data = new SearchData(problem);
        var tours = new Tours(data);
        for (var step = 0; step < 200; step++)
        {
            var (costBefore, routesBefore) = (tours.Cost, Routes(tours));
            tours.Mark();
            if (tours.AbsentCount > 0 && random.Next(3) > 0)
                InsertAtBest(tours, tours.Absent[random.Next(tours.AbsentCount)]);
            else
                RemoveSome(tours, random);
            AssertSimulationAgrees(tours);
            if (random.Next(2) == 0)
                continue;
            tours.Rollback();
            Assert.Equal(costBefore, tours.Cost);
            Assert.Equal(routesBefore, Routes(tours));
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void The_best_place_is_what_trying_every_place_finds(int seed)
    {
        var problem = RandomProblems.Draw(seed, stops: 9, windows: seed % 2 == 0, energy: seed % 3 == 0, timeCosts: seed % 4 == 0, kinds: 2);
        var data = new SearchData(problem);
        var tours = new Tours(data);
        for (var stop = 1; stop < 9; stop++)
        {
            tours.Mark();
            InsertAtBest(tours, stop);
        }

        var (promised, _) = BestPlace(tours, 0);
        Assert.Equal(CheapestBySimulation(data, tours, 0), promised.Exists ? promised.Delta : long.MaxValue);
    }

    private static void InsertAtBest(Tours tours, int stop)
    {
        var (best, cost) = BestPlace(tours, stop);
        if (!best.Exists)
            return;
        tours.Place(stop, best);
        Assert.Equal(cost + best.Delta - tours.Data.Penalty[stop], tours.Cost);
    }

    private static (Placement Best, long Cost) BestPlace(Tours tours, int stop)
    {
        var best = Placement.None;
        for (var vehicle = 0; vehicle < tours.Data.VehicleCount; vehicle++)
        {
            for (var slot = tours.Start(vehicle); slot != tours.End(vehicle); slot = tours.Next(slot))
                tours.TryPlacement(stop, slot, ref best);
        }

        tours.Decide(stop, ref best);
        return (best, tours.Cost);
    }

    private static long CheapestBySimulation(SearchData data, Tours tours, int stop)
    {
        var simulator = new RouteSimulator(data);
        var cheapest = long.MaxValue;
        for (var vehicle = 0; vehicle < data.VehicleCount; vehicle++)
        {
            if (!data.AllowedKinds[(tours.KindOf(vehicle) * data.StopCount) + stop])
                continue;
            var codes = tours.CodesOf(vehicle).ToArray();
            for (var place = 0; place <= codes.Length; place++)
            {
                int[] trial = [.. codes[..place], stop, .. codes[place..]];
                if (simulator.TrySimulate(tours.KindOf(vehicle), trial))
                    cheapest = Math.Min(cheapest, simulator.Cost - tours.RouteCost(vehicle));
            }
        }

        return cheapest;
    }

    private static void RemoveSome(Tours tours, Random random)
    {
        for (var stop = 0; stop < tours.Data.StopCount; stop++)
        {
            if (tours.RouteOf(stop) < 0 || random.Next(4) > 0)
                continue;
            tours.Touch(tours.RouteOf(stop));
            tours.Remove(stop);
        }

        foreach (var vehicle in tours.Touched)
        {
            tours.DropNeedlessStations(vehicle);
            if (!tours.TryRefresh(vehicle))
                tours.EmptyOrRestore(vehicle);
        }
    }

    private static string[] Routes(Tours tours) =>
        [.. Enumerable.Range(0, tours.Data.VehicleCount).Select(vehicle => string.Join(' ', tours.CodesOf(vehicle).ToArray()))];

    private static void AssertSimulationAgrees(Tours tours)
    {
        var simulator = new RouteSimulator(tours.Data);
        var cost = 0L;
        foreach (var stop in tours.Absent)
            cost += tours.Data.Penalty[stop];
        for (var vehicle = 0; vehicle < tours.Data.VehicleCount; vehicle++)
        {
            var codes = tours.CodesOf(vehicle);
            if (codes.IsEmpty)
                continue;
            Assert.True(simulator.TrySimulate(tours.KindOf(vehicle), codes), $"Route {vehicle} cannot be driven: {simulator.Fault}.");
            cost += simulator.Cost;
        }

        Assert.Equal(cost, tours.Cost);
    }
}
