using Optimizer.OrTools;
using Optimizer.Routing;

namespace Optimizer.Planning.Exact;

/// <content>Times, and what they cost: seconds from the start of the horizon.</content>
internal sealed partial class RoutesFormulation
{
    private IntVar[] _start = [];

    /// <summary>By stop, when a route that begins there departs; empty where only the earliest departure matters.</summary>
    private IntVar[] _departure = [];

    private void KeepTimes()
    {
        var horizon = Horizon();
        _start = [.. _stops.Select((stop, index) => Model.AddInt(RangesOf(stop.Windows, horizon), $"start {index}"))];
        var done = _stops.Select((stop, index) => DoneAfter(stop, index, horizon)).ToArray();
        var waiting = LimitsWaiting() ? Stops.Select(stop => Model.AddInt(0, horizon, $"waiting {stop}")).ToArray() : [];
        Depart(horizon, waiting.Length > 0);
        foreach (var way in _ways)
            Connect(way, done, waiting);

        KeepDurations(waiting);
        PriceEnds(done, waiting, horizon);
        PriceWindows(horizon);
    }

    /// <summary>Later than anything has to be: all that is waited for, and then everything in one row.</summary>
    private long Horizon()
    {
        var latestWait = _stops.SelectMany(stop => stop.Windows).Select(window => Math.Max(window.Start, window.SoftStart))
            .Concat(_stops.Select(stop => stop.Release))
            .Concat(_kinds.SelectMany(kind => kind.StartWindows.Concat(kind.EndWindows)).Select(window => window.Start))
            .Max();
        var row = Stops.Sum(stop => _ways.Where(way => way.To == stop).Select(way => (long)way.Arc.Duration + ServiceAfter(way)).DefaultIfEmpty(0).Max());
        var home = _ways.Where(way => way.IsLast).Select(way => (long)way.Arc.Duration).DefaultIfEmpty(0).Max();
        return Math.Min(_kinds.Max(kind => kind.EndWindows[^1].End), latestWait + row + home);
    }

    private static (long Low, long High)[] RangesOf(IEnumerable<Window> windows, long horizon)
    {
        (long Low, long High)[] ranges = [.. windows.Where(window => window.Start <= horizon).Select(window => ((long)window.Start, Math.Min(window.End, horizon)))];
        return ranges.Length > 0 ? ranges : [(0, 0)];
    }

    /// <summary>A sum where every way to the stop brings the same service, else a variable.</summary>
    private LinearExpression DoneAfter(Stop stop, int index, long horizon)
    {
        if (stop.Setup == 0 || !Stops.Any(other => other != index && PlaceOf(other) == PlaceOf(index)))
            return _start[index] + (stop.Service + stop.Setup);
        var done = Model.AddInt(0, horizon + stop.Service + stop.Setup, $"done {index}");
        foreach (var way in _ways.Where(way => way.To == index))
            Model.AddGreaterOrEqual(done, _start[index] + ServiceAfter(way)).OnlyIf(way.Used);
        return done;
    }

    private bool LimitsWaiting() => _kinds.Any(kind => kind.WaitingCost + kind.DurationCost > 0 || kind.MaxDuration < int.MaxValue);

    private void Depart(long horizon, bool limitsWaiting)
    {
        if (!limitsWaiting && _stops.All(stop => stop.Release == 0))
            return;

        _departure = [.. Stops.Select(stop => Model.AddInt(0, horizon, $"departure {stop}"))];
        foreach (var way in _ways.Where(way => way.IsFirst))
            Model.AddLinear(_departure[way.To], RangesOf(_kinds[way.Kind].StartWindows, horizon)).OnlyIf(way.Used);
        if (_stops.All(stop => stop.Release == 0))
            return;

        // What is delivered later on the route has to be ready, too.
        var ready = _stops.Select((stop, index) => Model.AddInt(stop.Release, _stops.Max(each => each.Release), $"ready {index}")).ToArray();
        foreach (var way in _ways.Where(way => !way.IsLast))
            Model.AddGreaterOrEqual(way.IsFirst ? _departure[way.To] : ready[way.From], ready[way.To]).OnlyIf(way.Used);
    }

