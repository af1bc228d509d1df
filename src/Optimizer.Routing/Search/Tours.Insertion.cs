using System.Runtime.CompilerServices;

namespace Optimizer.Routing.Search;

/// <summary>Where a stop goes, with the station visit it brings along, if any.</summary>
/// <param name="Station">-1 for none; else it is visited right before the stop, right after it, or at the end of the route.</param>
/// <param name="Delta">The change of cost; before it is simulated, that of the way alone.</param>
/// <param name="NewKind">-1 if the route keeps its vehicle; else it changes to an unused one of this kind.</param>
internal readonly record struct Placement(Cost Delta, int After, int Station, StationPlace StationPlace, int NewKind = -1)
{
    public static Placement None { get; } = new(Cost.MaxValue, -1, -1, StationPlace.None);

    public bool Exists => After >= 0;
}

internal enum StationPlace
{
    None,
    Before,
    After,
    AtEnd,
}

/// <content>What an insertion costs, cheapest tests first.</content>
internal sealed partial class Tours
{
    /// <summary>So many stations are considered for each place.</summary>
    private const int MostStations = 2;

    private readonly PlacementQueue _candidates = new();
    private int[] _trial = new int[256];

    /// <summary>
    /// Improves <paramref name="best"/> if <paramref name="stop"/> after a slot is cheaper: first the way alone, then load, then
    /// time, then the rest. The route that holds the slot must be refreshed. What needs simulation waits for <see cref="Decide"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TryPlacement(int stop, int after, ref Placement best)
    {
        var vehicle = _route[after];
        var kindIndex = _data.KindOfVehicle[vehicle];
        var kind = _data.Kinds[kindIndex];
        if (!_data.AllowedKinds[(kindIndex * _data.StopCount) + stop] || (_data.HasRouteConflicts && (_data.RouteConflictsOf(stop) & _materials[vehicle]) != 0))
            return;

        var travel = _data.Travel[kind.Profile];
        var before = _next[after];
        var there = travel[_location[after], _location[stop]];
        var on = travel[_location[stop], _location[before]];
        if (_data.MayLackWays && (!there.Exists || !on.Exists))
        {
            if (kind.DeliveriesFirst && _data.StationCount > 0 && MayInsertAfter(after))
                ConsiderStations(stop, after, best.Delta);
            return;
        }

        var old = _arcIn[before];
        var distance = there.Distance + on.Distance - old.Distance;
        var driving = there.Duration + on.Duration - old.Duration;
        var delta = kind.DistanceCost * distance;
        if (_data.HasTimeCosts)
            delta += LeastTimeCost(kind, _idle[vehicle], driving, _data.Service[stop]);
        if (_size[vehicle] == 0)
            delta += kind.FixedCost + WayOf(kind, old);
        if (delta >= best.Delta)
            return;

        if (!MayInsertAfter(after))
            return;
        Weigh(stop, after, vehicle, kind, there, on, distance, driving, delta, ref best);
    }

    /// <summary>The least that more driving and service costs in time on a route that waits for some seconds: so much of it may take no time.</summary>
    internal static Cost LeastTimeCost(VehicleKind kind, Duration idle, Duration driving, Duration service)
    {
        var more = driving + service;
        var mostAbsorbed = Math.Min(idle, kind.WaitingCost > kind.DrivingCost ? int.MaxValue : Math.Max(0, more));
        return (kind.DrivingCost * driving) + (kind.ServiceCost * service) + (kind.DurationCost * more)
            - ((kind.WaitingCost + kind.DurationCost) * mostAbsorbed);
    }

