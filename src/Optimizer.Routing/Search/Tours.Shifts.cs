using System.Diagnostics;

namespace Optimizer.Routing.Search;

/// <content>Changes of order on one route: chains moved (or-opt) and parts turned round (2-opt), where stops are all that it visits.</content>
internal sealed partial class Tours
{
    /// <summary>Most stops that are turned round.</summary>
    private const int LongestTurned = 60;

    /// <summary>Improves <paramref name="best"/> if some stops that follow a slot come after another slot of the route, outside of them.</summary>
    public void TryShift(int slot, int count, int to, ref Exchange best)
    {
        var part = PartAfter(slot, count);
        if (!part.Exists || part.IsEmpty || slot == to || !MayInsertAfter(to) || to == End(_route[to]))
            return;
        if (_position[to] >= _position[part.First] && _position[to] <= _position[part.Last])
            return;
        var vehicle = _route[slot];
        var kind = _data.Kinds[KindOf(vehicle)];
        var travel = _data.Travel[kind.Profile];
        var next = _next[to];
        var (gap, into, outOf) = (travel[_location[slot], _location[part.Behind]], travel[_location[to], _location[part.First]], travel[_location[part.Last], _location[next]]);
        if (_data.MayLackWays && !(gap.Exists && into.Exists && outOf.Exists))
            return;
        var (oldInto, oldOutOf, old) = (_arcIn[part.First], _arcIn[part.Behind], _arcIn[next]);
        var way = new Arc(
            gap.Distance + into.Distance + outOf.Distance - oldInto.Distance - oldOutOf.Distance - old.Distance,
            gap.Duration + into.Duration + outOf.Duration - oldInto.Duration - oldOutOf.Duration - old.Duration);
        if (_data.WayPrices[KindOf(_route[slot])].Of(way) >= best.Delta)
            return;
        if (!MaterialsFit(part, to, next))
            return;

        var order = _position[to] > _position[slot]
            ? new Order(slot, new(part.Behind, to, gap), new(part.First, part.Last, into), next, outOf)
            : new Order(to, new(part.First, part.Last, into), new(next, slot, outOf), part.Behind, gap);
        TryOrder(order, way, new(0, slot, count, to, 0), ref best);
    }

    /// <summary>Improves <paramref name="best"/> if the stops that follow a slot, up to a stop, are visited the other way round.</summary>
    public void TryTurn(int slot, int last, ref Exchange best)
    {
        var count = _position[last] - _position[slot];
        if (count < 2 || count > LongestTurned || !MayInsertAfter(slot) || last == End(_route[slot]) || !AreAlone(_next[slot], last))
            return;
        var kind = _data.Kinds[KindOf(_route[slot])];
        var travel = _data.Travel[kind.Profile];
        var (first, behind) = (_next[slot], _next[last]);
        var (into, outOf) = (travel[_location[slot], _location[last]], travel[_location[first], _location[behind]]);
        if (_data.MayLackWays && !(into.Exists && outOf.Exists))
            return;
        var (distance, driving) = (into.Distance + outOf.Distance - _arcIn[behind].Distance - _arcIn[first].Distance, into.Duration + outOf.Duration - _arcIn[behind].Duration - _arcIn[first].Duration);
        var whole = _before[slot];
        if (!TimeSegment.TryMerge(whole, SegmentOf(last), into.Duration, out whole))
            return;
        for (var stop = last; stop != first; stop = _previous[stop])
        {
            var arc = travel[_location[stop], _location[_previous[stop]]];
            if (!arc.Exists || !TimeSegment.TryMerge(whole, SegmentOf(_previous[stop]), arc.Duration, out whole))
                return;
            (distance, driving) = (distance + arc.Distance - _arcIn[stop].Distance, driving + arc.Duration - _arcIn[stop].Duration);
        }

        var way = new Arc(distance, driving);
        if (TimeSegment.TryMerge(whole, _after[behind], outOf.Duration, out whole) && _data.WayPrices[KindOf(_route[slot])].Of(way) < best.Delta && HoldsTurned(slot, last))
            Offer(way, whole, new(0, slot, Exchange.Turned, last, 0), ref best);
    }

    /// <summary>Whether no other stop belongs to one of these.</summary>
    private bool AreAlone(int first, int last)
    {
        for (var slot = first; !_data.Problem.Groups.IsEmpty && slot != _next[last]; slot = _next[slot])
        {
            if (IsStop(slot) && _data.Group[slot] >= 0)
                return false;
        }

        return true;
    }

    /// <summary>Some stops of a route that follow each other, and the way to the first of them.</summary>
    private readonly record struct Stretch(int First, int Last, Arc Into);

    /// <summary>A route up to a slot, two stretches of it in another order, and the route from a slot on.</summary>
    private readonly record struct Order(int UpTo, Stretch One, Stretch Other, int From, Arc OutOf);

    private void TryOrder(in Order order, Arc way, in Exchange shift, ref Exchange best)
    {
        var whole = _before[order.UpTo];
        if (TryFollow(order.One, ref whole) && TryFollow(order.Other, ref whole)
            && TimeSegment.TryMerge(whole, _after[order.From], order.OutOf.Duration, out whole) && Holds(order))
        {
            Offer(way, whole, shift, ref best);
        }
    }

