using Optimizer.Domain.Models;

namespace Optimizer.Planning.Collecting.Checking;

/// <summary>Compartments take only materials they accept, and incompatible materials stay apart.</summary>
internal static class MaterialCheck
{
    public static void Check(CheckedRoute route, Findings findings)
    {
        // The materials that lie in a compartment now, and those that the route has seen; with the visit that brought them first.
        var onBoard = new Dictionary<(string CompartmentId, string MaterialId), int>();
        var onRoute = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var visit = 0; visit < route.Route.Visits.Length; visit++)
        {
            if (route.Unloading(visit) is { } facility)
            {
                foreach (var load in onBoard.Keys.Where(load => facility.Accepts(load.MaterialId)).ToArray())
                    onBoard.Remove(load);
            }

            if (route.Work(visit) is not { MaterialId: { } material } work)
                continue;

            var compartmentId = route.Route.Visits[visit].CompartmentId!;
            CheckCompartment(route, visit, work, findings);
            var inCompartment = onBoard.Where(load => load.Key.CompartmentId == compartmentId).Select(load => (load.Key.MaterialId, load.Value));
            ExpectApart(route, visit, inCompartment, IncompatibilityScope.Compartment, CollectionRule.IncompatibleInCompartment, findings);
            ExpectApart(route, visit, onRoute.Select(load => (load.Key, load.Value)), IncompatibilityScope.Route, CollectionRule.IncompatibleOnRoute, findings);
            onBoard.TryAdd((compartmentId, material), visit);
            onRoute.TryAdd(material, visit);
        }
    }

    private static void CheckCompartment(CheckedRoute route, int visit, Collection work, Findings findings)
    {
        var compartment = route.Configuration.Compartments.First(compartment => compartment.Id == route.Route.Visits[visit].CompartmentId);
        if (!compartment.Accepts(work.MaterialId))
            findings.Add(CollectionRule.CompartmentMaterial, route.WhereVisit(visit), 1, "", $"Compartment '{compartment.Id}' does not take '{work.MaterialId}'.");
    }

    /// <summary>Reports every earlier material that the one of a visit must not meet.</summary>
    private static void ExpectApart(CheckedRoute route, int visit, IEnumerable<(string MaterialId, int Visit)> earlier, IncompatibilityScope scope, string cause, Findings findings)
    {
        var material = route.Work(visit)!.MaterialId!;
        foreach (var (other, otherVisit) in earlier)
        {
            var isForbidden = material != other
                && route.Model.MaterialIncompatibilities.Any(rule => rule.Scope == scope && rule.MaterialIds.Contains(material) && rule.MaterialIds.Contains(other));
            if (isForbidden)
                findings.Add(cause, route.WhereVisit(visit), 1, "", $"'{material}' meets '{other}' of visit {otherVisit}.");
        }
    }
}