    private void Weigh(int stop, int after, int vehicle, VehicleKind kind, Arc there, Arc on, Distance distance, Duration driving, Cost way, ref Placement best)
    {
        var isFirst = _size[vehicle] == 0;
        var next = _next[after];
        if (!FitsInTrip(stop, after, vehicle) || (kind.ReturnsEmpty && IsUnloaded(stop) && (next == End(vehicle) || WouldStayOnBoard(stop, after))))
        {
            // Where there are stations, another visit makes room; a larger vehicle hardly ever does it better.
            if (_data.StationCount > 0)
                ConsiderStations(stop, after, best.Delta);
            else if (_data.MayChangeKind && !isFirst)
                ConsiderKinds(stop, vehicle, after, distance, driving, ref best);
            return;
        }

        if (_size[vehicle] >= kind.MaxStops || !FitsInRoute(stop, vehicle))
            return;

        // A trip of its own waits for its release alone.
        if (WaitsForRelease(stop, after))
            ConsiderStations(stop, after, best.Delta);
        if (!TryReach(after, _data.Release[stop], out var upTo)
            || !TimeSegment.TryMerge(upTo, _data.StopSegments[stop], there.Duration, out upTo)
            || !TimeSegment.TryMerge(upTo, _after[next], on.Duration, out var whole)
            || whole.Length > kind.MaxDuration)
        {
            return;
        }

        if (_data.NeedsSimulation)
        {
            var (metres, seconds) = isFirst ? (there.Distance + on.Distance, there.Duration + on.Duration) : (distance, driving);
            if (!TryLeastDelta(vehicle, metres, seconds, _data.Service[stop], whole, out var least))
                return;
            var bound = Math.Max(way, least) + (kind.ReturnsEmpty && _data.HoldsForStation(stop) ? LeastFeeAfter(stop, after, vehicle) : 0)
                + (_data.UsesEnergy && kind.Energy is { } paid ? EnergyDelta(stop, after, next, paid, there, on, isFirst) : 0);
            if (bound >= best.Delta)
                return;
            if (FitsWithItsMaterial(stop, after, vehicle) && MayShareCompartment(stop, after))
                _candidates.Add(new(bound, after, -1, StationPlace.None));
            else if (_data.StationCount > 0)
                ConsiderStations(stop, after, best.Delta);
            return;
        }

        var newDistance = _distance[vehicle] + distance;
        var oldDriving = _driving[vehicle];
        if (isFirst)
        {
            newDistance = there.Distance + on.Distance;
            oldDriving = _arcIn[next].Duration;
        }

        if (newDistance > kind.MaxDistance)
            return;

        var delta = way;
        if (_data.HasTimeCosts)
        {
            delta = PriceOf(vehicle, newDistance, oldDriving + driving, _serving[vehicle] + _data.Service[stop], whole, 0)
                - (isFirst ? 0 : PriceOf(vehicle, _distance[vehicle], _driving[vehicle], _serving[vehicle], _before[End(vehicle)], 0));
        }

        if (_data.UsesEnergy && kind.Energy is { } price)
            delta += EnergyDelta(stop, after, next, price, there, on, isFirst);
        if (delta < best.Delta)
            best = new(delta, after, -1, StationPlace.None);
    }

    private Cost EnergyDelta(int stop, int after, int next, EnergyPrice price, Arc there, Arc on, bool isFirst)
    {
        var (thereEmpty, therePerMass) = price.Of(there, endsAtStop: true);
        var (onEmpty, onPerMass) = price.Of(on, IsStop(next));
        var (oldEmpty, oldPerMass) = price.Of(_arcIn[next], IsStop(next));
        var massIndex = _data.Problem.MassDimension;
        var rest = IsStation(next) || next == End(_route[next]) ? default : _energyAfter[next];
        var need = _loadBefore[(after * _data.Dimensions) + massIndex].Need + _loadAfter[(next * _data.Dimensions) + massIndex].Need;
        var stopNeed = _data.Delivery[(stop * _data.Dimensions) + massIndex];

        var oldTrip = EnergySegment.Merge(_energyBefore[after], rest, oldEmpty, oldPerMass);
        var upTo = EnergySegment.Merge(_energyBefore[after], new(0, 0, 0, MassOf(stop)), thereEmpty, therePerMass);
        var newTrip = EnergySegment.Merge(upTo, rest, onEmpty, onPerMass);
        return newTrip.With(need + stopNeed) - (isFirst ? 0 : oldTrip.With(need));
    }

