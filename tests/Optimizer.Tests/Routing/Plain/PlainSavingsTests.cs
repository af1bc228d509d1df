using Optimizer.Routing.Search.Plain;

namespace Optimizer.Tests.Routing.Plain;

public class PlainSavingsTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 20)];

    [Theory, MemberData(nameof(Seeds))]
    public void Joins_as_the_textbook_does_when_every_pair_is_near(int seed)
    {
        // So many metres that no two savings are alike.
        var data = PlainProblems.Data(PlainProblems.Draw(seed, stops: 25, maxStops: seed % 3 == 0 ? 4 : int.MaxValue, scale: 1_001));

        var routes = PlainSavings.Build(data, new PlainNeighbours(data, data.Stops - 1));

        Assert.Equal(Textbook(data).Sum(route => Metres(data, route)), routes.Sum(route => Metres(data, route)));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Every_stop_is_on_one_route_that_holds_it_and_no_longer_than_on_its_own(int seed)
    {
        var data = PlainProblems.Shape(seed, stops: 100 + seed);

        var routes = PlainSavings.Build(data, new PlainNeighbours(data, 15));

        Assert.Equal(Enumerable.Range(0, data.Stops), routes.SelectMany(route => route).Order());
        Assert.All(routes, route => Assert.InRange(route.Sum(stop => data.Demand[stop]), 0, data.Capacity));
        Assert.All(routes, route => Assert.InRange(route.Length, 1, data.MostStops));
        Assert.InRange(routes.Sum(route => Metres(data, route)), 0, data.DepotDistance.Sum(metres => 2L * metres));
    }

    /// <summary>Each stop alone; of all pairs in order of their saving, those that are ends of two routes are joined if both fit in one.</summary>
    private static List<List<int>> Textbook(PlainData data)
    {
        var routes = Enumerable.Range(0, data.Stops).Select(stop => new List<int> { stop }).ToList();
        var pairs = Enumerable.Range(0, data.Stops)
            .SelectMany(first => Enumerable.Range(first + 1, data.Stops - first - 1).Select(second => (First: first, Second: second)))
            .OrderByDescending(pair => Saving(data, pair));
        foreach (var (first, second) in pairs.Where(pair => Saving(data, pair) > 0).ToArray())
        {
            var (one, other) = (routes.Single(route => route.Contains(first)), routes.Single(route => route.Contains(second)));
            if (one == other || !IsEnd(one, first) || !IsEnd(other, second) || one.Count + other.Count > data.MostStops || one.Concat(other).Sum(stop => data.Demand[stop]) > data.Capacity)
                continue;
            if (one[0] == first)
                one.Reverse();
            if (other[0] != second)
                other.Reverse();
            one.AddRange(other);
            routes.Remove(other);
        }

        return routes;
    }

    private static int Saving(PlainData data, (int First, int Second) pair) =>
        data.DepotDistance[pair.First] + data.DepotDistance[pair.Second] - data.Distance(pair.First, pair.Second);

    private static bool IsEnd(List<int> route, int stop) => route[0] == stop || route[^1] == stop;

    private static long Metres(PlainData data, IReadOnlyList<int> route) =>
        data.DepotDistance[route[0]] + route.Zip(route.Skip(1)).Sum(pair => (long)data.Distance(pair.First, pair.Second)) + data.DepotDistance[route[^1]];
}
