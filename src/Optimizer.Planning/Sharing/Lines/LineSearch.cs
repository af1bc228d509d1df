using System.Collections.Immutable;

namespace Optimizer.Planning.Sharing.Lines;

/// <summary>
/// Whole lines anew: a few assets that suit the same bookings are emptied, and each in turn gets its cheapest line, by a shortest path
/// over all bookings that are not served, where serving one is worth between its multiplier and its penalty. Bookings of several assets
/// stay where they are, or are put back one by one.
/// </summary>
/// <remarks>The multipliers are those of <see cref="LineBound"/>: Boschetti and Maniezzo (2009), https://doi.org/10.1007/s10732-008-9064-3.</remarks>
internal sealed class LineSearch
{
    private const int MostAssets = 4;

    // More than all other bookings of a line are worth.
    private const long Stays = 1L << 52;

    private readonly SharingProblem _problem;
    private readonly ImmutableArray<int> _bookings;
    private readonly CheapestLine[] _lines;
    private readonly ImmutableArray<long> _multipliers;
    private readonly long[] _worth;
    private readonly BookingInsertion _insertion;
    private readonly int[][] _near;
    private readonly Random _random;

    /// <param name="stepSeconds">Between starts.</param>
    public LineSearch(SharingProblem problem, ImmutableArray<int> bookings, LineRewards rewards, ImmutableArray<long> multipliers, int stepSeconds, long seed)
    {
        (_problem, _bookings, _multipliers, _random) = (problem, bookings, multipliers, new((int)(seed & int.MaxValue)));
        _insertion = new(problem, stepSeconds);
        _worth = new long[rewards.Count];
        var builder = new LineGraphBuilder(problem, bookings, rewards, stepSeconds, isExact: true);
        _lines = [.. LineGraphBuilder.Assets(problem, bookings).Select(asset => new CheapestLine(builder.Build(asset)))];
        var suits = _lines.Select(line => line.Graph.Nodes.Select(node => node.Booking).ToHashSet()).ToArray();
        _near = [.. Enumerable.Range(0, _lines.Length).Select(line => Enumerable.Range(0, _lines.Length).Where(other => other != line && suits[line].Overlaps(suits[other])).ToArray())];
    }

    /// <summary>A schedule with these bookings anew, beside the others of a schedule; assets get their lines in a random order.</summary>
    /// <param name="keepsKits">Whether bookings that have several assets stay.</param>
    public Schedule Fill(Schedule beside, bool keepsKits)
    {
        var gone = _bookings.Where(booking => !keepsKits || beside.Served(booking).Length < 2);
        var schedule = beside.With(gone.Select(booking => (booking, ImmutableArray<PlannedUse>.Empty))) ?? new Schedule(_problem);
        var all = Enumerable.Range(0, _lines.Length).ToArray();
        _random.Shuffle(all);
        Fill(schedule, all, [.. _bookings.Where(booking => !schedule.IsServed(booking))]);
        return schedule;
    }

    /// <summary>Gives a few assets other lines. Bookings that have several assets stay or go. If lines cannot be emptied, what has been taken out by then is missing.</summary>
    public void Change(Schedule schedule)
    {
        var first = _random.Next(_lines.Length);
        var others = _near[first].ToArray();
        _random.Shuffle(others);
        int[] chosen = [first, .. others.Take(_random.Next(MostAssets))];
        var keepsKits = _random.Next(4) > 0;
        var bookings = chosen.SelectMany(line => schedule.Line(_lines[line].Graph.Asset)).Select(use => use.Booking).Distinct()
            .Where(booking => !keepsKits || schedule.Served(booking).Length < 2).ToList();
        if (bookings.TrueForAll(schedule.TryRemove))
            Fill(schedule, chosen, bookings);
    }

    private void Fill(Schedule schedule, int[] lines, List<int> bookings)
    {
        foreach (var line in lines)
            RemoveOffGrid(schedule, _lines[line].Graph, bookings);
        var share = _random.NextDouble();
        foreach (var line in lines)
        {
            var kept = schedule.Line(_lines[line].Graph.Asset);
            SetWorth(schedule, _lines[line], line == lines[^1] ? 1 : share);
            schedule.TryServeAll(_lines[line].Graph.Asset, [.. _lines[line].Find(_worth).Where(use => !kept.Contains(use)).DistinctBy(use => use.Booking)]);
        }

        foreach (var booking in bookings.Where(booking => !schedule.IsServed(booking)).OrderByDescending(booking => _problem.UnservedPrice[booking]).ToArray())
        {
            var (uses, price) = _insertion.Find(schedule, booking);
            if (!uses.IsEmpty && price < _problem.UnservedPrice[booking])
                schedule.TryServe(booking, uses);
        }
    }

    /// <summary>A use that stays has to be at one of the starts of the graph.</summary>
    private static void RemoveOffGrid(Schedule schedule, LineGraph graph, List<int> bookings)
    {
        foreach (var use in schedule.Line(graph.Asset))
        {
            if (schedule.IsServed(use.Booking) && !Array.Exists(graph.Nodes, node => IsOf(node, use) && Array.BinarySearch(node.First, use.Start) >= 0) && schedule.TryRemove(use.Booking))
                bookings.Add(use.Booking);
        }
    }

    private static bool IsOf(LineNode node, PlannedUse use) =>
        (node.Booking, node.Way, node.Requirement, 0, node.Seconds) == (use.Booking, use.Way, use.Requirement, use.Part, use.Seconds);

    /// <summary>What serving bookings on an asset is worth: with share 0 what it costs elsewhere, with 1 the whole penalty. What the asset has stays.</summary>
    private void SetWorth(Schedule schedule, CheapestLine line, double share)
    {
        for (var index = 0; index < line.Graph.Nodes.Length; index++)
        {
            var node = line.Graph.Nodes[index];
            line.Only[index] = null;
            var isServed = schedule.IsServed(node.Booking);
            var isOpen = !isServed && _problem.Bookings[node.Booking].Ways[node.Way].Requirements.Length == 1;
            var penalty = _problem.UnservedPrice[node.Booking] - _problem.WayPrice(node.Booking, node.Way);
            foreach (var reward in node.Rewards)
            {
                var noise = share < 1 ? 0.9 + (0.2 * _random.NextDouble()) : 1;
                _worth[reward] = isOpen ? Math.Min(penalty, (long)((_multipliers[reward] + (share * (penalty - _multipliers[reward]))) * noise)) : CheapestLine.Never;
            }

            if (isServed && StaysAt(schedule, line.Graph.Asset, node) is { } start)
            {
                line.Only[index] = Array.BinarySearch(node.First, start);
                _worth[node.Rewards[line.Only[index]!.Value]] = Stays;
            }
        }
    }

    private static int? StaysAt(Schedule schedule, int asset, LineNode node)
    {
        foreach (var use in schedule.Served(node.Booking))
        {
            if (use.Asset == asset && IsOf(node, use))
                return use.Start;
        }

        return null;
    }
}
