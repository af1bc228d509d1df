using System.Diagnostics;
using Optimizer.Planning.Sharing.Lines;

namespace Optimizer.Planning.Sharing;

/// <summary>
/// A greedy schedule, then ruin and recreate: bookings near each other in time and by their assets, or in a row on a few assets, are taken
/// out and put back in another order, with those near that were unserved; simulated annealing keeps or takes back. Same seed and
/// rounds, same schedule.
/// </summary>
/// <remarks>
/// Schrimpf et al. (2000), https://doi.org/10.1006/jcph.1999.6413; rows and blinks: Christiaens and Vanden Berghe (2020),
/// https://doi.org/10.1287/trsc.2019.0914.
/// </remarks>
internal sealed class ScheduleSearch
{
    private const int MostRemoved = 12;
    private const int MostLines = 4;
    private const int MostInRow = 6;
    private const int MostNear = 80;
    private const double Blink = 0.02;

    // Of those that were unserved before a round, what is tried again in it; all of them would take most of the time.
    private const int MostTriedAgain = 16;

    // The clock is read once in so many rounds.
    private const int RoundsPerLook = 32;

    private const double FirstHeat = 0.1;
    private const double LastHeat = 0.0005;

    // Rounds that change whole lines, which take thirty times as long as others.
    private const double LineShare = 0.2;

    private readonly SharingProblem _problem;
    private readonly BookingInsertion _insertion;
    private readonly int[] _bookings;
    private readonly int[][] _near;
    private readonly double[] _value;
    private readonly double[] _freedom;
    private readonly double[] _noise;
    private readonly Random _random;

    /// <param name="bookings">Those to schedule; the others stay as they are.</param>
    /// <param name="kitStepSeconds">Assets that are used together start at a multiple of it, if they can.</param>
    public ScheduleSearch(SharingProblem problem, IEnumerable<int> bookings, long seed, int kitStepSeconds = 1)
    {
        _problem = problem;
        _random = new((int)(seed & int.MaxValue));
        _insertion = new(problem, kitStepSeconds);
        _bookings = [.. bookings];
        _value = [.. problem.Bookings.Select((booking, index) => problem.UnservedPrice[index] / Math.Max(1, booking.AssetTime.TotalSeconds))];
        _freedom = [.. problem.Bookings.Select(booking => booking.Ways.Sum(way => (way.LatestEnd - way.EarliestStart - way.Duration).TotalSeconds + 1))];
        _noise = new double[problem.Bookings.Length];
        _near = Near();
    }

    /// <summary>The most valuable for each hour first; among equals those with the least freedom.</summary>
    public void Greedy(Schedule schedule)
    {
        foreach (var booking in _bookings.OrderByDescending(booking => _value[booking]).ThenBy(booking => _freedom[booking]).ThenBy(booking => booking))
            Serve(schedule, booking, onlyIfCheaper: true, blinks: null);
    }

    /// <summary>The best schedule found in a number of rounds, or until the time is used up.</summary>
    /// <param name="lines">Changes whole lines now and then; null: none are.</param>
    /// <param name="timeUsed">The part of the time that is used up; from 1 on there is none left.</param>
    public Schedule Improve(Schedule start, int rounds, LineSearch? lines, Func<double> timeUsed)
    {
        if (_bookings.Length == 0)
            return start;

        var (best, bestTotal) = (start, start.Total());
        var (current, currentTotal) = (best, bestTotal);
        var (heat, used) = (MeanPrice(), 0.0);
        for (var round = 0; round < rounds; round++)
        {
            if (round % RoundsPerLook == 0 && (used = timeUsed()) >= 1)
                break;
            var candidate = current.Copy();
            if (lines is not null && _random.NextDouble() < LineShare)
                lines.Change(candidate);
            else
                Recreate(candidate, Ruin(candidate));
            var total = candidate.Total();
            var temperature = heat * FirstHeat * Math.Pow(LastHeat / FirstHeat, Math.Max(used, (double)round / rounds));
            if (total < currentTotal - (temperature * Math.Log(1 - _random.NextDouble())))
                (current, currentTotal) = (candidate, total);
            if (total < bestTotal)
                (best, bestTotal) = (candidate, total);
        }

        Debug.Assert(bestTotal <= start.Total(), "The best schedule is worse than the first.");
        return best;
    }

