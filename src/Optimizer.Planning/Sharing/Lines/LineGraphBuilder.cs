using System.Collections.Immutable;

namespace Optimizer.Planning.Sharing.Lines;

/// <summary>Makes the graphs of lines of all assets of some bookings.</summary>
/// <param name="stepSeconds">Between starts; no longer than any use.</param>
internal sealed class LineGraphBuilder(SharingProblem problem, ImmutableArray<int> bookings, LineRewards rewards, int stepSeconds, bool isExact)
{
    private const int ShortestStepSeconds = 60;

    // Of arcs between spans, and of pairs of uses: at most, and for each second that there is to make and search the graphs.
    private const double MostArcs = 20_000_000;
    private const double ArcsPerSecond = 10_000_000;
    private const double PairsPerSecond = 250_000;

    /// <summary>The shortest step that keeps the graphs small enough, or null if there is none.</summary>
    /// <param name="time">Null: as long as it takes.</param>
    public static int? Step(SharingProblem problem, ImmutableArray<int> bookings, TimeSpan? time)
    {
        if (bookings.All(booking => problem.AssetsOf(booking).IsEmpty))
            return null;
        var shortest = ShortestUse(problem, bookings);
        var nodes = Assets(problem, bookings).ToDictionary(asset => asset, _ => (Count: 0L, Seconds: 0L));
        foreach (var (asset, way) in bookings.SelectMany(booking => problem.Bookings[booking].Ways.SelectMany((way, index) => way.Requirements.SelectMany((_, requirement) => problem.Suitable(booking, index, requirement)).Select(asset => (asset, way)))))
            nodes[asset] = (nodes[asset].Count + 1, nodes[asset].Seconds + AssetTravel.Seconds(way.LatestEnd - way.EarliestStart - way.Duration));
        if (nodes.Values.Sum(node => node.Count * node.Count) > PairsPerSecond * time?.TotalSeconds)
            return null;
        var most = Math.Min(MostArcs, ArcsPerSecond * time?.TotalSeconds ?? MostArcs);
        for (var step = Math.Min(ShortestStepSeconds, shortest); step > 0 && step <= shortest; step *= 2)
        {
            if (nodes.Values.Sum(node => node.Count * ((node.Seconds / step) + (2 * node.Count))) <= most)
                return step;
        }

        return null;
    }

    /// <summary>A step so many times as long, as far as the shortest use allows.</summary>
    public static int Longer(SharingProblem problem, ImmutableArray<int> bookings, int step, int times) => Math.Max(step, Math.Min(step * times, ShortestUse(problem, bookings)));

    private static int ShortestUse(SharingProblem problem, ImmutableArray<int> bookings) =>
        bookings.SelectMany(booking => problem.Bookings[booking].Ways.Select(way => AssetTravel.Seconds(problem.Bookings[booking].LeastPart(way)))).Min();

    /// <summary>All assets that suit some bookings.</summary>
    public static IEnumerable<int> Assets(SharingProblem problem, ImmutableArray<int> bookings) => bookings.SelectMany(booking => problem.AssetsOf(booking)).Distinct().Order();

    public LineGraph Build(int asset)
    {
        var nodes = Nodes(asset).ToArray();
        var travel = new LineTravel(problem, asset, nodes);
        var order = nodes.SelectMany((node, index) => Enumerable.Range(0, node.First.Length).Select(span => (Node: index, Span: span)))
            .OrderBy(each => nodes[each.Node].First[each.Span]).ThenBy(each => each.Node).ToArray();
        var (always, sometimes) = (new List<(int, long)>[nodes.Length], new List<(int, long, int[])>[nodes.Length]);
        for (var to = 0; to < nodes.Length; to++)
        {
            (always[to], sometimes[to]) = ([], []);
            for (var from = 0; from < nodes.Length; from++)
                AddArc(travel, nodes, from, to, always[to], sometimes[to]);
        }

        return new()
        {
            Asset = asset,
            Nodes = nodes,
            FromHome = [.. nodes.Select((node, index) => FromHome(travel, asset, node, index))],
            ToHome = [.. nodes.Select((node, index) => ToHome(travel, asset, node, index))],
            Always = [.. always.Select(arcs => arcs.ToArray())],
            Sometimes = [.. sometimes.Select(arcs => arcs.ToArray())],
            Order = order,
            FixedPrice = problem.FixedPrice(asset),
        };
    }

    private IEnumerable<LineNode> Nodes(int asset) =>
        from booking in bookings
        from way in Enumerable.Range(0, problem.Bookings[booking].Ways.Length)
        from requirement in Enumerable.Range(0, problem.Bookings[booking].Ways[way].Requirements.Length)
        where problem.Suitable(booking, way, requirement).Contains(asset)
        let node = Node(asset, booking, way, requirement)
        where node.First.Length > 0
        select node;

    private LineNode Node(int asset, int booking, int way, int requirement)
    {
        var choice = problem.Bookings[booking].Ways[way];
        var isSplit = problem.Bookings[booking].MaxParts > 1 && !isExact;
        var seconds = AssetTravel.Seconds(isSplit ? problem.Bookings[booking].LeastPart(choice) : choice.Duration);
        var use = new PlannedUse(asset, booking, way, 0, requirement, 0, seconds);
        var (first, last, reward) = (new List<int>(), new List<int>(), new List<int>());
        foreach (var (low, high) in Ranges(asset, choice, seconds, LeastSetup(asset, use), problem.Cleaning(asset, use)))
            AddSpans(booking, way, requirement, low, high, first, last, reward);

        var prices = new long[first.Count];
        for (var span = 0; span < prices.Length; span++)
        {
            // What the whole use of a split booking costs at least is in the price of serving it.
            prices[span] = (isSplit ? 0 : problem.UsePrice(asset, seconds)) + (requirement == 0 ? LeastOffPreferred(booking, way, first[span], last[span], isSplit) : 0);
        }

        return new(booking, way, requirement, seconds, [.. first], [.. last], prices, [.. reward]);
    }

