using System.Runtime.CompilerServices;

namespace Optimizer.Routing.Search;

/// <summary>Where a stop goes, with the station visit it brings along, if any.</summary>
/// <param name="Station">-1 for none; else it is visited right before the stop, right after it, or at the end of the route.</param>
internal readonly record struct Placement(Cost Delta, int After, int Station, StationPlace StationPlace)
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
    private int[] _trial = new int[256];

    /// <summary>
    /// Improves <paramref name="best"/> if <paramref name="stop"/> after a slot is cheaper: first the way alone, then load, then
    /// time, then the rest. The route that holds the slot must be refreshed.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TryPlacement(int stop, int after, ref Placement best)
    {
        var vehicle = _route[after];
        var kindIndex = _data.KindOfVehicle[vehicle];
        var kind = _data.Kinds[kindIndex];
        if (!_data.AllowedKinds[(kindIndex * _data.StopCount) + stop])
            return;

        var travel = _data.Travel[kind.Profile];
        var before = _next[after];
        var there = travel[_location[after], _location[stop]];
        var on = travel[_location[stop], _location[before]];
        if (_data.MayLackWays && (!there.Exists || !on.Exists))
            return;

        var old = _arcIn[before];
        var distance = there.Distance + on.Distance - old.Distance;
        var driving = there.Duration + on.Duration - old.Duration;
        var delta = kind.DistanceCost * distance;
        if (_data.HasTimeCosts)
            delta += (kind.DrivingCost + kind.DurationCost) * driving;
        if (_size[vehicle] == 0)
            delta += kind.FixedCost + OutAndBack(kind, old);
        if (delta >= best.Delta)
            return;

        if (!MayInsertAfter(after))
            return;
        Weigh(stop, after, vehicle, kind, there, on, distance, driving, delta, ref best);
    }

    /// <summary>The price of the way from start to end, which an unused vehicle does not drive but the change of way counts on.</summary>
    private Cost OutAndBack(VehicleKind kind, Arc arc) =>
        (kind.DistanceCost * arc.Distance) + (_data.HasTimeCosts ? (kind.DrivingCost + kind.DurationCost) * arc.Duration : 0);

    private void Weigh(int stop, int after, int vehicle, VehicleKind kind, Arc there, Arc on, Distance distance, Duration driving, Cost way, ref Placement best)
    {
        if (!FitsInTrip(stop, after, vehicle))
        {
            TryStations(stop, after, ref best);
            return;
        }

        var isFirst = _size[vehicle] == 0;
        var next = _next[after];
        if (kind.ReturnsEmpty && next == End(vehicle))
        {
            TryStations(stop, after, ref best);
            return;
        }

        if (!TimeSegment.TryMerge(_before[after], _data.StopSegments[stop], there.Duration, out var upTo)
            || !TimeSegment.TryMerge(upTo, _after[next], on.Duration, out var whole)
            || whole.Length > kind.MaxDuration)
        {
            return;
        }

        if (_data.NeedsSimulation)
        {
            WeighBySimulation(stop, after, -1, StationPlace.None, ref best);
            if (_simulator.Fault == RouteFault.Load)
                TryStations(stop, after, ref best);
            return;
        }

        var newDistance = _distance[vehicle] + distance;
        var oldDriving = _driving[vehicle];
        if (isFirst)
        {
            newDistance = there.Distance + on.Distance;
            oldDriving = _arcIn[next].Duration;
        }

        if (newDistance > kind.MaxDistance || _size[vehicle] >= kind.MaxStops || !FitsInRoute(stop, vehicle))
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
        var (thereEmpty, therePerMass) = SearchData.EnergyOf(price, there, endsAtStop: true);
        var (onEmpty, onPerMass) = SearchData.EnergyOf(price, on, IsStop(next));
        var (oldEmpty, oldPerMass) = SearchData.EnergyOf(price, _arcIn[next], IsStop(next));
        var massIndex = _data.Problem.MassDimension;
        var rest = IsStation(next) || next == End(_route[next]) ? default : _energyAfter[next];
        var need = _loadBefore[(after * _data.Dimensions) + massIndex].Need + _loadAfter[(next * _data.Dimensions) + massIndex].Need;
        var stopNeed = _data.Delivery[(stop * _data.Dimensions) + massIndex];

        var oldTrip = EnergySegment.Merge(_energyBefore[after], rest, oldEmpty, oldPerMass);
        var upTo = EnergySegment.Merge(_energyBefore[after], new(0, 0, 0, MassOf(stop)), thereEmpty, therePerMass);
        var newTrip = EnergySegment.Merge(upTo, rest, onEmpty, onPerMass);
        return newTrip.With(need + stopNeed) - (isFirst ? 0 : oldTrip.With(need));
    }

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
        for (var dimension = 0; dimension < _data.Dimensions; dimension++)
        {
            var load = Math.Max(0, _data.Load[(stop * _data.Dimensions) + dimension]);
            if (_loaded[(vehicle * _data.Dimensions) + dimension] + load > _data.RouteLoadLimit[(KindOf(vehicle) * _data.Dimensions) + dimension])
                return false;
        }

        return true;
    }

    /// <summary>The stop together with a visit to a station: right before it, right after it, or at the end of the route.</summary>
    private void TryStations(int stop, int after, ref Placement best)
    {
        var vehicle = _route[after];
        if (!FitsInRoute(stop, vehicle))
            return;
        var kind = _data.Kinds[KindOf(vehicle)];
        var travel = _data.Travel[kind.Profile];
        var next = _next[after];
        for (var station = 0; station < _data.StationCount; station++)
        {
            var place = _data.Problem.Stations[station].Location;
            var old = _size[vehicle] == 0 ? 0 : kind.DistanceCost * _arcIn[next].Distance;
            var fixedCost = _size[vehicle] == 0 ? kind.FixedCost : 0;
            if (_size[vehicle] > 0 && Bound(travel, kind, _location[after], place, _location[stop], _location[next]) + fixedCost - old < best.Delta)
                WeighBySimulation(stop, after, station, StationPlace.Before, ref best);
            if (Bound(travel, kind, _location[after], _location[stop], place, _location[next]) + fixedCost - old < best.Delta)
                WeighBySimulation(stop, after, station, StationPlace.After, ref best);
            if (_size[vehicle] > 0 && next != End(vehicle) && kind.ReturnsEmpty)
                WeighBySimulation(stop, after, station, StationPlace.AtEnd, ref best);
        }
    }

    private static Cost Bound(TravelTable travel, VehicleKind kind, int a, int b, int c, int d)
    {
        var (first, second, third) = (travel[a, b], travel[b, c], travel[c, d]);
        return first.Exists && second.Exists && third.Exists
            ? kind.DistanceCost * ((long)first.Distance + second.Distance + third.Distance)
            : Cost.MaxValue / 4;
    }

    private void WeighBySimulation(int stop, int after, int station, StationPlace place, ref Placement best)
    {
        var vehicle = _route[after];
        var trial = TrialOf(vehicle, stop, after, station, place);
        if (!_simulator.TrySimulate(KindOf(vehicle), trial))
            return;
        var delta = _simulator.Cost - _cost[vehicle];
        if (delta < best.Delta && (_quotaUsed is null || _quotaUsed.Fits(vehicle, _simulator)))
            best = new(delta, after, station, place);
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
        switch (placement.StationPlace)
        {
            case StationPlace.Before: InsertStation(placement.Station, placement.After); break;
            case StationPlace.After: InsertStation(placement.Station, stop); break;
            case StationPlace.AtEnd: InsertStation(placement.Station, _previous[End(vehicle)]); break;
        }

        if (!TryRefresh(vehicle))
            throw new InvalidOperationException($"Stop {stop} was promised a place on route {vehicle} that it does not have ({_simulator.Fault}).");
        System.Diagnostics.Debug.Assert(Cost == expected, $"The insertion of stop {stop} promised {placement.Delta}, and is off by {Cost - expected}.");
    }
}