    /// <summary>Takes out bookings near a random one; and names some that were unserved before.</summary>
    private List<int> Ruin(Schedule schedule)
    {
        var seed = _bookings[_random.Next(_bookings.Length)];
        var toServe = new List<int>();
        var count = 1 + _random.Next(Math.Min(MostRemoved, _bookings.Length));
        if (_random.Next(2) == 0)
            RemoveNear(schedule, seed, count, toServe);
        else
            RemoveRows(schedule, seed, toServe);
        var tried = 0;
        if (!schedule.IsServed(seed) && !toServe.Contains(seed))
            toServe.Add(seed);
        foreach (var booking in _near[seed])
        {
            if (tried < MostTriedAgain && !schedule.IsServed(booking) && _random.Next(3) > 0 && !toServe.Contains(booking))
            {
                toServe.Add(booking);
                tried++;
            }
        }

        return toServe;
    }

    private void RemoveNear(Schedule schedule, int seed, int count, List<int> toServe)
    {
        if (schedule.TryRemove(seed))
            toServe.Add(seed);
        foreach (var booking in _near[seed])
        {
            if (toServe.Count >= count)
                return;
            if (_random.Next(2) == 0 && schedule.TryRemove(booking))
                toServe.Add(booking);
        }
    }

    /// <summary>Some uses in a row on each of a few assets that have a booking near.</summary>
    private void RemoveRows(Schedule schedule, int seed, List<int> toServe)
    {
        var emptied = new List<int>();
        var lines = 1 + _random.Next(MostLines);
        foreach (var booking in _near[seed].Prepend(seed))
        {
            if (emptied.Count >= lines)
                return;
            if (schedule.Served(booking) is not [var use, ..] || emptied.Contains(use.Asset))
                continue;
            emptied.Add(use.Asset);
            var line = schedule.Line(use.Asset);
            var length = 1 + _random.Next(Math.Min(MostInRow, line.Length));
            var first = Math.Clamp(line.IndexOf(use) - _random.Next(length), 0, line.Length - length);
            for (var index = first; index < first + length; index++)
            {
                if (schedule.TryRemove(line[index].Booking))
                    toServe.Add(line[index].Booking);
            }
        }
    }

    private void Recreate(Schedule schedule, List<int> toServe)
    {
        foreach (var booking in toServe)
            _noise[booking] = _random.NextDouble();
        Comparison<int> order = _random.Next(4) switch
        {
            0 => (left, right) => (_value[right] * (0.7 + _noise[right])).CompareTo(_value[left] * (0.7 + _noise[left])),
            1 => (left, right) => _freedom[left].CompareTo(_freedom[right]),
            2 => (left, right) => _problem.Bookings[left].Ways[0].EarliestStart.CompareTo(_problem.Bookings[right].Ways[0].EarliestStart),
            _ => (left, right) => 0,
        };
        toServe.Sort((left, right) => order(left, right) is not 0 and var first ? first : (_noise[left], left).CompareTo((_noise[right], right)));
        foreach (var booking in toServe)
            Serve(schedule, booking, onlyIfCheaper: _problem.Model.SharingObjective.UnfairnessCostCents == 0, _random);
    }

    private void Serve(Schedule schedule, int booking, bool onlyIfCheaper, Random? blinks)
    {
        var (uses, price) = _insertion.Find(schedule, booking, blinks, Blink);
        if (!uses.IsEmpty && (!onlyIfCheaper || price < _problem.UnservedPrice[booking]))
            schedule.TryServe(booking, uses);
    }

    /// <summary>By booking, those that share an asset with it, the nearest in time first.</summary>
    private int[][] Near()
    {
        var near = new int[_problem.Bookings.Length][];
        var assets = _bookings.ToDictionary(booking => booking, booking => _problem.AssetsOf(booking).ToHashSet());
        foreach (var booking in _bookings)
        {
            var centre = Centre(booking);
            near[booking] = [.. _bookings.Where(other => other != booking && assets[other].Overlaps(assets[booking])).OrderBy(other => Math.Abs(Centre(other) - centre)).ThenBy(other => other).Take(MostNear)];
        }

        return near;
    }

    private double Centre(int booking) => (_problem.Bookings[booking].Ways[0].EarliestStart + _problem.Bookings[booking].Ways[0].LatestEnd).TotalSeconds / 2;

    private double MeanPrice() => Math.Max(20.0, _bookings.Average(booking => (double)Math.Min(_problem.UnservedPrice[booking], SharingMoney.FromCents(1_000_000))));
}
