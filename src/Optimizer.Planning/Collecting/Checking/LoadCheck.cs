using Optimizer.Domain.Models;

namespace Optimizer.Planning.Collecting.Checking;

/// <summary>What is loaded, on board and unloaded: amounts, capacities and masses at every moment of a route.</summary>
internal sealed class LoadCheck
{
    private readonly CheckedRoute _route;
    private readonly Findings _findings;
    private readonly List<(Collection Work, string CompartmentId)> _onBoard = [];
    private readonly Dictionary<string, LoadVector> _byCompartment = new(StringComparer.Ordinal);
    private LoadVector _load;
    private double _massKg;

    private LoadCheck(CheckedRoute route, Findings findings)
    {
        (_route, _findings) = (route, findings);
        AddUp();
    }

    public static void Check(CheckedRoute route, Findings findings)
    {
        var check = new LoadCheck(route, findings);
        for (var visit = 0; visit < route.Route.Visits.Length; visit++)
        {
            check.ExpectLoadMass(visit);
            if (route.Work(visit) is { } work)
                check.Take(visit, work);
            if (route.Unloading(visit) is { } facility)
                check.Unload(visit, facility);

            var after = route.Route.Visits[visit].LoadAfter;
            if (after != check._load)
                findings.Add(CollectionRule.LoadAfter, route.WhereVisit(visit), 1, "", $"Leaves with {after} on board, not {check._load}.");
        }

        check.ExpectLoadMass(route.Route.Visits.Length);
        check.CheckReturn();
    }

    private void Take(int visit, Collection work)
    {
        var compartmentId = _route.Route.Visits[visit].CompartmentId!;
        ExpectAmounts(visit, work.Amounts);
        _onBoard.Add((work, compartmentId));
        _load += work.Amounts;
        _byCompartment[compartmentId] += work.Amounts;
        _massKg += work.MassKg;
        CheckCompartment(visit, compartmentId);
        CheckGrossMass(visit);
    }

    private void Unload(int visit, Facility facility)
    {
        var before = _load;
        _onBoard.RemoveAll(load => facility.Accepts(load.Work.MaterialId));
        AddUp();
        ExpectAmounts(visit, before - _load);
    }

    /// <summary>The sums over what is on board.</summary>
    private void AddUp()
    {
        var nothing = LoadVector.Zero(_route.Model.LoadDimensions.Length);
        (_load, _massKg) = (nothing, 0);
        foreach (var compartment in _route.Configuration.Compartments)
            _byCompartment[compartment.Id] = nothing;
        foreach (var (work, compartmentId) in _onBoard)
        {
            _load += work.Amounts;
            _byCompartment[compartmentId] += work.Amounts;
            _massKg += work.MassKg;
        }
    }

    private void ExpectAmounts(int visit, LoadVector expected)
    {
        var actual = _route.Route.Visits[visit].Amounts;
        if (actual != expected)
            _findings.Add(CollectionRule.Amounts, _route.WhereVisit(visit), 1, "", $"Loads or unloads {actual}, not {expected}.");
    }

    private void ExpectLoadMass(int transition)
    {
        var actual = _route.Route.Transitions[transition].LoadMassKg;
        if (!Findings.AreClose(actual, _massKg))
            _findings.Add(CollectionRule.LoadMass, _route.WhereTransition(transition), actual - _massKg, "kg", $"Carries {_massKg:0.###} kg, not {actual:0.###}.");
    }

    private void CheckCompartment(int visit, string compartmentId)
    {
        var capacity = _route.Configuration.Compartments.First(compartment => compartment.Id == compartmentId).Capacity;
        var load = _byCompartment[compartmentId];
        for (var dimension = 0; dimension < load.Dimensions; dimension++)
        {
            if (load[dimension] > capacity[dimension])
                _findings.Add(CollectionRule.Capacity, _route.WhereVisit(visit), (load[dimension] - capacity[dimension]) / 1_000.0, _route.Model.LoadDimensions[dimension].Id, $"Compartment '{compartmentId}' holds {load}, more than {capacity}.");
        }
    }

    private void CheckGrossMass(int visit)
    {
        var grossKg = _route.Type.CurbMassKg + _massKg;
        if (_route.Type.GrossMassKg is { } limitKg && grossKg > limitKg && !Findings.AreClose(grossKg, limitKg))
            _findings.Add(CollectionRule.GrossMass, _route.WhereVisit(visit), grossKg - limitKg, "kg", $"Vehicle and load weigh {grossKg:0.###} kg, more than {limitKg:0.###}.");
    }

    private void CheckReturn()
    {
        var left = _onBoard.Where(load => load.Work.MassKg > 0 || !load.Work.Amounts.IsZero).ToArray();
        if (!_route.Model.Facilities.IsEmpty && left.Length > 0)
            _findings.Add(CollectionRule.NotEmptied, _route.Where, left.Sum(load => load.Work.MassKg), "kg", $"Returns with {left.Length} loads, '{left[0].Work.Id}' among them, that no facility on the way has taken.");
    }
}