    private void Connect(Way way, LinearExpression[] done, IntVar[] waiting)
    {
        if (way.IsLast)
        {
            (long Low, long High)[] open = [.. _kinds[way.Kind].EndWindows.Select(window => ((long)window.Start, (long)window.End))];
            Model.AddLinear(done[way.From] + way.Arc.Duration, open).OnlyIf(way.Used);
            return;
        }

        var arrival = (way.IsFirst ? DepartureTo(way) : done[way.From]) + way.Arc.Duration;
        Model.AddGreaterOrEqual(_start[way.To], arrival).OnlyIf(way.Used);
        if (waiting.Length > 0)
            Model.AddGreaterOrEqual(waiting[way.To], (way.IsFirst ? 0 : (LinearExpression)waiting[way.From]) + _start[way.To] - arrival).OnlyIf(way.Used);
    }

    private LinearExpression DepartureTo(Way way) => _departure.Length > 0 ? _departure[way.To] : _kinds[way.Kind].StartWindows[0].Start;

    private void KeepDurations(IntVar[] waiting)
    {
        if (_kinds.All(kind => kind.MaxDuration == int.MaxValue))
            return;
        var most = Stops.Sum(stop => _ways.Where(way => way.To == stop).Select(way => (long)way.Arc.Duration + ServiceAfter(way)).DefaultIfEmpty(0).Max());
        var worked = Grow("worked", Math.Min(most, _kinds.Max(kind => (long)kind.MaxDuration)), way => way.Arc.Duration + ServiceAfter(way));
        foreach (var way in _ways.Where(way => way.IsLast && _kinds[way.Kind].MaxDuration < int.MaxValue))
            Model.AddLessOrEqual(worked[way.From] + waiting[way.From] + way.Arc.Duration, _kinds[way.Kind].MaxDuration).OnlyIf(way.Used);
    }

    /// <summary>Waiting and overtime, at the end of each route.</summary>
    private void PriceEnds(LinearExpression[] done, IntVar[] waiting, long horizon)
    {
        foreach (var ending in _ways.Where(way => way.IsLast).GroupBy(way => way.From))
        {
            if (ending.All(way => PerSecond(way) == default))
                continue;
            var price = AddPrice(ending.Max(way => PerSecond(way).Waiting + PerSecond(way).Overtime) * (double)(2 * horizon));
            foreach (var way in ending)
            {
                var (perWaiting, perOvertime) = PerSecond(way);
                var waited = perWaiting == 0 ? 0 : perWaiting * (LinearExpression)waiting[way.From];
                if (perWaiting > 0)
                    PriceAtLeast(price, waited).OnlyIf(way.Used);
                if (perOvertime > 0)
                    PriceAtLeast(price, waited + (perOvertime * (done[way.From] + (way.Arc.Duration - _kinds[way.Kind].RegularEnd)))).OnlyIf(way.Used);
            }
        }

        (long Waiting, long Overtime) PerSecond(Way way) => (_kinds[way.Kind].WaitingCost + _kinds[way.Kind].DurationCost, _kinds[way.Kind].OvertimeCost);
    }

    private void PriceWindows(long horizon)
    {
        foreach (var (stop, index) in _stops.Select((stop, index) => (stop, index)).Where(pair => pair.stop.Windows.Any(window => window.EarlyCost + window.LateCost > 0)))
        {
            var windows = stop.Windows.Where(window => window.Start <= horizon).Select(window => (Window: window, Chosen: Model.AddBool($"window {index}"))).ToArray();
            Model.AddExactlyOne([_absent[index], .. windows.Select(pair => pair.Chosen)]);
            var price = AddPrice(windows.Max(pair => (double)(pair.Window.EarlyCost + pair.Window.LateCost)) * 2 * horizon);
            foreach (var (window, chosen) in windows)
            {
                Model.AddLinear(_start[index], window.Start, window.End).OnlyIf(chosen);
                PriceAtLeast(price, window.EarlyCost * (window.SoftStart - (LinearExpression)_start[index])).OnlyIf(chosen);
                PriceAtLeast(price, window.LateCost * (_start[index] - window.SoftEnd)).OnlyIf(chosen);
            }
        }
    }
}
