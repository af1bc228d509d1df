using System.Collections.Immutable;

namespace Optimizer.Planning.Sharing.Lines;

/// <summary>
/// Whole lines anew: a few assets that suit the same bookings are emptied, and each in turn gets its cheapest line, by a shortest path
/// over all bookings that are not served, where serving one is worth between its multiplier and its penalty. Bookings of several assets or
/// parts are put back one by one.
/// </summary>
/// <remarks>The multipliers are those of <see cref="LineBound"/>: Boschetti and Maniezzo (2009), https://doi.org/10.1007/s10732-008-9064-3.</remarks>
internal sealed class LineSearch
{
    private const int MostAssets = 4;

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
        _insertion = new(problem);
        _worth = new long[rewards.Count];
        var builder = new LineGraphBuilder(problem, bookings, rewards, stepSeconds, isExact: true);
        _lines = [.. LineGraphBuilder.Assets(problem, bookings).Select(asset => new CheapestLine(builder.Build(asset)))];
        var suits = _lines.Select(line => line.Graph.Nodes.Select(node => node.Booking).ToHashSet()).ToArray();
        _near = [.. Enumerable.Range(0, _lines.Length).Select(line => Enumerable.Range(0, _lines.Length).Where(other => other != line && suits[line].Overlaps(suits[other])).ToArray())];
    }

    /// <summary>A schedule with these bookings anew, beside the others of a schedule; assets get their lines in a random order.</summary>
    public Schedule Fill(Schedule beside)
    {
        var schedule = beside.With(_bookings.Select(booking => (booking, ImmutableArray<PlannedUse>.Empty))) ?? new Schedule(_problem);
        var all = Enumerable.Range(0, _lines.Length).ToArray();
        _random.Shuffle(all);
        Fill(schedule, all, _bookings);
        return schedule;
    }

    /// <summary>Gives a few assets other lines. If the lines cannot be emptied, what has been taken out by then is missing.</summary>
    public void Change(Schedule schedule)
    {
        var first = _random.Next(_lines.Length);
        var others = _near[first].ToArray();
        _random.Shuffle(others);
        int[] chosen = [first, .. others.Take(_random.Next(MostAssets))];
        var bookings = chosen.SelectMany(line => schedule.Line(_lines[line].Graph.Asset)).Select(use => use.Booking).Distinct().ToArray();
        if (bookings.All(schedule.TryRemove))
            Fill(schedule, chosen, bookings);
    }

    private void Fill(Schedule schedule, int[] lines, IEnumerable<int> bookings)
    {
        var share = _random.NextDouble();
        foreach (var line in lines)
        {
            SetWorth(schedule, _lines[line].Graph, line == lines[^1] ? 1 : share);
            schedule.TryServeAll(_lines[line].Graph.Asset, [.. _lines[line].Find(_worth).DistinctBy(use => use.Booking)]);
        }

        foreach (var booking in bookings.Where(booking => !schedule.IsServed(booking)).OrderByDescending(booking => _problem.UnservedPrice[booking]).ToArray())
        {
            var (uses, price) = _insertion.Find(schedule, booking);
            if (!uses.IsEmpty && price < _problem.UnservedPrice[booking])
                schedule.TryServe(booking, uses);
        }
    }

    /// <summary>What serving bookings on an asset is worth: with share 0 what it costs elsewhere, with 1 the whole penalty.</summary>
    private void SetWorth(Schedule schedule, LineGraph graph, double share)
    {
        foreach (var node in graph.Nodes)
        {
            var isOpen = !schedule.IsServed(node.Booking) && _problem.Bookings[node.Booking].Ways[node.Way].Requirements.Length == 1;
            var penalty = _problem.UnservedPrice[node.Booking] - _problem.WayPrice(node.Booking, node.Way);
            foreach (var reward in node.Rewards)
            {
                var noise = share < 1 ? 0.9 + (0.2 * _random.NextDouble()) : 1;
                _worth[reward] = isOpen ? Math.Min(penalty, (long)((_multipliers[reward] + (share * (penalty - _multipliers[reward]))) * noise)) : CheapestLine.Never;
            }
        }
    }
}
