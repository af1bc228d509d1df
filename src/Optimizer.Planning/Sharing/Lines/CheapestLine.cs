namespace Optimizer.Planning.Sharing.Lines;

/// <summary>
/// The cheapest path through a graph of lines, with what each use costs less its reward: a shortest path over starts in the order of
/// time. A path may come back to a booking that it has left, if its times allow that.
/// </summary>
/// <remarks>Desrochers and Soumis (1988), https://doi.org/10.1080/03155986.1988.11732063.</remarks>
internal sealed class CheapestLine
{
    /// <summary>The reward of what must not be on a path.</summary>
    public const long Never = long.MinValue;

    private const long Unreachable = long.MaxValue / 2;
    private const int FromHome = -1;

    // By node and span: the least price of a path that ends there or at an earlier span, where it ends, and its node and span before.
    private readonly long[][] _least;
    private readonly int[][] _at;
    private readonly (int Node, int Span)[][] _before;

    // By node: of all paths that are in time whatever the span.
    private readonly (long Price, int From)[] _always;

    public CheapestLine(LineGraph graph)
    {
        Graph = graph;
        Only = new int?[graph.Nodes.Length];
        _least = [.. graph.Nodes.Select(node => new long[node.First.Length])];
        _at = [.. graph.Nodes.Select(node => new int[node.First.Length])];
        _before = [.. graph.Nodes.Select(node => new (int, int)[node.First.Length])];
        _always = new (long, int)[graph.Nodes.Length];
    }

    public LineGraph Graph { get; }

    /// <summary>By node, the only span that may be on a path; null: any.</summary>
    public int?[] Only { get; }

    /// <summary>The price of the cheapest path, 0 if every path costs something; takes its uses off the slopes.</summary>
    public long Find(long[] rewards, int[] slopes)
    {
        var (price, end) = Search(rewards);
        foreach (var (node, span) in Back(end))
            slopes[Graph.Nodes[node].Rewards[span]]--;
        return price;
    }

    /// <summary>The uses of the cheapest path, in the order of time; none if every path costs something.</summary>
    public List<PlannedUse> Find(long[] rewards)
    {
        List<PlannedUse> uses = [.. Back(Search(rewards).End).Select(at => Graph.Nodes[at.Node].Use(Graph.Asset, at.Span))];
        uses.Reverse();
        return uses;
    }

    private (long Price, int End) Search(long[] rewards)
    {
        foreach (var (node, span) in Graph.Order)
            Reach(node, span, rewards);

        var (best, end) = (0L, FromHome);
        for (var node = 0; node < Graph.Nodes.Length; node++)
        {
            var (home, upTo) = Graph.ToHome[node];
            if (upTo >= 0 && _least[node][upTo] < Unreachable && _least[node][upTo] + home + Graph.FixedPrice is var price && price < best)
                (best, end) = (price, node);
        }

        return (best, end);
    }

    /// <summary>From the last use to the first.</summary>
    private IEnumerable<(int Node, int Span)> Back(int end)
    {
        var (node, span) = (end, end == FromHome ? 0 : Graph.ToHome[end].ToSpan);
        while (node != FromHome)
        {
            span = _at[node][span];
            yield return (node, span);
            (node, span) = _before[node][span];
        }
    }

    private void Reach(int node, int span, long[] rewards)
    {
        var least = _least[node];
        var reward = rewards[Graph.Nodes[node].Rewards[span]];
        if (span == 0)
            _always[node] = reward == Never ? (Unreachable, FromHome) : CheapestAlways(node);
        var total = Unreachable;
        if (reward != Never && (Only[node] ?? span) == span)
        {
            (var price, _before[node][span]) = CheapestBefore(node, span);
            total = price == Unreachable ? Unreachable : price + Graph.Nodes[node].Prices[span] - reward;
        }

        var isBest = span == 0 || total < least[span - 1];
        least[span] = isBest ? total : least[span - 1];
        _at[node][span] = isBest ? span : _at[node][span - 1];
    }

    private (long Price, (int Node, int Span)) CheapestBefore(int node, int span)
    {
        var (best, from) = _always[node];
        var before = (from, from == FromHome ? 0 : _least[from].Length - 1);
        if (span >= Graph.FromHome[node].FromSpan && Graph.FromHome[node].Price < best)
            (best, before) = (Graph.FromHome[node].Price, (FromHome, 0));
        foreach (var (other, price, upTo) in Graph.Sometimes[node])
        {
            var last = upTo[span];
            if (last >= 0 && _least[other][last] + price < best)
                (best, before) = (_least[other][last] + price, (other, last));
        }

        return (best, before);
    }

    private (long Price, int From) CheapestAlways(int node)
    {
        var (best, from) = (Unreachable, FromHome);
        foreach (var (other, price) in Graph.Always[node])
        {
            if (_least[other][^1] + price < best)
                (best, from) = (_least[other][^1] + price, other);
        }

        return (best, from);
    }
}
