namespace Optimizer.Routing.Search;

/// <summary>
/// Places requests on routes that have no room for them: a route takes one in and gives away one or two that have been hard to place
/// the least often, more only if they cannot stay with it, and then the routes are stirred by random moves. Guided ejection: Nagata and Bräysy (2009),
/// https://doi.org/10.1016/j.orl.2009.04.006; with pairs Sartori and Buriol (2020), https://doi.org/10.1016/j.cor.2020.105065.
/// </summary>
internal sealed class EjectionSearch(Tours tours, Neighbours neighbours, Xoshiro random)
{
    /// <summary>Random moves tried after each ejection.</summary>
    private const int Moves = 100;

    /// <summary>Most requests that leave a route together as none of them can share one with the request that comes.</summary>
    private const int MostStrangers = 6;

    private readonly SearchData _data = tours.Data;
    private readonly Requests _requests = new(tours.Data);
    private readonly Companions _companions = new(tours.Data);
    private readonly PairMemory? _memory = tours.HasPrints ? new(tours, random) : null;

    /// <summary>By request, one more than how often it found no place.</summary>
    private readonly long[] _failures = new long[tours.Data.StopCount];
    private readonly List<int> _waiting = [];
    private readonly int[] _ejected = new int[2 * MostStrangers];

    // The requests of the route that is looked at, and their failures.
    private readonly int[] _leaving = new int[tours.Data.StopCount];
    private readonly long[] _keys = new long[tours.Data.StopCount];

    /// <summary>Requests without a place.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>How often a route was laid out to see whether it takes a request: nearly all of the time goes there.</summary>
    public long Trials { get; private set; }

    /// <summary>So many vehicles are needed at least for all that is on routes, where no way is shorter over a third place.</summary>
    public int LeastVehicles() => _companions.LeastVehicles(tours);

    /// <summary>Begins with requests that a route has just lost; nothing has failed yet.</summary>
    public void Begin(ReadOnlySpan<int> stops)
    {
        Array.Fill(_failures, 1);
        _waiting.Clear();
        foreach (var stop in stops)
        {
            if (_requests.IsFirst(stop))
                _waiting.Add(stop);
        }
    }

    /// <summary>Places the request that waits since last, if only in exchange for others.</summary>
    public void Step()
    {
        var request = _waiting[^1];
        _waiting.RemoveAt(_waiting.Count - 1);
        tours.Mark();
        if (TryPlaceAnywhere(request))
            return;
        _failures[request]++;
        if (!TryEject(request))
            _waiting.Insert(random.Below(_waiting.Count + 1), request);
        Stir();
    }

    private bool TryPlaceAnywhere(int request)
    {
        var (single, pair) = (Placement.None, new PairPlacement(Cost.MaxValue, -1, -1));
        for (var vehicle = 0; vehicle < _data.VehicleCount; vehicle++)
        {
            if (tours.Size(vehicle) > 0 && CanJoin(request, vehicle))
                Try(request, vehicle, ref single, ref pair);
        }

        return TryPlace(request, single, pair);
    }

    private bool TryPlaceOn(int request, int vehicle)
    {
        var (single, pair) = (Placement.None, new PairPlacement(Cost.MaxValue, -1, -1));
        Try(request, vehicle, ref single, ref pair);
        return TryPlace(request, single, pair);
    }

    private void Try(int request, int vehicle, ref Placement single, ref PairPlacement pair)
    {
        if (_requests.SecondOf(request) >= 0)
        {
            if (_memory is null)
                tours.TryPair(request, _requests.SecondOf(request), vehicle, 0, random, ref pair);
            else
                _memory.TryPair(request, _requests.SecondOf(request), vehicle, ref pair);
            return;
        }

        for (var slot = tours.Start(vehicle); slot != tours.End(vehicle); slot = tours.Next(slot))
            tours.TryPlacement(request, slot, ref single);
    }

    private bool TryPlace(int request, in Placement single, PairPlacement pair)
    {
        tours.DecidePair(request, _requests.SecondOf(request), ref pair);
        if (single.Exists)
            tours.Place(request, single);
        else if (pair.Exists)
            tours.PlacePair(request, _requests.SecondOf(request), pair);
        return single.Exists || pair.Exists;
    }

    /// <summary>Whether a request can share a route with each of a vehicle's, one aside.</summary>
    private bool CanJoin(int request, int vehicle, int except = -1)
    {
        for (var slot = tours.Next(tours.Start(vehicle)); slot != tours.End(vehicle); slot = tours.Next(slot))
        {
            if (_requests.IsFirst(slot) && slot != except && !_companions.CanShare(request, slot))
                return false;
        }

        return true;
    }

