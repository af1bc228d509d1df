using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Optimizer.Routing.Search;

/// <summary>
/// The routes of a search, changed in place. Every stop, station visit, route start and route end is a slot; slots are linked,
/// and each knows the segments from the start of its route to itself and from itself to the end.
/// </summary>
/// <remarks>
/// A change is: <see cref="Touch"/> the routes, relink, <see cref="TryRefresh"/>. <see cref="Rollback"/> takes back all
/// that was touched since <see cref="Mark"/>. Routes are feasible whenever they are refreshed.
/// </remarks>
internal sealed partial class Tours
{
    private readonly SearchData _data;
    private readonly RouteSimulator _simulator;
    private readonly int _stations;
    private readonly int _firstStationSlot;

    private readonly int[] _next;
    private readonly int[] _previous;
    private readonly int[] _route;
    private readonly int[] _position;
    private readonly int[] _location;
    private readonly int[] _stationOf;
    private readonly int[] _freeStationSlots;
    private int _freeStationCount;

    private readonly Arc[] _arcIn;
    private readonly TimeSegment[] _before;
    private readonly TimeSegment[] _after;
    private readonly LoadSegment[] _loadBefore;
    private readonly LoadSegment[] _loadAfter;
    private readonly EnergySegment[] _energyBefore;
    private readonly EnergySegment[] _energyAfter;

    /// <summary>Materials that some station after a slot accepts; only kept where stations are choosy.</summary>
    private readonly ulong[] _acceptedAfter;

    /// <summary>Materials that may be on board after a slot; only kept where stations are choosy.</summary>
    private readonly ulong[] _heldBefore;

    /// <summary>By vehicle, the materials of its stops; only kept where some must not share a route.</summary>
    private readonly ulong[] _materials;

    private readonly int[] _size;
    private readonly int[] _stationVisits;
    private readonly int[] _pinned;
    private readonly Cost[] _cost;
    private readonly Distance[] _distance;
    private readonly Duration[] _driving;
    private readonly Duration[] _serving;
    private readonly Load[] _loaded;

    /// <summary>By vehicle, the seconds that it waits: a stop more may take as long without the route becoming longer.</summary>
    private readonly Duration[] _idle;

    /// <summary>By vehicle, the part of its cost that depends on times; only kept where simulation decides.</summary>
    private readonly Cost[] _timePrice;

    private readonly int[] _absent;
    private readonly int[] _absentPlace;
    private int[] _codes = new int[256];

