using System.Collections.Immutable;

namespace Optimizer.Routing.Search;

/// <content>Times and breaks: as early as possible first, then as late a departure as saves waiting.</content>
internal sealed partial class RouteSimulator
{
    private const Duration EuDrivingBeforeBreak = 4 * 3_600 + 1_800;
    internal const Duration MostEuDriving = 9 * 3_600;
    private const Duration EuBreak = 45 * 60;
    private const Duration EuSecondPart = 30 * 60;
    private const Duration FirstPart = 15 * 60;
    private const Duration WorkBeforeBreak = 6 * 3_600;
    private const Duration LongWork = 9 * 3_600;

    private VisitTimes[] _times = [];
    private SolutionBreak[] _breaks = [];
    private int _breakCount;

    // The driver, from departure on.
    private Duration _clock;
    private Duration _drivenSinceBreak;
    private Duration _workedSinceBreak;
    private bool _hadFirstPart;
    private Duration _restedForWork;
    private Duration _restNeededForWork;
    private ulong _windowBreaksDone;
    private long _waitedSoFar;
    private long _slack;
    private Cost _softCost;
    private Cost _timePrice;

    /// <summary>Seconds of the route that were neither driven, nor served, nor rested.</summary>
    public Duration Idle { get; private set; }

    public RouteResult Result => new(Cost, Idle, _timePrice);

    public Duration Departure { get; private set; }
    public Duration Return { get; private set; }
    public ReadOnlySpan<VisitTimes> Times => _times.AsSpan(0, _count);
    public ReadOnlySpan<SolutionBreak> Breaks => _breaks.AsSpan(0, _breakCount);

    /// <summary>Calls back for what is unloaded: station, day, dimension, amount.</summary>
    public void ForEachUnloading(Action<int, int, int, long> callback)
    {
        for (var visit = 0; visit < _count; visit++)
        {
            if (_codes[visit] < _data.StopCount)
                continue;
            for (var dimension = 0; dimension < _data.Dimensions; dimension++)
                callback(_codes[visit] - _data.StopCount, DayOf(_times[visit].Start), dimension, _unloaded[(visit * _data.Dimensions) + dimension]);
        }
    }

    public int DayOf(Duration time) => (int)(((long)time + _data.Problem.DayOffset) / 86_400);

    private bool TryTime(bool keepTimes)
    {
        var found = false;
        Cost best = 0;
        Duration bestDeparture = 0;
        foreach (var window in _kind.StartWindows)
        {
            var earliest = Math.Max(window.Start, _startsNotBefore);
            if (earliest > window.End || !TryDrive(earliest))
                continue;
            if (RespectsDuration())
            {
                (found, best, bestDeparture) = (true, PriceTimes(), earliest);
                Idle = FindIdle();
            }

            var later = (Duration)Math.Min(Math.Min(_waitedSoFar, _slack), window.End - earliest);
            if (later > 0 && TryDrive(earliest + later) && RespectsDuration())
            {
                var price = PriceTimes();
                if (!found || price <= best)
                {
                    (found, best, bestDeparture) = (true, price, earliest + later);
                    Idle = FindIdle();
                }
            }

            if (found)
                break;
        }

        if (!found)
            return false;
        if ((keepTimes || _data.HasQuotas) && Departure != bestDeparture)
            TryDrive(bestDeparture);
        _timePrice = best;
        Cost = _kind.FixedCost + (_kind.DistanceCost * _distance) + _gateFees + _energy + best;
        return true;
    }

    /// <summary>A trip begins when all that it delivers is ready: at the start, or when the service of a reload ends.</summary>
    private void NoteReleases()
    {
        Duration release = 0;
        for (var visit = _count - 1; visit >= 0; visit--)
        {
            _notBefore[visit] = 0;
            if (IsReload(visit))
                (_notBefore[visit], release) = (release - _services[visit], 0);
            else if (_codes[visit] < _data.StopCount)
                release = Math.Max(release, _data.Release[_codes[visit]]);
        }

        _startsNotBefore = release;
    }

    private bool RespectsDuration() => Return - Departure <= _kind.MaxDuration;

