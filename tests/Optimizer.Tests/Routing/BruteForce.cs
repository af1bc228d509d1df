using Optimizer.Routing;
using Optimizer.Routing.Search;

namespace Optimizer.Tests.Routing;

/// <summary>The least cost by trying everything: every order of stops cut into routes everywhere, every vehicle of every kind, the only station at the start and after any stops.</summary>
internal static class BruteForce
{
    public static long LeastCost(RoutingProblem problem)
    {
        var data = new SearchData(problem);
        var simulator = new RouteSimulator(data);
        var all = (1 << data.StopCount) - 1;

        // The cheapest route of each kind over each set of stops, then vehicle by vehicle the cheapest way to serve each set; what is left stays out.
        var routes = Enumerable.Range(0, data.Kinds.Length).Select(kind => Enumerable.Range(0, all + 1).Select(set => Cheapest(data, simulator, kind, set)).ToArray()).ToArray();
        var least = Enumerable.Range(0, all + 1).Select(set => LeftOut(data, set)).ToArray();
        for (var kind = 0; kind < data.Kinds.Length; kind++)
        {
            for (var vehicle = 0; vehicle < Math.Min(data.Kinds[kind].Count, data.StopCount); vehicle++)
                least = [.. least.Select((cost, set) => Math.Min(cost, LeastWith(least, routes[kind], set)))];
        }

        return least[all];
    }

    private static long LeastWith(long[] least, long[] route, int set)
    {
        var cheapest = long.MaxValue;
        for (var part = set; part > 0; part = (part - 1) & set)
            cheapest = Math.Min(cheapest, least[set ^ part] + route[part]);
        return cheapest;
    }

    private static long LeftOut(SearchData data, int set) => SplitsGroup(data, set)
        ? long.MaxValue / 4
        : Enumerable.Range(0, data.StopCount).Where(stop => (set >> stop & 1) != 0).Sum(stop => data.Penalty[stop]);

    private static long Cheapest(SearchData data, RouteSimulator simulator, int kind, int set)
    {
        var stops = Enumerable.Range(0, data.StopCount).Where(stop => (set >> stop & 1) != 0).ToArray();
        var cheapest = long.MaxValue / 4;
        if (set == 0 || SplitsGroup(data, set) || !stops.All(stop => data.AllowedKinds[(kind * data.StopCount) + stop]))
            return cheapest;
        foreach (var order in Permutations(stops).Where(order => InOrder(data, order)))
        {
            // To begin at the station helps only who waits for a release there.
            for (var cuts = 0; cuts < (data.StationCount == 0 ? 1 : 1 << (order.Length + 1)); cuts += data.HasReleases ? 1 : 2)
            {
                if (simulator.TrySimulate(kind, WithStations(data, order, cuts)))
                    cheapest = Math.Min(cheapest, simulator.Cost);
            }
        }

        return cheapest;
    }

    /// <summary>The only station at the start, if the first bit is set, and after the stops whose next bit is set.</summary>
    private static int[] WithStations(SearchData data, int[] order, int cuts)
    {
        if (data.StationCount == 0)
            return order;
        return [.. (cuts & 1) != 0 ? new[] { data.StopCount } : [], .. order.SelectMany((stop, place) => (cuts >> (place + 1) & 1) != 0 ? new[] { stop, data.StopCount } : [stop])];
    }

    private static bool SplitsGroup(SearchData data, int set) =>
        data.Problem.Groups.Any(group => group.Stops.Select(stop => set >> stop & 1).Distinct().Count() > 1);

    private static bool InOrder(SearchData data, int[] order) => data.Problem.Groups.Where(group => group.IsOrdered).All(group =>
    {
        var places = group.Stops.Select(stop => Array.IndexOf(order, stop)).ToArray();
        return places.SequenceEqual(places.Order());
    });

    private static IEnumerable<int[]> Permutations(int[] items) => items.Length <= 1
        ? [items]
        : items.SelectMany(first => Permutations([.. items.Where(item => item != first)]).Select(rest => (int[])[first, .. rest]));
}
