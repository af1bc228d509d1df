using Optimizer.Domain.Models;

namespace Optimizer.Planning.Collecting.Checking;

/// <summary>Trips, from the start or a reload to the next reload or the end, begin when what they deliver is ready, and keep the order of deliveries and collections.</summary>
internal static class TripCheck
{
    public static void Check(CheckedRoute route, Findings findings)
    {
        var (visits, first, departure) = (route.Route.Visits, 0, route.Route.Start);
        for (var visit = 0; visit <= visits.Length; visit++)
        {
            var isEnd = visit == visits.Length || route.Unloading(visit) is { Reloads: true };
            if (!isEnd)
                continue;
            CheckRelease(route, first, visit, departure, findings);
            CheckOrder(route, first, visit, findings);
            if (visit < visits.Length)
                (first, departure) = (visit + 1, visits[visit].Departure);
        }
    }

    private static void CheckRelease(CheckedRoute route, int first, int end, TimeSpan departure, Findings findings)
    {
        for (var visit = first; visit < end; visit++)
        {
            if (route.Collection(visit) is { } work && work.Release > departure)
                findings.Add(CollectionRule.Release, route.WhereVisit(visit), (work.Release - departure).TotalSeconds, "s", $"'{work.Id}' is released at {work.Release}, but its trip leaves at {departure}.");
        }
    }

    private static void CheckOrder(CheckedRoute route, int first, int end, Findings findings)
    {
        var order = route.Vehicle.Limits.DeliveryOrder;
        if (order == DeliveryOrder.Any)
            return;

        var (deliveries, collections) = (0, 0);
        for (var visit = first; visit < end; visit++)
        {
            if (route.Collection(visit) is not { } work)
                continue;
            if (work.DeliveredAmounts is null)
                collections++;
            else
                deliveries++;
            if (work.DeliveredAmounts is not null && collections > 0)
                findings.Add(CollectionRule.DeliveryOrder, route.WhereVisit(visit), 1, "", $"'{work.Id}' is delivered after something was collected on the trip.");
        }

        if (order == DeliveryOrder.DeliveriesFirstAndRequired && deliveries == 0 && collections > 0)
            findings.Add(CollectionRule.DeliveryOrder, route.WhereVisit(first), collections, "collections", "The trip collects, but delivers nothing.");
    }
}
