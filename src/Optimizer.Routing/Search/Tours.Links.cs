namespace Optimizer.Routing.Search;

/// <content>All exchanges that put one stop right after another, of which most are refused by their ways alone.</content>
internal sealed partial class Tours
{
    /// <summary>Longest chain of stops that a link moves.</summary>
    private const int LongestMoved = 3;

    /// <summary>Longest chain of stops that a link exchanges.</summary>
    private const int LongestSwapped = 2;

    /// <summary>
    /// Improves <paramref name="best"/> by the exchanges after which stop <paramref name="later"/> follows stop <paramref name="earlier"/>,
    /// on another route or on the same, if that way is shorter than one of the two it replaces.
    /// </summary>
    public void TryLink(int earlier, int later, ref Exchange best)
    {
        var (kindA, kindB) = (_data.Kinds[KindOf(_route[earlier])], _data.Kinds[KindOf(_route[later])]);
        if (kindA.Profile != kindB.Profile || _next[earlier] == later)
            return;
        var travel = _data.Travel[kindA.Profile];
        var (next, before) = (_next[earlier], _previous[later]);
        var link = travel[_location[earlier], _location[later]];
        var (oldA, oldB) = (_arcIn[next], _arcIn[later]);
        if (!link.Exists || (link.Distance >= oldA.Distance && link.Distance >= oldB.Distance))
            return;

        var gain = WayOf(kindA, oldA) + WayOf(kindB, oldB);
        var cross = WayOf(kindB, travel[_location[before], _location[next]]);
        var linkA = WayOf(kindA, link);
        if (_route[earlier] == _route[later])
        {
            TryFetch(earlier, later, linkA - gain, kindA, kindB, ref best);
            TryBring(earlier, later, linkA - gain, kindA, kindB, ref best);
            TryTurns(earlier, later, linkA, kindA, ref best);
            return;
        }

        if (KindOf(_route[earlier]) != KindOf(_route[later]) || linkA + cross - gain < best.Delta || (!IsStop(before) && !IsStop(next)))
            TryTails(earlier, before, ref best);
        TryFetch(earlier, later, linkA - gain, kindA, kindB, ref best);
        TrySwap(earlier, later, linkA + cross - gain, kindA, kindB, ref best);
        TryBring(earlier, later, WayOf(kindB, link) - gain, kindA, kindB, ref best);
    }

    /// <summary>The later stop, alone or with those after it, comes to the earlier one.</summary>
    private void TryFetch(int earlier, int later, Cost sum, VehicleKind kindA, VehicleKind kindB, ref Exchange best)
    {
        var travel = _data.Travel[kindA.Profile];
        var (next, before) = (_location[_next[earlier]], _previous[later]);
        var last = later;
        for (var count = 1; ; count++)
        {
            var beyond = _next[last];
            var way = sum + WayOf(kindA, travel[_location[last], next]) + WayOf(kindB, travel[_location[before], _location[beyond]]) - WayOf(kindB, _arcIn[beyond]);
            if (!IsStop(before) && !IsStop(beyond))
                way -= kindB.FixedCost;
            if (way < best.Delta)
                TryMove(before, count, earlier, ref best);
            if (count == LongestMoved || !IsStop(beyond) || beyond == earlier)
                return;
            sum += WayOf(kindA, _arcIn[beyond]) - WayOf(kindB, _arcIn[beyond]);
            last = beyond;
        }
    }

    /// <summary>The earlier stop, alone or with those before it, comes to the later one.</summary>
    private void TryBring(int earlier, int later, Cost sum, VehicleKind kindA, VehicleKind kindB, ref Exchange best)
    {
        var travel = _data.Travel[kindA.Profile];
        var (next, before) = (_next[earlier], _previous[later]);
        var first = earlier;
        for (var count = 1; ; count++)
        {
            var beyond = _previous[first];
            var way = sum + WayOf(kindB, travel[_location[before], _location[first]]) + WayOf(kindA, travel[_location[beyond], _location[next]]) - WayOf(kindA, _arcIn[first]);
            if (!IsStop(beyond) && !IsStop(next))
                way -= kindA.FixedCost;
            if (way < best.Delta)
                TryMove(beyond, count, before, ref best);
            if (count == LongestMoved || !IsStop(beyond) || beyond == later)
                return;
            sum += WayOf(kindB, _arcIn[first]) - WayOf(kindA, _arcIn[first]);
            first = beyond;
        }
    }

    /// <summary>Some stops after a slot go after another, on the same route or on another.</summary>
    private void TryMove(int slot, int count, int to, ref Exchange best)
    {
        if (_route[slot] == _route[to])
            TryShift(slot, count, to, ref best);
        else
            TryExchange(to, 0, slot, count, ref best);
    }

    /// <summary>2-opt: the earlier stop comes to the later one as all between is turned round, with one of the two or the other.</summary>
    private void TryTurns(int earlier, int later, Cost link, VehicleKind kind, ref Exchange best)
    {
        if (_position[earlier] > _position[later])
            return;
        var travel = _data.Travel[kind.Profile];
        var (next, before, beyond, behind) = (_next[earlier], _previous[later], _next[later], _previous[earlier]);
        if (link + WayOf(kind, travel[_location[next], _location[beyond]]) - WayOf(kind, _arcIn[next]) - WayOf(kind, _arcIn[beyond]) < best.Delta)
            TryTurn(earlier, later, ref best);
        if (link + WayOf(kind, travel[_location[behind], _location[before]]) - WayOf(kind, _arcIn[earlier]) - WayOf(kind, _arcIn[later]) < best.Delta)
            TryTurn(behind, before, ref best);
    }

    /// <summary>The later stop, and those after it, change places with those after the earlier one.</summary>
    private void TrySwap(int earlier, int later, Cost sum, VehicleKind kindA, VehicleKind kindB, ref Exchange best)
    {
        var travel = _data.Travel[kindA.Profile];
        var (lastA, before) = (_next[earlier], _previous[later]);
        for (var countA = 1; countA <= LongestSwapped && IsStop(lastA); countA++)
        {
            var beyondA = _next[lastA];
            var sumA = sum - WayOf(kindA, _arcIn[beyondA]);
            var lastB = later;
            for (var countB = 1; ; countB++)
            {
                var beyondB = _next[lastB];
                var way = sumA - WayOf(kindB, _arcIn[beyondB]) + WayOf(kindA, travel[_location[lastB], _location[beyondA]]);
                if (way < best.Delta && way + WayOf(kindB, travel[_location[lastA], _location[beyondB]]) < best.Delta)
                    TryExchange(earlier, countA, before, countB, ref best);
                if (countB == LongestSwapped || !IsStop(beyondB))
                    break;
                sumA += WayOf(kindA, _arcIn[beyondB]) - WayOf(kindB, _arcIn[beyondB]);
                lastB = beyondB;
            }

            sum += WayOf(kindB, _arcIn[beyondA]) - WayOf(kindA, _arcIn[beyondA]);
            lastA = beyondA;
        }
    }
}
