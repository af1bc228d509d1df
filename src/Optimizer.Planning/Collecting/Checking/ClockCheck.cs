namespace Optimizer.Planning.Collecting.Checking;

/// <summary>Times follow from each other: nothing happens twice at once, and no second is missing.</summary>
internal static class ClockCheck
{
    public static void Check(CheckedRoute route, Findings findings)
    {
        var (visits, ways) = (route.Route.Visits, route.Route.Transitions);
        findings.ExpectTime(CollectionRule.Clock, route.Where, route.Route.Start, ways[0].Departure, "The start of the route");
        findings.ExpectTime(CollectionRule.Clock, route.Where, route.Route.End, ways[^1].Arrival, "The end of the route");
        for (var transition = 0; transition < ways.Length; transition++)
        {
            var onTheWay = ways[transition].Driving;
            foreach (var pause in route.BreaksOnTheWay(transition))
                onTheWay += pause.End - pause.Start;
            findings.ExpectTime(CollectionRule.Clock, route.WhereTransition(transition), ways[transition].Arrival, ways[transition].Departure + onTheWay, "Departure with driving and breaks");
        }

        for (var visit = 0; visit < visits.Length; visit++)
        {
            var (stop, where) = (visits[visit], route.WhereVisit(visit));
            findings.ExpectTime(CollectionRule.Clock, where, stop.Arrival, ways[visit].Arrival, "Arrival");
            findings.ExpectTime(CollectionRule.Clock, where, stop.Departure, stop.ServiceStart + stop.Setup + stop.Service, "Departure");
            findings.ExpectTime(CollectionRule.Clock, route.WhereTransition(visit + 1), ways[visit + 1].Departure, stop.Departure, "Departure");
            if (stop.ServiceStart < stop.Arrival)
                findings.Add(CollectionRule.Clock, where, (stop.Arrival - stop.ServiceStart).TotalSeconds, "s", $"Service starts at {stop.ServiceStart}, before the arrival at {stop.Arrival}.");
            CheckService(route, visit, findings);
        }
    }

    /// <summary>Set-up is needed unless the visit before was at the same site; unloading needs none.</summary>
    private static void CheckService(CheckedRoute route, int visit, Findings findings)
    {
        var stop = route.Route.Visits[visit];
        var point = route.Point(visit);
        var isSameSite = visit > 0 && route.Route.Visits[visit - 1].SiteId == stop.SiteId;
        var setup = point is null || isSameSite ? TimeSpan.Zero : point.SetupDuration;
        var service = point?.ServiceDuration ?? route.Unloading(visit)!.ServiceDuration;
        findings.ExpectTime(CollectionRule.SetupDuration, route.WhereVisit(visit), stop.Setup, setup, "Set-up");
        findings.ExpectTime(CollectionRule.ServiceDuration, route.WhereVisit(visit), stop.Service, service, "Service");
    }
}
