using Optimizer.Domain.Models;

namespace Optimizer.Planning.Collecting.Checking;

/// <summary>A shipment that is picked up is delivered later on the same route, and none is delivered otherwise.</summary>
internal static class ShipmentCheck
{
    public static void Check(CheckedRoute route, Findings findings)
    {
        var onBoard = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var visit = 0; visit < route.Route.Visits.Length; visit++)
        {
            if (route.Shipment(visit, ShipmentEnd.Pickup) is { } picked)
                onBoard.TryAdd(picked.Id, visit);
            if (route.Shipment(visit, ShipmentEnd.Delivery) is { } delivered && !onBoard.Remove(delivered.Id))
                findings.Add(CollectionRule.Shipment, route.WhereVisit(visit), 1, "", $"Shipment '{delivered.Id}' is delivered, but not on board.");
        }

        foreach (var (id, visit) in onBoard)
            findings.Add(CollectionRule.Shipment, route.WhereVisit(visit), 1, "", $"Shipment '{id}' is picked up, but not delivered later on the route.");
    }
}
