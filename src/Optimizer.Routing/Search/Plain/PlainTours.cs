using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Optimizer.Routing.Search.Plain;

/// <summary>
/// The routes of a plain search: rings of nodes through a depot node each, linked in both directions, which are alike because
/// ways are as long there as back.
/// </summary>
internal sealed partial class PlainTours
{
    private readonly PlainData _data;
    private readonly int[] _link;
    private readonly int[] _way;
    private readonly int[] _route;
    private readonly Load[] _load;
    private readonly int[] _size;
    private readonly Load[] _upTo;
    private readonly int[] _position;
    private readonly bool[] _isMeasured;

    private readonly int[] _absent;
    private readonly int[] _absentPlace;
    private readonly int[] _empty;
    private readonly int[] _emptyPlace;
    private int _emptyCount;

    private readonly OldVehicle[] _touched;
    private readonly int[] _touchedAt;
    private readonly bool[] _changed;
    private readonly OldNode[] _written;
    private readonly int[] _writtenAt;
    private int _touchedCount;
    private int _writtenCount;
    private int _mark;
    private Cost _costAtMark;
    private long _excessAtMark;
    private Cost _rewritten;
    private readonly int[] _loading;

    public PlainTours(PlainData data)
    {
        _data = data;
        var nodes = data.Stops + data.Vehicles;
        _link = new int[2 * nodes];
        _way = new int[2 * nodes];
        _route = new int[nodes];
        _upTo = new Load[nodes];
        _position = new int[nodes];
        _load = new Load[data.Vehicles];
        _size = new int[data.Vehicles];
        _isMeasured = new bool[data.Vehicles];
        _absent = new int[data.Stops];
        _absentPlace = new int[data.Stops];
        _empty = new int[data.Vehicles];
        _emptyPlace = new int[data.Vehicles];
        _touched = new OldVehicle[data.Vehicles];
        _loading = new int[data.Stops];
        _touchedAt = new int[data.Vehicles];
        _changed = new bool[data.Vehicles];
        _written = new OldNode[nodes];
        _writtenAt = new int[nodes];
        Array.Fill(_route, -1);
        for (var stop = 0; stop < data.Stops; stop++)
            AddAbsent(stop);
        for (var vehicle = data.Vehicles - 1; vehicle >= 0; vehicle--)
        {
            var depot = Depot(vehicle);
            (_link[2 * depot], _link[(2 * depot) + 1], _route[depot]) = (depot, depot, vehicle);
            AddEmpty(vehicle);
        }

        Mark();
    }

    public PlainData Data => _data;

    /// <summary>Ways, vehicles and absent stops together, in metres.</summary>
    public Cost Cost { get; private set; }

    public int AbsentCount { get; private set; }
    public ReadOnlySpan<int> Absent => _absent.AsSpan(0, AbsentCount);
    public int RoutedCount { get; private set; }

    public int UsedVehicles { get; private set; }

    /// <summary>An unused vehicle; -1 if all are in use.</summary>
    public int EmptyVehicle => ForbidsNewVehicles || _emptyCount == 0 ? -1 : _empty[_emptyCount - 1];

    public bool ForbidsNewVehicles { get; set; }

    public int Depot(int vehicle) => _data.Stops + vehicle;

    public bool IsStop(int node) => node < _data.Stops;

    /// <summary>The next node in one of the two directions, 0 or 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(int node, int direction) => _link[(2 * node) + direction];

    /// <summary>Metres to the next node in a direction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Distance Way(int node, int direction) => _way[(2 * node) + direction];

    /// <summary>-1 for an absent stop.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int RouteOf(int node) => _route[node];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Load LoadOf(int vehicle) => _load[vehicle];

    public int Size(int vehicle) => _size[vehicle];

    /// <summary>The load from the depot up to and with a stop, in a direction.</summary>
    public Load LoadUpTo(int stop, int direction)
    {
        var vehicle = _route[stop];
        if (!_isMeasured[vehicle])
            Measure(vehicle);
        return direction == 0 ? _upTo[stop] : _load[vehicle] - _upTo[stop] + _data.Demand[stop];
    }

    /// <summary>How many stops a route has up to and with this one, in direction 0.</summary>
    public int PositionOf(int stop)
    {
        if (!_isMeasured[_route[stop]])
            Measure(_route[stop]);
        return _position[stop];
    }

    /// <summary>What a node's links were at the mark.</summary>
    private readonly record struct OldNode(int Node, int Next, int Previous, int WayOn, int WayBack, int Route);

