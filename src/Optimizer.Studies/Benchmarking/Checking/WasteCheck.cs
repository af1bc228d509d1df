namespace Optimizer.Studies.Benchmarking.Checking;

/// <summary>
/// Waste collection with landfills and lunch (Kim, Kim and Sahoo 2006): Manhattan miles at the file's speed, empty on return, lunch
/// begun between 11:00 and 12:00 by whoever is on the road then.
/// </summary>
internal static class WasteCheck
{
    private const double FeetPerMile = 5_280;
    private const double LunchFrom = 11 * 3_600;
    private const double LunchTo = 12 * 3_600;

    /// <summary>Each way and stop of a plan in whole metres and seconds may be off by half a second.</summary>
    private const double SecondsOffPerStop = 1;

    private const int Stop = 1;
    private const int Landfill = 2;

    public static FamilyResult Check(string instance, string solution)
    {
        var file = new WasteText(instance);
        var findings = new Findings();
        var routes = findings.Numbers(SolutionText.Routes(solution), place => file.Places.TryGetValue(place, out var known) && known.Kind != 0);
        findings.EachOnce(routes.SelectMany(route => route).Where(place => file.Places[place].Kind == Stop), file.Places.Where(place => place.Value.Kind == Stop).Select(place => place.Key));

        var miles = 0.0;
        foreach (var (index, route) in routes.Index())
        {
            var places = route.Select(place => file.Places[place]).ToArray();
            var depot = file.Places.Values.First(place => place.Kind == 0);
            WasteText.Place[] way = [depot, .. places, depot];
            miles += way.Zip(way.Skip(1), Miles).Sum();
            CheckLoads(file, findings, index + 1, places);
            findings.AddIf(!CanBeDriven(file, way), $"Route {index + 1} cannot be driven within windows and with lunch.");
        }

        return new(miles, routes.Length, findings.All);
    }

    private static double Miles(WasteText.Place from, WasteText.Place to) =>
        (Math.Abs(from.Point.X - to.Point.X) + Math.Abs(from.Point.Y - to.Point.Y)) / FeetPerMile;

    private static void CheckLoads(WasteText file, Findings findings, int route, WasteText.Place[] places)
    {
        var stops = places.Where(place => place.Kind == Stop).ToArray();
        findings.Limit(stops.Sum(place => place.Load), file.LoadPerDay + Findings.Tolerance, $"The day's load of route {route}");
        findings.Limit(stops.Length, file.StopsPerDay, $"The number of stops of route {route}");
        var load = 0.0;
        foreach (var place in places)
        {
            load = place.Kind == Landfill ? 0 : load + place.Load;
            findings.Limit(load, file.Capacity + Findings.Tolerance, $"The load of route {route}");
        }

        findings.AddIf(load > 0, $"Route {route} returns with {load:0.##} yards on board.");
    }

    /// <summary>With lunch before some place, or without it when the route is over by noon or begins after it.</summary>
    private static bool CanBeDriven(WasteText file, WasteText.Place[] way)
    {
        var tolerance = SecondsOffPerStop * way.Length;
        return Return(file, way, way[0].Ready, lunchBefore: null, tolerance) is { } early && early <= LunchTo
            || Return(file, way, Math.Max(way[0].Ready, LunchTo), lunchBefore: null, tolerance) is not null
            || Enumerable.Range(1, way.Length - 1).Any(place => Return(file, way, way[0].Ready, place, tolerance) is not null);
    }

    /// <summary>When the vehicle is back at the earliest; null if it is late anywhere, or cannot begin lunch in time.</summary>
    private static double? Return(WasteText file, WasteText.Place[] way, double departure, int? lunchBefore, double tolerance)
    {
        var time = departure;
        for (var place = 1; place < way.Length; place++)
        {
            var arrival = time + way[place - 1].Service + (Miles(way[place - 1], way[place]) / file.MilesPerHour * 3_600);
            if (lunchBefore == place)
            {
                // Lunch may begin where the last place is left, on the way, or on arrival: within the hour at the earliest time.
                if (time + way[place - 1].Service > LunchTo + tolerance)
                    return null;
                arrival = Math.Max(arrival, LunchFrom) + file.LunchSeconds;
            }

            time = Math.Max(arrival, way[place].Ready);
            if (time > way[place].Due + tolerance)
                return null;
        }

        return time;
    }
}