    /// <summary>
    /// A route takes the request for those of its own whose failures are the fewest in sum. Two leave for one only if no one has
    /// failed as seldom as the request.
    /// </summary>
    private bool TryEject(int request)
    {
        var best = new Ejection(long.MaxValue, -1, -1, -1);
        var from = random.Below(_data.VehicleCount);
        LookEverywhere(request, from, inTwos: false, ref best);
        if (best.Key > _failures[request])
            LookEverywhere(request, from, inTwos: true, ref best);
        return best.Exists ? TryExchange(request, best) : TryEjectStrangers(request, from);
    }

    /// <summary>
    /// Where one or two are too few everywhere: a route takes the request for all of its own that cannot share a route with it, the
    /// fewest failures in sum. Else a request with strangers on every route would wait for chance to bring them together.
    /// </summary>
    private bool TryEjectStrangers(int request, int from)
    {
        var (best, fewest) = (-1, long.MaxValue);
        for (var index = 0; index < _data.VehicleCount; index++)
        {
            var vehicle = (from + index) % _data.VehicleCount;
            if (tours.Size(vehicle) == 0 || !TryGatherStrangers(vehicle, request, out var strangers, out var key) || key >= fewest)
                continue;
            Trials++;
            if (tours.Admits(vehicle, request, _requests.SecondOf(request), _ejected.AsSpan(0, strangers)))
                (best, fewest) = (vehicle, key);
        }

        if (best < 0)
            return false;
        TryGatherStrangers(best, request, out var count, out _);
        var leaving = _ejected.AsSpan(0, count);
        tours.Touch(best);
        foreach (var stop in leaving)
            tours.Remove(stop);
        if (!tours.TryRefresh(best) || !TryPlaceOn(request, best))
        {
            tours.Rollback();
            return false;
        }

        foreach (var stop in leaving)
        {
            if (_requests.IsFirst(stop))
                _waiting.Add(stop);
        }

        return true;
    }

    /// <summary>All stops of the requests of a route that cannot share one with the given request; false if they are too many or one must stay.</summary>
    private bool TryGatherStrangers(int vehicle, int request, out int count, out long key)
    {
        (count, key) = (0, 0);
        for (var slot = tours.Next(tours.Start(vehicle)); slot != tours.End(vehicle); slot = tours.Next(slot))
        {
            if (!_requests.IsFirst(slot) || _companions.CanShare(request, slot))
                continue;
            if (count + 2 > _ejected.Length || !MayLeave(slot))
                return false;
            key += _failures[slot];
            _ejected[count++] = slot;
            if (_requests.SecondOf(slot) >= 0)
                _ejected[count++] = _requests.SecondOf(slot);
        }

        return true;
    }

    private void LookEverywhere(int request, int from, bool inTwos, ref Ejection best)
    {
        for (var index = 0; index < _data.VehicleCount; index++)
        {
            var vehicle = (from + index) % _data.VehicleCount;
            if (tours.Size(vehicle) == 0)
                continue;
            var strangers = Gather(vehicle, request, out var count);
            if (inTwos && strangers <= 2)
                LookForTwo(vehicle, request, strangers, count, ref best);
            else if (!inTwos && strangers <= 1)
                LookForOne(vehicle, request, strangers, count, ref best);
        }
    }

    private void LookForOne(int vehicle, int request, int strangers, int count, ref Ejection best)
    {
        for (var one = 0; one < (strangers == 1 ? 1 : count); one++)
        {
            if (IsSettled(vehicle, request, one, -1, ref best))
                return;
        }
    }

    private void LookForTwo(int vehicle, int request, int strangers, int count, ref Ejection best)
    {
        for (var one = 0; one < (strangers > 0 ? 1 : count - 1); one++)
        {
            for (var other = one + 1; other < (strangers == 2 ? 2 : count); other++)
            {
                if (IsSettled(vehicle, request, one, other, ref best))
                    break;
            }
        }
    }

    /// <summary>Whether those behind, which have failed more often, need not be looked at: these can leave, or have failed too often already.</summary>
    private bool IsSettled(int vehicle, int request, int one, int other, ref Ejection best)
    {
        var key = _keys[one] + (other < 0 ? 0 : _keys[other]);
        if (key >= best.Key)
            return true;
        var (first, second) = (_leaving[one], other < 0 ? -1 : _leaving[other]);
        if (!AdmitsWithout(vehicle, request, first, second))
            return false;
        best = new(key, vehicle, first, second);
        return true;
    }

