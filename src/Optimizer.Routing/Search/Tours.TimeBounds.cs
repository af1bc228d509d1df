namespace Optimizer.Routing.Search;

/// <content>What the times of a changed route cost at least, where simulation decides: then few places have to be simulated.</content>
internal sealed partial class Tours
{
    /// <summary>
    /// The least that a route of these times can cost for them: no sooner and no shorter than its segments, with the rest that driving
    /// and work ask for in all, or breaks that no route of these times escapes (waiting may be rest), and without soft windows. False if
    /// it cannot be driven.
    /// </summary>
    /// <param name="serving">Seconds of service; set-up that may be shared is left out.</param>
    /// <param name="whole">The hull of all windows.</param>
    internal static bool TryLeastTimePrice(VehicleKind kind, Duration driving, Duration serving, in TimeSegment whole, out Cost price)
    {
        var active = driving + serving + RouteSimulator.LeastRest(kind.Breaks, driving, serving);
        if (!kind.Breaks.Windows.IsEmpty)
            active = Math.Max(active, driving + serving + LeastWindowBreaks(kind, whole.Late, Math.Max(whole.End, kind.StartWindows[0].Start + active)));
        var length = Math.Max(whole.Length, active);
        var end = Math.Max(whole.End, kind.StartWindows[0].Start + active);
        price = (kind.DrivingCost * driving) + (kind.ServiceCost * serving) + (kind.WaitingCost * (length - driving - serving))
            + (kind.DurationCost * length) + (kind.OvertimeCost * Math.Max(0, end - kind.RegularEnd));
        return length <= kind.MaxDuration && end <= kind.EndWindows[^1].End && !(kind.Breaks.EuDriving && driving > RouteSimulator.MostEuDriving);
    }

    /// <summary>The length of the breaks that a route has to take which is under way at their latest start; of those that one break may stand for, the first.</summary>
    /// <param name="latestDeparture">No feasible route leaves later.</param>
    /// <param name="earliestReturn">No feasible route is back sooner.</param>
    private static Duration LeastWindowBreaks(VehicleKind kind, Duration latestDeparture, Duration earliestReturn)
    {
        var (length, counted) = (0, -1);
        foreach (var rest in kind.Breaks.Windows)
        {
            if (latestDeparture > rest.LatestStart || earliestReturn <= rest.LatestStart || rest.EarliestStart <= counted)
                continue;
            (length, counted) = (length + rest.Length, rest.LatestStart);
        }

        return length;
    }

    /// <summary>The least change of a route's cost for a way and times more; false if it cannot be driven.</summary>
    /// <param name="distance">Metres more than the route has; of a route that begins with this, all of them.</param>
    /// <param name="driving">Seconds, likewise.</param>
    /// <param name="serving">Seconds of service more.</param>
    private bool TryLeastDelta(int vehicle, Distance distance, Duration driving, Duration serving, in TimeSegment whole, out Cost delta)
    {
        var kind = _data.Kinds[KindOf(vehicle)];
        var isPossible = TryLeastTimePrice(kind, _driving[vehicle] + driving, _serving[vehicle] + serving, whole, out var times);
        delta = (kind.DistanceCost * distance) + times - _timePrice[vehicle] + (_size[vehicle] == 0 ? kind.FixedCost : 0);
        return isPossible && (long)_distance[vehicle] + distance <= kind.MaxDistance;
    }

    /// <summary>What the station after a slot that takes the stop's load asks for it at least, rounded down.</summary>
    private Cost LeastFeeAfter(int stop, int after, int vehicle)
    {
        if (_data.LeastFee[stop] == 0 && !_data.FeesDiffer)
            return 0;
        for (var slot = _next[after]; slot != End(vehicle); slot = _next[slot])
        {
            if (IsStation(slot) && (_data.Material[stop] < 0 || TakesOff(slot, _data.Material[stop])))
                return _data.FeeOf(stop, _stationOf[slot]);
        }

        return _data.LeastFee[stop];
    }
}
