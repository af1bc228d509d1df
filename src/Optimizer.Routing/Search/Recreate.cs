namespace Optimizer.Routing.Search;

/// <summary>
/// Puts absent stops back where they are cheapest, one after the other, overlooking a place now and then. Greedy insertion with
/// blinks: Christiaens and Vanden Berghe (2020), https://doi.org/10.1287/trsc.2019.0914.
/// </summary>
internal sealed class Recreate(Tours tours, Neighbours neighbours, SearchParameters parameters, Xoshiro random)
{
    /// <summary>How often an optional stop that does not pay by itself is placed all the same: it may pay together with others.</summary>
    public const double DareShare = 0.1;

    /// <summary>
    /// How often new vehicles are of one kind, drawn anew each time: the cheapest for a single stop is not the one that a full route
    /// wants, and a route has its vehicle changed afterwards.
    /// </summary>
    private const double FavourShare = 0.1;

    /// <summary>Absent stops tried in one go besides those that the ruin took out.</summary>
    private const int MostOldAbsent = 20;

    /// <summary>So many of them, where there are more, are near those: only there has something changed.</summary>
    private const int MostNearAbsent = 15;

    /// <summary>Near stops of each that are asked whether they are absent.</summary>
    private const int AskedNeighbours = 10;

    /// <summary>Up to so many stops, every place is tried.</summary>
    private const int MostStopsForAllPlaces = 60;

    private readonly int[] _waiting = new int[tours.Data.StopCount];
    private readonly double[] _keys = new double[tours.Data.StopCount];
    private readonly int[] _stamps = new int[tours.Data.StopCount + (2 * tours.Data.VehicleCount)];
    private readonly int[] _failures = new int[tours.Data.StopCount];
    private readonly GroupInsertion _groups = new(tours);
    private readonly PairInsertion _pairs = new(tours, neighbours, parameters, random);
    private readonly RouteInsertion? _routes = tours.MayRemember ? new(tours, neighbours, parameters, random) : null;
    private int _stamp;
    private int _favouredKind = -1;

    /// <summary>Tries to place everything that is absent, or, with many, those last removed and some others.</summary>
    /// <param name="lastRemoved">How many of the absent stops, counted from the end of the list, the ruin took out.</param>
    public void Apply(int lastRemoved, double blinkShare)
    {
        _favouredKind = tours.Data.MayChangeKind && random.NextDouble() < FavourShare ? random.Below(tours.Data.Kinds.Length) : -1;
        foreach (var stop in Line(lastRemoved))
            Place(stop, blinkShare);
    }

    /// <summary>What to place, in a drawn order; the first stop of a group stands for all of it. Valid until the next call.</summary>
    /// <inheritdoc cref="Apply"/>
    public Span<int> Line(int lastRemoved)
    {
        var waiting = _waiting.AsSpan(0, WithoutRest(Gather(lastRemoved)));
        Sort(waiting);
        return waiting;
    }

    /// <summary>What it costs to leave a stop out with all of its group.</summary>
    public Cost PenaltyOf(int stop)
    {
        if (tours.Data.Group[stop] < 0)
            return tours.Data.Penalty[stop];
        Cost sum = 0;
        foreach (var member in tours.Data.Problem.Groups[tours.Data.Group[stop]].Stops)
            sum += tours.Data.Penalty[member];
        return sum;
    }

    /// <summary>Unlinks a stop of a touched route, with all of its group; nothing if it has no place.</summary>
    public void TakeOut(int stop)
    {
        if (tours.RouteOf(stop) < 0)
            return;
        if (tours.Data.Group[stop] < 0)
        {
            tours.Remove(stop);
            return;
        }

        foreach (var member in tours.Data.Problem.Groups[tours.Data.Group[stop]].Stops)
            tours.Remove(member);
    }

    /// <summary>Places everything that is absent, in the order of the list, for a first plan. Stops early when told to.</summary>
    public void Construct(StopWatcher watcher)
    {
        var count = tours.AbsentCount;
        tours.Absent.CopyTo(_waiting);
        Sort(_waiting.AsSpan(0, count), order: Order.Far);
        for (var index = 0; index < count; index++)
        {
            if ((index & 63) == 0 && watcher.IsOver())
                return;
            Place(_waiting[index], 0);
            tours.Mark();
        }

        PlaceAtAnyCost(watcher);
    }

    /// <summary>What does not pay by itself may pay together with others: all optional stops find a place first, the search sees to the rest.</summary>
    private void PlaceAtAnyCost(StopWatcher watcher)
    {
        var count = tours.AbsentCount;
        tours.Absent.CopyTo(_waiting);
        for (var index = 0; index < count; index++)
        {
            var stop = _waiting[index];
            if ((index & 63) == 0 && watcher.IsOver())
                return;
            if (tours.Data.Group[stop] >= 0)
                continue;
            var best = FindPlace(stop, 0, Cost.MaxValue);
            if (best.Exists)
                tours.Place(stop, best);
            tours.Mark();
        }
    }

