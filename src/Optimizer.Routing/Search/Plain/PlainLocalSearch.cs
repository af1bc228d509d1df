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
internal sealed partial class PlainLocalSearch(PlainTours tours, PlainNeighbours neighbours, int near)
{
    private const int LongestChain = 3;
    private const int LongestExchanged = 2;

    private readonly PlainData _data = tours.Data;
    private readonly Cost _costOfVehicle = tours.Data.CostOfVehicle;
    private readonly int _near = Math.Min(near, neighbours.Count);
    private readonly StopQueue _awake = new(tours.Data.Stops);
    private readonly int[] _first = new int[LongestChain];
    private readonly int[] _second = new int[LongestChain];
    private Move _best;

    /// <summary>What the excess of the two routes looked at costs.</summary>
    private Cost _relief;

    /// <summary>Then no route is overloaded, and whatever would overload one need not be priced.</summary>
    private bool _forbidsExcess;

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
    private readonly record struct Move(Cost Gain, Kind Kind, int U, int DirectionOfU, int V, int DirectionOfV, int ChainOfU, int ChainOfV);

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
        _forbidsExcess = tours.ExcessPrice >= PlainTours.ForbiddingPrice && tours.Excess == 0;
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

    private void LookAt(int u, int directionOfU, int afterU, int v, int directionOfV, Cost gain)
    {
        var afterV = tours.Next(v, directionOfV);
        gain += tours.Way(v, directionOfV);
        var (routeOfU, routeOfV) = (tours.RouteOf(u), tours.RouteOf(v));
        var isSame = routeOfU == routeOfV;
        _relief = isSame || tours.Excess == 0 ? 0 : tours.PriceOf(tours.LoadOf(routeOfU)) + tours.PriceOf(tours.LoadOf(routeOfV));
        if (afterV != u)
            TryReconnect(u, directionOfU, afterU, v, directionOfV, afterV, gain, isSame);
        TryMoveTowards(u, directionOfU, afterU, v, directionOfV, afterV, gain, isSame);
        if (afterV != u)
            TryMoveAway(u, directionOfU, afterU, v, directionOfV, afterV, gain, isSame);
        if (!isSame && tours.IsStop(afterV))
            TryExchange(u, directionOfU, afterU, v, directionOfV, afterV, gain);
    }

