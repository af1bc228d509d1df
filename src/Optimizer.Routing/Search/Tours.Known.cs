namespace Optimizer.Routing.Search;

/// <content>Refreshing routes of which it is known what a simulation would find.</content>
internal sealed partial class Tours
{
    private Decided _decided = Decided.Nothing;

    /// <summary>As <see cref="TryRefresh"/>, for a touched route that is again as it was at the mark: what it cost then, it costs now.</summary>
    private void Restore(int vehicle)
    {
        var isKnown = _data.NeedsSimulation && _quotaUsed is null && _size[vehicle] + _stationVisits[vehicle] > 0;
        if (!(isKnown ? TryRefreshAs(vehicle, _atMark[vehicle]) : TryRefresh(vehicle)))
            throw new InvalidOperationException($"Route {vehicle} was feasible and is not any more ({_simulator.Fault}).");
    }

    /// <summary>As <see cref="TryRefresh"/>, for a route with a stop where it was decided on just before: what was simulated then holds now.</summary>
    private bool TryRefreshAsDecided(int vehicle, int stop, int after, Cost delta)
    {
        var isKnown = _quotaUsed is null && (_decided.Stop, _decided.After, _decided.Delta) == (stop, after, delta) && _decided.Result.Cost == _cost[vehicle] + delta;
        var result = _decided.Result;
        _decided = Decided.Nothing;
        return isKnown ? TryRefreshAs(vehicle, result) : TryRefresh(vehicle);
    }

    private bool TryRefreshAs(int vehicle, RouteResult result)
    {
        NoteEmptiness(vehicle);
        NotePrint(vehicle);
        if (!TryRefreshForward(vehicle))
            return false;
        RefreshBackward(vehicle);
        Cost += result.Cost - _cost[vehicle];
        (_cost[vehicle], _idle[vehicle], _timePrice[vehicle]) = result;
        CheckAgainstSimulation(vehicle, result.Cost);
        return true;
    }

    /// <summary>Whether the best place of a stop on a route depends on nothing but the route, and takes simulation to find.</summary>
    public bool MayRemember => _data.NeedsSimulation && _quotaUsed is null && (_data.StationCount > 0 || !_data.MayChangeKind);

    /// <summary>What the route of the last best place would be.</summary>
    public RouteResult DecidedResult => _decided.Result;

    public void NoteDecided(int stop, int after, Cost delta, RouteResult result) => _decided = new(stop, after, delta, result);

    /// <summary>The slot at a position of a route, the start being at 0.</summary>
    public int SlotAt(int vehicle, int position)
    {
        var slot = Start(vehicle);
        for (; position > 0; position--)
            slot = _next[slot];
        return slot;
    }

    /// <summary>The best place of a stop so far that was simulated.</summary>
    private readonly record struct Decided(int Stop, int After, Cost Delta, RouteResult Result)
    {
        public static Decided Nothing { get; } = new(-1, -1, 0, default);
    }
}
