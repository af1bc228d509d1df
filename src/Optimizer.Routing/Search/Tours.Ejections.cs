using System.Runtime.CompilerServices;

namespace Optimizer.Routing.Search;

/// <content>Whether a route could take a request if it gave others away. A request is a stop, or two that are on one route in order.</content>
internal sealed partial class Tours
{
    private int[] _trialSlots = [];
    private Arc[] _trialArcs = [];
    private TimeSegment[] _trialBefore = [];
    private TimeSegment[] _trialAfter = [];
    private LoadSegment[] _trialLoadBefore = [];
    private LoadSegment[] _trialLoadAfter = [];

    /// <summary>Whether segments alone know which requests a route can take.</summary>
    public bool KnowsEjections => !_data.NeedsSimulation && _data.StationCount == 0 && !_data.HasReleases
        && _data.Problem.Groups.All(group => group is { IsOrdered: true, Stops.Length: 2 });

    /// <summary>
    /// Whether a used route could take an absent request, at whatever cost, if some of its requests were not there.
    /// O(visits), for a request of two stops O(visits²) but for early exits.
    /// </summary>
    /// <param name="second">The second stop of the request; -1 if there is none.</param>
    /// <param name="ejected">The stops that are taken out in thought, on this route and not pinned.</param>
    public bool Admits(int vehicle, int first, int second, ReadOnlySpan<int> ejected)
    {
        var (kindIndex, stops) = (KindOf(vehicle), second < 0 ? 1 : 2);
        var kind = _data.Kinds[kindIndex];
        if (!_data.AllowedKinds[(kindIndex * _data.StopCount) + first] || (second >= 0 && !_data.AllowedKinds[(kindIndex * _data.StopCount) + second]))
            return false;
        if (_size[vehicle] + stops - ejected.Length > kind.MaxStops || (kind.ReturnsEmpty && _data.LoadsForStations) || !FitInRouteWithout(first, second, ejected, vehicle))
            return false;
        var count = LayTrial(vehicle, kind, ejected, out var distance);
        return count > 0 && (second < 0 ? AdmitsStop(first, kind, kindIndex, count, distance) : AdmitsPair(first, second, kind, kindIndex, count, distance));
    }

    private bool FitInRouteWithout(int first, int second, ReadOnlySpan<int> ejected, int vehicle)
    {
        for (var dimension = 0; dimension < _data.Dimensions; dimension++)
        {
            var limit = _data.RouteLoadLimit[(KindOf(vehicle) * _data.Dimensions) + dimension];
            long load = _loaded[(vehicle * _data.Dimensions) + dimension] + Math.Max(0, _data.Load[(first * _data.Dimensions) + dimension]);
            if (second >= 0)
                load += Math.Max(0, _data.Load[(second * _data.Dimensions) + dimension]);
            foreach (var stop in ejected)
                load -= Math.Max(0, _data.Load[(stop * _data.Dimensions) + dimension]);
            if (load > limit)
                return false;
        }

        return true;
    }

    /// <summary>Lays out the visits that stay, with what is before and after each; answers how many, and 0 if they cannot be driven.</summary>
    private int LayTrial(int vehicle, VehicleKind kind, ReadOnlySpan<int> ejected, out Distance distance)
    {
        distance = 0;
        ReserveTrial(_size[vehicle] + 2);
        var (count, firstGap, lastGap) = (0, int.MaxValue, 0);
        for (var slot = Start(vehicle); slot >= 0; slot = _next[slot])
        {
            if (ejected.Contains(slot))
                (firstGap, lastGap) = (Math.Min(firstGap, count), count);
            else
                _trialSlots[count++] = slot;
        }

        if (_data.Kinds[KindOf(vehicle)].MaxDistance < int.MaxValue)
            distance = _distance[vehicle];
        return TryLayForward(vehicle, kind, count, firstGap, ref distance) && TryLayBackward(vehicle, count, lastGap) ? count : 0;
    }

    private void ReserveTrial(int most)
    {
        if (_trialSlots.Length >= most)
            return;
        most *= 2;
        (_trialSlots, _trialArcs, _trialBefore, _trialAfter) = (new int[most], new Arc[most], new TimeSegment[most], new TimeSegment[most]);
        (_trialLoadBefore, _trialLoadAfter) = (new LoadSegment[most * _data.Dimensions], new LoadSegment[most * _data.Dimensions]);
    }

