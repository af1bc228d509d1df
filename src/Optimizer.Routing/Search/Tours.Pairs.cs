using System.Diagnostics;

namespace Optimizer.Routing.Search;

/// <summary>Where a pair of stops goes: the first after a slot, the second after a slot or right after the first.</summary>
internal readonly record struct PairPlacement(Cost Delta, int FirstAfter, int SecondAfter)
{
    public bool Exists => FirstAfter >= 0;
}

/// <content>What a pair of stops, one before the other on one route, costs at its best places.</content>
internal sealed partial class Tours
{
    /// <summary>Most simulations for one pair on all routes; the most promising places come first.</summary>
    private const int MostPairSimulations = 24;

    /// <summary>By vehicle, a hash of it and of what its route visits, in order; only kept where something is remembered of routes.</summary>
    private readonly ulong[] _prints;

    private readonly List<PairPlacement> _pairs = [];

    /// <summary>Whether there are pairs of which routes, as <see cref="PrintOf"/> tells them, say all that there is to say.</summary>
    public bool HasPrints => PairsAreDecided && !_data.Problem.Groups.IsEmpty;

    /// <summary>The same for the same visits by the same vehicle.</summary>
    public ulong PrintOf(int vehicle) => _prints[vehicle];

    /// <summary>Whether <see cref="TryPair"/> leaves nothing to <see cref="DecidePair"/>.</summary>
    private bool PairsAreDecided => !(_data.NeedsSimulation || _data.UsesEnergy || _data.HasReleases || _data.StationCount > 0);

    private void NotePrint(int vehicle)
    {
        if (_prints.Length == 0)
            return;
        var print = PairMemory.Mix(0, (ulong)vehicle);
        for (var slot = _next[Start(vehicle)]; slot != End(vehicle); slot = _next[slot])
            print = PairMemory.Mix(print, (ulong)CodeOf(slot));
        _prints[vehicle] = print;
    }

    /// <summary>
    /// Improves <paramref name="best"/> if both stops are cheaper somewhere on a route: every two places, O(visits²) but for early
    /// exits. What needs simulation waits for <see cref="DecidePair"/>.
    /// </summary>
    public void TryPair(int first, int second, int vehicle, double blinkShare, Xoshiro random, ref PairPlacement best)
    {
        var kindIndex = KindOf(vehicle);
        var kind = _data.Kinds[kindIndex];
        if (!_data.AllowedKinds[(kindIndex * _data.StopCount) + first] || !_data.AllowedKinds[(kindIndex * _data.StopCount) + second] || _size[vehicle] + 2 > kind.MaxStops)
            return;
        if (_data.HasRouteConflicts && ((_data.RouteConflictsOf(first) | _data.RouteConflictsOf(second)) & _materials[vehicle]) != 0)
            return;
        if (!FitInRoute(first, second, vehicle) || (kind.ReturnsEmpty && _data.LoadsForStations && !_data.NeedsSimulation))
            return;

        var travel = _data.Travel[kind.Profile];
        var service = _data.Service[first] + _data.Service[second];
        var (latest, isFirst) = (_data.StopSegments[first].Late, _size[vehicle] == 0);
        var unused = isFirst ? kind.FixedCost + WayOf(kind, _arcIn[End(vehicle)]) : 0;
        for (var slot = Start(vehicle); slot != End(vehicle) && _before[slot].End <= latest; slot = _next[slot])
        {
            if (!MayInsertAfter(slot) || (blinkShare > 0 && random.NextDouble() < blinkShare))
                continue;
            var (there, on) = (travel[_location[slot], _location[first]], travel[_location[first], _location[_next[slot]]]);
            if (_data.MayLackWays && !there.Exists)
                continue;
            if (!TimeSegment.TryMerge(_before[slot], _data.StopSegments[first], there.Duration, out var upTo))
                continue;
            var old = _arcIn[_next[slot]];

            // With the first stop the rest must still be in time: the second can only make it later.
            if (on.Exists && upTo.End + on.Duration > _after[_next[slot]].Late)
                continue;

            // Beyond the first stop the way is not shorter than without it, rounding aside; so far it is only a bound.
            var detour = _data.MayLackWays && !on.Exists
                ? default
                : new Arc(there.Distance + on.Distance - old.Distance, there.Duration + on.Duration - old.Duration);
            if (LeastCost(kind, vehicle, detour, service) + unused < best.Delta)
                TrySecond(first, second, vehicle, slot, there, on, upTo, unused, ref best);
        }
    }

