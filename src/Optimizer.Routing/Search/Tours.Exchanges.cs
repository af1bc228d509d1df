using System.Diagnostics;

namespace Optimizer.Routing.Search;

/// <summary>
/// Two routes that exchange parts: after slot <paramref name="A"/> on one route come, in place of <paramref name="CountA"/> stops,
/// <paramref name="CountB"/> stops that follow slot <paramref name="B"/> on the other, and the reverse; or all that follow, if both
/// counts are -1. On one route, <paramref name="CountA"/> stops after slot <paramref name="A"/> come after slot
/// <paramref name="B"/>, or the stops after slot <paramref name="A"/> up to stop <paramref name="B"/> are turned round, if the count is -2.
/// </summary>
/// <param name="Delta">The promised change of cost.</param>
internal readonly record struct Exchange(Cost Delta, int A, int CountA, int B, int CountB)
{
    public const int Tails = -1;
    public const int Turned = -2;

    public bool Exists => A >= 0;
}

/// <content>Exchanges of parts between two routes, priced in O(1) by segments.</content>
internal sealed partial class Tours
{
    /// <summary>After so many simulated exchanges those before count half.</summary>
    private const int ManySimulated = 2_000;

    private readonly ExchangeQueue _promising = new();
    private readonly ExchangeMemory? _useless;

    /// <summary>Exchanges simulated, and those of them that were better than the best; older ones count less and less.</summary>
    private int _simulated;

    private int _kept;
    private int[] _oneSide = new int[256];
    private int[] _otherSide = new int[256];

    /// <summary>Whether stops may change places: what two routes unload at a station with a quota is not looked at together.</summary>
    public bool MayExchange => _quotaUsed is null && !HasPrints;

    /// <summary>
    /// With trips, the release of one moves with the stops on it, and energy goes by the load on board: segments only filter, and the
    /// simulation prices.
    /// </summary>
    private bool ExchangesNeedSimulation => _data.NeedsSimulation || _data.UsesEnergy || _data.StationCount > 0 || _data.SegmentsKnowReleases;

