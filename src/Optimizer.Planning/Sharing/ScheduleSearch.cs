using System.Diagnostics;

namespace Optimizer.Planning.Sharing;

/// <summary>
/// A greedy schedule, then ruin and recreate: bookings near each other in time and by their assets are taken out and put back in
/// another order; simulated annealing keeps or takes back. Same seed and rounds, same schedule.
/// </summary>
/// <remarks>Schrimpf et al. (2000), https://doi.org/10.1006/jcph.1999.6413.</remarks>
internal sealed class ScheduleSearch
{
    private const int MostRemoved = 12;

    // Of those that were unserved before a round, what is tried again in it; all of them would take most of the time.
    private const int MostTriedAgain = 8;

    private readonly SharingProblem _problem;
    private readonly BookingInsertion _insertion;
    private readonly int[] _bookings;
    private readonly HashSet<int>[] _assets;
    private readonly Random _random;

    /// <param name="bookings">Those to schedule; the others stay as they are.</param>
    public ScheduleSearch(SharingProblem problem, IEnumerable<int> bookings, long seed)
    {
        _problem = problem;
        _insertion = new(problem);
        _bookings = [.. bookings];
        _assets = [.. problem.Bookings.Select((_, booking) => problem.AssetsOf(booking).ToHashSet())];
        _random = new((int)(seed & int.MaxValue));
    }

    /// <summary>The most valuable for each hour first; among equals those with the least freedom.</summary>
    public void Greedy(Schedule schedule)
    {
        foreach (var booking in _bookings.OrderByDescending(Value).ThenBy(Freedom).ThenBy(booking => booking))
            Serve(schedule, booking, onlyIfCheaper: true);
    }

    /// <summary>The best schedule found in a number of rounds, or until it is time to stop.</summary>
    public Schedule Improve(Schedule start, int rounds, Func<bool> stops)
    {
        if (_bookings.Length == 0)
            return start;

        var (best, bestTotal) = (start, start.Total());
        var (current, currentTotal) = (best, bestTotal);
        var heat = Math.Max(1.0, MeanPrice() * 0.05);
        for (var round = 0; round < rounds && !stops(); round++)
        {
            var candidate = current.Copy();
            Recreate(candidate, Ruin(candidate));
            var total = candidate.Total();
            var temperature = heat * Math.Pow(0.001, (double)round / rounds);
            if (total < currentTotal - (temperature * Math.Log(1 - _random.NextDouble())))
                (current, currentTotal) = (candidate, total);
            if (total < bestTotal)
                (best, bestTotal) = (candidate, total);
        }

        Debug.Assert(bestTotal <= start.Total(), "The best schedule is worse than the first.");
        return best;
    }

    /// <summary>Takes out a random booking and others, those near in time and of the same assets rather; and names some that were unserved before.</summary>
    private List<int> Ruin(Schedule schedule)
    {
        var absent = _bookings.Where(booking => !schedule.IsServed(booking)).ToArray();
        _random.Shuffle(absent);
        var toServe = absent.Take(MostTriedAgain).ToList();
        var seed = _bookings[_random.Next(_bookings.Length)];
        var centre = Centre(schedule, seed);
        var count = 1 + _random.Next(Math.Min(MostRemoved, _bookings.Length));
        var related = _bookings.Where(schedule.IsServed)
            .OrderBy(booking => (booking == seed ? -1 : Math.Abs(Centre(schedule, booking) - centre)) * (SharesAsset(booking, seed) ? 1.0 : 4.0) * (0.5 + _random.NextDouble()))
            .Take(count);
        foreach (var booking in related.ToArray())
        {
            if (schedule.TryRemove(booking))
                toServe.Add(booking);
        }

        return toServe;
    }

    private void Recreate(Schedule schedule, List<int> toServe)
    {
        var ordered = _random.Next(4) switch
        {
            0 => toServe.OrderByDescending(Value),
            1 => toServe.OrderBy(Freedom),
            2 => toServe.OrderBy(booking => _problem.Bookings[booking].Ways[0].EarliestStart),
            _ => toServe.OrderBy(_ => _random.Next()),
        };
        foreach (var booking in ordered.ToArray())
            Serve(schedule, booking, onlyIfCheaper: _problem.Model.SharingObjective.UnfairnessCostCents == 0);
    }

    private void Serve(Schedule schedule, int booking, bool onlyIfCheaper)
    {
        var (uses, price) = _insertion.Find(schedule, booking);
        if (!uses.IsEmpty && (!onlyIfCheaper || price < _problem.UnservedPrice[booking]))
            schedule.TryServe(booking, uses);
    }

    private double Value(int booking) => _problem.UnservedPrice[booking] / Math.Max(1, _problem.Bookings[booking].AssetTime.TotalSeconds);

    private double Freedom(int booking) =>
        _problem.Bookings[booking].Ways.Sum(way => (way.LatestEnd - way.EarliestStart - way.Duration).TotalSeconds + 1);

    private double Centre(Schedule schedule, int booking) => schedule.IsServed(booking)
        ? schedule.Served(booking)[0].Start
        : _problem.Bookings[booking].Ways[0].EarliestStart.TotalSeconds;

    private bool SharesAsset(int left, int right) => _assets[left].Overlaps(_assets[right]);

    private double MeanPrice() => _bookings.Average(booking => (double)Math.Min(_problem.UnservedPrice[booking], SharingMoney.FromCents(1_000_000)));
}
