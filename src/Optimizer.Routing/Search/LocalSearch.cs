namespace Optimizer.Routing.Search;

/// <summary>
/// Local search around the stops that an iteration has moved: chains of stops moved or exchanged, tails exchanged (2-opt*), parts of a
/// route turned round (2-opt), so that a stop comes next to a near one; the best move of a stop is made until none improves. Only ways
/// are made that are shorter than one of the two they replace: Bentley (1992), https://doi.org/10.1287/ijoc.4.4.387.
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

    /// <summary>Improves around stops that have moved.</summary>
    public void RunAround(List<int> stops)
    {
        foreach (var stop in stops)
            Wake(stop);
        Run();
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
            tours.DecideExchange(ref best);
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
            if (tours.RouteOf(other) < 0)
                continue;
            tours.TryLink(stop, other, ref best);
            tours.TryLink(other, stop, ref best);
        }
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