    /// <summary>The same with a visit of a station right before or after the stop.</summary>
    private Cost EnergyDelta(int stop, int station, int after, StationPlace stationPlace, EnergyPrice price)
    {
        var (next, vehicle) = (_next[after], _route[after]);
        var travel = _data.Travel[_data.Kinds[KindOf(vehicle)].Profile];
        var massIndex = _data.Problem.MassDimension;
        var (place, ownPlace) = (_data.Problem.Stations[station].Location, _location[stop]);
        var (needBefore, needAfter) = (_loadBefore[(after * _data.Dimensions) + massIndex].Need, _loadAfter[(next * _data.Dimensions) + massIndex].Need);
        var stopNeed = _data.Delivery[(stop * _data.Dimensions) + massIndex];
        var own = new EnergySegment(0, 0, 0, MassOf(stop));
        var rest = RestOf(next);
        Cost now;
        if (stationPlace == StationPlace.After)
        {
            var first = Joined(price, Joined(price, _energyBefore[after], own, travel[_location[after], ownPlace], true), default, travel[ownPlace, place], false);
            now = first.With(needBefore + stopNeed) + Joined(price, default, rest, travel[place, _location[next]], IsStop(next)).With(needAfter);
        }
        else
        {
            var first = Joined(price, _energyBefore[after], default, travel[_location[after], place], false);
            now = first.With(needBefore) + Joined(price, Joined(price, default, own, travel[place, ownPlace], true), rest, travel[ownPlace, _location[next]], IsStop(next)).With(stopNeed + needAfter);
        }

        return now - (_size[vehicle] == 0 ? 0 : Joined(price, _energyBefore[after], rest, _arcIn[next], IsStop(next)).With(needBefore + needAfter));
    }

    /// <summary>Whether a station has to follow: not after a stop of a pair or one that only delivers.</summary>
    private bool IsUnloaded(int stop) => !_data.OnlyDelivers[stop] && _data.PairedWith[stop] < 0;

    private bool WouldStayOnBoard(int stop, int after) =>
        _data.NeedsMaterials && _data.Material[stop] >= 0 && (_acceptedAfter[after] >> _data.Material[stop] & 1) == 0;

    private bool FitsInTrip(int stop, int after, int vehicle)
    {
        var dimensions = _data.Dimensions;
        var next = _next[after];
        for (var dimension = 0; dimension < dimensions; dimension++)
        {
            var index = (stop * dimensions) + dimension;
            var capacity = _data.Capacity[(_data.KindOfVehicle[vehicle] * dimensions) + dimension];
            ref readonly var before = ref _loadBefore[(after * dimensions) + dimension];
            ref readonly var rest = ref _loadAfter[(next * dimensions) + dimension];
            var most = _data.HasPeakLoads
                ? LoadSegment.Merge(LoadSegment.Merge(before, LoadSegment.Of(_data.Load[index], _data.Delivery[index])), rest).Most
                : before.Change + _data.Load[index] + rest.Change;
            if (most > capacity)
                return false;
        }

        return true;
    }

    private bool FitsInRoute(int stop, int vehicle)
    {
        if (!_data.LimitsRouteLoad)
            return true;
        for (var dimension = 0; dimension < _data.Dimensions; dimension++)
        {
            var load = Math.Max(0, _data.Load[(stop * _data.Dimensions) + dimension]);
            if (_loaded[(vehicle * _data.Dimensions) + dimension] + load > _data.RouteLoadLimit[(KindOf(vehicle) * _data.Dimensions) + dimension])
                return false;
        }

        return true;
    }

    /// <summary>Whether a route may have room and time for a stop at all; no way is taken to become shorter by a stop on it.</summary>
    public bool MayTakeMore(int stop, int vehicle)
    {
        var kind = _data.Kinds[KindOf(vehicle)];
        return _size[vehicle] < kind.MaxStops && FitsInRoute(stop, vehicle)
            && TryLeastTimePrice(kind, _driving[vehicle], _serving[vehicle] + _data.Service[stop], _before[End(vehicle)], out _);
    }