    private bool AdmitsWithout(int vehicle, int request, int one, int other)
    {
        var count = 0;
        ReadOnlySpan<int> leaving = [one, other];
        foreach (var each in leaving)
        {
            if (each >= 0)
                _ejected[count++] = each;
            if (each >= 0 && _requests.SecondOf(each) >= 0)
                _ejected[count++] = _requests.SecondOf(each);
        }

        Trials++;
        return tours.Admits(vehicle, request, _requests.SecondOf(request), _ejected.AsSpan(0, count));
    }

    /// <summary>
    /// The requests of a route that may leave it: first those that cannot share a route with the given one, answering how many, then
    /// the others, those with the fewest failures first. More than two that cannot stay, or one that must, are too many.
    /// </summary>
    private int Gather(int vehicle, int request, out int count)
    {
        (count, var strangers) = (0, 0);
        for (var slot = tours.Next(tours.Start(vehicle)); slot != tours.End(vehicle); slot = tours.Next(slot))
        {
            if (!_requests.IsFirst(slot))
                continue;
            var isStranger = !_companions.CanShare(request, slot);
            if (isStranger && (strangers == 2 || !MayLeave(slot)))
                return int.MaxValue;
            if (!MayLeave(slot))
                continue;
            (_leaving[count], _keys[count]) = (slot, _failures[slot]);
            if (isStranger)
            {
                (_leaving[strangers], _leaving[count]) = (_leaving[count], _leaving[strangers]);
                (_keys[strangers], _keys[count]) = (_keys[count], _keys[strangers]);
                strangers++;
            }

            count++;
        }

        _keys.AsSpan(strangers, count - strangers).Sort(_leaving.AsSpan(strangers, count - strangers));
        return strangers;
    }

    private bool MayLeave(int request) => !tours.IsPinned(request) && (_requests.SecondOf(request) < 0 || !tours.IsPinned(_requests.SecondOf(request)));

    private bool TryExchange(int request, in Ejection ejection)
    {
        tours.Touch(ejection.Vehicle);
        Remove(ejection.One);
        if (ejection.Other >= 0)
            Remove(ejection.Other);
        if (!tours.TryRefresh(ejection.Vehicle) || !TryPlaceOn(request, ejection.Vehicle))
        {
            tours.Rollback();
            return false;
        }

        _waiting.Add(ejection.One);
        if (ejection.Other >= 0)
            _waiting.Add(ejection.Other);
        return true;
    }

    private void Remove(int request)
    {
        tours.Remove(request);
        if (_requests.SecondOf(request) >= 0)
            tours.Remove(_requests.SecondOf(request));
    }

    /// <summary>Random moves between near routes, whatever they cost.</summary>
    private void Stir()
    {
        for (var move = 0; move < Moves; move++)
        {
            var stop = random.Below(_data.StopCount);
            var near = neighbours.Of(stop);
            if (near.IsEmpty || tours.RouteOf(stop) < 0)
                continue;
            var other = near[random.Below(near.Length)];
            if (tours.RouteOf(other) < 0 || tours.RouteOf(other) == tours.RouteOf(stop) || !MayLeave(_requests.Of(stop)))
                continue;
            tours.Mark();
            if (random.Below(2) == 0)
                Relocate(_requests.Of(stop), tours.RouteOf(other));
            else if (MayLeave(_requests.Of(other)))
                Swap(_requests.Of(stop), _requests.Of(other));
        }
    }

    private void Relocate(int request, int vehicle)
    {
        if (!CanJoin(request, vehicle))
            return;
        Trials++;
        if (!tours.Admits(vehicle, request, _requests.SecondOf(request), []))
            return;
        var old = tours.RouteOf(request);
        tours.Touch(old);
        Remove(request);
        if (!tours.TryRefresh(old) || !TryPlaceOn(request, vehicle))
            tours.Rollback();
    }

    private void Swap(int one, int other)
    {
        var (vehicle, otherVehicle) = (tours.RouteOf(one), tours.RouteOf(other));
        if (!CanJoin(other, vehicle, one) || !CanJoin(one, otherVehicle, other)
            || !AdmitsWithout(vehicle, other, one, -1) || !AdmitsWithout(otherVehicle, one, other, -1))
        {
            return;
        }

        tours.Touch(vehicle);
        tours.Touch(otherVehicle);
        Remove(one);
        Remove(other);
        if (!tours.TryRefresh(vehicle) || !tours.TryRefresh(otherVehicle) || !TryPlaceOn(other, vehicle) || !TryPlaceOn(one, otherVehicle))
            tours.Rollback();
    }

    /// <summary>One or two requests that leave a route for another.</summary>
    /// <param name="Key">The sum of their failures.</param>
    private readonly record struct Ejection(long Key, int Vehicle, int One, int Other)
    {
        public bool Exists => Vehicle >= 0;
    }
}