    /// <summary>Simulates the places that <see cref="TryPair"/> could not decide on, most promising first.</summary>
    public void DecidePair(int first, int second, ref PairPlacement best)
    {
        if (_pairs.Count == 0)
            return;
        _pairs.Sort(static (one, other) => one.Delta.CompareTo(other.Delta));
        var simulated = 0;
        foreach (var pair in _pairs)
        {
            if (pair.Delta >= best.Delta || simulated++ == MostPairSimulations)
                break;
            var vehicle = _route[pair.FirstAfter];
            if (!_simulator.TrySimulate(KindOf(vehicle), TrialOfPair(vehicle, first, second, pair)))
                continue;
            var delta = _simulator.Cost - _cost[vehicle];
            if (delta < best.Delta && (_quotaUsed is null || _quotaUsed.Fits(vehicle, _simulator)))
                (best, _decided) = (pair with { Delta = delta }, new(first, pair.FirstAfter, delta, _simulator.Result));
        }

        _pairs.Clear();
    }

    /// <summary>Does what a placement says. The route is refreshed and feasible afterwards, as promised.</summary>
    public void PlacePair(int first, int second, in PairPlacement placement)
    {
        var vehicle = _route[placement.FirstAfter];
        Touch(vehicle);
        var expected = Cost + placement.Delta - _data.Penalty[first] - _data.Penalty[second];
        Insert(first, placement.FirstAfter);
        Insert(second, placement.SecondAfter);
        if (!TryRefreshAsDecided(vehicle, first, placement.FirstAfter, placement.Delta))
            throw new InvalidOperationException($"Stops {first} and {second} were promised places on route {vehicle} that they do not have ({_simulator.Fault}).");
        Debug.Assert(Cost == expected, $"The insertion of stops {first} and {second} promised {placement.Delta}, and is off by {Cost - expected}.");
    }

    private Cost WayOf(VehicleKind kind, Arc arc) =>
        (kind.DistanceCost * arc.Distance) + (_data.HasTimeCosts ? (kind.DrivingCost + kind.DurationCost) * arc.Duration : 0);

    private Cost LeastCost(VehicleKind kind, int vehicle, Arc way, Duration service) =>
        (kind.DistanceCost * way.Distance) + (_data.HasTimeCosts ? LeastTimeCost(kind, _idle[vehicle], way.Duration, service) : 0);