    private bool TryFollow(in Stretch stretch, ref TimeSegment whole)
    {
        if (!TimeSegment.TryMerge(whole, SegmentOf(stretch.First), stretch.Into.Duration, out whole))
            return false;
        for (var stop = stretch.First; stop != stretch.Last; stop = _next[stop])
        {
            if (!TimeSegment.TryMerge(whole, SegmentOf(_next[stop]), _arcIn[_next[stop]].Duration, out whole))
                return false;
        }

        return true;
    }

    private void Offer(Arc way, in TimeSegment whole, in Exchange change, ref Exchange best)
    {
        var vehicle = _route[change.A];
        var kind = _data.Kinds[KindOf(vehicle)];
        if (ExchangesNeedSimulation)
        {
            if (TryLeastChange(vehicle, way, 0, whole, _size[vehicle], out var least))
                OfferSimulated(change with { Delta = least }, ref best);
            return;
        }

        if (whole.Length > kind.MaxDuration || _distance[vehicle] + way.Distance > kind.MaxDistance)
            return;
        var delta = PriceOf(vehicle, _distance[vehicle] + way.Distance, _driving[vehicle] + way.Duration, _serving[vehicle], whole, 0) - _cost[vehicle];
        if (delta < best.Delta)
            best = change with { Delta = delta };
    }

    /// <summary>Whether the load is never above what the vehicle holds; in one direction and without trips, an order does not matter.</summary>
    private bool Holds(in Order order)
    {
        for (var dimension = 0; (_data.HasPeakLoads || _data.StationCount > 0) && dimension < _data.Dimensions; dimension++)
        {
            var load = _loadBefore[(order.UpTo * _data.Dimensions) + dimension];
            if (!TryLoad(order.One, dimension, ref load) || !TryLoad(order.Other, dimension, ref load) || IsTooMuch(load, order.From, dimension))
                return false;
        }

        return true;
    }

    private bool TryLoad(in Stretch stretch, int dimension, ref LoadSegment load)
    {
        for (var slot = stretch.First; slot != stretch.Last; slot = _next[slot])
        {
            if (!TryLoad(slot, dimension, ref load))
                return false;
        }

        return TryLoad(stretch.Last, dimension, ref load);
    }

    /// <summary>A station begins a new trip.</summary>
    private bool TryLoad(int slot, int dimension, ref LoadSegment load)
    {
        if (IsStop(slot))
        {
            load = LoadSegment.Merge(load, LoadOf(slot, dimension));
            return true;
        }

        var fits = load.Most <= _data.Capacity[(KindOf(_route[slot]) * _data.Dimensions) + dimension];
        load = default;
        return fits;
    }

    private bool HoldsTurned(int slot, int last)
    {
        for (var dimension = 0; (_data.HasPeakLoads || _data.StationCount > 0) && dimension < _data.Dimensions; dimension++)
        {
            var load = _loadBefore[(slot * _data.Dimensions) + dimension];
            for (var visit = last; visit != slot; visit = _previous[visit])
            {
                if (!TryLoad(visit, dimension, ref load))
                    return false;
            }

            if (IsTooMuch(load, _next[last], dimension))
                return false;
        }

        return true;
    }

    private bool IsTooMuch(in LoadSegment load, int from, int dimension) =>
        LoadSegment.Merge(load, _loadAfter[(from * _data.Dimensions) + dimension]).Most > _data.Capacity[(KindOf(_route[from]) * _data.Dimensions) + dimension];

    /// <summary>Does what a change of order says. The route is refreshed and feasible afterwards, as promised.</summary>
    private void Reorder(in Exchange change)
    {
        var vehicle = _route[change.A];
        var expected = Cost + change.Delta;
        Touch(vehicle);
        Reserve(vehicle, vehicle);
        SetRoute(vehicle, ComposeOrder(change));
        if (!TryRefresh(vehicle))
            throw new InvalidOperationException($"Route {vehicle} was promised an order that is not feasible.");
        Debug.Assert(Cost == expected, $"{change} is off by {Cost - expected}.");
    }

    /// <summary>What a route visits after a change of order.</summary>
    private ReadOnlySpan<int> ComposeOrder(in Exchange change)
    {
        var (from, to) = (_position[change.A], _position[change.B]);
        var codes = CodesOf(_route[change.A]);
        codes.CopyTo(_oneSide);
        var order = _oneSide.AsSpan(0, codes.Length);

        // Positions count from 1, so the stop after a slot has the slot's position as its index.
        if (change.CountA == Exchange.Turned)
            order[from..to].Reverse();
        else if (to > from)
            Rotate(order[from..to], change.CountA);
        else
            Rotate(order[to..(from + change.CountA)], from - to);
        return order;
    }

    /// <summary>Moves the first so many to the end.</summary>
    private static void Rotate(Span<int> codes, int count)
    {
        codes[..count].Reverse();
        codes[count..].Reverse();
        codes.Reverse();
    }
}
