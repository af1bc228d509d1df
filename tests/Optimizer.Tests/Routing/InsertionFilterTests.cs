using System.Collections.Immutable;
using Optimizer.Routing;
using Optimizer.Routing.Search;

namespace Optimizer.Tests.Routing;

/// <summary>What the cheap tests before a simulation refuse, the simulation refuses too; and bounds are no more than what it finds.</summary>
public class InsertionFilterTests
{
    private const int Seeds = 20;

    [Fact]
    public void What_the_compartments_cannot_hold_by_the_filter_cannot_be_driven()
    {
        var refused = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var tours = Constructed(Materials(seed));
            ForEachAbsentPlace(tours, (stop, slot, vehicle) =>
            {
                if (tours.FitsWithItsMaterial(stop, slot, vehicle) && tours.MayShareCompartment(stop, slot))
                    return;
                refused++;
                Assert.False(new RouteSimulator(tours.Data).TrySimulate(tours.KindOf(vehicle), With(tours, vehicle, slot, [stop])), $"Seed {seed}, stop {stop} after {slot}.");
            });
        }

        Assert.True(refused > 100, $"{refused} refused.");
    }

    [Fact]
    public void A_stop_and_a_station_that_segments_find_too_late_cannot_be_driven()
    {
        var refused = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var tours = Constructed(Materials(seed));
            ForEachAbsentPlace(tours, (stop, slot, vehicle) =>
            {
                foreach (var place in new[] { StationPlace.Before, StationPlace.After })
                {
                    for (var station = 0; station < tours.Data.StationCount; station++)
                    {
                        if (tours.IsInTime(stop, station, slot, place, out _))
                            continue;
                        refused++;
                        int[] both = [stop, tours.Data.StopCount + station];
                        Assert.False(new RouteSimulator(tours.Data).TrySimulate(tours.KindOf(vehicle), With(tours, vehicle, slot, place == StationPlace.After ? both : [both[1], both[0]])), $"Seed {seed}, stop {stop} after {slot}, station {station}.");
                    }
                }
            });
        }

        Assert.True(refused > 100, $"{refused} refused.");
    }

    [Fact]
    public void More_work_costs_no_less_time_than_the_bound()
    {
        var waited = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var problem = RandomProblems.Draw(seed, 14, windows: true, timeCosts: true);
            var tours = Constructed(problem);
            var (data, kind, simulator) = (tours.Data, problem.Kinds[0], new RouteSimulator(tours.Data));
            for (var vehicle = 0; vehicle < data.VehicleCount; vehicle++)
            {
                foreach (var stop in tours.CodesOf(vehicle).ToArray())
                {
                    // The whole route against the route without the stop.
                    var (codes, costBefore) = (tours.CodesOf(vehicle).ToArray(), tours.RouteCost(vehicle));
                    if (codes.Length < 2 || !simulator.TrySimulate(0, [.. codes.Where(code => code != stop)]))
                        continue;
                    var (costWithout, idle, way) = (simulator.Cost, simulator.Idle, WayOf(data, codes) - WayOf(data, [.. codes.Where(code => code != stop)]));
                    waited += idle > 0 ? 1 : 0;
                    var bound = (kind.DistanceCost * way.Metres) + Tours.LeastTimeCost(kind, idle, way.Seconds, data.Service[stop]);
                    Assert.True(costBefore - costWithout >= bound, $"Seed {seed}, stop {stop}: {costBefore - costWithout} is less than {bound}.");
                }
            }
        }

        Assert.True(waited > 20, $"{waited} waited.");
    }

    [Fact]
    public void Times_cost_no_less_than_their_least_price()
    {
        var (compared, equal, rested) = (0, 0, 0);
        for (var seed = 0; seed < 20 * Seeds; seed++)
        {
            var data = new SearchData(LongDays(seed));
            var (kind, simulator, random) = (data.Kinds[0], new RouteSimulator(data), new Random(seed));
            var codes = Enumerable.Range(0, data.StopCount).OrderBy(_ => random.Next()).Take(random.Next(2, 11)).ToArray();
            if (!simulator.TrySimulate(0, codes, keepTimes: true))
                continue;
            var whole = new TimeSegment(0, kind.StartWindows[0].Start, kind.StartWindows[^1].End);
            var place = kind.StartLocation;
            foreach (var stop in codes)
            {
                Assert.True(TimeSegment.TryMerge(whole, data.StopSegments[stop], data.Travel[0][place, data.Location[stop]].Duration, out whole));
                place = data.Location[stop];
            }

            Assert.True(TimeSegment.TryMerge(whole, new(0, 0, kind.EndWindows[^1].End), data.Travel[0][place, kind.EndLocation].Duration, out whole));
            Assert.True(Tours.TryLeastTimePrice(kind, WayOf(data, codes).Seconds, codes.Sum(stop => data.Service[stop]), whole, out var price), $"Seed {seed} is refused.");
            Assert.True(price <= simulator.Result.TimePrice, $"Seed {seed}: {simulator.Result.TimePrice} is less than {price}.");
            compared++;
            equal += price == simulator.Result.TimePrice ? 1 : 0;
            rested += simulator.Breaks.Length > 0 ? 1 : 0;
        }

        Assert.True(compared > 100 && equal > compared / 3 && rested > 30, $"{compared} compared, {equal} equal, {rested} with breaks.");
    }

    [Fact]
    public void Where_a_route_takes_no_more_there_is_no_place_on_it()
    {
        var refused = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var problem = Materials(seed);
            var tours = Constructed(problem.Replace(kinds: [.. problem.Kinds.Select(kind => kind with { RouteLoadLimit = [140], MaxStops = 6, MaxDuration = 3_000 })]));
            foreach (var stop in tours.Absent.ToArray())
            {
                for (var vehicle = 0; vehicle < tours.Data.VehicleCount; vehicle++)
                {
                    if (tours.Size(vehicle) == 0 || tours.MayTakeMore(stop, vehicle))
                        continue;
                    var best = Placement.None;
                    for (var slot = tours.Start(vehicle); slot != tours.End(vehicle); slot = tours.Next(slot))
                        tours.TryPlacement(stop, slot, ref best);
                    tours.Decide(stop, ref best);
                    Assert.False(best.Exists, $"Seed {seed}, stop {stop} on {vehicle}.");
                    refused++;
                }
            }
        }

        Assert.True(refused > 50, $"{refused} refused.");
    }

    /// <summary>Hours of service, and drivers that have to rest.</summary>
    private static RoutingProblem LongDays(int seed)
    {
        var random = new Random(seed);
        var plain = RandomProblems.Draw(seed, 14, timeCosts: true);
        return new(
            plain.Travel,
            [.. plain.Stops.Select(stop => stop with { Service = random.Next(100, 12_000), Windows = [Window.Hard(random.Next(20_000), Window.Never)] })],
            [plain.Kinds[0] with { EndWindows = [Window.Hard(0, 90_000)], MaxDuration = 80_000, RegularEnd = 30_000, Breaks = new(seed % 3 != 0, seed % 3 != 1, seed % 4 == 0 ? Lunch(random) : []) }],
            []);
    }

    /// <summary>One or two breaks, which may overlap.</summary>
    private static ImmutableArray<BreakWindow> Lunch(Random random)
    {
        var first = new BreakWindow(random.Next(10_000), 10_000 + random.Next(10_000), random.Next(100, 4_000));
        return random.Next(2) == 0 ? [first] : [first, new(first.EarliestStart + random.Next(15_000), first.LatestStart + random.Next(15_000), random.Next(100, 4_000))];
    }

    private static Way WayOf(SearchData data, int[] stops)
    {
        int[] places = [data.Kinds[0].StartLocation, .. stops.Select(stop => data.Location[stop]), data.Kinds[0].EndLocation];
        var legs = places.Zip(places.Skip(1)).Select(leg => data.Travel[0][leg.First, leg.Second]).ToArray();
        return new(legs.Sum(leg => leg.Distance), legs.Sum(leg => leg.Duration));
    }

    private readonly record struct Way(int Metres, int Seconds)
    {
        public static Way operator -(Way left, Way right) => new(left.Metres - right.Metres, left.Seconds - right.Seconds);
    }

    internal static Tours Constructed(RoutingProblem problem)
    {
        var tours = new Tours(new SearchData(problem));
        var recreate = new Recreate(tours, new Neighbours(tours.Data, 20), SearchParameters.From(new Dictionary<string, double>()), new(1));
        for (var stop = 0; stop < tours.Data.StopCount; stop += stop % 4 == 2 ? 2 : 1)
        {
            tours.Mark();
            recreate.Place(stop, 0);
        }

        return tours;
    }

    private static void ForEachAbsentPlace(Tours tours, Action<int, int, int> action)
    {
        foreach (var stop in tours.Absent.ToArray())
        {
            for (var vehicle = 0; vehicle < tours.Data.VehicleCount; vehicle++)
            {
                for (var slot = tours.Start(vehicle); slot != tours.End(vehicle) && tours.Size(vehicle) > 0; slot = tours.Next(slot))
                    action(stop, slot, vehicle);
            }
        }
    }

    private static int[] With(Tours tours, int vehicle, int after, int[] codes)
    {
        var route = new List<int>();
        for (var slot = tours.Start(vehicle); slot != tours.End(vehicle); slot = tours.Next(slot))
        {
            if (slot != tours.Start(vehicle))
                route.Add(tours.CodeOf(slot));
            if (slot == after)
                route.AddRange(codes);
        }

        return [.. route];
    }

    /// <summary>Four materials, of which the first two conflict; two choosy stations; an undivided kind and one with two chambers.</summary>
    internal static RoutingProblem Materials(int seed)
    {
        var random = new Random(seed);
        var plain = RandomProblems.Draw(seed, 24, windows: true, stations: 2, kinds: 2);
        var undivided = plain.Kinds[0] with { Configurations = [[new Compartment([70], 0b1111)]], ReturnsEmpty = true, Count = 6 };
        var divided = undivided with { Configurations = [[new Compartment([50], 0b0111), new Compartment([35], 0b1010)], [new Compartment([80], 0b0101)]] };
        return new(
            plain.Travel,
            [.. plain.Stops.Select(stop => stop with { Material = random.Next(5) - 1, AllowedKinds = [] })],
            [undivided, divided],
            [plain.Stations[0] with { AcceptedMaterials = 0b0011 }, plain.Stations[1] with { AcceptedMaterials = 0b1110 }],
            compartmentConflicts: [(0, 1)],
            points: plain.Points);
    }
}
