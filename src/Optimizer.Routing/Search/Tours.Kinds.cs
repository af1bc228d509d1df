namespace Optimizer.Routing.Search;

/// <content>Routes that change to a vehicle of another kind.</content>
internal sealed partial class Tours
{
    /// <summary>With so many vehicles an exchange is considered at a time.</summary>
    private const int MostPartners = 100;

    private int[] _moving = new int[64];
    private int[] _exchanged = new int[64];
    private int _nextPartner;

    /// <summary>Changes a route, whole, to an unused vehicle of another kind where that is cheapest; both are touched then.</summary>
    public void ImproveKind(int vehicle)
    {
        if (_size[vehicle] == 0 || _pinned[vehicle] > 0)
            return;
        var (best, bestKind) = (_cost[vehicle], -1);
        for (var kind = 0; kind < _data.Kinds.Length; kind++)
        {
            if (kind == KindOf(vehicle) || EmptyVehicle(kind) < 0 || !MayChange(vehicle, kind) || WayOn(vehicle, kind, 0, 0) >= best)
                continue;
            if (_simulator.TrySimulate(kind, CodesOf(vehicle)) && _simulator.Cost < best && (_quotaUsed is null || _quotaUsed.Fits(vehicle, _simulator)))
                (best, bestKind) = (_simulator.Cost, kind);
        }

        if (bestKind < 0)
            return;
        Touch(vehicle);
        var changed = MoveToKind(vehicle, bestKind);
        if (!TryRefresh(changed))
            throw new InvalidOperationException($"Route {vehicle} was promised a vehicle that cannot drive it ({_simulator.Fault}).");
    }

    /// <summary>Two routes exchange their vehicles where that is cheapest, among so many others as come next; both are touched then.</summary>
    /// <remarks>Where there are unused vehicles of both kinds, each route has changed by itself already.</remarks>
    public void ExchangeKind(int vehicle)
    {
        if (_size[vehicle] == 0 || _pinned[vehicle] > 0)
            return;
        var (best, partner) = (0L, -1);
        for (var trial = Math.Min(MostPartners, _size.Length); trial > 0; trial--)
        {
            var other = _nextPartner;
            _nextPartner = other + 1 == _size.Length ? 0 : other + 1;
            if (_size[other] == 0 || KindOf(other) == KindOf(vehicle) || _pinned[other] > 0 || _isHidden[other]
                || (EmptyVehicle(KindOf(other)) >= 0 && EmptyVehicle(KindOf(vehicle)) >= 0))
            {
                continue;
            }

            if (WayOn(vehicle, KindOf(other), 0, 0) + WayOn(other, KindOf(vehicle), 0, 0) - KnownOf(vehicle) - KnownOf(other) < best
                && MayHoldAll(vehicle, KindOf(other)) && MayHoldAll(other, KindOf(vehicle)) && DeltaOfExchange(vehicle, other) is var delta && delta < best)
            {
                (best, partner) = (delta, other);
            }
        }

        if (partner >= 0)
            ExchangeVehicles(vehicle, partner);
    }

    /// <summary>What a route costs as far as <see cref="WayOn"/> tells. Where that is little of it, the rest is taken to stay as it is.</summary>
    private Cost KnownOf(int vehicle) => _data.NeedsSimulation ? WayOn(vehicle, KindOf(vehicle), 0, 0) : _cost[vehicle];

    private Cost DeltaOfExchange(int vehicle, int other)
    {
        if (!MayChange(vehicle, KindOf(other)) || !MayChange(other, KindOf(vehicle)) || _quotaUsed is not null || !_simulator.TrySimulate(KindOf(other), CodesOf(vehicle)))
            return Cost.MaxValue;
        var changed = _simulator.Cost;
        return _simulator.TrySimulate(KindOf(vehicle), CodesOf(other)) ? changed + _simulator.Cost - _cost[vehicle] - _cost[other] : Cost.MaxValue;
    }

    private void ExchangeVehicles(int vehicle, int other)
    {
        Touch(vehicle);
        Touch(other);
        var first = CodesOf(vehicle);
        if (_moving.Length < first.Length)
            _moving = new int[first.Length * 2];
        var moving = _moving.AsSpan(0, first.Length);
        first.CopyTo(moving);
        ClearRoute(vehicle);
        var second = CodesOf(other);
        if (_exchanged.Length < second.Length)
            _exchanged = new int[second.Length * 2];
        var exchanged = _exchanged.AsSpan(0, second.Length);
        second.CopyTo(exchanged);
        ClearRoute(other);
        SetRoute(vehicle, exchanged);
        SetRoute(other, moving);
        if (!TryRefresh(vehicle) || !TryRefresh(other))
            throw new InvalidOperationException($"Routes {vehicle} and {other} were promised each other's vehicles, which cannot drive them.");
    }

