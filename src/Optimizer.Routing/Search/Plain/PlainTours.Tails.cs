namespace Optimizer.Routing.Search.Plain;

/// <summary>2-opt and 2-opt*: two links are cut, and the smaller part of the routes is turned or changes vehicles.</summary>
internal sealed partial class PlainTours
{
    /// <summary>2-opt on a touched route: cuts behind both stops, in a direction, and links them, and what followed them.</summary>
    public void TurnBetween(int u, int v, int direction)
    {
        var (afterU, afterV) = (Next(u, direction), Next(v, direction));
        var vehicle = _route[u];
        var length = direction == 0 ? PositionOf(v) - PositionOf(u) : PositionOf(u) - PositionOf(v);
        var ring = _size[vehicle] + 1;
        Cost -= Way(u, direction) + Way(v, direction);
        Cost += _data.Distance(u, v) + _data.Distance(afterU, afterV);

        // A ring is the same whichever of its two parts is turned.
        if (2 * (length < 0 ? length + ring : length) <= ring)
            Turn(afterU, v, direction);
        else
            Turn(afterV, u, direction);
        _isMeasured[vehicle] = false;
    }

    /// <summary>
    /// 2-opt* on two touched routes: cuts behind a stop of each, in a direction each, and links the stops, and what followed them.
    /// </summary>
    public void SwapTails(int u, int directionOfU, int v, int directionOfV)
    {
        var (routeOfU, routeOfV) = (_route[u], _route[v]);
        var moved = StopsUpTo(v, directionOfV) + _size[routeOfU] - StopsUpTo(u, directionOfU);
        if (2 * moved <= _size[routeOfU] + _size[routeOfV])
            Take(u, directionOfU, v, directionOfV);
        else
            Take(v, directionOfV, u, directionOfU);
    }

    /// <summary>How many stops a route has from the depot up to and with this one, in a direction.</summary>
    public int StopsUpTo(int stop, int direction) => direction == 0 ? PositionOf(stop) : _size[_route[stop]] - PositionOf(stop) + 1;

    /// <summary>U's vehicle takes the part up to V for the part after U.</summary>
    private void Take(int u, int directionOfU, int v, int directionOfV)
    {
        var (mine, other) = (_route[u], _route[v]);
        var (depotOfU, depotOfV) = (Depot(mine), Depot(other));
        var (afterU, afterV) = (Next(u, directionOfU), Next(v, directionOfV));
        var (lastOfU, firstOfV) = (Next(depotOfU, directionOfU ^ 1), Next(depotOfV, directionOfV));
        var load = LoadUpTo(v, directionOfV) + LoadUpTo(u, directionOfU) - _load[mine];
        var stops = StopsUpTo(v, directionOfV) + StopsUpTo(u, directionOfU) - _size[mine];
        Cost -= Way(u, directionOfU) + Way(v, directionOfV);
        Cost += _data.Distance(u, v) + _data.Distance(afterU, afterV);

        // What V's vehicle had in one direction is read in the other one, unless these differ already.
        Assign(v, directionOfV ^ 1, mine, isTurned: directionOfU == directionOfV);
        Assign(afterU, directionOfU, other, isTurned: directionOfU == directionOfV);
        Save(u);
        Save(afterV);
        Save(depotOfU);
        Save(depotOfV);
        Join(u, v, directionOfU);
        Join(firstOfV, depotOfU, directionOfU);
        if (IsStop(afterU))
            Join(depotOfV, lastOfU, directionOfV);
        Join(IsStop(afterU) ? afterU : depotOfV, afterV, directionOfV);

        ChangeLoad(mine, _load[mine] + load);
        ChangeLoad(other, _load[other] - load);
        (_size[mine], _size[other]) = (_size[mine] + stops, _size[other] - stops);
        (_isMeasured[mine], _isMeasured[other]) = (false, false);
        if (_size[other] == 0)
            Cost -= _data.CostOfVehicle;
        NoteEmptiness(other);
    }

    /// <summary>Gives a vehicle the stops from one up to the depot.</summary>
    private void Assign(int stop, int direction, int vehicle, bool isTurned)
    {
        while (IsStop(stop))
        {
            var next = Next(stop, direction);
            Save(stop);
            _route[stop] = vehicle;
            if (isTurned)
                SwapLinks(stop);
            stop = next;
        }
    }

    private void Turn(int first, int last, int direction)
    {
        var (before, after) = (Next(first, direction ^ 1), Next(last, direction));
        Save(before);
        Save(after);
        for (var node = first; node != after;)
        {
            var next = Next(node, direction);
            Save(node);
            SwapLinks(node);
            node = next;
        }

        Join(before, last, direction);
        Join(first, after, direction);
    }

    private void SwapLinks(int node)
    {
        (_link[2 * node], _link[(2 * node) + 1]) = (_link[(2 * node) + 1], _link[2 * node]);
        (_way[2 * node], _way[(2 * node) + 1]) = (_way[(2 * node) + 1], _way[2 * node]);
    }

    private void Join(int node, int next, int direction)
    {
        var way = node == next ? 0 : _data.Distance(node, next);
        (_link[(2 * node) + direction], _link[(2 * next) + (direction ^ 1)]) = (next, node);
        (_way[(2 * node) + direction], _way[(2 * next) + (direction ^ 1)]) = (way, way);
    }
}
