using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;

namespace Optimizer.Planning.Collecting.Checking;

/// <summary>Every collection is planned once or listed as unplanned, every shift is one route, pinned visits stay first.</summary>
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
        for (var route = 0; route < plan.Routes.Length; route++)
        {
            for (var visit = 0; visit < plan.Routes[route].Visits.Length; visit++)
            {
                if (plan.Routes[route].Visits[visit].CollectionId is { } id && placesOf.TryGetValue(id, out var places))
                    places.Add($"routes[{route}].visits[{visit}]");
            }
        }

        var unplanned = plan.Unplanned.Select(entry => entry.CollectionId).ToHashSet(StringComparer.Ordinal);
        foreach (var collection in model.Collections)
        {
            var places = placesOf[collection.Id];
            var isUnplanned = unplanned.Contains(collection.Id);
            if (places.Count > 1)
                findings.Add(CollectionRule.PlannedTwice, places[1], places.Count - 1, "visits", $"Collection '{collection.Id}' is planned already at {places[0]}.");
            if (places.Count > 0 && isUnplanned)
                findings.Add(CollectionRule.PlannedAndUnplanned, places[0], 1, "", $"Collection '{collection.Id}' is listed as unplanned.");
            if (places.Count == 0 && !isUnplanned)
                findings.Add(CollectionRule.Forgotten, "unplanned", 1, "", $"Collection '{collection.Id}' is neither planned nor unplanned.");
        }
    }

    private static void CheckUnplanned(Model model, Plan plan, Findings findings)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < plan.Unplanned.Length; index++)
        {
            var (entry, where) = (plan.Unplanned[index], $"unplanned[{index}]");
            if (!model.HasCollection(entry.CollectionId))
            {
                findings.Add(CollectionRule.UnknownId, where, 1, "", $"There is no collection '{entry.CollectionId}'.");
                continue;
            }

            var work = model.Collection(entry.CollectionId);
            if (!seen.Add(entry.CollectionId))
                findings.Add(CollectionRule.UnplannedEntry, where, 1, "", $"Collection '{entry.CollectionId}' is listed twice.");
            if (entry.IsMandatory != work.IsMandatory || entry.PenaltyCents != work.PenaltyCents)
                findings.Add(CollectionRule.UnplannedEntry, where, entry.PenaltyCents - work.PenaltyCents, "cents", $"Collection '{entry.CollectionId}' is mandatory: {work.IsMandatory}, with a penalty of {work.PenaltyCents} cents.");
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
            if (actual?.CollectionId == pinned.Visits[visit].CollectionId && actual?.FacilityId == pinned.Visits[visit].FacilityId)
                continue;

            findings.Add(CollectionRule.Pinned, route < 0 ? "routes" : $"routes[{route}].visits[{visit}]", pinned.PinnedVisits - visit, "visits", $"Visit {visit} of vehicle '{pinned.VehicleId}' must be '{pinned.Visits[visit].CollectionId ?? pinned.Visits[visit].FacilityId}'.");
            return;
        }
    }
}