    private bool TryLayForward(int vehicle, VehicleKind kind, int count, int firstGap, ref Distance distance)
    {
        var (dimensions, travel) = (_data.Dimensions, _data.Travel[kind.Profile]);
        var capacity = _data.Capacity.AsSpan(KindOf(vehicle) * dimensions, dimensions);
        for (var place = 0; place < count; place++)
        {
            var slot = _trialSlots[place];
            if (place < firstGap)
            {
                _trialArcs[place] = _arcIn[slot];
                _trialBefore[place] = _before[slot];
                for (var dimension = 0; dimension < dimensions; dimension++)
                    _trialLoadBefore[(place * dimensions) + dimension] = _loadBefore[(slot * dimensions) + dimension];
                continue;
            }

            var last = _trialSlots[place - 1];
            var arc = _previous[slot] == last ? _arcIn[slot] : travel[_location[last], _location[slot]];
            if (!arc.Exists)
                return false;
            _trialArcs[place] = arc;
            if (!TimeSegment.TryMerge(_trialBefore[place - 1], slot == End(vehicle) ? _after[slot] : _data.StopSegments[slot], arc.Duration, out _trialBefore[place]))
                return false;
            for (var dimension = 0; dimension < dimensions; dimension++)
            {
                ref var load = ref _trialLoadBefore[(place * dimensions) + dimension];
                load = _trialLoadBefore[((place - 1) * dimensions) + dimension];
                if (slot != End(vehicle))
                    load = LoadSegment.Merge(load, LoadOf(slot, dimension));
                if (load.Most > capacity[dimension])
                    return false;
            }
        }

        if (kind.MaxDistance < int.MaxValue)
        {
            distance = 0;
            for (var place = 1; place < count; place++)
                distance += _trialArcs[place].Distance;
        }

        return true;
    }

    private bool TryLayBackward(int vehicle, int count, int lastGap)
    {
        var dimensions = _data.Dimensions;
        for (var place = count - 1; place >= 0; place--)
        {
            var slot = _trialSlots[place];
            if (place >= lastGap)
            {
                _trialAfter[place] = _after[slot];
                for (var dimension = 0; dimension < dimensions; dimension++)
                    _trialLoadAfter[(place * dimensions) + dimension] = _loadAfter[(slot * dimensions) + dimension];
                continue;
            }

            if (!TimeSegment.TryMerge(slot == Start(vehicle) ? _before[slot] : _data.StopSegments[slot], _trialAfter[place + 1], _trialArcs[place + 1].Duration, out _trialAfter[place]))
                return false;
            for (var dimension = 0; dimension < dimensions; dimension++)
            {
                ref var load = ref _trialLoadAfter[(place * dimensions) + dimension];
                load = _trialLoadAfter[((place + 1) * dimensions) + dimension];
                if (slot != Start(vehicle))
                    load = LoadSegment.Merge(LoadOf(slot, dimension), load);
            }
        }

        return true;
    }

    private bool AdmitsStop(int stop, VehicleKind kind, int kindIndex, int count, Distance distance)
    {
        var travel = _data.Travel[kind.Profile];
        var segment = _data.StopSegments[stop];
        for (var place = 0; place < count - 1 && _trialBefore[place].End <= segment.Late; place++)
        {
            var (from, to) = (_trialSlots[place], _trialSlots[place + 1]);
            if (!MayInsertAfter(from))
                continue;
            var (there, on) = (travel[_location[from], _location[stop]], travel[_location[stop], _location[to]]);
            if (there.Exists && on.Exists
                && TimeSegment.TryMerge(_trialBefore[place], segment, there.Duration, out var upTo)
                && TimeSegment.TryMerge(upTo, _trialAfter[place + 1], on.Duration, out var whole)
                && whole.Length <= kind.MaxDuration
                && (kind.MaxDistance == int.MaxValue || distance + there.Distance + on.Distance - _trialArcs[place + 1].Distance <= kind.MaxDistance)
                && TrialHolds(stop, place, kindIndex))
            {
                return true;
            }
        }

        return false;
    }

