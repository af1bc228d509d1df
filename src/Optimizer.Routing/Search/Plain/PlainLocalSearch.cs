using System.Diagnostics;

namespace Optimizer.Routing.Search.Plain;

/// <summary>
/// Local search around awake stops: of all moves that link a stop to a nearer one than its present neighbour, the best is made,
/// until none improves. Moves are 2-opt, 2-opt* (both ways round), chains of up to three stops moved (also turned round) and
/// chains exchanged between routes.
/// </summary>
/// <remarks>
/// Every improving exchange of edges has an end where the edge added is shorter than the edge taken out, so that near stops beyond
/// the present neighbour need not be looked at: Bentley (1992), https://doi.org/10.1287/ijoc.4.4.387. Where that end is the depot, or
/// the gap a moved chain leaves, the move is not seen. Routes are rings that
/// look alike from both sides; with a direction for each of the two stops, four formulas are all moves.
/// </remarks>
internal sealed class PlainLocalSearch(PlainTours tours, PlainNeighbours neighbours, int near)
{
    private const int LongestChain = 3;
    private const int LongestExchanged = 2;

    private readonly PlainData _data = tours.Data;
    private readonly int _near = Math.Min(near, neighbours.Count);
    private readonly StopQueue _awake = new(tours.Data.Stops);
    private readonly int[] _first = new int[LongestChain];
    private readonly int[] _second = new int[LongestChain];
    private Move _best;

    private enum Kind
    {
        None,
        Reconnect,
        MoveTowards,
        MoveAway,
        Exchange,
        ExchangeTurned,
    }

    /// <summary>From stop U and the node after it in a direction, and stop V likewise.</summary>
    private readonly record struct Move(int Gain, Kind Kind, int U, int DirectionOfU, int V, int DirectionOfV, int ChainOfU, int ChainOfV);

    /// <summary>Queues a stop; the depot is not.</summary>
    public void Wake(int node)
    {
        if (node < _data.Stops)
            _awake.Add(node);
    }

    /// <summary>Puts every stop to sleep.</summary>
    public void Forget()
    {
        while (_awake.TryTake(out _))
        {
        }
    }

    /// <summary>Improves until every stop sleeps.</summary>
    public void Run()
    {
        while (_awake.TryTake(out var stop))
        {
            if (tours.RouteOf(stop) < 0)
                continue;
            _best = default;
            Look(stop, 0);
            Look(stop, 1);
            if (_best.Kind == Kind.None)
                continue;
            Wake(stop);
            Make(_best);
        }
    }

    private void Look(int u, int directionOfU)
    {
        var afterU = tours.Next(u, directionOfU);
        var way = tours.Way(u, directionOfU);
        var others = neighbours.Of(u);
        var metres = neighbours.MetresOf(u);
        for (var index = 0; index < _near && metres[index] < way; index++)
        {
            var v = others[index];
            if (v == afterU || tours.RouteOf(v) < 0)
                continue;
            LookAt(u, directionOfU, afterU, v, 0, way - metres[index]);
            LookAt(u, directionOfU, afterU, v, 1, way - metres[index]);
        }
    }

    private void LookAt(int u, int directionOfU, int afterU, int v, int directionOfV, int gain)
    {
        var afterV = tours.Next(v, directionOfV);
        gain += tours.Way(v, directionOfV);
        var (routeOfU, routeOfV) = (tours.RouteOf(u), tours.RouteOf(v));
        var isSame = routeOfU == routeOfV;
        if (afterV != u)
            TryReconnect(u, directionOfU, afterU, v, directionOfV, afterV, gain, isSame);
        TryMoveTowards(u, directionOfU, afterU, v, directionOfV, afterV, gain, isSame);
        if (afterV != u)
            TryMoveAway(u, directionOfU, afterU, v, directionOfV, afterV, gain, isSame);
        if (!isSame)
            TryExchange(u, directionOfU, afterU, v, directionOfV, afterV, gain);
    }