    /// <summary>All places of the second stop with the first one after <paramref name="slot"/>.</summary>
    private void TrySecond(int first, int second, int vehicle, int slot, Arc there, Arc on, TimeSegment upTo, Cost unused, ref PairPlacement best)
    {
        var kind = _data.Kinds[KindOf(vehicle)];
        var travel = _data.Travel[kind.Profile];
        var latest = _data.StopSegments[second].Late;
        var dimensions = _data.Dimensions;
        Span<LoadSegment> loads = stackalloc LoadSegment[dimensions];
        for (var dimension = 0; dimension < dimensions; dimension++)
            loads[dimension] = LoadSegment.Merge(_loadBefore[(slot * dimensions) + dimension], LoadOf(first, dimension));

        var massIndex = _data.Problem.MassDimension;
        var energy = _data.UsesEnergy ? kind.Energy : null;
        var needed = _loadBefore[(slot * dimensions) + massIndex].Need + _loadAfter[(_next[slot] * dimensions) + massIndex].Need;
        var (carried, carriedBefore) = (default(EnergySegment), 0L);
        if (energy is not null)
        {
            carriedBefore = _size[vehicle] == 0 ? 0 : Joined(energy, _energyBefore[slot], RestOf(_next[slot]), _arcIn[_next[slot]], IsStop(_next[slot])).With(needed);
            carried = Joined(energy, _energyBefore[slot], new(0, 0, 0, MassOf(first)), there, true);
        }

        // The way so far is from the slot over the first stop to the last, without the arcs that were there before.
        var (last, distance, driving) = (first, there.Distance, there.Duration);
        var (oldDistance, oldDriving) = (0, 0);
        while (true)
        {
            var next = last == first ? _next[slot] : _next[last];
            var (toSecond, fromSecond) = (travel[_location[last], _location[second]], travel[_location[second], _location[next]]);
            var old = _arcIn[next];
            if (!_data.MayLackWays || (toSecond.Exists && fromSecond.Exists))
            {
                var way = (distance + toSecond.Distance + fromSecond.Distance - oldDistance - old.Distance, driving + toSecond.Duration + fromSecond.Duration - oldDriving - old.Duration);
                var bound = LeastCost(kind, vehicle, new(way.Item1, way.Item2), _data.Service[first] + _data.Service[second]) + unused;
                if (bound < best.Delta
                    && TimeSegment.TryMerge(upTo, _data.StopSegments[second], toSecond.Duration, out var withSecond)
                    && TimeSegment.TryMerge(withSecond, _after[next], fromSecond.Duration, out var whole)
                    && whole.Length <= kind.MaxDuration
                    && HoldsWith(loads, second, next, vehicle))
                {
                    var paid = energy is null ? 0 : EnergyWith(energy, carried, second, next, toSecond, fromSecond).With(needed) - carriedBefore;
                    Settle(first, second, vehicle, new(bound, slot, last == first ? first : last), way.Item1, way.Item2, whole, paid, ref best);
                }
            }

            // Go on: the next visit comes between the two.
            if (next == End(vehicle))
                return;
            var arc = last == first ? on : old;
            if (_data.MayLackWays && !arc.Exists)
                return;
            if (upTo.End + arc.Duration > _after[next].Late || !TimeSegment.TryMerge(upTo, SegmentOf(next), arc.Duration, out upTo) || upTo.End > latest)
                return;
            for (var dimension = 0; dimension < dimensions; dimension++)
            {
                // What else stays on board at a station is left to the simulation.
                loads[dimension] = IsStation(next) ? LoadOf(first, dimension) : LoadSegment.Merge(loads[dimension], LoadOf(next, dimension));
                if (loads[dimension].Most > _data.Capacity[(KindOf(vehicle) * dimensions) + dimension])
                    return;
            }

            // Beyond a station, what the trips cost is left to the simulation.
            if (IsStation(next))
                energy = null;
            if (energy is not null)
                carried = Joined(energy, carried, new(0, 0, 0, MassOf(next)), arc, IsStop(next));
            (distance, driving) = (distance + arc.Distance, driving + arc.Duration);
            (oldDistance, oldDriving) = (oldDistance + old.Distance, oldDriving + old.Duration);
            last = next;
        }
    }

    /// <summary>What is carried from a slot on to the end of its trip, without the way to the slot.</summary>
    private EnergySegment RestOf(int slot) => IsStation(slot) || slot == End(_route[slot]) ? default : _energyAfter[slot];

    private static EnergySegment Joined(EnergyPrice price, in EnergySegment left, in EnergySegment right, Arc arc, bool endsAtStop)
    {
        var (empty, perMass) = price.Of(arc, endsAtStop);
        return EnergySegment.Merge(left, right, empty, perMass);
    }

