namespace Optimizer.Routing.Search;

/// <summary>
/// Takes strings of stops out of neighbouring routes. Slack Induction by String Removals: Christiaens and Vanden Berghe (2020),
/// https://doi.org/10.1287/trsc.2019.0914.
/// </summary>
internal sealed class Ruin(Tours tours, Neighbours neighbours, SearchParameters parameters, Xoshiro random)
{
    /// <summary>A route with more stops than so many longest strings is long.</summary>
    private const int StringsOfALongRoute = 2;

    private readonly int[] _string = new int[parameters.LongestString * 3];
    private readonly List<int> _removed = [];

    /// <summary>Stops that the last ruin took out.</summary>
    public List<int> Removed => _removed;

    /// <summary>Ruins around a random stop. Every touched route is refreshed afterwards.</summary>
    public void Apply()
    {
        _removed.Clear();
        var routed = tours.RoutedCount;
        if (routed == 0 || tours.UsedVehicles == 0)
            return;

        var longest = Math.Min(parameters.LongestString, Math.Max(1.0, (double)routed / tours.UsedVehicles));
        var mostStrings = (4 * parameters.MeanRemoved / (1 + longest)) - 1;
        var strings = (int)((random.NextDouble() * mostStrings) + 1);
        var seed = Seed();
        if (tours.RouteOf(seed) >= 0)
            MayRemoveRoute(tours.RouteOf(seed));
        if (tours.RouteOf(seed) >= 0 && !tours.IsTouched(tours.RouteOf(seed)))
            RuinRouteOf(seed, longest, ref strings);
        foreach (var stop in neighbours.Of(seed))
        {
            if (strings <= 0)
                break;
            if (tours.RouteOf(stop) >= 0 && !tours.IsTouched(tours.RouteOf(stop)))
                RuinRouteOf(stop, longest, ref strings);
        }

        RefreshTouched();
    }

    /// <summary>A random stop, one of the routes at hand if that is soon found.</summary>
    private int Seed()
    {
        var stop = random.Below(tours.Data.StopCount);
        for (var trial = 0; trial < 10 && tours.RouteOf(stop) < 0; trial++)
            stop = random.Below(tours.Data.StopCount);
        return stop;
    }

    /// <summary>Takes out every stop of a route that is not pinned.</summary>
    public void RemoveRoute(int vehicle)
    {
        _removed.Clear();
        Empty(vehicle);
        RefreshTouched();
    }

    /// <summary>
    /// Long routes, of which strings are a small part, are emptied now and then: else nothing ever brings their number down. The longer,
    /// the less often, so that this takes out one stop an iteration in the mean.
    /// </summary>
    private void MayRemoveRoute(int vehicle)
    {
        var size = tours.Size(vehicle);
        if (tours.MayExchange && !tours.Data.NeedsSimulation && size > StringsOfALongRoute * parameters.LongestString && random.Below(size) == 0)
            Empty(vehicle);
    }

    private void Empty(int vehicle)
    {
        tours.Touch(vehicle);
        for (var slot = tours.Next(tours.Start(vehicle)); slot != tours.End(vehicle);)
        {
            var next = tours.Next(slot);
            if (tours.IsStop(slot) && !tours.IsPinned(slot))
            {
                tours.Remove(slot);
                _removed.Add(slot);
            }

            slot = next;
        }
    }

    private void RuinRouteOf(int stop, double longest, ref int strings)
    {
        var vehicle = tours.RouteOf(stop);
        if (tours.IsPinned(stop))
            return;
        tours.Touch(vehicle);
        strings--;
        var size = tours.Size(vehicle);
        var length = (int)((random.NextDouble() * Math.Min(size, longest)) + 1);
        length = Math.Min(length, Math.Min(size, parameters.LongestString));
        var kept = 0;
        if (length > 1 && random.NextDouble() < parameters.SplitShare)
        {
            while (length + kept < Math.Min(size, _string.Length) && random.NextDouble() > parameters.SplitDepth)
                kept++;
        }

        RemoveString(stop, length, kept);
    }

    /// <summary>Takes <paramref name="length"/> stops around one, sparing <paramref name="kept"/> in their midst.</summary>
    private void RemoveString(int stop, int length, int kept)
    {
        var whole = length + kept;
        var back = random.Below(whole);
        var first = stop;
        for (var step = 0; step < back && PreviousStop(first) >= 0; step++)
            first = PreviousStop(first);

        var count = 0;
        for (var slot = first; slot >= 0 && count < whole; slot = NextStop(slot))
            _string[count++] = slot;
        for (var slot = PreviousStop(first); slot >= 0 && count < whole; slot = PreviousStop(slot))
            _string[count++] = slot;

        var spared = Math.Min(kept, count - 1);
        var spareFrom = spared > 0 ? random.Below(count - spared + 1) : count;
        for (var index = 0; index < count; index++)
        {
            if (index < spareFrom || index >= spareFrom + spared)
                RemoveWithGroup(_string[index]);
        }
    }

    private void RemoveWithGroup(int stop)
    {
        if (tours.RouteOf(stop) < 0)
            return;
        var group = tours.Data.Group[stop];
        if (group < 0)
        {
            tours.Remove(stop);
            _removed.Add(stop);
            return;
        }

        var members = tours.Data.Problem.Groups[group].Stops;
        foreach (var member in members)
        {
            if (tours.RouteOf(member) >= 0 && tours.IsPinned(member))
                return;
        }

        foreach (var member in members)
        {
            if (tours.RouteOf(member) >= 0)
                tours.Remove(member);
        }
    }

    private int PreviousStop(int slot)
    {
        do
        {
            slot = tours.Previous(slot);
        }
        while (slot >= 0 && !tours.IsStop(slot) && tours.IsStation(slot));
        return slot >= 0 && tours.IsStop(slot) && !tours.IsPinned(slot) ? slot : -1;
    }

    private int NextStop(int slot)
    {
        do
        {
            slot = tours.Next(slot);
        }
        while (slot >= 0 && tours.IsStation(slot));
        return slot >= 0 && tours.IsStop(slot) ? slot : -1;
    }

    private void RefreshTouched()
    {
        foreach (var vehicle in tours.Touched)
        {
            tours.DropNeedlessStations(vehicle);
            if (!tours.TryRefresh(vehicle))
                tours.EmptyOrRestore(vehicle);
        }
    }
}