    /// <summary>Improves <paramref name="best"/> if routes that exchange these parts cost less. The slots are on different routes.</summary>
    public void TryExchange(int a, int countA, int b, int countB, ref Exchange best)
    {
        var (routeA, routeB) = (_route[a], _route[b]);
        var (kindA, kindB) = (_data.Kinds[KindOf(routeA)], _data.Kinds[KindOf(routeB)]);
        var (travelA, travelB) = (_data.Travel[kindA.Profile], _data.Travel[kindB.Profile]);
        var (partA, partB) = (PartAfter(a, countA), PartAfter(b, countB));
        if (!partA.Exists || !partB.Exists)
            return;

        // The way alone first.
        var (firstA, firstB) = (partA.IsEmpty ? partA.Behind : partA.First, partB.IsEmpty ? partB.Behind : partB.First);
        var intoA = travelA[_location[a], _location[partB.IsEmpty ? partA.Behind : partB.First]];
        var outOfA = partB.IsEmpty ? default : travelA[_location[partB.Last], _location[partA.Behind]];
        var intoB = travelB[_location[b], _location[partA.IsEmpty ? partB.Behind : partA.First]];
        var outOfB = partA.IsEmpty ? default : travelB[_location[partA.Last], _location[partB.Behind]];
        if (_data.MayLackWays && !(intoA.Exists && outOfA.Exists && intoB.Exists && outOfB.Exists))
            return;
        var (oldIntoA, oldIntoB) = (_arcIn[firstA], _arcIn[firstB]);
        var (oldOutOfA, oldOutOfB) = (partA.IsEmpty ? default : _arcIn[partA.Behind], partB.IsEmpty ? default : _arcIn[partB.Behind]);
        var distanceA = intoA.Distance + outOfA.Distance + partB.Distance - oldIntoA.Distance - oldOutOfA.Distance - partA.Distance;
        var distanceB = intoB.Distance + outOfB.Distance + partA.Distance - oldIntoB.Distance - oldOutOfB.Distance - partB.Distance;
        var drivingA = intoA.Duration + outOfA.Duration + partB.Driving - oldIntoA.Duration - oldOutOfA.Duration - partA.Driving;
        var drivingB = intoB.Duration + outOfB.Duration + partA.Driving - oldIntoB.Duration - oldOutOfB.Duration - partB.Driving;
        var (sizeA, sizeB) = (_size[routeA] + partB.Count - partA.Count, _size[routeB] + partA.Count - partB.Count);
        var (priceA, priceB) = (_data.WayPrices[KindOf(routeA)], _data.WayPrices[KindOf(routeB)]);
        var way = priceA.Of(new(distanceA, drivingA)) + priceB.Of(new(distanceB, drivingB)) - (sizeA == 0 ? priceA.Fixed : 0) - (sizeB == 0 ? priceB.Fixed : 0);
        if (way >= best.Delta)
            return;

        if (sizeA > kindA.MaxStops || sizeB > kindB.MaxStops || _distance[routeA] + distanceA > kindA.MaxDistance || _distance[routeB] + distanceB > kindB.MaxDistance)
            return;
        if (!MayTake(partB, routeA) || !MayTake(partA, routeB) || !Holds(a, partB, partA.Behind, routeA) || !Holds(b, partA, partB.Behind, routeB))
            return;
        if (!TryTime(a, partB, partA.Behind, intoA, outOfA, kindA, out var wholeA) || !TryTime(b, partA, partB.Behind, intoB, outOfB, kindB, out var wholeB))
            return;
        var (servedA, servedB) = (ServiceOf(partA), ServiceOf(partB));
        if (ExchangesNeedSimulation)
        {
            if (MaterialsFit(partB, a, partA.Behind) && MaterialsFit(partA, b, partB.Behind)
                && TryLeastChange(routeA, new(distanceA, drivingA), servedB - servedA, wholeA, sizeA, out var leastA)
                && TryLeastChange(routeB, new(distanceB, drivingB), servedA - servedB, wholeB, sizeB, out var leastB))
            {
                OfferSimulated(new(leastA + leastB, a, countA, b, countB), ref best);
            }

            return;
        }

        var newA = sizeA == 0 ? 0 : PriceOf(routeA, _distance[routeA] + distanceA, _driving[routeA] + drivingA, _serving[routeA] + servedB - servedA, wholeA, 0);
        var newB = sizeB == 0 ? 0 : PriceOf(routeB, _distance[routeB] + distanceB, _driving[routeB] + drivingB, _serving[routeB] + servedA - servedB, wholeB, 0);
        var delta = newA + newB - _cost[routeA] - _cost[routeB];
        if (delta < best.Delta)
            best = new(delta, a, countA, b, countB);
    }

    /// <summary>Does what an exchange says. Both routes are refreshed and feasible afterwards, as promised.</summary>
    public void Make(in Exchange exchange)
    {
        var (a, b) = (exchange.A, exchange.B);
        var (routeA, routeB) = (_route[a], _route[b]);
        if (routeA == routeB)
        {
            Reorder(exchange);
            return;
        }

        var expected = Cost + exchange.Delta;
        Touch(routeA);
        Touch(routeB);
        Reserve(routeA, routeB);
        var countOne = Compose(a, exchange.CountA, b, exchange.CountB, _oneSide);
        var countOther = Compose(b, exchange.CountB, a, exchange.CountA, _otherSide);
        ClearRoute(routeA);
        ClearRoute(routeB);
        SetRoute(routeA, _oneSide.AsSpan(0, countOne));
        SetRoute(routeB, _otherSide.AsSpan(0, countOther));
        if (!TryRefresh(routeA) || !TryRefresh(routeB))
            throw new InvalidOperationException($"Routes {routeA} and {routeB} were promised an exchange that is not feasible.");
        Debug.Assert(Cost == expected, $"{exchange} is off by {Cost - expected}.");
    }

    /// <summary>What a route visits with another part after a slot.</summary>
    private int Compose(int slot, int count, int other, int otherCount, int[] codes)
    {
        var written = 0;
        var (start, end, otherEnd) = (Start(_route[slot]), End(_route[slot]), End(_route[other]));
        for (var visit = slot == start ? start : _next[start]; visit != start; visit = _next[visit])
        {
            codes[written++] = CodeOf(visit);
            if (visit == slot)
                break;
        }

        for (var from = _next[other]; otherCount != 0 && from != otherEnd; otherCount--, from = _next[from])
            codes[written++] = CodeOf(from);
        if (count == Exchange.Tails)
            return written;
        var rest = _next[slot];
        for (; count > 0; count--)
            rest = _next[rest];
        for (; rest != end; rest = _next[rest])
            codes[written++] = CodeOf(rest);
        return written;
    }