    /// <summary>The energy of a trip with the second of a pair between what is carried so far and a slot.</summary>
    private EnergySegment EnergyWith(EnergyPrice price, in EnergySegment soFar, int second, int next, Arc toSecond, Arc fromSecond)
    {
        var withSecond = Joined(price, soFar, new(0, 0, 0, MassOf(second)), toSecond, true);
        return Joined(price, withSecond, RestOf(next), fromSecond, IsStop(next));
    }

    private bool FitInRoute(int first, int second, int vehicle)
    {
        for (var dimension = 0; dimension < _data.Dimensions; dimension++)
        {
            var load = Math.Max(0, _data.Load[(first * _data.Dimensions) + dimension]) + Math.Max(0, _data.Load[(second * _data.Dimensions) + dimension]);
            if (_loaded[(vehicle * _data.Dimensions) + dimension] + load > _data.RouteLoadLimit[(KindOf(vehicle) * _data.Dimensions) + dimension])
                return false;
        }

        return true;
    }

    private LoadSegment LoadOf(int stop, int dimension) =>
        LoadSegment.Of(_data.Load[(stop * _data.Dimensions) + dimension], _data.Delivery[(stop * _data.Dimensions) + dimension]);

    private bool HoldsWith(ReadOnlySpan<LoadSegment> loads, int second, int next, int vehicle)
    {
        for (var dimension = 0; dimension < loads.Length; dimension++)
        {
            var whole = LoadSegment.Merge(LoadSegment.Merge(loads[dimension], LoadOf(second, dimension)), _loadAfter[(next * loads.Length) + dimension]);
            if (whole.Most > _data.Capacity[(KindOf(vehicle) * loads.Length) + dimension])
                return false;
        }

        return true;
    }

    private void Settle(int first, int second, int vehicle, PairPlacement pair, Distance distance, Duration driving, in TimeSegment whole, Cost energy, ref PairPlacement best)
    {
        if (_data.NeedsSimulation)
        {
            var unused = _size[vehicle] == 0 ? _arcIn[End(vehicle)] : default;
            if (TryLeastDelta(vehicle, distance + unused.Distance, driving + unused.Duration, _data.Service[first] + _data.Service[second], whole, out var least) && Math.Max(pair.Delta, least) + energy < best.Delta)
                _pairs.Add(pair with { Delta = Math.Max(pair.Delta, least) + energy });
            return;
        }

        if (!PairsAreDecided)
        {
            _pairs.Add(pair);
            return;
        }

        var kind = _data.Kinds[KindOf(vehicle)];
        var isFirst = _size[vehicle] == 0;
        var newDistance = distance + (isFirst ? _arcIn[End(vehicle)].Distance : _distance[vehicle]);
        if (newDistance > kind.MaxDistance)
            return;
        var delta = pair.Delta;
        if (_data.HasTimeCosts)
        {
            var oldDriving = isFirst ? _arcIn[End(vehicle)].Duration : _driving[vehicle];
            delta = PriceOf(vehicle, newDistance, oldDriving + driving, _serving[vehicle] + _data.Service[first] + _data.Service[second], whole, 0)
                - (isFirst ? 0 : PriceOf(vehicle, _distance[vehicle], _driving[vehicle], _serving[vehicle], _before[End(vehicle)], 0));
        }

        if (delta < best.Delta)
            best = pair with { Delta = delta };
    }

    private ReadOnlySpan<int> TrialOfPair(int vehicle, int first, int second, in PairPlacement pair)
    {
        var most = _size[vehicle] + _stationVisits[vehicle] + 2;
        if (_trial.Length < most)
            _trial = new int[most * 2];
        var count = 0;
        for (var slot = Start(vehicle); slot != End(vehicle); slot = _next[slot])
        {
            if (slot != Start(vehicle))
                _trial[count++] = CodeOf(slot);
            if (slot == pair.FirstAfter)
            {
                _trial[count++] = first;
                if (pair.SecondAfter == first)
                    _trial[count++] = second;
            }

            if (slot == pair.SecondAfter)
                _trial[count++] = second;
        }

        return _trial.AsSpan(0, count);
    }
}
