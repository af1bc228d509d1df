namespace Optimizer.Routing.Search;

/// <content>2-opt*: routes exchange all that follows two slots, each keeping its vehicle and its end.</content>
internal sealed partial class Tours
{
    /// <summary>By slot, what its route has driven and served when it is done there; only kept where exchanges may be made.</summary>
    private readonly Sum[] _sums;

    /// <summary>By stop, the rest of its route without the end; only kept where ends differ.</summary>
    private readonly TimeSegment[] _afterWithoutEnd;

    private readonly record struct Sum(Distance Distance, Duration Driving, Duration Serving);

    /// <summary>Improves <paramref name="best"/> if the routes of two slots cost less with each other's tails.</summary>
    public void TryTails(int a, int b, ref Exchange best)
    {
        var (routeA, routeB) = (_route[a], _route[b]);
        if (!MayInsertAfter(a) || !MayInsertAfter(b) || _data.Kinds[KindOf(routeA)].Profile != _data.Kinds[KindOf(routeB)].Profile)
            return;
        if ((a == Start(routeA) && b == Start(routeB)) || (_next[a] == End(routeA) && _next[b] == End(routeB)))
            return;
        if (!TrySumTail(a, b, out var sumA) || !TrySumTail(b, a, out var sumB))
            return;
        var (priceA, priceB) = (_data.WayPrices[KindOf(routeA)], _data.WayPrices[KindOf(routeB)]);
        var (isEmptyA, isEmptyB) = (a == Start(routeA) && _next[b] == End(routeB), b == Start(routeB) && _next[a] == End(routeA));
        var (oldA, oldB) = (_sums[End(routeA)], _sums[End(routeB)]);
        var way = (isEmptyA ? -priceA.Fixed - priceA.Of(new(oldA.Distance, oldA.Driving)) : priceA.Of(new(sumA.Distance - oldA.Distance, sumA.Driving - oldA.Driving)))
            + (isEmptyB ? -priceB.Fixed - priceB.Of(new(oldB.Distance, oldB.Driving)) : priceB.Of(new(sumB.Distance - oldB.Distance, sumB.Driving - oldB.Driving)));
        if (way >= best.Delta)
            return;

        TimeSegment wholeA = default, wholeB = default;
        if ((!isEmptyA && !(HoldsTail(a, b) && TryTimeTail(a, b, sumA, out wholeA))) || (!isEmptyB && !(HoldsTail(b, a) && TryTimeTail(b, a, sumB, out wholeB))))
            return;
        if (ExchangesNeedSimulation)
        {
            if (MayTakeTail(b, routeA) && MayTakeTail(a, routeB)
                && TryLeastChange(routeA, new(sumA.Distance - oldA.Distance, sumA.Driving - oldA.Driving), sumA.Serving - oldA.Serving, wholeA, isEmptyA ? 0 : 1, out var leastA)
                && TryLeastChange(routeB, new(sumB.Distance - oldB.Distance, sumB.Driving - oldB.Driving), sumB.Serving - oldB.Serving, wholeB, isEmptyB ? 0 : 1, out var leastB))
            {
                OfferSimulated(new(leastA + leastB, a, Exchange.Tails, b, Exchange.Tails), ref best);
            }

            return;
        }

        var newA = isEmptyA ? 0 : PriceOf(routeA, sumA.Distance, sumA.Driving, sumA.Serving, wholeA, 0);
        var newB = isEmptyB ? 0 : PriceOf(routeB, sumB.Distance, sumB.Driving, sumB.Serving, wholeB, 0);
        var delta = newA + newB - _cost[routeA] - _cost[routeB];
        if (delta < best.Delta && (KindOf(routeA) == KindOf(routeB) || (MayTakeTail(b, routeA) && MayTakeTail(a, routeB))))
            best = new(delta, a, Exchange.Tails, b, Exchange.Tails);
    }

    /// <summary>What a route drives and serves with the tail of another; false if a way is missing.</summary>
    private bool TrySumTail(int slot, int other, out Sum sum)
    {
        var (route, otherRoute) = (_route[slot], _route[other]);
        var travel = _data.Travel[_data.Kinds[KindOf(route)].Profile];
        var (first, last, end) = (_next[other], _previous[End(otherRoute)], _location[End(route)]);
        sum = _sums[slot];
        if (first == End(otherRoute))
            return TryDrive(travel[_location[slot], end], ref sum);
        if (!TryDrive(travel[_location[slot], _location[first]], ref sum))
            return false;
        var (from, to) = (_sums[first], _sums[last]);
        sum = new(sum.Distance + to.Distance - from.Distance, sum.Driving + to.Driving - from.Driving, sum.Serving + to.Serving - _sums[other].Serving);
        return TryDrive(travel[_location[last], end], ref sum);
    }

    private static bool TryDrive(Arc arc, ref Sum sum)
    {
        if (!arc.Exists)
            return false;
        sum = sum with { Distance = sum.Distance + arc.Distance, Driving = sum.Driving + arc.Duration };
        return true;
    }

    private bool HoldsTail(int slot, int other)
    {
        var vehicle = _route[slot];
        if (!IsRouteLoadUnlimited(vehicle))
            return false;
        for (var dimension = 0; dimension < _data.Dimensions; dimension++)
        {
            if (LoadSegment.Merge(_loadBefore[(slot * _data.Dimensions) + dimension], _loadAfter[(_next[other] * _data.Dimensions) + dimension]).Most > _data.Capacity[(KindOf(vehicle) * _data.Dimensions) + dimension])
                return false;
        }

        return true;
    }

    private bool TryTimeTail(int slot, int other, in Sum sum, out TimeSegment whole)
    {
        var (vehicle, otherVehicle) = (_route[slot], _route[other]);
        var kind = _data.Kinds[KindOf(vehicle)];
        var travel = _data.Travel[kind.Profile];
        var (first, last, end) = (_next[other], _previous[End(otherVehicle)], End(vehicle));
        whole = _before[slot];
        if (sum.Distance > kind.MaxDistance || (_data.StationCount == 0 && _position[slot] + _size[otherVehicle] - _position[other] > kind.MaxStops))
            return false;
        var into = travel[_location[slot], _location[first == End(otherVehicle) ? end : first]].Duration;
        if (first == End(otherVehicle))
            return TimeSegment.TryMerge(whole, _after[end], into, out whole) && whole.Length <= kind.MaxDuration;
        if (!_data.EndsDiffer)
            return TimeSegment.TryMerge(whole, _after[first], into, out whole) && whole.Length <= kind.MaxDuration;
        return TimeSegment.TryMerge(whole, _afterWithoutEnd[first], into, out whole)
            && TimeSegment.TryMerge(whole, _after[end], travel[_location[last], _location[end]].Duration, out whole)
            && whole.Length <= kind.MaxDuration;
    }

    /// <summary>Whether a route's vehicle may visit all that follows a slot, of which nothing belongs to what comes before.</summary>
    private bool MayTakeTail(int other, int vehicle)
    {
        for (var stop = _next[other]; stop != End(_route[other]); stop = _next[stop])
        {
            if (IsStop(stop) && (_data.Group[stop] >= 0 || !_data.AllowedKinds[(KindOf(vehicle) * _data.StopCount) + stop]))
                return false;
        }

        return true;
    }
}