    private Duration FindIdle()
    {
        var idle = Return - Departure - _driving - _service;
        for (var index = 0; index < _breakCount; index++)
            idle -= _breaks[index].End - _breaks[index].Start;
        return (Duration)Math.Max(0, idle);
    }

    private Cost PriceTimes()
    {
        var duration = Return - Departure;
        var waiting = duration - _driving - _service;
        return (_kind.DrivingCost * _driving) + (_kind.ServiceCost * _service) + (_kind.WaitingCost * waiting)
            + (_kind.DurationCost * duration) + (_kind.OvertimeCost * Math.Max(0, Return - _kind.RegularEnd)) + _softCost;
    }

    private bool TryDrive(Duration departure)
    {
        Departure = _clock = departure;
        (_drivenSinceBreak, _workedSinceBreak, _hadFirstPart, _restedForWork) = (0, 0, false, 0);
        (_breakCount, _windowBreaksDone, _waitedSoFar, _slack, _softCost) = (0, 0, 0, long.MaxValue, 0);
        _restNeededForWork = RestForWork(_kind.Breaks, _driving + _service);
        for (var rule = 0; rule < _kind.Breaks.Windows.Length; rule++)
        {
            if (departure > _kind.Breaks.Windows[rule].LatestStart)
                _windowBreaksDone |= 1UL << rule;
        }

        for (var leg = 0; leg <= _count; leg++)
        {
            if (leg == _count)
                RestBeforeReturn(leg);
            if (!TryDriveLeg(leg))
                return false;
            if (leg < _count && !TryServe(leg))
                return false;
        }

        Return = _clock;
        foreach (var window in _kind.EndWindows)
        {
            if (window.Start <= Return && Return <= window.End)
            {
                _slack = Math.Min(_slack, window.End - Return + _waitedSoFar);
                return true;
            }
        }

        return false;
    }

    private static Duration RestForWork(BreakRules rules, long work) =>
        !rules.WorkingTime || work <= WorkBeforeBreak ? 0 : work > LongWork ? EuBreak : EuSecondPart;

    /// <summary>Seconds that a driver rests at least, in all; waiting may be some of it.</summary>
    internal static Duration LeastRest(BreakRules rules, Duration driving, Duration service) =>
        Math.Max(RestForWork(rules, driving + service), rules.EuDriving && driving > EuDrivingBeforeBreak ? EuBreak : 0);

    private void RestBeforeReturn(int leg)
    {
        if (_restNeededForWork > _restedForWork)
            Rest(SolutionBreak.WorkingTime, Math.Max(FirstPart, _restNeededForWork - _restedForWork), leg);
    }

    private bool TryDriveLeg(int leg)
    {
        var left = _legs[leg].Duration;
        var rules = _kind.Breaks;
        if (rules.IsNone)
        {
            _clock += left;
            return true;
        }

        while (left > 0)
        {
            var due = DueWindowBreak(left, out var untilWindowBreak);
            var untilEu = rules.EuDriving ? EuDrivingBeforeBreak - _drivenSinceBreak : int.MaxValue;
            var untilWork = rules.WorkingTime ? WorkBeforeBreak - _workedSinceBreak : int.MaxValue;
            var step = Math.Min(Math.Min(left, untilWindowBreak), Math.Min(untilEu, untilWork));
            _clock += step;
            _drivenSinceBreak += step;
            _workedSinceBreak += step;
            left -= step;
            if (due >= 0 && step == untilWindowBreak)
            {
                if (_clock > rules.Windows[due].LatestStart)
                    return false;
                Rest(due, rules.Windows[due].Length, leg);
            }
            else if (left > 0 && step == untilEu)
            {
                Rest(SolutionBreak.EuDriving, _hadFirstPart ? EuSecondPart : EuBreak, leg);
            }
            else if (left > 0)
            {
                Rest(SolutionBreak.WorkingTime, Math.Max(FirstPart, _restNeededForWork - _restedForWork), leg);
            }
        }

        return true;
    }

