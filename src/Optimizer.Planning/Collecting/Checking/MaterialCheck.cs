using Optimizer.Domain.Models;

namespace Optimizer.Planning.Collecting.Checking;

/// <summary>Compartments take only materials they accept, and incompatible materials stay apart.</summary>
internal static class MaterialCheck
{
    public static void Check(CheckedRoute route, Findings findings)
    {
        // What lies in the compartments, by visit, since it was loaded.
        var onBoard = new List<int>();
        for (var visit = 0; visit < route.Route.Visits.Length; visit++)
        {
            if (route.Unloading(visit) is { } facility)
                onBoard.RemoveAll(earlier => facility.Accepts(route.Work(earlier)!.MaterialId));
            if (route.Work(visit) is not { } work)
                continue;

            CheckCompartment(route, visit, work, findings);
            var sameCompartment = onBoard.Where(earlier => route.Route.Visits[earlier].CompartmentId == route.Route.Visits[visit].CompartmentId);
            ExpectApart(route, visit, sameCompartment, IncompatibilityScope.Compartment, CollectionRule.IncompatibleInCompartment, findings);
            var sameRoute = Enumerable.Range(0, visit).Where(earlier => route.Work(earlier) is not null);
            ExpectApart(route, visit, sameRoute, IncompatibilityScope.Route, CollectionRule.IncompatibleOnRoute, findings);
            onBoard.Add(visit);
        }
    }

    private static void CheckCompartment(CheckedRoute route, int visit, Collection work, Findings findings)
    {
        var compartment = route.Configuration.Compartments.First(compartment => compartment.Id == route.Route.Visits[visit].CompartmentId);
        if (!compartment.Accepts(work.MaterialId))
            findings.Add(CollectionRule.CompartmentMaterial, route.WhereVisit(visit), 1, "", $"Compartment '{compartment.Id}' does not take '{work.MaterialId}'.");
    }

    /// <summary>Reports the first earlier load that the one of a visit must not meet.</summary>
    private static void ExpectApart(CheckedRoute route, int visit, IEnumerable<int> earlier, IncompatibilityScope scope, string cause, Findings findings)
    {
        var material = route.Work(visit)!.MaterialId;
        if (material is null || route.Model.MaterialIncompatibilities.IsEmpty)
            return;

        foreach (var other in earlier)
        {
            var otherMaterial = route.Work(other)!.MaterialId;
            if (otherMaterial is null || material == otherMaterial)
                continue;
            if (!route.Model.MaterialIncompatibilities.Any(rule => rule.Scope == scope && rule.MaterialIds.Contains(material) && rule.MaterialIds.Contains(otherMaterial)))
                continue;

            findings.Add(cause, route.WhereVisit(visit), 1, "", $"'{material}' meets '{otherMaterial}' of visit {other}.");
            return;
        }
    }
}