    /// <summary>Considers a stop on a route for which its vehicle is too small, with another kind of vehicle.</summary>
    private void ConsiderKinds(int stop, int vehicle, int after, Distance distance, Duration driving, ref Placement best)
    {
        if (_pinned[vehicle] > 0)
            return;
        for (var kind = 0; kind < _data.Kinds.Length; kind++)
        {
            if (kind == KindOf(vehicle) || EmptyVehicle(kind) < 0 || !_data.AllowedKinds[(kind * _data.StopCount) + stop] || !MayHold(stop, vehicle, kind))
                continue;

            // Waiting, energy and fees of the other stops may change with the kind; the simulation tells.
            var bound = WayOn(vehicle, kind, distance, driving) - WayOn(vehicle, KindOf(vehicle), 0, 0) + _data.LeastFee[stop]
                + (_data.HasTimeCosts ? ServiceOn(kind, _serving[vehicle] + _data.Service[stop]) - ServiceOn(KindOf(vehicle), _serving[vehicle]) : 0);
            if (bound < best.Delta && MayChange(vehicle, kind))
                _candidates.Add(new(bound, after, -1, StationPlace.None, kind));
        }
    }

    /// <summary>The price of a route's way, changed by some metres and seconds, and of the vehicle, if that were of another kind with the same ways.</summary>
    private Cost WayOn(int vehicle, int kindIndex, Distance distance, Duration driving)
    {
        var (kind, old) = (_data.Kinds[kindIndex], _data.Kinds[KindOf(vehicle)]);
        var travel = _data.Travel[kind.Profile];
        var (first, last) = (_next[Start(vehicle)], _previous[End(vehicle)]);
        var (metres, seconds) = (_distance[vehicle] + distance, _driving[vehicle] + driving);
        if (kind.StartLocation != old.StartLocation)
        {
            var (arc, oldArc) = (travel[kind.StartLocation, _location[first]], _arcIn[first]);
            (metres, seconds) = (metres + arc.Distance - oldArc.Distance, seconds + arc.Duration - oldArc.Duration);
        }

        if (kind.EndLocation != old.EndLocation)
        {
            var (arc, oldArc) = (travel[_location[last], kind.EndLocation], _arcIn[End(vehicle)]);
            (metres, seconds) = (metres + arc.Distance - oldArc.Distance, seconds + arc.Duration - oldArc.Duration);
        }

        return kind.FixedCost + (kind.DistanceCost * metres) + (_data.HasTimeCosts ? (kind.DrivingCost + kind.DurationCost) * seconds : 0);
    }

    private Cost ServiceOn(int kind, Duration service) => (_data.Kinds[kind].ServiceCost + _data.Kinds[kind].DurationCost) * service;

    private bool MayChange(int vehicle, int kind)
    {
        if (_data.Kinds[kind].Profile != _data.Kinds[KindOf(vehicle)].Profile)
            return false;
        for (var slot = _next[Start(vehicle)]; slot != End(vehicle); slot = _next[slot])
        {
            if (IsStop(slot) && !_data.AllowedKinds[(kind * _data.StopCount) + slot])
                return false;
        }

        return true;
    }

    /// <summary>Whether a vehicle of a kind is large enough for all that a route loads, where there are no stations in between.</summary>
    private bool MayHoldAll(int vehicle, int kind)
    {
        for (var dimension = 0; dimension < _data.Dimensions; dimension++)
        {
            if (_loadBefore[(End(vehicle) * _data.Dimensions) + dimension].Most > _data.Capacity[(kind * _data.Dimensions) + dimension])
                return false;
        }

        return true;
    }

    /// <summary>Whether a vehicle of a kind is large enough for a stop and all that a route loads, where there are no stations in between.</summary>
    private bool MayHold(int stop, int vehicle, int kind)
    {
        for (var dimension = 0; dimension < _data.Dimensions; dimension++)
        {
            var whole = LoadSegment.Merge(_loadBefore[(End(vehicle) * _data.Dimensions) + dimension], LoadOf(stop, dimension));
            if (Math.Max(whole.Need, whole.Need + whole.Change) > _data.Capacity[(kind * _data.Dimensions) + dimension])
                return false;
        }

        return true;
    }

    /// <summary>Links all visits of a touched route to an unused vehicle; that one has to be refreshed.</summary>
    private int MoveToKind(int vehicle, int kind)
    {
        var changed = EmptyVehicle(kind);
        Touch(changed);
        var codes = CodesOf(vehicle);
        if (_moving.Length < codes.Length)
            _moving = new int[codes.Length * 2];
        var moving = _moving.AsSpan(0, codes.Length);
        codes.CopyTo(moving);
        ClearRoute(vehicle);
        TryRefresh(vehicle);
        SetRoute(changed, moving);
        return changed;
    }
}