    /// <summary>A break whose window is over before the leg is; it is taken as soon as the window opens. -1 if there is none.</summary>
    private int DueWindowBreak(Duration left, out Duration until)
    {
        var windows = _kind.Breaks.Windows;
        for (var rule = 0; rule < windows.Length; rule++)
        {
            if ((_windowBreaksDone >> rule & 1) == 0 && _clock + left > windows[rule].LatestStart)
            {
                until = Math.Max(0, windows[rule].EarliestStart - _clock);
                return rule;
            }
        }

        until = int.MaxValue;
        return -1;
    }

    private bool TryServe(int visit)
    {
        var arrival = _clock;
        var windows = _codes[visit] < _data.StopCount
            ? _data.Problem.Stops[_codes[visit]].Windows
            : _data.Problem.Stations[_codes[visit] - _data.StopCount].Windows;
        var breaks = _kind.Breaks;
        if (!breaks.IsNone && !TryRestBeforeService(visit, windows))
            return false;

        var ready = Math.Max(_clock, _notBefore[visit]);
        if (!TryOpen(windows, ready, out var window))
            return false;
        var start = Math.Max(ready, window.Start);
        var waited = start - _clock;
        if (waited >= FirstPart && (breaks.EuDriving || breaks.WorkingTime))
            Rest(breaks.EuDriving ? SolutionBreak.EuDriving : SolutionBreak.WorkingTime, waited, visit);

        _waitedSoFar += waited;
        _slack = Math.Min(_slack, window.End - start + _waitedSoFar);
        _softCost += window.CostAt(start);
        _workedSinceBreak += _services[visit];
        _clock = start + _services[visit];
        _times[visit] = new(arrival, start, _clock);
        return true;
    }

    private static bool TryOpen(ImmutableArray<Window> windows, Duration from, out Window open)
    {
        foreach (var window in windows)
        {
            if (from > window.End)
                continue;
            open = window;
            return true;
        }

        open = default;
        return false;
    }

    /// <summary>Takes the breaks that the coming service would otherwise make late, and those that fit into waiting.</summary>
    private bool TryRestBeforeService(int visit, ImmutableArray<Window> windows)
    {
        var service = _services[visit];
        if (_kind.Breaks.WorkingTime && _workedSinceBreak + service > WorkBeforeBreak)
        {
            if (service > WorkBeforeBreak)
                return false;
            Rest(SolutionBreak.WorkingTime, Math.Max(FirstPart, _restNeededForWork - _restedForWork), visit);
        }

        for (var rule = 0; rule < _kind.Breaks.Windows.Length; rule++)
        {
            if ((_windowBreaksDone >> rule & 1) != 0)
                continue;
            var ready = Math.Max(_clock, _notBefore[visit]);
            if (!TryOpen(windows, ready, out var window))
                return false;
            var rest = _kind.Breaks.Windows[rule];
            var start = Math.Max(ready, window.Start);
            var from = Math.Max(_clock, rest.EarliestStart);
            var mustNow = start + service > rest.LatestStart;
            var isFree = from <= rest.LatestStart && from + rest.Length <= start;
            if (!mustNow && !isFree)
                continue;
            if (from > rest.LatestStart)
                return false;
            _waitedSoFar += from - _clock;
            _clock = from;
            Rest(rule, rest.Length, visit);
        }

        return true;
    }

    /// <summary>A break counts for every rule that it satisfies. Rests that begin the clock anew are never part of the waiting.</summary>
    private void Rest(int rule, Duration length, int leg)
    {
        _breaks[_breakCount++] = new(rule, _clock, _clock + length, leg);
        if (length >= FirstPart)
        {
            _workedSinceBreak = 0;
            _restedForWork += length;
        }

        if (length >= EuBreak || (_hadFirstPart && length >= EuSecondPart))
            (_drivenSinceBreak, _hadFirstPart) = (0, false);
        else if (length >= FirstPart)
            _hadFirstPart = true;

        for (var index = 0; index < _kind.Breaks.Windows.Length; index++)
        {
            var window = _kind.Breaks.Windows[index];
            if (window.EarliestStart <= _clock && _clock <= window.LatestStart && length >= window.Length)
                _windowBreaksDone |= 1UL << index;
        }

        _clock += length;
    }
}