    /// <summary>
    /// Simulates the places that <see cref="TryPlacement"/> could not decide on, most promising first, until none can be better than
    /// the best. To be called after a stop's last <see cref="TryPlacement"/>.
    /// </summary>
    public void Decide(int stop, ref Placement best)
    {
        while (_candidates.TryTake(best.Delta, out var candidate))
        {
            var vehicle = _route[candidate.After];
            var kind = candidate.NewKind < 0 ? KindOf(vehicle) : candidate.NewKind;
            if (_simulator.TrySimulate(kind, TrialOf(vehicle, stop, candidate.After, candidate.Station, candidate.StationPlace)))
            {
                var delta = _simulator.Cost - _cost[vehicle];
                if (delta < best.Delta && (_quotaUsed is null || _quotaUsed.Fits(vehicle, _simulator)))
                    (best, _decided) = (candidate with { Delta = delta }, new(stop, candidate.After, delta, _simulator.Result));
            }
            else if (_simulator.Fault == RouteFault.Load && candidate.Station < 0 && candidate.NewKind < 0 && _data.StationCount > 0)
            {
                ConsiderStations(stop, candidate.After, best.Delta);
            }
        }

        _candidates.Clear();
    }

    /// <summary>The stop together with a visit to a station that takes it: right before it, right after it, or at the end of the route.</summary>
    /// <param name="most">What costs this or more is not wanted.</param>
    private void ConsiderStations(int stop, int after, Cost most)
    {
        var vehicle = _route[after];
        if (!FitsInRoute(stop, vehicle))
            return;
        var kind = _data.Kinds[KindOf(vehicle)];
        var next = _next[after];
        var (place, from, to) = (_location[stop], _location[after], _location[next]);
        var isFirst = _size[vehicle] == 0;
        var old = isFirst ? -kind.FixedCost : WayCost(kind, from, to);
        var material = _data.Material[stop] < 0 ? ulong.MaxValue : 1UL << _data.Material[stop];
        if (FitsBehind(stop, after, vehicle) && FitsWithItsMaterial(stop, after, vehicle, isUnloadedNext: true))
            ConsiderFor(stop, material, kind, after, StationPlace.After, WayCost(kind, from, place) - old, place, to, most);
        if (isFirst)
            return;

        var isTakenLater = !kind.ReturnsEmpty || !IsUnloaded(stop) || !WouldStayOnBoard(stop, after);
        if (isTakenLater && (next != End(vehicle) || !IsUnloaded(stop)) && FitsBefore(stop, next, vehicle))
            ConsiderFor(stop, _data.NeedsMaterials ? _heldBefore[after] : ulong.MaxValue, kind, after, StationPlace.Before, WayCost(kind, place, to) - old, from, place, most);
        if (!isTakenLater && next != End(vehicle) && FitsInTrip(stop, after, vehicle))
        {
            var (last, end) = (_location[_previous[End(vehicle)]], _location[End(vehicle)]);
            Consider(stop, material, kind, after, StationPlace.AtEnd, WayCost(kind, from, place) + WayCost(kind, place, to) - old - WayCost(kind, last, end), last, end, most);
        }
    }

    /// <summary>Whether the stop fits on top of what its trip has before it.</summary>
    private bool FitsBehind(int stop, int after, int vehicle)
    {
        for (var dimension = 0; dimension < _data.Dimensions; dimension++)
        {
            var index = (stop * _data.Dimensions) + dimension;
            if (LoadSegment.Merge(_loadBefore[(after * _data.Dimensions) + dimension], LoadSegment.Of(_data.Load[index], _data.Delivery[index])).Most > _data.Capacity[(KindOf(vehicle) * _data.Dimensions) + dimension])
                return false;
        }

        return true;
    }