    public Tours(SearchData data)
    {
        _data = data;
        _simulator = new(data);
        var (stops, vehicles) = (data.StopCount, data.VehicleCount);
        _firstStationSlot = stops + (2 * vehicles);
        _stations = data.StationCount == 0 ? 0 : (2 * stops) + (2 * vehicles) + 64;
        var slots = _firstStationSlot + _stations;

        _next = new int[slots];
        _previous = new int[slots];
        _route = new int[slots];
        _position = new int[slots];
        _location = new int[slots];
        _stationOf = new int[slots];
        _freeStationSlots = new int[_stations];
        _arcIn = new Arc[slots];
        _before = new TimeSegment[slots];
        _after = new TimeSegment[slots];
        _loadBefore = new LoadSegment[slots * data.Dimensions];
        _loadAfter = new LoadSegment[slots * data.Dimensions];
        _energyBefore = data.UsesEnergy ? new EnergySegment[slots] : [];
        _energyAfter = data.UsesEnergy ? new EnergySegment[slots] : [];
        _released = data.SegmentsKnowReleases ? new Duration[slots] : [];
        _tripStart = data.SegmentsKnowReleases ? new int[slots] : [];
        _withinTrip = data.SegmentsKnowReleases ? new TimeSegment[slots] : [];
        _quotaUsed = data.HasQuotas ? new(data) : null;
        _prints = HasPrints || MayRemember ? new ulong[vehicles] : [];
        _useless = MayExchange && MayRemember ? new(stops) : null;
        _sums = MayExchange ? new Sum[slots] : [];
        _afterWithoutEnd = MayExchange && data.EndsDiffer ? new TimeSegment[slots] : [];
        _acceptedAfter = data.NeedsMaterials ? new ulong[slots] : [];
        _heldBefore = data.NeedsMaterials ? new ulong[slots] : [];
        _materials = data.HasRouteConflicts ? new ulong[vehicles] : [];
        _size = new int[vehicles];
        _stationVisits = new int[vehicles];
        _pinned = new int[vehicles];
        _cost = new Cost[vehicles];
        _distance = new Distance[vehicles];
        _driving = new Duration[vehicles];
        _serving = new Duration[vehicles];
        _loaded = new Load[vehicles * data.Dimensions];
        _idle = new Duration[vehicles];
        _timePrice = new Cost[vehicles];
        _atMark = new RouteResult[vehicles];
        _absent = new int[stops];
        _absentPlace = new int[stops];
        _changed = new bool[vehicles];
        _isHidden = new bool[vehicles];
        _journalPlace = new int[vehicles];
        _touched = new int[vehicles];
        _emptyVehicles = new int[vehicles];
        _emptyPlace = new int[vehicles];
        _emptyCount = new int[data.Kinds.Length];
        _emptyStart = new int[data.Kinds.Length];

        Array.Fill(_stationOf, -1);
        Array.Fill(_route, -1);
        for (var slot = 0; slot < _stations; slot++)
            _freeStationSlots[_freeStationCount++] = _firstStationSlot + _stations - 1 - slot;
        for (var stop = 0; stop < stops; stop++)
        {
            _location[stop] = data.Location[stop];
            AddAbsent(stop);
        }

        for (var kind = 1; kind < data.Kinds.Length; kind++)
            _emptyStart[kind] = _emptyStart[kind - 1] + data.Kinds[kind - 1].Count;
        for (var vehicle = 0; vehicle < vehicles; vehicle++)
            OpenRoute(vehicle);
    }

    public SearchData Data => _data;

    /// <summary>Routes and absent stops together.</summary>
    public Cost Cost { get; private set; }

    public int AbsentCount { get; private set; }
    public int RoutedCount { get; private set; }
    public ReadOnlySpan<int> Absent => _absent.AsSpan(0, AbsentCount);

    /// <summary>Whether a stop waits for a place; a stop without a route may be on one that somebody else works on.</summary>
    public bool IsAbsent(int stop) => _absentPlace[stop] < AbsentCount && _absent[_absentPlace[stop]] == stop;

    /// <summary>Routes with a stop.</summary>
    public int UsedVehicles { get; private set; }

    public int Start(int vehicle) => _data.StopCount + (2 * vehicle);

    public int End(int vehicle) => _data.StopCount + (2 * vehicle) + 1;

    public int Next(int slot) => _next[slot];

    public int Previous(int slot) => _previous[slot];

    /// <summary>-1 for an absent stop.</summary>
    public int RouteOf(int slot) => _route[slot];

    public int PositionOf(int slot) => _position[slot];

    public bool IsStop(int slot) => slot < _data.StopCount;

    public bool IsStation(int slot) => slot >= _firstStationSlot;

    /// <summary>Stops of a route, station visits not counted.</summary>
    public int Size(int vehicle) => _size[vehicle];

    public int StationVisits(int vehicle) => _stationVisits[vehicle];

    public Cost RouteCost(int vehicle) => _cost[vehicle];

    public int KindOf(int vehicle) => _data.KindOfVehicle[vehicle];

    public Cost CostOf(int vehicle) => _cost[vehicle];

    public bool IsPinned(int slot) => _position[slot] <= _pinned[_route[slot]] && slot != Start(_route[slot]);

    /// <summary>The first so many visits of a route stay where they are.</summary>
    public void Pin(int vehicle, int visits) => _pinned[vehicle] = visits;

