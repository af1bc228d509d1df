using Optimizer.Domain.Models;

namespace Optimizer.Planning.Collecting.Checking;

/// <summary>The vehicle may and can do the work of its route, within its limits.</summary>
internal static class VehicleCheck
{
    public static void Check(CheckedRoute route, Findings findings)
    {
        for (var visit = 0; visit < route.Route.Visits.Length; visit++)
        {
            if (route.Work(visit) is not { } work)
                continue;
            if (!work.AllowedVehicleIds.IsEmpty && !work.AllowedVehicleIds.Contains(route.Vehicle.Id))
                findings.Add(CollectionRule.VehicleNotAllowed, route.WhereVisit(visit), 1, "", $"'{work.Id}' does not allow vehicle '{route.Vehicle.Id}'.");
            if (!work.Skills.IsMetBy(route.Type.Skills))
                findings.Add(CollectionRule.Skill, route.WhereVisit(visit), 1, "", $"Vehicle '{route.Vehicle.Id}' has not the skills that '{work.Id}' asks for.");
        }

        CheckLimits(route, findings);
        CheckMostLoad(route, findings);
    }

    private static void CheckLimits(CheckedRoute route, Findings findings)
    {
        var limits = route.Vehicle.Limits;
        var metres = route.Route.Transitions.Sum(way => way.DistanceMetres);
        if (metres > limits.MaxDistanceMetres)
            findings.Add(CollectionRule.MaxDistance, route.Where, metres - limits.MaxDistanceMetres.Value, "m", $"Is {metres} m long, more than {limits.MaxDistanceMetres}.");

        var duration = route.Route.End - route.Route.Start;
        if (duration > limits.MaxDuration)
            findings.Add(CollectionRule.MaxDuration, route.Where, (duration - limits.MaxDuration.Value).TotalSeconds, "s", $"Takes {duration}, more than {limits.MaxDuration}.");

        var stops = route.Route.Visits.Count(visit => visit.WorkId is not null);
        if (stops > limits.MaxStops)
            findings.Add(CollectionRule.MaxStops, route.Where, stops - limits.MaxStops.Value, "stops", $"Has {stops} stops, more than {limits.MaxStops}.");
    }

    private static void CheckMostLoad(CheckedRoute route, Findings findings)
    {
        if (route.Vehicle.Limits.MaxLoad is not { } limit)
            return;

        for (var dimension = 0; dimension < limit.Dimensions; dimension++)
        {
            var sum = 0L;
            for (var visit = 0; visit < route.Route.Visits.Length; visit++)
                sum += (route.Collection(visit)?.Amounts ?? route.Shipment(visit, ShipmentEnd.Pickup)?.Amounts)?[dimension] ?? 0;
            if (sum > limit[dimension])
                findings.Add(CollectionRule.MaxLoad, route.Where, (sum - limit[dimension]) / 1_000.0, route.Model.LoadDimensions[dimension].Id, $"Collects {sum / 1_000.0:0.###} in all, more than {limit[dimension] / 1_000.0:0.###}.");
        }
    }
}