    /// <summary>Whether the stop fits together with what its trip has after it.</summary>
    private bool FitsBefore(int stop, int next, int vehicle)
    {
        for (var dimension = 0; dimension < _data.Dimensions; dimension++)
        {
            var index = (stop * _data.Dimensions) + dimension;
            if (LoadSegment.Merge(LoadSegment.Of(_data.Load[index], _data.Delivery[index]), _loadAfter[(next * _data.Dimensions) + dimension]).Most > _data.Capacity[(KindOf(vehicle) * _data.Dimensions) + dimension])
                return false;
        }

        return true;
    }

    /// <summary>Any station that takes some of the materials makes room for what is loaded, one that reloads for what is delivered.</summary>
    private void ConsiderFor(int stop, ulong materials, VehicleKind kind, int after, StationPlace stationPlace, Cost rest, int from, int to, Cost most)
    {
        if (!_data.OnlyDelivers[stop])
            Consider(stop, materials, kind, after, stationPlace, rest, from, to, most);
        if (_data.Brings[stop])
            Consider(stop, ulong.MaxValue, kind, after, stationPlace, rest, from, to, most, mustReload: true);
    }

    /// <summary>Adds the stations with the shortest ways between two places that take some of the materials.</summary>
    private void Consider(int stop, ulong materials, VehicleKind kind, int after, StationPlace stationPlace, Cost rest, int from, int to, Cost most, bool mustReload = false)
    {
        Span<Candidate> nearest = stackalloc Candidate[MostStations];
        var count = 0;
        for (var station = 0; station < _data.StationCount; station++)
        {
            if (_data.NeedsMaterials && (_data.Problem.Stations[station].AcceptedMaterials & materials) == 0)
                continue;
            if (mustReload && !_data.Problem.Stations[station].Reloads)
                continue;
            var place = _data.Problem.Stations[station].Location;
            var candidate = new Candidate(rest + WayCost(kind, from, place) + WayCost(kind, place, to), station);
            var index = count < MostStations ? count++ : MostStations;
            for (; index > 0 && candidate.Bound < nearest[index - 1].Bound; index--)
            {
                if (index < MostStations)
                    nearest[index] = nearest[index - 1];
            }

            if (index < MostStations)
                nearest[index] = candidate;
        }

        foreach (var candidate in nearest[..count])
        {
            if (candidate.Bound >= Math.Min(most, Cost.MaxValue / 8) + ((kind.WaitingCost + kind.DurationCost) * _idle[_route[after]]) || !IsInTime(stop, candidate.Station, after, stationPlace, out var delta))
                continue;
            var service = _data.Service[stop] + _data.Problem.Stations[candidate.Station].Service;
            var bound = candidate.Bound;
            if (_data.HasTimeCosts)
                bound += ((kind.ServiceCost + kind.DurationCost) * service) - ((kind.WaitingCost + kind.DurationCost) * _idle[_route[after]]);
            bound = Math.Max(bound, delta) + LeastFeeWith(stop, candidate.Station, stationPlace, kind)
                + (_data.UsesEnergy && kind.Energy is { } paid && stationPlace != StationPlace.AtEnd ? EnergyDelta(stop, candidate.Station, after, stationPlace, paid) : 0);
            if (bound < most)
                _candidates.Add(new(bound, after, candidate.Station, stationPlace));
        }
    }