    /// <summary>Whether something may stand between a slot and the next.</summary>
    public bool MayInsertAfter(int slot) => _position[slot] >= _pinned[_route[slot]];

    /// <summary>Unlinks a stop of a touched route.</summary>
    public void Remove(int stop)
    {
        Unlink(stop);
        _size[_route[stop]]--;
        RoutedCount--;
        _route[stop] = -1;
        AddAbsent(stop);
    }

    /// <summary>Links an absent stop into a touched route.</summary>
    public void Insert(int stop, int after)
    {
        Link(stop, after);
        _size[_route[stop]]++;
        RoutedCount++;
        RemoveAbsent(stop);
    }

    /// <summary>Links a new visit of a station into a touched route.</summary>
    public int InsertStation(int station, int after)
    {
        var slot = _freeStationSlots[--_freeStationCount];
        _stationOf[slot] = station;
        _location[slot] = _data.Problem.Stations[station].Location;
        Link(slot, after);
        _stationVisits[_route[slot]]++;
        return slot;
    }

    public void RemoveStation(int slot)
    {
        Unlink(slot);
        _stationVisits[_route[slot]]--;
        _route[slot] = -1;
        _freeStationSlots[_freeStationCount++] = slot;
    }

    /// <summary>The visits of a route, as <see cref="RouteSimulator"/> wants them; valid until the next call.</summary>
    public ReadOnlySpan<int> CodesOf(int vehicle)
    {
        var count = 0;
        for (var slot = _next[Start(vehicle)]; slot != End(vehicle); slot = _next[slot])
        {
            if (count == _codes.Length)
                Array.Resize(ref _codes, count * 2);
            _codes[count++] = CodeOf(slot);
        }

        return _codes.AsSpan(0, count);
    }

    public int CodeOf(int slot) => slot < _data.StopCount ? slot : _data.StopCount + _stationOf[slot];

    /// <summary>Replaces all visits of a touched route; its old stops become absent first, new ones must be absent.</summary>
    public void SetRoute(int vehicle, ReadOnlySpan<int> codes)
    {
        ClearRoute(vehicle);
        var last = Start(vehicle);
        foreach (var code in codes)
        {
            if (code < _data.StopCount)
                Insert(code, last);
            else
                InsertStation(code - _data.StopCount, last);
            last = _next[last];
        }
    }

    public void ClearRoute(int vehicle)
    {
        for (var slot = _next[Start(vehicle)]; slot != End(vehicle);)
        {
            var next = _next[slot];
            if (IsStop(slot))
                Remove(slot);
            else
                RemoveStation(slot);
            slot = next;
        }
    }

    private void OpenRoute(int vehicle)
    {
        var (start, end) = (Start(vehicle), End(vehicle));
        var kind = _data.Kinds[KindOf(vehicle)];
        (_location[start], _location[end]) = (kind.StartLocation, kind.EndLocation);
        (_next[start], _previous[end]) = (end, start);
        (_next[end], _previous[start]) = (-1, -1);
        (_route[start], _route[end]) = (vehicle, vehicle);
        AddEmpty(vehicle);
        TryRefresh(vehicle);
    }

    private void Link(int slot, int after)
    {
        var next = _next[after];
        (_next[after], _previous[slot]) = (slot, after);
        (_next[slot], _previous[next]) = (next, slot);
        _route[slot] = _route[after];
    }

