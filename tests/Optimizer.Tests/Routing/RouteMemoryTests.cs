using Optimizer.Routing.Search;

namespace Optimizer.Tests.Routing;

public class RouteMemoryTests
{
    [Fact]
    public void What_is_recalled_is_what_a_look_at_the_route_finds()
    {
        var (recalled, refused) = (0, 0);
        for (var seed = 0; seed < 30; seed++)
        {
            var tours = Constructed(seed);
            var memory = new RouteMemory(tours);
            var random = new Xoshiro(1);
            foreach (var (stop, vehicle) in Asked(tours))
            {
                var (found, pair) = (Placement.None, new PairPlacement(long.MaxValue, -1, -1));
                var first = tours.Data.FirstOfPair[stop];
                var isPair = first >= 0;
                if (isPair)
                    memory.Look(first, stop, vehicle, random, ref pair);
                else
                    memory.Look(stop, vehicle, ref found);

                // The same visits again: station visits have other slots now.
                var codes = tours.CodesOf(vehicle).ToArray();
                Set(tours, vehicle, [.. codes.Reverse()]);
                Set(tours, vehicle, codes);
                var (again, pairAgain) = (Placement.None, new PairPlacement(long.MaxValue, -1, -1));
                Assert.True(isPair ? memory.TryRecall(first, vehicle, ref pairAgain) : memory.TryRecall(stop, vehicle, ref again));
                Assert.Equal((found.Delta, found.Exists, pair.Delta, pair.Exists), (again.Delta, again.Exists, pairAgain.Delta, pairAgain.Exists));
                if (!again.Exists && !pairAgain.Exists)
                {
                    refused++;
                    continue;
                }

                // In debug builds, placing asserts the promised cost.
                tours.Mark();
                if (isPair)
                    tours.PlacePair(first, stop, pairAgain);
                else
                    tours.Place(stop, again);
                Assert.Equal(codes.Length + (isPair ? 2 : again.Station >= 0 ? 2 : 1), tours.CodesOf(vehicle).Length);
                Assert.False(isPair ? memory.TryRecall(first, vehicle, ref pairAgain) : memory.TryRecall(stop, vehicle, ref again), "The route is another one now.");
                tours.Rollback();
                recalled++;
            }
        }

        Assert.True(recalled > 100 && refused > 10, $"{recalled} recalled, {refused} refused.");
    }

    [Fact]
    public void Where_nothing_was_cheap_enough_a_dearer_place_is_looked_for()
    {
        var tours = Constructed(3);
        var memory = new RouteMemory(tours);
        var (stop, vehicle) = Asked(tours).First(asked => tours.Data.PairedWith[asked.Stop] < 0 && Cheapest(tours, asked.Stop, asked.Vehicle).Exists);
        var cheapest = Cheapest(tours, stop, vehicle);

        var bounded = Placement.None with { Delta = cheapest.Delta };
        memory.Look(stop, vehicle, ref bounded);
        Assert.False(bounded.Exists);
        Assert.True(memory.TryRecall(stop, vehicle, ref bounded));
        var dearer = Placement.None with { Delta = cheapest.Delta + 1 };
        Assert.False(memory.TryRecall(stop, vehicle, ref dearer));
        memory.Look(stop, vehicle, ref dearer);
        Assert.Equal(cheapest, dearer);
    }

    private static Placement Cheapest(Tours tours, int stop, int vehicle)
    {
        var best = Placement.None;
        new RouteMemory(tours).Look(stop, vehicle, ref best);
        return best;
    }

    private static void Set(Tours tours, int vehicle, int[] codes)
    {
        tours.Mark();
        tours.Touch(vehicle);
        tours.SetRoute(vehicle, codes);
        if (!tours.TryRefresh(vehicle))
            tours.Rollback();
    }

    /// <summary>Absent stops, pairs by their second, with every route.</summary>
    private static List<(int Stop, int Vehicle)> Asked(Tours tours) =>
    [
        .. from stop in tours.Absent.ToArray()
           where tours.Data.PairedWith[stop] < 0 || tours.Data.FirstOfPair[stop] >= 0
           from vehicle in Enumerable.Range(0, tours.Data.VehicleCount)
           where tours.Size(vehicle) > 0
           select (stop, vehicle),
    ];

    private static Tours Constructed(int seed)
    {
        var tours = new Tours(new SearchData(RandomProblems.Draw(seed, 24, windows: true, energy: seed % 2 == 0, stations: 2, timeCosts: true, shipments: 4)));
        Assert.True(tours.MayRemember);
        var recreate = new Recreate(tours, new Neighbours(tours.Data, 20), SearchParameters.From(new Dictionary<string, double>()), new(1));
        for (var stop = 0; stop < tours.Data.StopCount; stop++)
        {
            tours.Mark();
            if (stop / 2 % 3 != 2)
                recreate.Place(stop, 0);
        }

        return tours;
    }
}