    public bool Place(int stop, double blinkShare)
    {
        if (tours.RouteOf(stop) >= 0)
            return true;
        if (tours.Data.Group[stop] >= 0)
            return PlaceGroup(tours.Data.Group[stop], blinkShare);

        var best = FindPlace(stop, blinkShare, tours.Data.Penalty[stop]);
        if (!best.Exists && blinkShare > 0 && random.NextDouble() < DareShare)
            best = FindPlace(stop, blinkShare, Cost.MaxValue);
        if (!best.Exists)
        {
            _failures[stop]++;
            return false;
        }

        _failures[stop] = 0;
        tours.Place(stop, best);
        return true;
    }

    private bool PlaceGroup(int group, double blinkShare)
    {
        var members = tours.Data.Problem.Groups[group];
        if (!members.IsPair && !(members is { IsOrdered: true, Stops.Length: 2 } && tours.Data.StationCount == 0))
            return _groups.TryPlace(group);
        var (first, second) = (members.Stops[0], members.Stops[1]);
        if (tours.RouteOf(first) >= 0 || tours.RouteOf(second) >= 0)
            return false;
        if (_pairs.TryPlace(first, second, blinkShare))
        {
            _failures[first] = 0;
            return true;
        }

        // A visit to a station may make room for a pair, which the pair alone does not think of.
        return tours.Data.StationCount > 0 && SeldomFails(_failures[first]++) && _groups.TryPlace(group);
    }

    /// <summary>Whoever finds no place again and again looks everywhere less and less often.</summary>
    private static bool SeldomFails(int failures) => failures < 4 || (failures & (failures - 1)) == 0;

    private Placement FindPlace(int stop, double blinkShare, Cost bound)
    {
        var best = new Placement(bound, -1, -1, StationPlace.None);
        _stamp++;
        var remembers = _routes?.IsWorthwhile ?? false;
        var isSmall = tours.Data.StopCount <= MostStopsForAllPlaces || (remembers && _routes!.AsksAll);
        if (remembers)
            _routes!.Try(stop, blinkShare, ref best);
        else if (isSmall)
            TryEverywhere(stop, blinkShare, ref best);
        else
            TryNear(stop, blinkShare, ref best);
        TryNewVehicles(stop, ref best);
        tours.Decide(stop, ref best);

        if (!best.Exists && !isSmall && SeldomFails(_failures[stop]))
        {
            TryEverywhere(stop, blinkShare, ref best);
            tours.Decide(stop, ref best);
        }

        return best;
    }

    private void TryNear(int stop, double blinkShare, ref Placement best)
    {
        var near = neighbours.Of(stop);
        for (var index = 0; index < Math.Min(near.Length, parameters.Neighbours); index++)
        {
            var other = near[index];
            if (tours.RouteOf(other) < 0)
                continue;
            TryOnce(stop, other, blinkShare, ref best);
            TryOnce(stop, tours.Previous(other), blinkShare, ref best);
        }
    }

    private void TryNewVehicles(int stop, ref Placement best)
    {
        if (!best.Exists && _favouredKind >= 0)
        {
            TryNewVehicle(stop, _favouredKind, ref best);
            if (best.Exists)
                return;
        }

        for (var kind = 0; kind < tours.Data.Kinds.Length; kind++)
            TryNewVehicle(stop, kind, ref best);
    }

    private void TryNewVehicle(int stop, int kind, ref Placement best)
    {
        var vehicle = tours.EmptyVehicle(kind);
        if (vehicle >= 0)
            tours.TryPlacement(stop, tours.Start(vehicle), ref best);
    }

    private void TryEverywhere(int stop, double blinkShare, ref Placement best)
    {
        // A larger vehicle may have room for what this one has not.
        var mayChangeKind = tours.Data.MayChangeKind && tours.Data.StationCount == 0;
        for (var vehicle = 0; vehicle < tours.Data.VehicleCount; vehicle++)
        {
            if ((tours.Size(vehicle) == 0 && tours.StationVisits(vehicle) == 0) || (!mayChangeKind && !tours.MayTakeMore(stop, vehicle)))
                continue;
            for (var slot = tours.Start(vehicle); slot != tours.End(vehicle); slot = tours.Next(slot))
            {
                if (blinkShare == 0 || random.NextDouble() >= blinkShare)
                    tours.TryPlacement(stop, slot, ref best);
            }
        }
    }

