using System.Collections.Immutable;
using Optimizer.Domain.Models;

namespace Optimizer.Planning.Collecting.Checking;

/// <summary>Services start within time windows, routes run within shifts and leave and reach depots that are open.</summary>
internal static class OpeningCheck
{
    public static void Check(CheckedRoute route, Findings findings)
    {
        for (var visit = 0; visit < route.Route.Visits.Length; visit++)
        {
            var start = route.Route.Visits[visit].ServiceStart;
            if (route.Point(visit) is { } point)
                Expect(CollectionRule.TimeWindow, point.TimeWindows, start, route.WhereVisit(visit), $"'{route.Work(visit)!.Id}'", findings);
            if (route.Unloading(visit) is { } facility)
                Expect(CollectionRule.FacilityClosed, facility.OpeningWindows, start, route.WhereVisit(visit), $"Facility '{facility.Id}'", findings);
        }

        CheckShift(route, findings);
        CheckDepot(route, route.Shift.StartSiteId, route.Route.Start, findings);
        CheckDepot(route, route.Shift.EndSiteId, route.Route.End, findings);
    }

    private static void CheckShift(CheckedRoute route, Findings findings)
    {
        var early = route.Shift.Start - route.Route.Start;
        if (early > TimeSpan.Zero)
            findings.Add(CollectionRule.ShiftStart, route.Where, early.TotalSeconds, "s", $"Departs at {route.Route.Start}, before the shift starts at {route.Shift.Start}.");
        var late = route.Route.End - route.Shift.OvertimeEnd;
        if (late > TimeSpan.Zero)
            findings.Add(CollectionRule.ShiftEnd, route.Where, late.TotalSeconds, "s", $"Returns at {route.Route.End}, after the last overtime at {route.Shift.OvertimeEnd}.");
    }

    /// <summary>Where depots share a site, one that is open is enough.</summary>
    private static void CheckDepot(CheckedRoute route, string? siteId, TimeSpan time, Findings findings)
    {
        var depots = route.Model.Depots.Where(depot => depot.SiteId == siteId).ToArray();
        if (depots.Length > 0 && depots.All(depot => Distance(depot.OpeningWindows, time) > TimeSpan.Zero))
            findings.Add(CollectionRule.DepotClosed, route.Where, depots.Min(depot => Distance(depot.OpeningWindows, time)).TotalSeconds, "s", $"No depot at site '{siteId}' is open at {time}.");
    }

    private static void Expect(string cause, ImmutableArray<TimeWindow> windows, TimeSpan time, string where, string what, Findings findings)
    {
        var distance = Distance(windows, time);
        if (distance > TimeSpan.Zero)
            findings.Add(cause, where, distance.TotalSeconds, "s", $"{what} has no window at {time}.");
    }

    /// <summary>How far a time is from the nearest window; no windows means always.</summary>
    private static TimeSpan Distance(ImmutableArray<TimeWindow> windows, TimeSpan time)
    {
        if (windows.IsEmpty || windows.Any(window => window.Contains(time)))
            return TimeSpan.Zero;
        return windows.Min(window => time < window.Start ? window.Start - time : time - window.End);
    }
}