    /// <summary>Whether segments allow a stop with a visit of a station before or after it; one at the end of the route is not looked at.</summary>
    /// <param name="least">Where simulation decides, the least change of cost without fees and energy.</param>
    internal bool IsInTime(int stop, int station, int after, StationPlace stationPlace, out Cost least)
    {
        least = Cost.MinValue;
        if (stationPlace == StationPlace.AtEnd || _data.SegmentsKnowReleases)
            return true;
        var vehicle = _route[after];
        var kind = _data.Kinds[KindOf(vehicle)];
        var travel = _data.Travel[kind.Profile];
        var (next, place) = (_next[after], _data.Problem.Stations[station].Location);
        var (first, second) = stationPlace == StationPlace.Before ? (place, _location[stop]) : (_location[stop], place);
        var (firstSegment, secondSegment) = stationPlace == StationPlace.Before
            ? (_data.StationSegments[station], _data.StopSegments[stop])
            : (_data.StopSegments[stop], _data.StationSegments[station]);
        var (there, between, on) = (travel[_location[after], first], travel[first, second], travel[second, _location[next]]);
        if (!TimeSegment.TryMerge(_before[after], firstSegment, there.Duration, out var upTo)
            || !TimeSegment.TryMerge(upTo, secondSegment, between.Duration, out upTo)
            || !TimeSegment.TryMerge(upTo, _after[next], on.Duration, out var whole)
            || whole.Length > kind.MaxDuration)
        {
            return false;
        }

        if (!_data.NeedsSimulation)
            return true;
        var old = _size[vehicle] == 0 ? default : _arcIn[next];
        return TryLeastDelta(
            vehicle,
            there.Distance + between.Distance + on.Distance - old.Distance,
            there.Duration + between.Duration + on.Duration - old.Duration,
            firstSegment.Length + secondSegment.Length,
            whole,
            out least);
    }

    /// <summary>What a station takes for a stop's load if it is the next one; else the least of all.</summary>
    private Cost LeastFeeWith(int stop, int station, StationPlace stationPlace, VehicleKind kind)
    {
        if (!kind.ReturnsEmpty || !_data.HoldsForStation(stop))
            return 0;
        var isTaken = stationPlace != StationPlace.Before && (_data.Material[stop] < 0 || (_data.Problem.Stations[station].AcceptedMaterials >> _data.Material[stop] & 1) != 0);
        return isTaken ? _data.FeeOf(stop, station) : _data.LeastFee[stop];
    }

    private readonly record struct Candidate(Cost Bound, int Station);

    /// <summary>The price of the way alone; out of reach where there is none.</summary>
    private Cost WayCost(VehicleKind kind, int from, int to)
    {
        var arc = _data.Travel[kind.Profile][from, to];
        return arc.Exists ? (kind.DistanceCost * arc.Distance) + ((kind.DrivingCost + kind.DurationCost) * arc.Duration) : Cost.MaxValue / 4;
    }

    private ReadOnlySpan<int> TrialOf(int vehicle, int stop, int after, int station, StationPlace place)
    {
        var most = _size[vehicle] + _stationVisits[vehicle] + 2;
        if (_trial.Length < most)
            _trial = new int[most * 2];
        var count = 0;
        var stationCode = _data.StopCount + station;
        for (var slot = Start(vehicle); slot != End(vehicle); slot = _next[slot])
        {
            if (slot != Start(vehicle))
                _trial[count++] = CodeOf(slot);
            if (slot != after)
                continue;
            if (place == StationPlace.Before)
                _trial[count++] = stationCode;
            _trial[count++] = stop;
            if (place == StationPlace.After)
                _trial[count++] = stationCode;
        }

        if (place == StationPlace.AtEnd)
            _trial[count++] = stationCode;
        return _trial.AsSpan(0, count);
    }

    /// <summary>Does what a placement says. The route is refreshed and feasible afterwards, as promised.</summary>
    public void Place(int stop, in Placement placement)
    {
        var vehicle = _route[placement.After];
        Touch(vehicle);
        var expected = Cost + placement.Delta - _data.Penalty[stop];
        Insert(stop, placement.After);
        if (placement.NewKind >= 0)
            vehicle = MoveToKind(vehicle, placement.NewKind);
        switch (placement.StationPlace)
        {
            case StationPlace.Before: InsertStation(placement.Station, placement.After); break;
            case StationPlace.After: InsertStation(placement.Station, stop); break;
            case StationPlace.AtEnd: InsertStation(placement.Station, _previous[End(vehicle)]); break;
        }

        if (!TryRefreshAsDecided(vehicle, stop, placement.After, placement.Delta))
            throw new InvalidOperationException($"Stop {stop} was promised a place on route {vehicle} that it does not have ({_simulator.Fault}).");
        System.Diagnostics.Debug.Assert(Cost == expected, $"The insertion of stop {stop} promised {placement.Delta}, and is off by {Cost - expected}.");
    }
}