    private void TryOnce(int stop, int after, double blinkShare, ref Placement best)
    {
        if (after < _stamps.Length)
        {
            if (_stamps[after] == _stamp)
                return;
            _stamps[after] = _stamp;
        }

        if (blinkShare == 0 || random.NextDouble() >= blinkShare)
            tours.TryPlacement(stop, after, ref best);
    }

    private int Gather(int lastRemoved)
    {
        var absent = tours.Absent;
        var old = absent.Length - lastRemoved;
        var count = 0;
        for (var index = Math.Max(0, old); index < absent.Length; index++)
            _waiting[count++] = absent[index];
        if (old <= MostOldAbsent)
        {
            for (var index = 0; index < old; index++)
                _waiting[count++] = absent[index];
            return count;
        }

        return GatherAny(old, GatherNear(count));
    }

    /// <summary>Keeps the first stop of each group; answers how many are left.</summary>
    private int WithoutRest(int count)
    {
        if (tours.Data.Problem.Groups.IsEmpty)
            return count;
        _stamp++;
        var kept = 0;
        foreach (var stop in _waiting.AsSpan(0, count))
        {
            var first = tours.Data.Group[stop] < 0 ? stop : tours.Data.Problem.Groups[tours.Data.Group[stop]].Stops[0];
            if (_stamps[first] != _stamp)
                _waiting[kept++] = first;
            _stamps[first] = _stamp;
        }

        return kept;
    }

    /// <summary>Adds absent stops near those that wait.</summary>
    private int GatherNear(int removed)
    {
        _stamp++;
        foreach (var stop in _waiting.AsSpan(0, removed))
            _stamps[stop] = _stamp;
        var count = removed;
        for (var index = 0; index < removed; index++)
        {
            var near = neighbours.Of(_waiting[index]);
            for (var place = 0; place < Math.Min(near.Length, AskedNeighbours) && count < removed + MostNearAbsent; place++)
            {
                if (tours.IsAbsent(near[place]) && _stamps[near[place]] != _stamp)
                    _waiting[count++] = near[place];
                _stamps[near[place]] = _stamp;
            }
        }

        return count;
    }

    /// <summary>Adds a few of those that were absent before.</summary>
    private int GatherAny(int old, int count)
    {
        var from = random.Below(old);
        for (var index = 0; index < MostOldAbsent - MostNearAbsent; index++)
        {
            var stop = tours.Absent[(from + index) % old];
            if (_stamps[stop] != _stamp)
                _waiting[count++] = stop;
        }

        return count;
    }

    private enum Order
    {
        Random,
        Load,
        Far,
        Close,
        NarrowWindow,
        EarlyWindow,
        LateWindow,
    }

    private void Sort(Span<int> stops, Order? order = null)
    {
        var data = tours.Data;
        var chosen = order ?? ChooseOrder();
        random.Shuffle(stops);
        if (chosen == Order.Random)
            return;
        var depot = data.Kinds[0].StartLocation;
        var byLast = !data.Problem.Groups.IsEmpty && random.Below(2) == 0;
        for (var index = 0; index < stops.Length; index++)
        {
            var stop = byLast && data.Group[stops[index]] >= 0 ? data.Problem.Groups[data.Group[stops[index]]].Stops[^1] : stops[index];
            _keys[index] = chosen switch
            {
                Order.Load => -LoadOf(stop),
                Order.Far => -data.Travel[data.Kinds[0].Profile][depot, data.Location[stop]].Distance,
                Order.Close => data.Travel[data.Kinds[0].Profile][depot, data.Location[stop]].Distance,
                Order.NarrowWindow => (double)data.StopSegments[stop].Late - data.StopSegments[stop].Early,
                Order.EarlyWindow => data.StopSegments[stop].Early,
                _ => -data.StopSegments[stop].Late,
            };
        }

        _keys.AsSpan(0, stops.Length).Sort(stops);
    }

    /// <summary>A stop's share of the largest vehicle's capacity, the scarcest dimension counting.</summary>
    private double LoadOf(int stop)
    {
        var data = tours.Data;
        var most = 0.0;
        for (var dimension = 0; dimension < data.Dimensions; dimension++)
        {
            var load = Math.Abs(data.Load[(stop * data.Dimensions) + dimension]) + data.Delivery[(stop * data.Dimensions) + dimension];
            most = Math.Max(most, (double)load / Math.Max(1, data.Capacity[dimension]));
        }

        return most;
    }

    private Order ChooseOrder() => random.Below(tours.Data.HasWindows ? 17 : 11) switch
    {
        < 4 => Order.Random,
        < 8 => Order.Load,
        < 10 => Order.Far,
        < 11 => Order.Close,
        < 13 => Order.NarrowWindow,
        < 15 => Order.EarlyWindow,
        _ => Order.LateWindow,
    };
}