    private void Reserve(int vehicle, int other)
    {
        var most = _size[vehicle] + _stationVisits[vehicle] + _size[other] + _stationVisits[other];
        if (_oneSide.Length < most)
            (_oneSide, _otherSide) = (new int[most * 2], new int[most * 2]);
    }

    /// <summary>
    /// Simulates an exchange that promises to be better than the best, or, where promises are seldom kept, lets it wait for
    /// <see cref="DecideExchange"/>: a better best spares other trials.
    /// </summary>
    private void OfferSimulated(in Exchange exchange, ref Exchange best)
    {
        if (exchange.Delta >= best.Delta)
            return;
        if (_kept * 2 >= _simulated)
            TrySimulated(exchange, ref best);
        else
            _promising.Add(exchange);
    }

    /// <summary>
    /// The least change of a route's cost, but for fees and the load on board; false if the route cannot be driven. Of the
    /// energy it has that of an empty vehicle on the way more or less, so that ways are compared by all that they cost.
    /// </summary>
    /// <param name="size">Stops of the route afterwards.</param>
    private bool TryLeastChange(int vehicle, Arc more, Duration serving, in TimeSegment whole, int size, out Cost delta)
    {
        delta = -_cost[vehicle];
        if (size == 0)
            return true;
        var kind = _data.Kinds[KindOf(vehicle)];
        var energy = _data.WayPrices[KindOf(vehicle)].EnergyPerMetre * more.Distance;
        if (_data.NeedsSimulation)
        {
            var isPossible = TryLeastDelta(vehicle, more.Distance, more.Duration, serving, whole, out delta);
            delta += energy;
            return isPossible;
        }

        delta = PriceOf(vehicle, _distance[vehicle] + more.Distance, _driving[vehicle] + more.Duration, _serving[vehicle] + serving, whole, energy)
            - PriceOf(vehicle, _distance[vehicle], _driving[vehicle], _serving[vehicle], _before[End(vehicle)], 0);
        return true;
    }

    /// <summary>
    /// Simulates the exchanges that could not be priced, most promising first, and improves <paramref name="best"/>. To be called after the last
    /// of the trials that belong together.
    /// </summary>
    public void DecideExchange(ref Exchange best)
    {
        foreach (var exchange in _promising.Waiting)
        {
            if (exchange.Delta >= best.Delta)
                break;
            TrySimulated(exchange, ref best);
        }

        _promising.Clear();
    }

    private void TrySimulated(in Exchange exchange, ref Exchange best)
    {
        var key = _useless is null ? 0 : KeyOf(exchange);
        if (_useless is not null && _useless.Knows(key))
            return;
        var delta = Simulate(exchange);
        if (delta >= 0)
            _useless?.Note(key);
        if (++_simulated == ManySimulated)
            (_simulated, _kept) = (_simulated / 2, _kept / 2);
        if (delta >= best.Delta)
            return;
        _kept++;
        best = exchange with { Delta = delta };
    }

    private ulong KeyOf(in Exchange exchange)
    {
        var routes = PairMemory.Mix(_prints[_route[exchange.A]], _prints[_route[exchange.B]]);
        var places = PairMemory.Mix((ulong)_position[exchange.A], (ulong)_position[exchange.B]);
        return PairMemory.Mix(PairMemory.Mix(routes, places), (ulong)((exchange.CountA * 8) + exchange.CountB + 32));
    }

    /// <summary>What an exchange changes the cost by; out of reach if a route cannot be driven.</summary>
    private Cost Simulate(in Exchange exchange)
    {
        var (routeA, routeB) = (_route[exchange.A], _route[exchange.B]);
        Reserve(routeA, routeB);
        if (routeA == routeB)
            return TrySimulate(routeA, ComposeOrder(exchange), out var cost) ? cost - _cost[routeA] : Cost.MaxValue;
        var countA = Compose(exchange.A, exchange.CountA, exchange.B, exchange.CountB, _oneSide);
        var countB = Compose(exchange.B, exchange.CountB, exchange.A, exchange.CountA, _otherSide);
        return TrySimulate(routeA, _oneSide.AsSpan(0, countA), out var costA) && TrySimulate(routeB, _otherSide.AsSpan(0, countB), out var costB)
            ? costA + costB - _cost[routeA] - _cost[routeB]
            : Cost.MaxValue;
    }