    private readonly record struct OldVehicle(int Vehicle, Load Load, int Size);

    /// <summary>From here on, <see cref="Rollback"/> takes back.</summary>
    public void Mark()
    {
        _mark++;
        (_touchedCount, _writtenCount, _costAtMark, _excessAtMark) = (0, 0, Cost, Excess);
    }

    public bool IsTouched(int vehicle) => _touchedAt[vehicle] == _mark;

    /// <summary>Writes a vehicle down before its route is changed.</summary>
    public void Touch(int vehicle)
    {
        if (_touchedAt[vehicle] == _mark)
            return;
        _touchedAt[vehicle] = _mark;
        _touched[_touchedCount++] = new(vehicle, _load[vehicle], _size[vehicle]);
        _changed[vehicle] = true;
    }

    /// <summary>Holds some routes of a plan, as if there were no others.</summary>
    public void Load(BestTours plan, bool[] isMine, bool takesAbsent)
    {
        Array.Fill(_route, -1, 0, _data.Stops);
        (AbsentCount, Cost, Excess, _emptyCount, RoutedCount, UsedVehicles) = (0, 0, 0, 0, 0, 0);
        for (var vehicle = _data.Vehicles - 1; vehicle >= 0; vehicle--)
        {
            var depot = Depot(vehicle);
            (_link[2 * depot], _link[(2 * depot) + 1], _way[2 * depot], _way[(2 * depot) + 1]) = (depot, depot, 0, 0);
            (_load[vehicle], _size[vehicle], _emptyPlace[vehicle], _changed[vehicle]) = (0, 0, -1, isMine[vehicle]);
            if (isMine[vehicle])
                AddEmpty(vehicle);
        }

        if (takesAbsent)
            LoadAbsent(plan);
        for (var vehicle = 0; vehicle < _data.Vehicles; vehicle++)
        {
            if (!isMine[vehicle] || plan.CodesOf(vehicle).IsEmpty)
                continue;
            var count = 0;
            foreach (var code in plan.CodesOf(vehicle))
                _loading[count++] = _data.Inner(code);
            BeginRewrite(vehicle, vehicle);
            Rewrite(vehicle, _loading.AsSpan(0, count));
            EndRewrite();
        }

        Mark();
    }

    private void LoadAbsent(BestTours plan)
    {
        var isRouted = plan.FindRouted();
        for (var stop = 0; stop < isRouted.Length; stop++)
        {
            if (!isRouted[stop])
                AddAbsent(_data.Inner(stop));
        }
    }

    /// <summary>Tells which stops have other neighbours than at the mark.</summary>
    public void WakeChanged(PlainLocalSearch improvement)
    {
        for (var index = 0; index < _writtenCount; index++)
        {
            ref readonly var old = ref _written[index];
            if (old.Node < _data.Stops && _route[old.Node] >= 0 && (old.Route < 0 || !IsBetween(old.Node, Math.Min(old.Previous, _data.Stops), Math.Min(old.Next, _data.Stops))))
                improvement.Wake(old.Node);
        }
    }

    private bool IsBetween(int stop, int before, int after)
    {
        var (next, previous) = (Math.Min(_link[2 * stop], _data.Stops), Math.Min(_link[(2 * stop) + 1], _data.Stops));
        return (next == after && previous == before) || (next == before && previous == after);
    }

    /// <summary>Puts everything back as it was at the mark.</summary>
    public void Rollback()
    {
        for (var index = 0; index < _writtenCount; index++)
        {
            ref readonly var old = ref _written[index];
            var node = old.Node;
            if (node < _data.Stops && (_route[node] < 0) != (old.Route < 0))
            {
                if (old.Route < 0)
                    AddAbsent(node);
                else
                    RemoveAbsent(node);
            }

            (_link[2 * node], _link[(2 * node) + 1]) = (old.Next, old.Previous);
            (_way[2 * node], _way[(2 * node) + 1]) = (old.WayOn, old.WayBack);
            _route[node] = old.Route;
        }

        for (var index = 0; index < _touchedCount; index++)
        {
            var (vehicle, load, size) = _touched[index];
            RoutedCount += size - _size[vehicle];
            (_load[vehicle], _size[vehicle], _isMeasured[vehicle]) = (load, size, false);
            NoteEmptiness(vehicle);
        }

        (Cost, Excess) = (_costAtMark, _excessAtMark);
        Debug.Assert(_mark % 64 != 0 || Cost == Recount(), "Taking back left another cost.");
        Mark();
    }

