namespace Optimizer.Tests.OrTools;

/// <summary>The slow obvious twin of a flow of least cost: unit by unit over the cheapest path that is left (Bellman–Ford).</summary>
internal static class ShortestPaths
{
    /// <returns>How much could be sent, and for how much.</returns>
    public static (long Amount, long Cost) Send(int[] supplies, (int From, int To, int Capacity, int Cost)[] arcs)
    {
        var (source, sink) = (supplies.Length, supplies.Length + 1);
        // Each arc with its way back, which is free to take as much as flows.
        var left = new List<(int From, int To, int Left, int Cost)>();
        foreach (var (from, to, capacity, cost) in arcs)
            Add(from, to, capacity, cost);
        for (var node = 0; node < supplies.Length; node++)
            Add(supplies[node] > 0 ? source : node, supplies[node] > 0 ? node : sink, Math.Abs(supplies[node]), 0);

        var (amount, total) = (0L, 0L);
        while (CheapestPath() is { } path)
        {
            foreach (var arc in path)
            {
                left[arc] = left[arc] with { Left = left[arc].Left - 1 };
                left[arc ^ 1] = left[arc ^ 1] with { Left = left[arc ^ 1].Left + 1 };
                total += left[arc].Cost;
            }

            amount++;
        }

        return (amount, total);

        void Add(int from, int to, int capacity, int cost)
        {
            left.Add((from, to, capacity, cost));
            left.Add((to, from, 0, -cost));
        }

        List<int>? CheapestPath()
        {
            var cost = Enumerable.Repeat(long.MaxValue, sink + 1).ToArray();
            var by = new int[sink + 1];
            cost[source] = 0;
            for (var round = 0; round <= sink; round++)
            {
                for (var arc = 0; arc < left.Count; arc++)
                {
                    var (from, to, free, price) = left[arc];
                    if (free > 0 && cost[from] != long.MaxValue && cost[from] + price < cost[to])
                        (cost[to], by[to]) = (cost[from] + price, arc);
                }
            }

            if (cost[sink] == long.MaxValue)
                return null;
            var path = new List<int>();
            for (var node = sink; node != source; node = left[by[node]].From)
                path.Add(by[node]);
            return path;
        }
    }
}