    private void Unlink(int slot)
    {
        var (previous, next) = (_previous[slot], _next[slot]);
        (_next[previous], _previous[next]) = (next, previous);
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

    /// <summary>Computes all that is known of a touched route anew. False if it cannot be driven; then it must be changed again.</summary>
    public bool TryRefresh(int vehicle)
    {
        NoteEmptiness(vehicle);
        NotePrint(vehicle);
        if (_size[vehicle] == 0 && _stationVisits[vehicle] == 0)
            return RefreshEmpty(vehicle);

        if (!TryRefreshForward(vehicle))
            return false;
        RefreshBackward(vehicle);

        Cost cost;
        if (_data.NeedsSimulation)
        {
            if (!_simulator.TrySimulate(KindOf(vehicle), CodesOf(vehicle)) || !TryTakeQuota(vehicle))
                return false;
            (cost, _idle[vehicle], _timePrice[vehicle]) = _simulator.Result;
        }
        else
        {
            if (!RespectsLimits(vehicle))
                return false;
            cost = PriceOf(vehicle, _distance[vehicle], _driving[vehicle], _serving[vehicle], _before[End(vehicle)], EnergyCostOf(vehicle));
            _idle[vehicle] = _before[End(vehicle)].Length - _driving[vehicle] - _serving[vehicle];
            CheckAgainstSimulation(vehicle, cost);
        }

        Cost += cost - _cost[vehicle];
        _cost[vehicle] = cost;
        return true;
    }

    /// <summary>What the segments promise is what the simulation finds.</summary>
    [Conditional("DEBUG")]
    private void CheckAgainstSimulation(int vehicle, Cost cost)
    {
        Debug.Assert(_simulator.TrySimulate(KindOf(vehicle), CodesOf(vehicle)), $"Segments call route {vehicle} feasible, the simulation does not: {_simulator.Fault}.");
        Debug.Assert(_simulator.Cost == cost, $"Segments price route {vehicle} at {cost}, the simulation at {_simulator.Cost}.");
    }

    private bool RefreshEmpty(int vehicle)
    {
        var (start, end) = (Start(vehicle), End(vehicle));
        _position[end] = 1;
        SetEnds(vehicle);
        if (_data.SegmentsKnowReleases)
            TryBeginTrip(start);
        _arcIn[end] = _data.Travel[_data.Kinds[KindOf(vehicle)].Profile][_location[start], _location[end]];
        (_distance[vehicle], _driving[vehicle], _serving[vehicle], _idle[vehicle], _timePrice[vehicle]) = (0, 0, 0, 0, 0);
        _loaded.AsSpan(vehicle * _data.Dimensions, _data.Dimensions).Clear();
        ReleaseQuota(vehicle);
        Cost -= _cost[vehicle];
        _cost[vehicle] = 0;
        return true;
    }

    private void SetEnds(int vehicle)
    {
        var kind = _data.Kinds[KindOf(vehicle)];
        var (start, end) = (Start(vehicle), End(vehicle));
        _before[start] = StartSegment(kind);
        _after[end] = new(0, _data.NeedsSimulation ? 0 : kind.EndWindows[0].Start, kind.EndWindows[^1].End);
        for (var dimension = 0; dimension < _data.Dimensions; dimension++)
        {
            _loadBefore[(start * _data.Dimensions) + dimension] = default;
            _loadAfter[(end * _data.Dimensions) + dimension] = default;
        }

        if (_data.NeedsMaterials)
            _heldBefore[start] = 0;
        if (_data.HasRouteConflicts)
            _materials[vehicle] = 0;
        if (_data.UsesEnergy)
            (_energyBefore[start], _energyAfter[end]) = (default, default);
    }

    private bool TryRefreshForward(int vehicle)
    {
        SetEnds(vehicle);
        if (_data.SegmentsKnowReleases && !(TryBeginTrip(Start(vehicle)) && TryRelease(Start(vehicle), _released[Start(vehicle)], out _before[Start(vehicle)])))
            return false;
        var kind = _data.Kinds[KindOf(vehicle)];
        var travel = _data.Travel[kind.Profile];
        var (distance, driving, serving) = (0, 0, 0);
        var loaded = _loaded.AsSpan(vehicle * _data.Dimensions, _data.Dimensions);
        loaded.Clear();
        if (_sums.Length > 0)
            _sums[Start(vehicle)] = default;
        var (slot, position) = (Start(vehicle), 0);
        while (slot != End(vehicle))
        {
            var next = _next[slot];
            var arc = travel[_location[slot], _location[next]];
            if (!arc.Exists)
                return false;

            _arcIn[next] = arc;
            _position[next] = ++position;
            distance += arc.Distance;
            driving += arc.Duration;
            if (_data.SegmentsKnowReleases && next != End(vehicle) && !(IsStop(next) ? TryGoOn(slot, next, arc) : TryBeginTrip(next)))
                return false;
            var visit = next == End(vehicle) ? _after[next] : SegmentOf(next);
            if (next != End(vehicle))
                serving += visit.Length;
            if (!TimeSegment.TryMerge(_before[slot], visit, arc.Duration, out _before[next]))
                return false;
            if (!TryCarryForward(kind, slot, next, arc, loaded))
                return false;
            NoteMaterials(vehicle, slot, next);
            if (_sums.Length > 0)
                _sums[next] = new(distance, driving, serving);
            slot = next;
        }

        (_distance[vehicle], _driving[vehicle], _serving[vehicle]) = (distance, driving, serving);
        return true;
    }

    /// <summary>The time segment of one visit; set-up that may be shared is left to the simulation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TimeSegment SegmentOf(int slot)
    {
        if (slot < _data.StopCount)
            return _data.StopSegments[slot];
        if (!_data.SegmentsKnowReleases)
            return _data.StationSegments[_stationOf[slot]];
        TryRelease(slot, _released[slot], out var released);
        return released;
    }

    private bool TryCarryForward(VehicleKind kind, int slot, int next, Arc arc, Span<Load> loaded)
    {
        var (stopCount, dimensions) = (_data.StopCount, _data.Dimensions);
        var capacity = _data.Capacity.AsSpan(KindOf(_route[slot]) * dimensions, dimensions);
        for (var dimension = 0; dimension < dimensions; dimension++)
        {
            ref var before = ref _loadBefore[(next * dimensions) + dimension];
            before = _loadBefore[(slot * dimensions) + dimension];
            if (next < stopCount)
            {
                var load = _data.Load[(next * dimensions) + dimension];
                before = LoadSegment.Merge(before, LoadSegment.Of(load, _data.Delivery[(next * dimensions) + dimension]));
                loaded[dimension] += Math.Max(0, load);
            }

            if (before.Most > capacity[dimension])
                return false;
            if (next >= _firstStationSlot)
                before = default;
        }

        if (_data.UsesEnergy)
        {
            var (empty, perMass) = kind.Energy is { } price ? price.Of(arc, IsStop(next)) : default;
            _energyBefore[next] = next >= _firstStationSlot
                ? default
                : EnergySegment.Merge(_energyBefore[slot], new(0, 0, 0, MassOf(next)), empty, perMass);
        }

        return true;
    }

    private void NoteMaterials(int vehicle, int slot, int next)
    {
        var own = next < _data.StopCount && _data.Material[next] >= 0 ? 1UL << _data.Material[next] : 0;
        if (_data.HasRouteConflicts)
            _materials[vehicle] |= own;
        if (_data.NeedsMaterials)
            _heldBefore[next] = (_heldBefore[slot] | own) & (IsStation(next) ? ~_data.Problem.Stations[_stationOf[next]].AcceptedMaterials : ulong.MaxValue);
    }

    private Load MassOf(int slot)
    {
        if (slot >= _data.StopCount)
            return 0;
        var index = (slot * _data.Dimensions) + _data.Problem.MassDimension;
        return _data.Load[index] - _data.Delivery[index];
    }

    private void RefreshBackward(int vehicle)
    {
        var kind = _data.Kinds[KindOf(vehicle)];
        var (stopCount, dimensions) = (_data.StopCount, _data.Dimensions);
        for (var slot = _previous[End(vehicle)]; slot >= 0; slot = _previous[slot])
        {
            var next = _next[slot];
            if (_data.NeedsMaterials)
                _acceptedAfter[slot] = IsStation(next) ? _acceptedAfter[next] | _data.Problem.Stations[_stationOf[next]].AcceptedMaterials : next == End(vehicle) ? 0 : _acceptedAfter[next];
            var arc = _arcIn[next];
            var isStart = slot == Start(vehicle);
            TimeSegment.TryMerge(isStart ? _before[slot] : SegmentOf(slot), _after[next], arc.Duration, out _after[slot]);
            if (_afterWithoutEnd.Length > 0 && !isStart)
                NoteRest(slot, next);
            for (var dimension = 0; dimension < dimensions; dimension++)
            {
                ref var after = ref _loadAfter[(slot * dimensions) + dimension];
                after = slot >= _firstStationSlot ? default : _loadAfter[(next * dimensions) + dimension];
                if (slot < stopCount)
                    after = LoadSegment.Merge(LoadSegment.Of(_data.Load[(slot * dimensions) + dimension], _data.Delivery[(slot * dimensions) + dimension]), after);
            }

            if (_data.UsesEnergy)
            {
                var (empty, perMass) = kind.Energy is { } price ? price.Of(arc, IsStop(next)) : default;
                _energyAfter[slot] = slot >= _firstStationSlot
                    ? default
                    : EnergySegment.Merge(new(0, 0, 0, MassOf(slot)), _energyAfter[next], empty, perMass);
            }
        }
    }

    private void NoteRest(int stop, int next)
    {
        _afterWithoutEnd[stop] = SegmentOf(stop);
        if (next != End(_route[next]))
            TimeSegment.TryMerge(SegmentOf(stop), _afterWithoutEnd[next], _arcIn[next].Duration, out _afterWithoutEnd[stop]);
    }

    private bool RespectsLimits(int vehicle)
    {
        var kind = _data.Kinds[KindOf(vehicle)];
        if (_size[vehicle] > kind.MaxStops || _distance[vehicle] > kind.MaxDistance || _before[End(vehicle)].Length > kind.MaxDuration)
            return false;
        if (kind.ReturnsEmpty && _data.LoadsForStations && !IsStation(_previous[End(vehicle)]))
            return false;
        for (var dimension = 0; dimension < _data.Dimensions; dimension++)
        {
            if (_loaded[(vehicle * _data.Dimensions) + dimension] > _data.RouteLoadLimit[(KindOf(vehicle) * _data.Dimensions) + dimension])
                return false;
        }

        return true;
    }

    private Cost EnergyCostOf(int vehicle)
    {
        if (!_data.UsesEnergy || _data.Kinds[KindOf(vehicle)].Energy is not { } price)
            return 0;

        // Trip by trip: a trip ends with the arc into a station or into the end.
        Cost sum = 0;
        for (var slot = Start(vehicle); slot != End(vehicle); slot = _next[slot])
        {
            var next = _next[slot];
            if (!IsStation(next) && next != End(vehicle))
                continue;
            var (empty, perMass) = price.Of(_arcIn[next], endsAtStop: false);
            var trip = EnergySegment.Merge(_energyBefore[slot], default, empty, perMass);
            sum += trip.With(_loadBefore[(slot * _data.Dimensions) + _data.Problem.MassDimension].Need);
        }

        return sum;
    }

    private Cost PriceOf(int vehicle, Distance distance, Duration driving, Duration serving, in TimeSegment whole, Cost energy)
    {
        var kind = _data.Kinds[KindOf(vehicle)];
        var cost = kind.FixedCost + (kind.DistanceCost * distance) + energy;
        if (!_data.HasTimeCosts)
            return cost;
        return cost + (kind.DrivingCost * driving) + (kind.ServiceCost * serving) + (kind.WaitingCost * (whole.Length - driving - serving))
            + (kind.DurationCost * whole.Length) + (kind.OvertimeCost * Math.Max(0, whole.End - kind.RegularEnd));
    }
}
