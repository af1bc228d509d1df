namespace Optimizer.Routing.Search;

/// <summary>Puts given routes into empty tours: whole if they can be driven, else visit by visit what can.</summary>
internal static class StartRoutes
{
    /// <exception cref="PinnedRouteException">Pinned visits cannot be driven.</exception>
    public static void PutInto(Tours tours)
    {
        var data = tours.Data;
        foreach (var route in data.Problem.StartRoutes)
        {
            tours.Mark();
            tours.Touch(route.Vehicle);
            var codes = CodesOf(tours, route);
            tours.SetRoute(route.Vehicle, codes);
            if (!tours.TryRefresh(route.Vehicle))
                PutPrefix(tours, route, codes);
            tours.Pin(route.Vehicle, route.Pinned);
        }

        DropTornGroups(tours);
        tours.Mark();
    }

    /// <summary>The visits that the vehicle may make.</summary>
    private static int[] CodesOf(Tours tours, StartRoute route)
    {
        var data = tours.Data;
        var kind = tours.KindOf(route.Vehicle);
        var isAllowed = route.Visits.Select(visit => visit.IsStation || data.AllowedKinds[(kind * data.StopCount) + visit.Index]).ToArray();
        if (isAllowed.Take(route.Pinned).Contains(false))
            throw new PinnedRouteException(route.Vehicle);
        return [.. route.Visits.Zip(isAllowed).Where(pair => pair.Second).Select(pair => pair.First.IsStation ? data.StopCount + pair.First.Index : pair.First.Index)];
    }

    /// <summary>The longest beginning that can be driven, at least what is pinned.</summary>
    private static void PutPrefix(Tours tours, StartRoute route, int[] codes)
    {
        for (var length = codes.Length; length >= route.Pinned; length--)
        {
            if (TryPut(tours, route.Vehicle, codes.AsSpan(0, length)))
                return;

            for (var station = 0; station < tours.Data.StationCount; station++)
            {
                if (TryPut(tours, route.Vehicle, [.. codes.AsSpan(0, length), tours.Data.StopCount + station]))
                    return;
            }
        }

        throw new PinnedRouteException(route.Vehicle);
    }

    private static bool TryPut(Tours tours, int vehicle, ReadOnlySpan<int> codes)
    {
        tours.SetRoute(vehicle, codes);
        return tours.TryRefresh(vehicle);
    }

    /// <summary>A group that is not whole on one route, in its order, is taken out.</summary>
    private static void DropTornGroups(Tours tours)
    {
        foreach (var group in tours.Data.Problem.Groups)
        {
            var vehicles = group.Stops.Select(tours.RouteOf).Distinct().ToArray();
            var isTorn = vehicles.Length > 1 || (vehicles[0] >= 0 && group.IsOrdered && !group.Stops.Zip(group.Stops.Skip(1)).All(pair => tours.PositionOf(pair.First) < tours.PositionOf(pair.Second)));
            if (!isTorn)
                continue;
            foreach (var stop in group.Stops.Where(stop => tours.RouteOf(stop) >= 0))
            {
                var vehicle = tours.RouteOf(stop);
                if (tours.IsPinned(stop))
                    throw new PinnedRouteException(vehicle);
                tours.Mark();
                tours.Touch(vehicle);
                tours.Remove(stop);
                tours.DropNeedlessStations(vehicle);
                if (!tours.TryRefresh(vehicle))
                    tours.EmptyOrRestore(vehicle);
            }
        }
    }
}