    /// <summary>U is linked to V and the nodes after them to each other: 2-opt on one route, 2-opt* on two.</summary>
    private void TryReconnect(int u, int directionOfU, int afterU, int v, int directionOfV, int afterV, int gain, bool isSame)
    {
        if (isSame && directionOfU != directionOfV)
            return;
        gain -= _data.Distance(afterU, afterV);
        if (!isSame)
        {
            if (gain + _data.CostOfVehicle <= _best.Gain)
                return;
            var (routeOfU, routeOfV) = (tours.RouteOf(u), tours.RouteOf(v));
            var joined = tours.LoadUpTo(u, directionOfU) + tours.LoadUpTo(v, directionOfV);
            if (joined > _data.Capacity || tours.LoadOf(routeOfU) + tours.LoadOf(routeOfV) - joined > _data.Capacity)
                return;
            if (_data.MostStops != int.MaxValue && !MayReconnect(u, directionOfU, v, directionOfV))
                return;
            if (!tours.IsStop(afterU) && !tours.IsStop(afterV))
                gain += (int)_data.CostOfVehicle;
        }

        if (gain > _best.Gain)
            _best = new(gain, Kind.Reconnect, u, directionOfU, v, directionOfV, 0, 0);
    }

    private bool MayReconnect(int u, int directionOfU, int v, int directionOfV)
    {
        var joined = tours.StopsUpTo(u, directionOfU) + tours.StopsUpTo(v, directionOfV);
        return joined <= _data.MostStops && tours.Size(tours.RouteOf(u)) + tours.Size(tours.RouteOf(v)) - joined <= _data.MostStops;
    }

    /// <summary>V and up to two stops before it go between U and the node after it.</summary>
    private void TryMoveTowards(int u, int directionOfU, int afterU, int v, int directionOfV, int afterV, int gain, bool isSame)
    {
        var (back, last) = (directionOfV ^ 1, v);
        var room = isSame ? int.MaxValue : _data.Capacity - tours.LoadOf(tours.RouteOf(u));
        var slots = isSame ? int.MaxValue : _data.MostStops - tours.Size(tours.RouteOf(u));
        for (var length = 1; length <= LongestChain && length <= slots; length++)
        {
            room -= _data.Demand[last];
            if (room < 0)
                return;
            var beyond = tours.Next(last, back);
            var total = gain + tours.Way(last, back) - _data.Distance(last, afterU) - _data.Distance(afterV, beyond);
            if (total + _data.CostOfVehicle > _best.Gain)
                Offer(total, Kind.MoveTowards, u, directionOfU, v, directionOfV, 0, length, emptied: beyond >= _data.Stops && afterV >= _data.Stops);
            if (beyond >= _data.Stops || beyond == u || beyond == afterU)
                return;
            last = beyond;
        }
    }

    /// <summary>U and up to two stops before it go between V and the node after it.</summary>
    private void TryMoveAway(int u, int directionOfU, int afterU, int v, int directionOfV, int afterV, int gain, bool isSame)
    {
        var (back, last) = (directionOfU ^ 1, u);
        var room = isSame ? int.MaxValue : _data.Capacity - tours.LoadOf(tours.RouteOf(v));
        var slots = isSame ? int.MaxValue : _data.MostStops - tours.Size(tours.RouteOf(v));
        for (var length = 1; length <= LongestChain && length <= slots; length++)
        {
            room -= _data.Demand[last];
            if (room < 0)
                return;
            var beyond = tours.Next(last, back);
            var total = gain + tours.Way(last, back) - _data.Distance(last, afterV) - _data.Distance(afterU, beyond);
            if (total + _data.CostOfVehicle > _best.Gain)
                Offer(total, Kind.MoveAway, u, directionOfU, v, directionOfV, length, 0, emptied: beyond >= _data.Stops && afterU >= _data.Stops);
            if (beyond >= _data.Stops || beyond == v || beyond == afterV)
                return;
            last = beyond;
        }
    }

    private void Offer(int gain, Kind kind, int u, int directionOfU, int v, int directionOfV, int chainOfU, int chainOfV, bool emptied)
    {
        if (emptied && tours.RouteOf(u) != tours.RouteOf(v))
            gain += (int)_data.CostOfVehicle;
        if (gain > _best.Gain)
            _best = new(gain, kind, u, directionOfU, v, directionOfV, chainOfU, chainOfV);
    }

