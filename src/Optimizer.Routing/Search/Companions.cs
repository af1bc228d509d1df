namespace Optimizer.Routing.Search;

/// <summary>
/// Whether two requests can share a route that has nothing else, found out when it is first asked. Where no way is shorter over a
/// third place, two that cannot are never on one route. Loads are not looked at.
/// </summary>
internal sealed class Companions(SearchData data)
{
    /// <summary>Above so many stops nothing is remembered, and any two are said to be able to.</summary>
    private const int MostRemembered = 4_000;

    /// <summary>Above so many stops the bound is not worth its time.</summary>
    private const int MostForBound = 1_500;

    private const byte Can = 1;
    private const byte Cannot = 2;

    private readonly Requests _requests = new(data);

    /// <summary>By both requests; 0 until somebody asks.</summary>
    private byte[] _known = [];

    public bool CanShare(int one, int other)
    {
        if (data.StopCount > MostRemembered)
            return true;
        if (_known.Length == 0)
            _known = new byte[data.StopCount * data.StopCount];
        ref var known = ref _known[(one * data.StopCount) + other];
        if (known == 0)
            known = _known[(other * data.StopCount) + one] = FindOut(one, other) ? Can : Cannot;
        return known == Can;
    }

    /// <summary>
    /// So many vehicles at least serve all the requests that are on routes, where no way is shorter over a third place: as many as
    /// are found of which no two can share a route, those that can share with the fewest first; or as the load fills. O(stops²).
    /// </summary>
    public int LeastVehicles(Tours tours)
    {
        if (data.StopCount > MostForBound)
            return 1;
        int[] all = [.. Enumerable.Range(0, data.StopCount).Where(stop => _requests.IsFirst(stop) && tours.RouteOf(stop) >= 0)];
        int[] companions = [.. all.Select(one => all.Count(other => other != one && CanShare(one, other)))];
        Array.Sort(companions, all);
        var apart = new List<int>();
        foreach (var request in all)
        {
            if (!apart.Exists(other => CanShare(request, other)))
                apart.Add(request);
        }

        return Math.Max(LeastByLoad(tours), apart.Count);
    }

    private int LeastByLoad(Tours tours)
    {
        long least = 1;
        for (var dimension = 0; dimension < data.Dimensions && data.Problem.Groups.IsEmpty; dimension++)
        {
            var (load, capacity) = (0L, 1L);
            for (var stop = 0; stop < data.StopCount; stop++)
                load += tours.RouteOf(stop) >= 0 ? Math.Max(0, data.Load[(stop * data.Dimensions) + dimension]) : 0;
            for (var kind = 0; kind < data.Kinds.Length; kind++)
                capacity = Math.Max(capacity, data.Capacity[(kind * data.Dimensions) + dimension]);
            least = Math.Max(least, (load + capacity - 1) / capacity);
        }

        return (int)least;
    }

    private bool FindOut(int one, int other)
    {
        for (var kind = 0; kind < data.Kinds.Length; kind++)
        {
            var start = new TimeSegment(0, data.Kinds[kind].StartWindows[0].Start, data.Kinds[kind].StartWindows[^1].End);
            if (data.AllowedKinds[(kind * data.StopCount) + one] && data.AllowedKinds[(kind * data.StopCount) + other]
                && CanGoOn(data.Kinds[kind], data.Kinds[kind].StartLocation, start, one, other))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tries every order of what is left of both; -1 is nothing.</summary>
    private bool CanGoOn(VehicleKind kind, int from, in TimeSegment upTo, int one, int other)
    {
        if (one < 0 && other < 0)
        {
            var arc = data.Travel[kind.Profile][from, kind.EndLocation];
            return arc.Exists
                && TimeSegment.TryMerge(upTo, new(0, kind.EndWindows[0].Start, kind.EndWindows[^1].End), arc.Duration, out var whole)
                && whole.Length <= kind.MaxDuration;
        }

        return (one >= 0 && CanVisit(kind, from, upTo, one, other)) || (other >= 0 && CanVisit(kind, from, upTo, other, one));
    }

    private bool CanVisit(VehicleKind kind, int from, in TimeSegment upTo, int stop, int other)
    {
        var arc = data.Travel[kind.Profile][from, data.Location[stop]];
        return arc.Exists
            && TimeSegment.TryMerge(upTo, data.StopSegments[stop], arc.Duration, out var next)
            && CanGoOn(kind, data.Location[stop], next, _requests.SecondOf(stop), other);
    }
}