    /// <summary>Writes a node down before its links are changed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Save(int node)
    {
        if (_writtenAt[node] == _mark)
            return;
        _writtenAt[node] = _mark;
        _written[_writtenCount++] = new(node, _link[2 * node], _link[(2 * node) + 1], _way[2 * node], _way[(2 * node) + 1], _route[node]);
    }

    /// <summary>Whether a route was touched since the last time this was asked of it.</summary>
    public bool TakeChange(int vehicle)
    {
        var hasChanged = _changed[vehicle];
        _changed[vehicle] = false;
        return hasChanged;
    }

    /// <summary>Writes a route's stops, in direction 0; returns how many.</summary>
    public int CopyTo(int vehicle, Span<int> stops)
    {
        var count = 0;
        for (var node = _link[2 * Depot(vehicle)]; node < _data.Stops; node = _link[2 * node])
            stops[count++] = node;
        return count;
    }

    /// <summary>Takes a stop out of its touched route.</summary>
    public void Remove(int stop)
    {
        Unlink(stop);
        AddAbsent(stop);
    }

    /// <summary>Puts an absent stop beside a node of a touched route, in a direction from it.</summary>
    public void Insert(int stop, int node, int direction)
    {
        RemoveAbsent(stop);
        Link(stop, node, direction);
    }

    /// <summary>Moves a chain of stops, given in order, to beside a node, so that the first is next to it.</summary>
    public void MoveChain(ReadOnlySpan<int> chain, int node, int direction)
    {
        UnlinkAll(chain);
        LinkAll(chain, node, direction);
    }

    /// <summary>Takes stops out without counting them absent; they must be linked again.</summary>
    public void UnlinkAll(ReadOnlySpan<int> chain)
    {
        foreach (var stop in chain)
            Unlink(stop);
    }

    public void LinkAll(ReadOnlySpan<int> chain, int node, int direction)
    {
        foreach (var stop in chain)
        {
            Link(stop, node, direction);
            node = stop;
        }
    }

    /// <summary>Gives an empty touched vehicle these stops, all absent.</summary>
    public void Set(int vehicle, ReadOnlySpan<int> stops)
    {
        var node = Depot(vehicle);
        foreach (var stop in stops)
        {
            RemoveAbsent(stop);
            Link(stop, node, 0);
            node = stop;
        }
    }

    /// <summary>Makes all stops of a touched route absent.</summary>
    public void Clear(int vehicle)
    {
        for (var node = _link[2 * Depot(vehicle)]; node < _data.Stops; node = _link[2 * Depot(vehicle)])
            Remove(node);
    }

    /// <summary>Gives a touched route new stops, some of which may have been on it or on another route that is rewritten as well.</summary>
    public void Rewrite(int vehicle, ReadOnlySpan<int> stops)
    {
        var depot = Depot(vehicle);
        var node = depot;
        Cost cost = 0;
        Load load = 0;
        Save(depot);
        for (var index = 0; index < stops.Length; index++)
        {
            var stop = stops[index];
            Save(stop);
            var way = _data.Distance(node, stop);
            (_link[2 * node], _link[(2 * stop) + 1]) = (stop, node);
            (_way[2 * node], _way[(2 * stop) + 1]) = (way, way);
            _route[stop] = vehicle;
            load += _data.Demand[stop];
            (_upTo[stop], _position[stop]) = (load, index + 1);
            cost += way;
            node = stop;
        }

        var back = _data.Distance(node, depot);
        (_link[2 * node], _link[(2 * depot) + 1]) = (depot, node);
        (_way[2 * node], _way[(2 * depot) + 1]) = (back, back);
        RoutedCount += stops.Length - _size[vehicle];
        ChangeLoad(vehicle, load);
        (_size[vehicle], _isMeasured[vehicle]) = (stops.Length, true);
        NoteEmptiness(vehicle);
        _rewritten += cost + back + (stops.IsEmpty ? 0 : _data.CostOfVehicle);
    }

    /// <summary>To be called before routes are rewritten, with all of them: takes their costs out.</summary>
    public void BeginRewrite(int first, int second)
    {
        _rewritten = 0;
        Cost -= CostOf(first);
        if (second != first)
            Cost -= CostOf(second);
    }

    public void EndRewrite() => Cost += _rewritten;

