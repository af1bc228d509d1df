namespace Optimizer.Routing.Search;

/// <content>Visits to stations: dropped when needless, improved by moving and exchanging them.</content>
internal sealed partial class Tours
{
    private const int FarthestShift = 6;

    private int[] _variant = new int[256];

    /// <summary>Drops, from a touched route, station visits with nothing to unload, and those between trips that fit together.</summary>
    public void DropNeedlessStations(int vehicle)
    {
        if (_stationVisits[vehicle] == 0)
            return;
        var kind = _data.Kinds[KindOf(vehicle)];
        for (var slot = _next[Start(vehicle)]; slot != End(vehicle);)
        {
            var next = _next[slot];
            if (IsStation(slot) && !IsPinnedPlace(vehicle, slot))
            {
                var isReload = _data.Problem.Stations[_stationOf[slot]].Reloads && IsStop(next);
                var isLast = next == End(vehicle);
                var hasNothing = (!isReload && !IsStop(_previous[slot])) || (isLast && !_data.NeedsMaterials && !HoldsSomething(slot));
                if (hasNothing || (!isLast && !_data.NeedsMaterials && !(isReload && _data.HasReleases) && TripsFitTogether(slot, vehicle)) || (isLast && !kind.ReturnsEmpty && _size[vehicle] == 0))
                    RemoveStation(slot);
            }

            slot = next;
        }
    }

    /// <summary>A refreshed position says whether a visit was pinned before the touch.</summary>
    private bool IsPinnedPlace(int vehicle, int slot) => _pinned[vehicle] > 0 && _position[slot] <= _pinned[vehicle];

    /// <summary>Whether the trip that ends at a station has loaded something for it.</summary>
    private bool HoldsSomething(int station)
    {
        var slot = _previous[station];
        while (IsStop(slot) && !IsUnloaded(slot))
            slot = _previous[slot];
        return IsStop(slot);
    }

    private bool TripsFitTogether(int station, int vehicle)
    {
        for (var dimension = 0; dimension < _data.Dimensions; dimension++)
        {
            var both = default(LoadSegment);
            for (var slot = _previous[station]; IsStop(slot); slot = _previous[slot])
                both = LoadSegment.Merge(LoadOf(slot, dimension), both);
            for (var slot = _next[station]; IsStop(slot); slot = _next[slot])
                both = LoadSegment.Merge(both, LoadOf(slot, dimension));
            if (both.Most > _data.Capacity[(KindOf(vehicle) * _data.Dimensions) + dimension])
                return false;
        }

        return true;
    }

    /// <summary>Makes a touched route that cannot be driven empty of all that is not pinned, or puts it back as it was.</summary>
    public void EmptyOrRestore(int vehicle)
    {
        var pinned = CodesOf(vehicle)[..Math.Min(_pinned[vehicle], CodesOf(vehicle).Length)].ToArray();
        SetRoute(vehicle, pinned);
        if (TryRefresh(vehicle))
            return;

        ClearRoute(vehicle);
        var place = _journalPlace[vehicle];
        SetRoute(vehicle, _journal.AsSpan(place + 1, _journal[place]));
        if (!TryRefresh(vehicle))
            throw new InvalidOperationException($"Route {vehicle} was feasible and is not any more.");
    }

    /// <summary>Drops station visits of a route where that costs nothing, exchanges and shifts them where it saves; the route is touched if so.</summary>
    public void ImproveStations(int vehicle)
    {
        while (_stationVisits[vehicle] > 0 && TryImproveStation(vehicle))
        {
        }
    }

    private bool TryImproveStation(int vehicle)
    {
        var codes = CodesOf(vehicle);
        var count = codes.Length;
        if (_variant.Length < count)
            _variant = new int[count * 2];
        for (var place = _pinned[vehicle]; place < count; place++)
        {
            if (codes[place] < _data.StopCount)
                continue;

            codes[..place].CopyTo(_variant);
            codes[(place + 1)..].CopyTo(_variant.AsSpan(place));
            if (TryVariant(vehicle, count - 1, _cost[vehicle]))
                return true;

            for (var station = 0; station < _data.StationCount; station++)
            {
                codes.CopyTo(_variant);
                _variant[place] = _data.StopCount + station;
                if (codes[place] != _variant[place] && TryVariant(vehicle, count, _cost[vehicle] - 1))
                    return true;
            }

            if (TryShift(vehicle, codes, place, 1) || TryShift(vehicle, codes, place, -1))
                return true;
        }

        return false;
    }

    private bool TryShift(int vehicle, ReadOnlySpan<int> codes, int place, int direction)
    {
        codes.CopyTo(_variant);
        for (var step = 1; step <= FarthestShift; step++)
        {
            var to = place + (step * direction);
            if (to < _pinned[vehicle] || to >= codes.Length)
                return false;
            (_variant[to], _variant[to - direction]) = (_variant[to - direction], _variant[to]);
            if (TryVariant(vehicle, codes.Length, _cost[vehicle] - 1))
                return true;
        }

        return false;
    }

    private bool TryVariant(int vehicle, int count, Cost most)
    {
        var variant = _variant.AsSpan(0, count);
        if (!_simulator.TrySimulate(KindOf(vehicle), variant) || _simulator.Cost > most)
            return false;
        if (_quotaUsed is not null && !_quotaUsed.Fits(vehicle, _simulator))
            return false;
        Touch(vehicle);
        SetRoute(vehicle, variant);
        if (!TryRefresh(vehicle))
            throw new InvalidOperationException($"Route {vehicle} was promised to be feasible.");
        return true;
    }
}