    /// <summary>U is linked to V and the nodes after them to each other: 2-opt on one route, 2-opt* on two.</summary>
    private void TryReconnect(int u, int directionOfU, int afterU, int v, int directionOfV, int afterV, Cost gain, bool isSame)
    {
        if (isSame && directionOfU != directionOfV)
            return;
        gain -= _data.Distance(afterU, afterV);
        if (!isSame)
        {
            gain += _relief;
            if (gain + _costOfVehicle <= _best.Gain)
                return;
            var joined = tours.LoadUpTo(u, directionOfU) + tours.LoadUpTo(v, directionOfV);
            gain -= tours.PriceOf(joined) + tours.PriceOf(tours.LoadOf(tours.RouteOf(u)) + tours.LoadOf(tours.RouteOf(v)) - joined);
            if (!tours.IsStop(afterU) && !tours.IsStop(afterV))
                gain += _costOfVehicle;
            if (_data.MostStops != int.MaxValue && !MayReconnect(u, directionOfU, v, directionOfV))
                return;
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
    private void TryMoveTowards(int u, int directionOfU, int afterU, int v, int directionOfV, int afterV, Cost gain, bool isSame)
    {
        var (back, last) = (directionOfV ^ 1, v);
        var (loadOfU, loadOfV) = (tours.LoadOf(tours.RouteOf(u)), tours.LoadOf(tours.RouteOf(v)));
        var slots = isSame ? int.MaxValue : _data.MostStops - tours.Size(tours.RouteOf(u));
        for (var length = 1; length <= LongestChain && length <= slots; length++)
        {
            var extra = 0L;
            if (!isSame)
            {
                (loadOfU, loadOfV) = (loadOfU + _data.Demand[last], loadOfV - _data.Demand[last]);
                if (_forbidsExcess && loadOfU > _data.Capacity)
                    return;
                extra = _relief + _costOfVehicle - tours.PriceOf(loadOfU) - tours.PriceOf(loadOfV);
            }

            var beyond = tours.Next(last, back);
            var total = gain + extra + tours.Way(last, back);
            if (total > _best.Gain && (total -= _data.Distance(last, afterU)) > _best.Gain && (total -= _data.Distance(afterV, beyond)) > _best.Gain)
                Offer(total, Kind.MoveTowards, u, directionOfU, v, directionOfV, 0, length, isSame || (beyond >= _data.Stops && afterV >= _data.Stops));
            if (beyond >= _data.Stops || beyond == u || beyond == afterU)
                return;
            last = beyond;
        }
    }

    /// <summary>U and up to two stops before it go between V and the node after it.</summary>
    private void TryMoveAway(int u, int directionOfU, int afterU, int v, int directionOfV, int afterV, Cost gain, bool isSame)
    {
        var (back, last) = (directionOfU ^ 1, u);
        var (loadOfU, loadOfV) = (tours.LoadOf(tours.RouteOf(u)), tours.LoadOf(tours.RouteOf(v)));
        var slots = isSame ? int.MaxValue : _data.MostStops - tours.Size(tours.RouteOf(v));
        for (var length = 1; length <= LongestChain && length <= slots; length++)
        {
            var extra = 0L;
            if (!isSame)
            {
                (loadOfU, loadOfV) = (loadOfU - _data.Demand[last], loadOfV + _data.Demand[last]);
                if (_forbidsExcess && loadOfV > _data.Capacity)
                    return;
                extra = _relief + _costOfVehicle - tours.PriceOf(loadOfU) - tours.PriceOf(loadOfV);
            }

            var beyond = tours.Next(last, back);
            var total = gain + extra + tours.Way(last, back);
            if (total > _best.Gain && (total -= _data.Distance(last, afterV)) > _best.Gain && (total -= _data.Distance(afterU, beyond)) > _best.Gain)
                Offer(total, Kind.MoveAway, u, directionOfU, v, directionOfV, length, 0, isSame || (beyond >= _data.Stops && afterU >= _data.Stops));
            if (beyond >= _data.Stops || beyond == v || beyond == afterV)
                return;
            last = beyond;
        }
    }

    /// <param name="gain">With the saving of a vehicle between two routes.</param>
    /// <param name="savesVehicle">Whether that is so.</param>
    private void Offer(Cost gain, Kind kind, int u, int directionOfU, int v, int directionOfV, int chainOfU, int chainOfV, bool savesVehicle)
    {
        if (!savesVehicle)
            gain -= _costOfVehicle;
        if (gain > _best.Gain)
            _best = new(gain, kind, u, directionOfU, v, directionOfV, chainOfU, chainOfV);
    }

    /// <summary>U and stops before it change places with stops after V, so that U comes to V; those may be turned round.</summary>
    private void TryExchange(int u, int directionOfU, int afterU, int v, int directionOfV, int afterV, Cost gain)
    {
        var (routeOfU, routeOfV) = (tours.RouteOf(u), tours.RouteOf(v));
        var (slotsOfU, slotsOfV) = (_data.MostStops - tours.Size(routeOfU), _data.MostStops - tours.Size(routeOfV));
        var (loadOfU, loadOfV) = (tours.LoadOf(routeOfU), tours.LoadOf(routeOfV));
        var (lastOfU, fromU) = (u, 0);
        for (var chainOfU = 1; chainOfU <= LongestExchanged; chainOfU++)
        {
            fromU += _data.Demand[lastOfU];
            var beyondU = tours.Next(lastOfU, directionOfU ^ 1);
            var gainOfU = gain + tours.Way(lastOfU, directionOfU ^ 1);
            var (lastOfV, moved) = (afterV, -fromU);
            for (var chainOfV = 1; chainOfV <= LongestExchanged; chainOfV++)
            {
                moved += _data.Demand[lastOfV];
                if (_forbidsExcess && loadOfU + moved > _data.Capacity)
                    break;
                var beyondV = tours.Next(lastOfV, directionOfV);
                var total = gainOfU + _relief + tours.Way(lastOfV, directionOfV) - tours.PriceOf(loadOfU + moved) - tours.PriceOf(loadOfV - moved);
                if (total > _best.Gain && (total -= _data.Distance(lastOfU, beyondV)) > _best.Gain && chainOfV - chainOfU <= slotsOfU && chainOfU - chainOfV <= slotsOfV)
                {
                    var straight = total - _data.Distance(beyondU, afterV);
                    if (straight > _best.Gain && (straight -= _data.Distance(lastOfV, afterU)) > _best.Gain)
                        _best = new(straight, Kind.Exchange, u, directionOfU, v, directionOfV, chainOfU, chainOfV);
                    var turned = total - _data.Distance(afterV, afterU);
                    if (turned > _best.Gain && (turned -= _data.Distance(beyondU, lastOfV)) > _best.Gain)
                        _best = new(turned, Kind.ExchangeTurned, u, directionOfU, v, directionOfV, chainOfU, chainOfV);
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
}
