namespace Optimizer.Routing.Search;

/// <summary>
/// Local search between routes around the stops that an iteration has moved: chains of up to two stops moved or exchanged, and tails
/// exchanged (2-opt*), so that a stop comes next to a near one; the best move of a stop is made until none improves. Only ways are
/// made that are shorter than one of the two they replace: Bentley (1992), https://doi.org/10.1287/ijoc.4.4.387.
/// </summary>
internal sealed class LocalSearch(Tours tours, Neighbours neighbours, SearchParameters parameters)
{
    private readonly int _near = Math.Min(parameters.LocalNeighbours, neighbours.Count);
    private readonly StopQueue _awake = new(tours.Data.StopCount);

    /// <summary>Queues a stop; starts and ends are not.</summary>
    public void Wake(int slot)
    {
        if (slot >= 0 && tours.IsStop(slot))
            _awake.Add(slot);
    }

    /// <summary>Improves until every stop sleeps.</summary>
    public void Run()
    {
        while (_awake.TryTake(out var stop))
        {
            if (tours.RouteOf(stop) < 0)
                continue;
            var best = new Exchange(0, -1, 0, -1, 0);
            Look(stop, ref best);
            if (!best.Exists)
                continue;
            WakeAround(best.A);
            WakeAround(best.B);
            tours.Make(best);
            Wake(stop);
            WakeAround(best.A);
            WakeAround(best.B);
        }
    }

    private void Look(int stop, ref Exchange best)
    {
        var near = neighbours.Of(stop);
        for (var index = 0; index < _near; index++)
        {
            var other = near[index];
            if (tours.RouteOf(other) < 0 || tours.RouteOf(other) == tours.RouteOf(stop))
                continue;
            LookAt(stop, other, ref best);
            LookAt(other, stop, ref best);
        }
    }

    /// <summary>All exchanges after which <paramref name="later"/> follows <paramref name="earlier"/>.</summary>
    private void LookAt(int earlier, int later, ref Exchange best)
    {
        if (!tours.IsShortcut(earlier, later))
            return;
        var before = tours.Previous(later);
        tours.TryTails(earlier, before, ref best);
        tours.TryExchange(earlier, 0, before, 1, ref best);
        tours.TryExchange(earlier, 0, before, 2, ref best);
        tours.TryExchange(earlier, 1, before, 1, ref best);
        tours.TryExchange(earlier, 2, before, 1, ref best);
        tours.TryExchange(earlier, 1, before, 2, ref best);
        tours.TryExchange(earlier, 2, before, 2, ref best);

        // The earlier stop comes to the later one, alone or with the one before it.
        var beforeEarlier = tours.Previous(earlier);
        tours.TryExchange(beforeEarlier, 1, before, 0, ref best);
        if (tours.IsStop(beforeEarlier))
            tours.TryExchange(tours.Previous(beforeEarlier), 2, before, 0, ref best);
    }

    private void WakeAround(int slot)
    {
        var (back, on) = (slot, slot);
        for (var step = 0; step < 3 && back >= 0; step++, back = tours.Previous(back))
            Wake(back);
        for (var step = 0; step < 4 && on >= 0; step++, on = tours.Next(on))
            Wake(on);
    }
}
