namespace Optimizer.Routing.Search.Plain;

/// <summary>
/// A first plan: every stop has a route, and routes are joined end to end, the largest saving first, among near stops. Clarke
/// and Wright (1964), https://doi.org/10.1287/opre.12.4.568.
/// </summary>
internal static class PlainSavings
{
    /// <summary>Joins are looked for among so many near stops.</summary>
    private const int MostNear = 60;

    public static List<int[]> Build(PlainData data, PlainNeighbours neighbours)
    {
        var (savings, pairs) = Rank(data, neighbours);
        Array.Sort(savings, pairs);

        // Chains of stops with two ends each; a stop inside a chain cannot be joined any more.
        var chain = Enumerable.Range(0, data.Stops).Select(stop => new LinkedList<int>([stop])).ToArray();
        var load = (Load[])data.Demand.Clone();
        var root = Enumerable.Range(0, data.Stops).ToArray();
        foreach (var (first, second) in pairs)
        {
            var (a, b) = (Find(root, first), Find(root, second));
            if (a == b || load[a] + load[b] > data.Capacity || chain[a].Count + chain[b].Count > data.MostStops || !IsEnd(chain[a], first) || !IsEnd(chain[b], second))
                continue;
            Join(chain[a], first, chain[b], second);
            (root[b], load[a]) = (a, load[a] + load[b]);
        }

        return [.. Enumerable.Range(0, data.Stops).Where(stop => root[stop] == stop).Select(stop => chain[stop].ToArray())];
    }

    private static (int[] NegativeSavings, (int First, int Second)[] Pairs) Rank(PlainData data, PlainNeighbours neighbours)
    {
        var near = Math.Min(MostNear, neighbours.Count);
        var savings = new List<int>(data.Stops * near);
        var pairs = new List<(int, int)>(data.Stops * near);
        for (var stop = 0; stop < data.Stops; stop++)
        {
            var others = neighbours.Of(stop);
            var metres = neighbours.MetresOf(stop);
            for (var index = 0; index < near; index++)
            {
                var other = others[index];
                var saving = data.DepotDistance[stop] + data.DepotDistance[other] - metres[index];
                if (saving <= 0 || (other < stop && neighbours.Of(other)[..near].Contains(stop)))
                    continue;
                savings.Add(-saving);
                pairs.Add((stop, other));
            }
        }

        return ([.. savings], [.. pairs]);
    }

    private static int Find(int[] root, int stop)
    {
        while (root[stop] != stop)
            stop = root[stop] = root[root[stop]];
        return stop;
    }

    private static bool IsEnd(LinkedList<int> chain, int stop) => chain.First!.Value == stop || chain.Last!.Value == stop;

    /// <summary>Puts the second chain's stops into the first, the two stops side by side.</summary>
    private static void Join(LinkedList<int> first, int firstEnd, LinkedList<int> second, int secondEnd)
    {
        var (toBack, fromFront) = (first.Last!.Value == firstEnd, second.First!.Value == secondEnd);
        while (second.Count > 0)
        {
            var node = fromFront ? second.First! : second.Last!;
            second.Remove(node);
            if (toBack)
                first.AddLast(node);
            else
                first.AddFirst(node);
        }
    }
}
