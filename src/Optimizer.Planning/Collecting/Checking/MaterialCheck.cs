using Optimizer.Domain.Models;

namespace Optimizer.Planning.Collecting.Checking;

/// <summary>Compartments take only materials they accept, and incompatible materials stay apart.</summary>
internal sealed class MaterialCheck
{
    private readonly CheckedRoute _route;
    private readonly Findings _findings;

    // The loads that lie in compartments now, and the materials that the route has seen, with the visit that is theirs.
    private readonly List<(string WorkId, LoadDestination Destination, string CompartmentId, string MaterialId, int Visit)> _onBoard = [];
    private readonly Dictionary<string, int> _onRoute = new(StringComparer.Ordinal);

    private MaterialCheck(CheckedRoute route, Findings findings) => (_route, _findings) = (route, findings);

    public static void Check(CheckedRoute route, Findings findings)
    {
        var check = new MaterialCheck(route, findings);
        check.Bring(0);
        for (var visit = 0; visit < route.Route.Visits.Length; visit++)
            check.Visit(visit);
    }

    private void Bring(int first)
    {
        for (var visit = first; visit < _route.Route.Visits.Length && _route.Unloading(visit) is not { Reloads: true }; visit++)
        {
            if (_route.Collection(visit) is { DeliveredAmounts: not null, MaterialId: { } material } work)
                Load(visit, work.Id, LoadDestination.Collection, _route.Route.Visits[visit].DeliveredCompartmentId!, material);
        }
    }

    private void Visit(int visit)
    {
        if (_route.Unloading(visit) is { } facility)
        {
            _onBoard.RemoveAll(load => load.Destination == LoadDestination.Facility && facility.Accepts(load.MaterialId));
            if (facility.Reloads)
                Bring(visit + 1);
        }

        if (_route.Work(visit) is not { MaterialId: { } material } work)
            return;

        ExpectApart(visit, material, _onRoute.Select(seen => (seen.Key, seen.Value)), IncompatibilityScope.Route, CollectionRule.IncompatibleOnRoute);
        _onRoute.TryAdd(material, visit);
        _onBoard.RemoveAll(load => load.WorkId == work.Id);
        if (_route.Collection(visit) is { Collects: true })
            Load(visit, work.Id, LoadDestination.Facility, _route.Route.Visits[visit].CompartmentId!, material);
        if (_route.Shipment(visit, ShipmentEnd.Pickup) is not null)
            Load(visit, work.Id, LoadDestination.Shipment, _route.Route.Visits[visit].CompartmentId!, material);
    }

    private void Load(int visit, string workId, LoadDestination destination, string compartmentId, string material)
    {
        var compartment = _route.Configuration.Compartments.First(compartment => compartment.Id == compartmentId);
        if (!compartment.Accepts(material))
            _findings.Add(CollectionRule.CompartmentMaterial, _route.WhereVisit(visit), 1, "", $"Compartment '{compartment.Id}' does not take '{material}'.");
        var beside = _onBoard.Where(load => load.CompartmentId == compartmentId).Select(load => (load.MaterialId, load.Visit)).DistinctBy(load => load.MaterialId);
        ExpectApart(visit, material, beside, IncompatibilityScope.Compartment, CollectionRule.IncompatibleInCompartment);
        _onBoard.Add((workId, destination, compartmentId, material, visit));
    }

    /// <summary>Reports every other material that the one of a visit must not meet.</summary>
    private void ExpectApart(int visit, string material, IEnumerable<(string MaterialId, int Visit)> others, IncompatibilityScope scope, string cause)
    {
        foreach (var (other, otherVisit) in others.ToArray())
        {
            var isForbidden = material != other
                && _route.Model.MaterialIncompatibilities.Any(rule => rule.Scope == scope && rule.MaterialIds.Contains(material) && rule.MaterialIds.Contains(other));
            if (isForbidden)
                _findings.Add(cause, _route.WhereVisit(visit), 1, "", $"'{material}' meets '{other}' of visit {otherVisit}.");
        }
    }
}