    /// <summary>When the use may start within an availability window and the booking's times.</summary>
    private IEnumerable<(int Low, int High)> Ranges(int asset, Domain.Models.Sharing.BookingWay choice, int seconds, int setup, int cleaning)
    {
        foreach (var window in problem.Assets[asset].AvailabilityWindows)
        {
            var low = Math.Max(AssetTravel.Seconds(choice.EarliestStart), AssetTravel.Seconds(window.Start) + setup);
            var high = Math.Min(AssetTravel.Seconds(choice.LatestEnd) - seconds, AssetTravel.Seconds(window.End) - cleaning - seconds);
            if (low <= high)
                yield return (low, high);
        }
    }

    private void AddSpans(int booking, int way, int requirement, int low, int high, List<int> first, List<int> last, List<int> reward)
    {
        var cuts = new SortedSet<int> { low };
        for (var start = (low / stepSeconds * stepSeconds) + stepSeconds; start <= high; start += stepSeconds)
            cuts.Add(start);
        if (problem.Bookings[booking].Ways[way].PreferredStart is { } preferred && AssetTravel.Seconds(preferred) is var best && best > low && best <= high)
            cuts.Add(best);
        foreach (var cut in rewards.Cuts(booking, way).Where(cut => cut > low && cut <= high))
            cuts.Add(cut);
        if (isExact)
            cuts.Add(high);
        var starts = cuts.ToArray();
        for (var index = 0; index < starts.Length; index++)
        {
            first.Add(starts[index]);
            last.Add(isExact ? starts[index] : index + 1 < starts.Length ? starts[index + 1] - 1 : high);
            reward.Add(rewards.IndexOf(booking, way, requirement, starts[index]));
        }
    }

    private long LeastOffPreferred(int booking, int way, int first, int last, bool isSplit)
    {
        if (isSplit || problem.Bookings[booking].Ways[way].PreferredStart is not { } preferred)
            return 0;
        var best = AssetTravel.Seconds(preferred);
        return problem.OffPreferredPerSecond(booking) * Math.Max(0, Math.Max(first - best, best - last));
    }

    private int LeastSetup(int asset, PlannedUse use) => AssetTravel.Seconds(
        problem.Assets[asset].Setups.Where(setup => setup.ToUse == problem.Bookings[use.Booking].Use).Select(setup => setup.Duration)
            .Append(problem.Assets[asset].SetupBetween(null, problem.Bookings[use.Booking].Use)).Min());

    private void AddArc(LineTravel travel, LineNode[] nodes, int from, int to, List<(int, long)> always, List<(int, long, int[])> sometimes)
    {
        var (before, after) = (nodes[from], nodes[to]);
        if (before.Booking == after.Booking && (isExact || problem.Bookings[before.Booking].MaxParts == 1 || before.Way != after.Way || from == to))
            return;
        if (problem.Forbidden.Contains(new(travel.Asset, before.Booking, after.Booking)) || travel.Between(from, to) is not { } move)
            return;

        var setup = problem.Setup(travel.Asset, before.Use(travel.Asset, 0), after.Use(travel.Asset, 0));
        var busy = before.Seconds + problem.Cleaning(travel.Asset, before.Use(travel.Asset, 0));
        var upTo = new int[after.First.Length];
        var last = -1;
        for (var span = 0; span < upTo.Length; span++)
        {
            if (travel.Departure(move.Seconds, after.Last[span] - setup) is { } departure)
            {
                while (last + 1 < before.First.Length && before.First[last + 1] + busy <= departure)
                    last++;
            }

            upTo[span] = last;
        }

        if (upTo[0] == before.First.Length - 1)
            always.Add((from, move.Price));
        else if (last >= 0)
            sometimes.Add((from, move.Price, upTo));
    }

    private (long, int) FromHome(LineTravel travel, int asset, LineNode node, int index)
    {
        if (problem.Forbidden.Contains(new(asset, null, node.Booking)) || travel.FromHome(index) is not { } move)
            return (0, node.First.Length);
        var setup = problem.Setup(asset, null, node.Use(asset, 0));
        var span = 0;
        while (span < node.First.Length && !(travel.Departure(move.Seconds, node.Last[span] - setup) >= 0))
            span++;
        return (move.Price, span);
    }

    private (long, int) ToHome(LineTravel travel, int asset, LineNode node, int index)
    {
        if (!problem.Assets[asset].ReturnsHome)
            return (0, node.First.Length - 1);
        if (problem.Forbidden.Contains(new(asset, node.Booking, null)) || travel.ToHome(index) is not { } move || travel.Departure(move.Seconds, problem.End) is not { } departure)
            return (0, -1);
        var busy = node.Seconds + problem.Cleaning(asset, node.Use(asset, 0));
        return (move.Price, Array.FindLastIndex(node.First, first => first + busy <= departure));
    }
}