    private bool TrialHolds(int stop, int place, int kindIndex)
    {
        var dimensions = _data.Dimensions;
        for (var dimension = 0; dimension < dimensions; dimension++)
        {
            var upTo = LoadSegment.Merge(_trialLoadBefore[(place * dimensions) + dimension], LoadOf(stop, dimension));
            if (LoadSegment.Merge(upTo, _trialLoadAfter[((place + 1) * dimensions) + dimension]).Most > _data.Capacity[(kindIndex * dimensions) + dimension])
                return false;
        }

        return true;
    }

    private bool AdmitsPair(int first, int second, VehicleKind kind, int kindIndex, int count, Distance distance)
    {
        var travel = _data.Travel[kind.Profile];
        var segment = _data.StopSegments[first];
        for (var place = 0; place < count - 1 && _trialBefore[place].End <= segment.Late; place++)
        {
            var (from, to) = (_trialSlots[place], _trialSlots[place + 1]);
            if (!MayInsertAfter(from))
                continue;
            var (there, on) = (travel[_location[from], _location[first]], travel[_location[first], _location[to]]);
            if (!there.Exists || !TimeSegment.TryMerge(_trialBefore[place], segment, there.Duration, out var upTo))
                continue;

            // With the first stop the rest must still be in time: the second can only make it later.
            if (on.Exists && upTo.End + on.Duration > _trialAfter[place + 1].Late)
                continue;
            if (AdmitsSecond(first, second, place, kind, kindIndex, count, distance + there.Distance, on, upTo))
                return true;
        }

        return false;
    }

    /// <summary>All places of the second stop with the first one after place <paramref name="place"/>.</summary>
    private bool AdmitsSecond(int first, int second, int place, VehicleKind kind, int kindIndex, int count, Distance distance, Arc on, TimeSegment upTo)
    {
        var (travel, dimensions) = (_data.Travel[kind.Profile], _data.Dimensions);
        var segment = _data.StopSegments[second];
        Span<LoadSegment> loads = stackalloc LoadSegment[dimensions];
        for (var dimension = 0; dimension < dimensions; dimension++)
            loads[dimension] = LoadSegment.Merge(_trialLoadBefore[(place * dimensions) + dimension], LoadOf(first, dimension));

        var last = first;
        for (var next = place + 1; next < count; next++)
        {
            var (slot, old) = (_trialSlots[next], _trialArcs[next]);
            var (toSecond, fromSecond) = (travel[_location[last], _location[second]], travel[_location[second], _location[slot]]);
            if (toSecond.Exists && fromSecond.Exists
                && (kind.MaxDistance == int.MaxValue || distance + toSecond.Distance + fromSecond.Distance - old.Distance <= kind.MaxDistance)
                && TimeSegment.TryMerge(upTo, segment, toSecond.Duration, out var withSecond)
                && TimeSegment.TryMerge(withSecond, _trialAfter[next], fromSecond.Duration, out var whole)
                && whole.Length <= kind.MaxDuration
                && TrialHoldsWith(loads, second, next, kindIndex))
            {
                return true;
            }

            // Go on: the next visit comes between the two.
            if (next == count - 1)
                return false;
            var arc = last == first ? on : old;
            if (!arc.Exists || upTo.End + arc.Duration > _trialAfter[next].Late
                || !TimeSegment.TryMerge(upTo, _data.StopSegments[slot], arc.Duration, out upTo) || upTo.End > segment.Late)
            {
                return false;
            }

            for (var dimension = 0; dimension < dimensions; dimension++)
            {
                loads[dimension] = LoadSegment.Merge(loads[dimension], LoadOf(slot, dimension));
                if (loads[dimension].Most > _data.Capacity[(kindIndex * dimensions) + dimension])
                    return false;
            }

            distance += arc.Distance - old.Distance;
            last = slot;
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TrialHoldsWith(ReadOnlySpan<LoadSegment> loads, int second, int next, int kindIndex)
    {
        for (var dimension = 0; dimension < loads.Length; dimension++)
        {
            var whole = LoadSegment.Merge(LoadSegment.Merge(loads[dimension], LoadOf(second, dimension)), _trialLoadAfter[(next * loads.Length) + dimension]);
            if (whole.Most > _data.Capacity[(kindIndex * loads.Length) + dimension])
                return false;
        }

        return true;
    }
}