    /// <summary>U and stops before it change places with stops after V, so that U comes to V; those may be turned round.</summary>
    private void TryExchange(int u, int directionOfU, int afterU, int v, int directionOfV, int afterV, int gain)
    {
        if (!tours.IsStop(afterV))
            return;
        var (spareOfU, spareOfV) = (_data.Capacity - tours.LoadOf(tours.RouteOf(u)), _data.Capacity - tours.LoadOf(tours.RouteOf(v)));
        var (slotsOfU, slotsOfV) = (_data.MostStops - tours.Size(tours.RouteOf(u)), _data.MostStops - tours.Size(tours.RouteOf(v)));
        var (lastOfU, loadOfU) = (u, 0);
        for (var chainOfU = 1; chainOfU <= LongestExchanged; chainOfU++)
        {
            loadOfU += _data.Demand[lastOfU];
            var beyondU = tours.Next(lastOfU, directionOfU ^ 1);
            var gainOfU = gain + tours.Way(lastOfU, directionOfU ^ 1);
            var direct = gainOfU - _data.Distance(beyondU, afterV);
            var turned = gainOfU - _data.Distance(afterV, afterU);
            var (lastOfV, loadOfV) = (afterV, 0);
            for (var chainOfV = 1; chainOfV <= LongestExchanged; chainOfV++)
            {
                loadOfV += _data.Demand[lastOfV];
                if (loadOfV - loadOfU > spareOfU)
                    break;
                var beyondV = tours.Next(lastOfV, directionOfV);
                if (loadOfU - loadOfV <= spareOfV && chainOfV - chainOfU <= slotsOfU && chainOfU - chainOfV <= slotsOfV)
                {
                    var rest = tours.Way(lastOfV, directionOfV) - _data.Distance(lastOfU, beyondV);
                    if (direct + rest > _best.Gain && direct + rest - _data.Distance(lastOfV, afterU) is var total && total > _best.Gain)
                        _best = new(total, Kind.Exchange, u, directionOfU, v, directionOfV, chainOfU, chainOfV);
                    if (turned + rest > _best.Gain && turned + rest - _data.Distance(beyondU, lastOfV) is var other && other > _best.Gain)
                        _best = new(other, Kind.ExchangeTurned, u, directionOfU, v, directionOfV, chainOfU, chainOfV);
                }

                if (beyondV >= _data.Stops)
                    break;
                lastOfV = beyondV;
            }

            if (beyondU >= _data.Stops)
                return;
            lastOfU = beyondU;
        }
    }

    private void Make(in Move move)
    {
        var expected = tours.Cost - move.Gain;
        var (u, v) = (move.U, move.V);
        var (afterU, afterV) = (tours.Next(u, move.DirectionOfU), tours.Next(v, move.DirectionOfV));
        tours.Touch(tours.RouteOf(u));
        tours.Touch(tours.RouteOf(v));
        switch (move.Kind)
        {
            case Kind.Reconnect when tours.RouteOf(u) == tours.RouteOf(v):
                tours.TurnBetween(u, v, move.DirectionOfU);
                break;
            case Kind.Reconnect:
                tours.SwapTails(u, move.DirectionOfU, v, move.DirectionOfV);
                break;
            case Kind.MoveTowards:
                MoveChain(Gather(_first, v, move.DirectionOfV ^ 1, move.ChainOfV), u, move.DirectionOfU);
                break;
            case Kind.MoveAway:
                MoveChain(Gather(_first, u, move.DirectionOfU ^ 1, move.ChainOfU), v, move.DirectionOfV);
                break;
            default:
                ExchangeChains(move, afterU, afterV);
                break;
        }

        Wake(u);
        Wake(v);
        Wake(afterU);
        Wake(afterV);
        Debug.Assert(tours.Cost == expected, $"{move} is off by {tours.Cost - expected}.");
    }

    private void MoveChain(ReadOnlySpan<int> chain, int node, int direction)
    {
        WakeEnds(chain);
        tours.MoveChain(chain, node, direction);
        WakeEnds(chain);
    }

    private void ExchangeChains(in Move move, int afterU, int afterV)
    {
        var first = Gather(_first, move.U, move.DirectionOfU ^ 1, move.ChainOfU);
        var second = Gather(_second, afterV, move.DirectionOfV, move.ChainOfV);
        WakeEnds(first);
        WakeEnds(second);
        tours.UnlinkAll(first);
        tours.UnlinkAll(second);
        tours.LinkAll(first, move.V, move.DirectionOfV);
        if (move.Kind == Kind.Exchange)
            second.Reverse();
        tours.LinkAll(second, afterU, move.DirectionOfU ^ 1);
        WakeEnds(first);
        WakeEnds(second);
    }

    private void WakeEnds(ReadOnlySpan<int> chain)
    {
        Wake(chain[0]);
        Wake(chain[^1]);
        Wake(tours.Next(chain[0], 0));
        Wake(tours.Next(chain[0], 1));
        Wake(tours.Next(chain[^1], 0));
        Wake(tours.Next(chain[^1], 1));
    }

    private Span<int> Gather(int[] chain, int stop, int direction, int length)
    {
        for (var index = 0; index < length; index++)
        {
            chain[index] = stop;
            stop = tours.Next(stop, direction);
        }

        return chain.AsSpan(0, length);
    }
}
