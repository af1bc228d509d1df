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
        var (kindA, kindB) = (KindOf(_route[earlier]), KindOf(_route[later]));
        if (_data.Kinds[kindA].Profile != _data.Kinds[kindB].Profile || _next[earlier] == later)
            return;
        var travel = _data.Travel[_data.Kinds[kindA].Profile];
        var (priceA, priceB) = (_data.WayPrices[kindA], _data.WayPrices[kindB]);
        var (next, before) = (_next[earlier], _previous[later]);
        var link = travel[_location[earlier], _location[later]];
        var (oldA, oldB) = (_arcIn[next], _arcIn[later]);
        if (!link.Exists || (link.Distance >= oldA.Distance && link.Distance >= oldB.Distance))
            return;

        var gain = priceA.Of(oldA) + priceB.Of(oldB);
        var cross = priceB.Of(travel[_location[before], _location[next]]);
        var linkA = priceA.Of(link);
        if (_route[earlier] == _route[later])
        {
            TryFetch(earlier, later, linkA - gain, priceA, priceB, ref best);
            TryBring(earlier, later, linkA - gain, priceA, priceB, ref best);
            TryTurns(earlier, later, linkA, priceA, ref best);
            return;
        }

        if (kindA != kindB || linkA + cross - gain < best.Delta || (!IsStop(before) && !IsStop(next)))
            TryTails(earlier, before, ref best);
        TryFetch(earlier, later, linkA - gain, priceA, priceB, ref best);
        TrySwap(earlier, later, linkA + cross - gain, priceA, priceB, ref best);
        TryBring(earlier, later, priceB.Of(link) - gain, priceA, priceB, ref best);
    }

    /// <summary>The later stop, alone or with those after it, comes to the earlier one.</summary>
    private void TryFetch(int earlier, int later, Cost sum, in WayPrice priceA, in WayPrice priceB, ref Exchange best)
    {
        var travel = TravelOf(earlier);
        var (next, before) = (_location[_next[earlier]], _previous[later]);
        var last = later;
        for (var count = 1; ; count++)
        {
            var beyond = _next[last];
            var way = sum + priceA.Of(travel[_location[last], next]) + priceB.Of(travel[_location[before], _location[beyond]]) - priceB.Of(_arcIn[beyond]);
            if (!IsStop(before) && !IsStop(beyond))
                way -= priceB.Fixed;
            if (way < best.Delta)
                TryMove(before, count, earlier, ref best);
            if (count == LongestMoved || !IsStop(beyond) || beyond == earlier)
                return;
            sum += priceA.Of(_arcIn[beyond]) - priceB.Of(_arcIn[beyond]);
            last = beyond;
        }
    }

    /// <summary>The earlier stop, alone or with those before it, comes to the later one.</summary>
    private void TryBring(int earlier, int later, Cost sum, in WayPrice priceA, in WayPrice priceB, ref Exchange best)
    {
        var travel = TravelOf(earlier);
        var (next, before) = (_next[earlier], _previous[later]);
        var first = earlier;
        for (var count = 1; ; count++)
        {
            var beyond = _previous[first];
            var way = sum + priceB.Of(travel[_location[before], _location[first]]) + priceA.Of(travel[_location[beyond], _location[next]]) - priceA.Of(_arcIn[first]);
            if (!IsStop(beyond) && !IsStop(next))
                way -= priceA.Fixed;
            if (way < best.Delta)
                TryMove(beyond, count, before, ref best);
            if (count == LongestMoved || !IsStop(beyond) || beyond == later)
                return;
            sum += priceB.Of(_arcIn[first]) - priceA.Of(_arcIn[first]);
            first = beyond;
        }
    }

    private TravelTable TravelOf(int slot) => _data.Travel[_data.Kinds[KindOf(_route[slot])].Profile];

    /// <summary>Some stops after a slot go after another, on the same route or on another.</summary>
    private void TryMove(int slot, int count, int to, ref Exchange best)
    {
        if (_route[slot] == _route[to])
            TryShift(slot, count, to, ref best);
        else
            TryExchange(to, 0, slot, count, ref best);
    }

    /// <summary>2-opt: the earlier stop comes to the later one as all between is turned round, with one of the two or the other.</summary>
    private void TryTurns(int earlier, int later, Cost link, in WayPrice price, ref Exchange best)
    {
        if (_position[earlier] > _position[later])
            return;
        var travel = TravelOf(earlier);
        var (next, before, beyond, behind) = (_next[earlier], _previous[later], _next[later], _previous[earlier]);
        if (link + price.Of(travel[_location[next], _location[beyond]]) - price.Of(_arcIn[next]) - price.Of(_arcIn[beyond]) < best.Delta)
            TryTurn(earlier, later, ref best);
        if (link + price.Of(travel[_location[behind], _location[before]]) - price.Of(_arcIn[earlier]) - price.Of(_arcIn[later]) < best.Delta)
            TryTurn(behind, before, ref best);
    }

    /// <summary>The later stop, and those after it, change places with those after the earlier one.</summary>
    private void TrySwap(int earlier, int later, Cost sum, in WayPrice priceA, in WayPrice priceB, ref Exchange best)
    {
        var travel = TravelOf(earlier);
        var (lastA, before) = (_next[earlier], _previous[later]);
        for (var countA = 1; countA <= LongestSwapped && IsStop(lastA); countA++)
        {
            var beyondA = _next[lastA];
            var sumA = sum - priceA.Of(_arcIn[beyondA]);
            var lastB = later;
            for (var countB = 1; ; countB++)
            {
                var beyondB = _next[lastB];
                var way = sumA - priceB.Of(_arcIn[beyondB]) + priceA.Of(travel[_location[lastB], _location[beyondA]]);
                if (way < best.Delta && way + priceB.Of(travel[_location[lastA], _location[beyondB]]) < best.Delta)
                    TryExchange(earlier, countA, before, countB, ref best);
                if (countB == LongestSwapped || !IsStop(beyondB))
                    break;
                sumA += priceA.Of(_arcIn[beyondB]) - priceB.Of(_arcIn[beyondB]);
                lastB = beyondB;
            }

            sum += priceB.Of(_arcIn[beyondA]) - priceA.Of(_arcIn[beyondA]);
            lastA = beyondA;
        }
    }
}
