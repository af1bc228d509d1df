using Optimizer.Routing.Search.Plain;

namespace Optimizer.Tests.Routing.Plain;

/// <summary>What <see cref="PlainTours"/> hold, as a list for each vehicle; everything is counted anew whenever it is asked for.</summary>
internal sealed class SlowTours(PlainData data, IEnumerable<IEnumerable<int>> routes)
{
    public List<int>[] Routes { get; } = [.. routes.Select(route => route.ToList())];

    public long Cost => Routes.Sum(CostOf) + Absent.Sum(stop => data.Penalty[stop]);

    public int[] Absent => [.. Enumerable.Range(0, data.Stops).Except(Routes.SelectMany(route => route))];

    /// <summary>Units of load beyond capacity.</summary>
    public long Excess => Routes.Sum(route => Math.Max(0L, route.Sum(stop => data.Demand[stop]) - data.Capacity));

    public bool HasTooManyStops => Routes.Any(route => route.Count > data.MostStops);

    public bool IsFeasible => Excess == 0 && !HasTooManyStops;

    public static SlowTours Of(PlainTours tours) => new(tours.Data, Enumerable.Range(0, tours.Data.Vehicles).Select(vehicle => Walk(tours, vehicle, 0)));

    public SlowTours Copy() => new(data, Routes);

    public int RouteOf(int stop) => Array.FindIndex(Routes, route => route.Contains(stop));

    /// <summary>The tours hold these routes, and all that they know of them is so.</summary>
    public void AssertDescribedBy(PlainTours tours, string occasion)
    {
        for (var vehicle = 0; vehicle < data.Vehicles; vehicle++)
        {
            var route = Routes[vehicle];
            Assert.True(route.SequenceEqual(Walk(tours, vehicle, 0)), $"{occasion}: route {vehicle} is {string.Join(' ', Walk(tours, vehicle, 0))}, not {string.Join(' ', route)}.");
            Assert.Equal(route.AsEnumerable().Reverse(), Walk(tours, vehicle, 1));
            Assert.Equal((route.Sum(stop => data.Demand[stop]), route.Count), (tours.LoadOf(vehicle), tours.Size(vehicle)));
            foreach (var (node, direction) in route.Append(tours.Depot(vehicle)).SelectMany(node => new[] { (node, 0), (node, 1) }))
                Assert.Equal(data.Distance(node, tours.Next(node, direction)), tours.Way(node, direction));
            for (var place = 0; place < route.Count; place++)
            {
                Assert.Equal((vehicle, place + 1), (tours.RouteOf(route[place]), tours.PositionOf(route[place])));
                Assert.Equal(route[..(place + 1)].Sum(stop => data.Demand[stop]), tours.LoadUpTo(route[place], 0));
                Assert.Equal(route[place..].Sum(stop => data.Demand[stop]), tours.LoadUpTo(route[place], 1));
            }
        }

        Assert.Equal(Absent, tours.Absent.ToArray().Order());
        Assert.All(Absent, stop => Assert.Equal(-1, tours.RouteOf(stop)));
        Assert.Equal((data.Stops - Absent.Length, Routes.Count(route => route.Count > 0)), (tours.RoutedCount, tours.UsedVehicles));
        Assert.Equal(tours.UsedVehicles == data.Vehicles, tours.EmptyVehicle < 0);
        Assert.True(tours.EmptyVehicle < 0 || Routes[tours.EmptyVehicle].Count == 0, $"{occasion}: vehicle {tours.EmptyVehicle} is said to be empty.");
        Assert.False(HasTooManyStops, $"{occasion}: a route has too many stops.");
        Assert.True(Excess == 0 || tours.ExcessPrice < PlainTours.ForbiddingPrice, $"{occasion}: a route is overloaded.");
        Assert.Equal((Excess, Cost + (tours.ExcessPrice * Excess)), (tours.Excess, tours.PricedCost));
        Assert.True(Cost == tours.Cost, $"{occasion}: the cost is {tours.Cost}, not {Cost}.");
        Assert.Equal(Cost, tours.Recount());
    }

    private long CostOf(List<int> route) => route.Count == 0
        ? 0
        : data.CostOfVehicle + data.DepotDistance[route[0]] + route.Zip(route.Skip(1)).Sum(pair => (long)data.Distance(pair.First, pair.Second)) + data.DepotDistance[route[^1]];

    private static IEnumerable<int> Walk(PlainTours tours, int vehicle, int direction)
    {
        for (var node = tours.Next(tours.Depot(vehicle), direction); tours.IsStop(node); node = tours.Next(node, direction))
            yield return node;
    }
}