    /// <summary>A route without visits is free; one that only visits stations is of no use.</summary>
    private bool TrySimulate(int vehicle, ReadOnlySpan<int> codes, out Cost cost)
    {
        cost = 0;
        if (codes.IsEmpty)
            return true;
        if (codes.IndexOfAnyInRange(0, _data.StopCount - 1) < 0 || !_simulator.TrySimulate(KindOf(vehicle), codes))
            return false;
        cost = _simulator.Cost;
        return true;
    }

    /// <summary>Some stops that follow each other, and the slot behind them.</summary>
    internal readonly record struct Part(int Count, int First, int Last, int Behind, Distance Distance, Duration Driving)
    {
        public bool Exists => Count >= 0;
        public bool IsEmpty => Count == 0;
    }

    private static Part NoPart { get; } = new(-1, -1, -1, -1, 0, 0);

    internal Part PartAfter(int slot, int count)
    {
        if (!MayInsertAfter(slot))
            return NoPart;
        var first = _next[slot];
        if (count == 0)
            return new(0, -1, -1, first, 0, 0);
        if (!IsStopAlone(first))
            return NoPart;
        var (last, distance, driving) = (first, 0, 0);
        for (var more = 1; more < count; more++)
        {
            last = _next[last];
            if (!IsStopAlone(last))
                return NoPart;
            (distance, driving) = (distance + _arcIn[last].Distance, driving + _arcIn[last].Duration);
        }

        return new(count, first, last, _next[last], distance, driving);
    }

    /// <summary>A stop that no other has to go along with.</summary>
    private bool IsStopAlone(int slot) => IsStop(slot) && _data.Group[slot] < 0;

    private Duration ServiceOf(in Part part)
    {
        Duration service = 0;
        for (var stop = part.First; !part.IsEmpty && stop != part.Behind; stop = _next[stop])
            service += _data.Service[stop];
        return service;
    }

    /// <summary>Whether a route's vehicle may visit the stops, and its ways between them are the same.</summary>
    private bool MayTake(in Part part, int vehicle)
    {
        if (part.IsEmpty)
            return true;
        var kind = KindOf(vehicle);
        if (_data.Kinds[kind].Profile != _data.Kinds[KindOf(_route[part.First])].Profile || !IsRouteLoadUnlimited(vehicle))
            return false;
        for (var stop = part.First; stop != part.Behind; stop = _next[stop])
        {
            if (!_data.AllowedKinds[(kind * _data.StopCount) + stop])
                return false;
        }

        return true;
    }

    private bool IsRouteLoadUnlimited(int vehicle) => _data.Kinds[KindOf(vehicle)].RouteLoadLimit.IsEmpty;

    private bool Holds(int slot, in Part part, int behind, int vehicle)
    {
        for (var dimension = 0; dimension < _data.Dimensions; dimension++)
        {
            var load = _loadBefore[(slot * _data.Dimensions) + dimension];
            for (var stop = part.First; !part.IsEmpty && stop != part.Behind; stop = _next[stop])
                load = LoadSegment.Merge(load, LoadOf(stop, dimension));
            if (LoadSegment.Merge(load, _loadAfter[(behind * _data.Dimensions) + dimension]).Most > _data.Capacity[(KindOf(vehicle) * _data.Dimensions) + dimension])
                return false;
        }

        return true;
    }

    private bool TryTime(int slot, in Part part, int behind, Arc into, Arc outOf, VehicleKind kind, out TimeSegment whole)
    {
        if (part.IsEmpty)
            return TimeSegment.TryMerge(_before[slot], _after[behind], into.Duration, out whole) && whole.Length <= kind.MaxDuration;
        if (!TimeSegment.TryMerge(_before[slot], _data.StopSegments[part.First], into.Duration, out whole))
            return false;
        for (var stop = part.First; stop != part.Last; stop = _next[stop])
        {
            if (!TimeSegment.TryMerge(whole, _data.StopSegments[_next[stop]], _arcIn[_next[stop]].Duration, out whole))
                return false;
        }

        return TimeSegment.TryMerge(whole, _after[behind], outOf.Duration, out whole) && whole.Length <= kind.MaxDuration;
    }
}
