using Optimizer.Domain.Models;

namespace Optimizer.Planning.Collecting.Checking;

/// <summary>What is loaded, on board and unloaded: amounts, capacities and masses at every moment of a route.</summary>
internal sealed class LoadCheck
{
    private readonly CheckedRoute _route;
    private readonly Findings _findings;
    private readonly List<OnBoard> _onBoard = [];
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
        check.Start();
        for (var visit = 0; visit < route.Route.Visits.Length; visit++)
        {
            check.ExpectLoadMass(visit);
            if (route.Collection(visit) is { } collection)
                check.Serve(visit, collection);
            if (route.Shipment(visit, ShipmentEnd.Pickup) is { } picked)
                check.Take(visit, new(picked.Id, LoadDestination.Shipment, route.Route.Visits[visit].CompartmentId!, picked.MaterialId, picked.Amounts, picked.MassKg));
            if (route.Shipment(visit, ShipmentEnd.Delivery) is { } delivered)
                check.Deliver(visit, delivered);
            if (route.Unloading(visit) is { } facility)
                check.Unload(visit, facility);

            var after = route.Route.Visits[visit].LoadAfter;
            if (after != check._load)
                findings.Add(CollectionRule.LoadAfter, route.WhereVisit(visit), 1, "", $"Leaves with {after} on board, not {check._load}.");
        }

        check.ExpectLoadMass(route.Route.Visits.Length);
        check.CheckReturn();
    }

    /// <summary>What the first trip delivers is on board from the start.</summary>
    private void Start()
    {
        Bring(0);
        var actual = _route.Route.StartLoad ?? Nothing;
        if (actual != _load)
            _findings.Add(CollectionRule.StartLoad, _route.Where, 1, "", $"Starts with {actual} on board, not {_load}.");
        CheckAll(_route.Where);
    }

    private void CheckAll(string where)
    {
        foreach (var compartment in _route.Configuration.Compartments)
            CheckCompartment(where, compartment);
        CheckGrossMass(where);
    }

    private void Bring(int first)
    {
        for (var visit = first; visit < _route.Route.Visits.Length && _route.Unloading(visit) is not { Reloads: true }; visit++)
        {
            if (_route.Collection(visit) is { DeliveredAmounts: { } amounts } work)
                _onBoard.Add(new(work.Id, LoadDestination.Collection, _route.Route.Visits[visit].DeliveredCompartmentId!, work.MaterialId, amounts, work.DeliveredMassKg));
        }

        AddUp();
    }

    private void Serve(int visit, Collection work)
    {
        var delivered = _route.Route.Visits[visit].DeliveredAmounts ?? Nothing;
        if (delivered != (work.DeliveredAmounts ?? Nothing))
            _findings.Add(CollectionRule.Amounts, _route.WhereVisit(visit), 1, "", $"Delivers {delivered}, not {work.DeliveredAmounts ?? Nothing}.");
        _onBoard.RemoveAll(load => load.Destination == LoadDestination.Collection && load.WorkId == work.Id);
        AddUp();
        if (work.Collects)
            Take(visit, new(work.Id, LoadDestination.Facility, _route.Route.Visits[visit].CompartmentId!, work.MaterialId, work.Amounts, work.MassKg));
        else
            ExpectAmounts(visit, Nothing);
    }

    private void Take(int visit, OnBoard load)
    {
        ExpectAmounts(visit, load.Amounts);
        _onBoard.Add(load);
        AddUp();
        CheckCompartment(_route.WhereVisit(visit), _route.Configuration.Compartments.First(compartment => compartment.Id == load.CompartmentId));
        CheckGrossMass(_route.WhereVisit(visit));
    }

    private void Deliver(int visit, Shipment shipment)
    {
        ExpectAmounts(visit, shipment.Amounts);
        var load = _onBoard.Find(load => load.Destination == LoadDestination.Shipment && load.WorkId == shipment.Id);
        if (load is not null && load.CompartmentId != _route.Route.Visits[visit].CompartmentId)
            _findings.Add(CollectionRule.Shipment, _route.WhereVisit(visit), 1, "", $"Shipment '{shipment.Id}' lies in compartment '{load.CompartmentId}', not in '{_route.Route.Visits[visit].CompartmentId}'.");
        _onBoard.RemoveAll(other => other == load);
        AddUp();
    }

    private void Unload(int visit, Facility facility)
    {
        var before = _load;
        _onBoard.RemoveAll(load => load.Destination == LoadDestination.Facility && facility.Accepts(load.MaterialId));
        AddUp();
        ExpectAmounts(visit, before - _load);

        var unloaded = _load;
        if (facility.Reloads)
        {
            Bring(visit + 1);
            CheckAll(_route.WhereVisit(visit));
        }

        var reloaded = _route.Route.Visits[visit].ReloadedAmounts ?? Nothing;
        if (reloaded != _load - unloaded)
            _findings.Add(CollectionRule.Amounts, _route.WhereVisit(visit), 1, "", $"Takes on {reloaded}, not {_load - unloaded}.");
    }

    private LoadVector Nothing => LoadVector.Zero(_route.Model.LoadDimensions.Length);

    /// <summary>The sums over what is on board.</summary>
    private void AddUp()
    {
        (_load, _massKg) = (Nothing, 0);
        foreach (var compartment in _route.Configuration.Compartments)
            _byCompartment[compartment.Id] = Nothing;
        foreach (var load in _onBoard)
        {
            _load += load.Amounts;
            _byCompartment[load.CompartmentId] += load.Amounts;
            _massKg += load.MassKg;
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

    private void CheckCompartment(string where, Compartment compartment)
    {
        var (load, capacity) = (_byCompartment[compartment.Id], compartment.Capacity);
        for (var dimension = 0; dimension < load.Dimensions; dimension++)
        {
            if (load[dimension] > capacity[dimension])
                _findings.Add(CollectionRule.Capacity, where, (load[dimension] - capacity[dimension]) / 1_000.0, _route.Model.LoadDimensions[dimension].Id, $"Compartment '{compartment.Id}' holds {load}, more than {capacity}.");
        }
    }

    private void CheckGrossMass(string where)
    {
        var grossKg = _route.Type.CurbMassKg + _massKg;
        if (_route.Type.GrossMassKg is { } limitKg && grossKg > limitKg && !Findings.AreClose(grossKg, limitKg))
            _findings.Add(CollectionRule.GrossMass, where, grossKg - limitKg, "kg", $"Vehicle and load weigh {grossKg:0.###} kg, more than {limitKg:0.###}.");
    }

    private void CheckReturn()
    {
        var left = _onBoard.Where(load => load.Destination == LoadDestination.Facility && (load.MassKg > 0 || !load.Amounts.IsZero)).ToArray();
        if (!_route.Model.Facilities.IsEmpty && left.Length > 0)
            _findings.Add(CollectionRule.NotEmptied, _route.Where, left.Sum(load => load.MassKg), "kg", $"Returns with {left.Length} loads, '{left[0].WorkId}' among them, that no facility on the way has taken.");
    }
}
