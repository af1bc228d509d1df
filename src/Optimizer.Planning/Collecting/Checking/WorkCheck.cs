using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;

namespace Optimizer.Planning.Collecting.Checking;

/// <summary>Every collection and shipment is planned once or listed as unplanned, every shift is one route, pinned visits stay first.</summary>
internal static class WorkCheck
{
    public static void Check(Model model, Plan plan, Findings findings)
    {
        CheckPlannedOnce(model, plan, findings);
        CheckUnplanned(model, plan, findings);
        CheckShifts(plan, findings);
        foreach (var pinned in model.InitialRoutes)
            CheckPinned(plan, pinned, findings);
    }

    private static void CheckPlannedOnce(Model model, Plan plan, Findings findings)
    {
        var placesOf = model.Collections.ToDictionary(collection => collection.Id, _ => new List<string>(), StringComparer.Ordinal);
        var placesOfShipment = model.Shipments.ToDictionary(shipment => shipment.Id, _ => new List<string>(), StringComparer.Ordinal);
        for (var route = 0; route < plan.Routes.Length; route++)
        {
            for (var visit = 0; visit < plan.Routes[route].Visits.Length; visit++)
            {
                if (plan.Routes[route].Visits[visit].CollectionId is { } id && placesOf.TryGetValue(id, out var places))
                    places.Add($"routes[{route}].visits[{visit}]");
                if (plan.Routes[route].Visits[visit].ShipmentId is { } shipment && placesOfShipment.TryGetValue(shipment, out var ends))
                    ends.Add($"routes[{route}].visits[{visit}]");
            }
        }

        var unplanned = plan.Unplanned.Select(entry => entry.WorkId).ToHashSet(StringComparer.Ordinal);
        foreach (var collection in model.Collections)
            Check(collection.Id, placesOf[collection.Id], 1);
        foreach (var shipment in model.Shipments)
            Check(shipment.Id, placesOfShipment[shipment.Id], 2);

        void Check(string id, List<string> places, int visits)
        {
            var isUnplanned = unplanned.Contains(id);
            if (places.Count > visits)
                findings.Add(CollectionRule.PlannedTwice, places[visits], places.Count - visits, "visits", $"'{id}' is planned already at {places[0]}.");
            if (places.Count > 0 && isUnplanned)
                findings.Add(CollectionRule.PlannedAndUnplanned, places[0], 1, "", $"'{id}' is listed as unplanned.");
            if (places.Count == 0 && !isUnplanned)
                findings.Add(CollectionRule.Forgotten, "unplanned", 1, "", $"'{id}' is neither planned nor unplanned.");
        }
    }

    private static void CheckUnplanned(Model model, Plan plan, Findings findings)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < plan.Unplanned.Length; index++)
        {
            var (entry, where) = (plan.Unplanned[index], $"unplanned[{index}]");
            if (!model.HasCollection(entry.WorkId) && !model.HasShipment(entry.WorkId))
            {
                findings.Add(CollectionRule.UnknownId, where, 1, "", $"There is no collection or shipment '{entry.WorkId}'.");
                continue;
            }

            var work = model.Work(entry.WorkId);
            if (!seen.Add(entry.WorkId))
                findings.Add(CollectionRule.UnplannedEntry, where, 1, "", $"'{entry.WorkId}' is listed twice.");
            if (entry.IsMandatory != work.IsMandatory || entry.PenaltyCents != work.PenaltyCents)
                findings.Add(CollectionRule.UnplannedEntry, where, entry.PenaltyCents - work.PenaltyCents, "cents", $"'{entry.WorkId}' is mandatory: {work.IsMandatory}, with a penalty of {work.PenaltyCents} cents.");
        }
    }

    private static void CheckShifts(Plan plan, Findings findings)
    {
        for (var route = 0; route < plan.Routes.Length; route++)
        {
            for (var other = 0; other < route; other++)
            {
                if (plan.Routes[route].VehicleId == plan.Routes[other].VehicleId && plan.Routes[route].ShiftId == plan.Routes[other].ShiftId)
                    findings.Add(CollectionRule.ShiftUsedTwice, $"routes[{route}]", 1, "", $"Shift '{plan.Routes[route].ShiftId}' of vehicle '{plan.Routes[route].VehicleId}' is route {other} already.");
            }
        }
    }

    private static void CheckPinned(Plan plan, InitialRoute pinned, Findings findings)
    {
        if (pinned.PinnedVisits == 0)
            return;

        var route = Array.FindIndex([.. plan.Routes], route => route.VehicleId == pinned.VehicleId && route.ShiftId == pinned.ShiftId);
        for (var visit = 0; visit < pinned.PinnedVisits; visit++)
        {
            var actual = route < 0 ? null : plan.Routes[route].Visits.ElementAtOrDefault(visit);
            var expected = pinned.Visits[visit];
            if (actual is not null && (actual.CollectionId, actual.FacilityId, actual.ShipmentId) == (expected.CollectionId, expected.FacilityId, expected.ShipmentId) && (actual.ShipmentId is null || actual.ShipmentEnd == expected.ShipmentEnd))
                continue;

            findings.Add(CollectionRule.Pinned, route < 0 ? "routes" : $"routes[{route}].visits[{visit}]", pinned.PinnedVisits - visit, "visits", $"Visit {visit} of vehicle '{pinned.VehicleId}' must be '{expected.CollectionId ?? expected.FacilityId ?? expected.ShipmentId}'.");
            return;
        }
    }
}