    /// <summary>All ways of a route and its vehicle, added up.</summary>
    public Cost CostOf(int vehicle)
    {
        var depot = Depot(vehicle);
        if (_size[vehicle] == 0)
            return 0;
        Cost cost = _way[2 * depot] + _data.CostOfVehicle;
        for (var node = _link[2 * depot]; node < _data.Stops; node = _link[2 * node])
            cost += _way[2 * node];
        return cost;
    }

    /// <summary>What <see cref="Cost"/> must be.</summary>
    public Cost Recount()
    {
        Cost cost = 0;
        var excess = 0L;
        for (var vehicle = 0; vehicle < _data.Vehicles; vehicle++)
        {
            cost += CostOf(vehicle);
            excess += ExcessOf(_load[vehicle]);
        }

        Debug.Assert(excess == Excess, $"The excess is {excess}, not {Excess}.");

        foreach (var stop in Absent)
            cost += _data.Penalty[stop];
        return cost;
    }

    private void Measure(int vehicle)
    {
        Load load = 0;
        var position = 0;
        for (var node = _link[2 * Depot(vehicle)]; node < _data.Stops; node = _link[2 * node])
        {
            load += _data.Demand[node];
            (_upTo[node], _position[node]) = (load, ++position);
        }

        _isMeasured[vehicle] = true;
    }

    private void Link(int stop, int node, int direction)
    {
        var back = direction ^ 1;
        var next = _link[(2 * node) + direction];
        var vehicle = _route[node];
        Save(node);
        Save(stop);
        Save(next);
        var (there, on) = (_data.Distance(node, stop), _data.Distance(stop, next));
        Cost += there + on - _way[(2 * node) + direction];
        (_link[(2 * node) + direction], _link[(2 * stop) + back]) = (stop, node);
        (_link[(2 * stop) + direction], _link[(2 * next) + back]) = (next, stop);
        (_way[(2 * node) + direction], _way[(2 * stop) + back]) = (there, there);
        (_way[(2 * stop) + direction], _way[(2 * next) + back]) = (on, on);
        _route[stop] = vehicle;
        ChangeLoad(vehicle, _load[vehicle] + _data.Demand[stop]);
        _isMeasured[vehicle] = false;
        RoutedCount++;
        if (_size[vehicle]++ == 0)
        {
            RemoveEmpty(vehicle);
            UsedVehicles++;
            Cost += _data.CostOfVehicle;
        }
    }

    private void Unlink(int stop)
    {
        var vehicle = _route[stop];
        var (next, previous) = (_link[2 * stop], _link[(2 * stop) + 1]);
        Save(previous);
        Save(stop);
        Save(next);
        var way = next == previous ? 0 : _data.Distance(previous, next);
        Cost += way - _way[2 * stop] - _way[(2 * stop) + 1];
        (_link[2 * previous], _link[(2 * next) + 1]) = (next, previous);
        (_way[2 * previous], _way[(2 * next) + 1]) = (way, way);
        _route[stop] = -1;
        ChangeLoad(vehicle, _load[vehicle] - _data.Demand[stop]);
        _isMeasured[vehicle] = false;
        RoutedCount--;
        if (--_size[vehicle] == 0)
        {
            AddEmpty(vehicle);
            UsedVehicles--;
            Cost -= _data.CostOfVehicle;
        }
    }

    private void AddAbsent(int stop)
    {
        _absentPlace[stop] = AbsentCount;
        _absent[AbsentCount++] = stop;
        Cost += _data.Penalty[stop];
    }

    private void RemoveAbsent(int stop)
    {
        var (place, last) = (_absentPlace[stop], _absent[--AbsentCount]);
        (_absent[place], _absentPlace[last]) = (last, place);
        Cost -= _data.Penalty[stop];
    }

    private void NoteEmptiness(int vehicle)
    {
        if (_size[vehicle] == 0 && _emptyPlace[vehicle] < 0)
        {
            AddEmpty(vehicle);
            UsedVehicles--;
        }
        else if (_size[vehicle] > 0 && _emptyPlace[vehicle] >= 0)
        {
            RemoveEmpty(vehicle);
            UsedVehicles++;
        }
    }

    private void AddEmpty(int vehicle)
    {
        _emptyPlace[vehicle] = _emptyCount;
        _empty[_emptyCount++] = vehicle;
    }

    private void RemoveEmpty(int vehicle)
    {
        var (place, last) = (_emptyPlace[vehicle], _empty[--_emptyCount]);
        (_empty[place], _emptyPlace[last]) = (last, place);
        _emptyPlace[vehicle] = -1;
    }
}
