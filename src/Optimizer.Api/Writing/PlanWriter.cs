using Optimizer.Domain.Accounting;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Planning;

namespace Optimizer.Api.Writing;

/// <summary>Writes a plan to the wire.</summary>
public static class PlanWriter
{
    public static Wire.PlanResponse Write(Model model, PlanningResult result) => new()
    {
        Plan = Write(model, result.Plan),
        Settings = ModelWriter.Write(result.Settings),
        Statistics = Write(result.Statistics),
    };

    public static Wire.Plan Write(Model model, Plan plan)
    {
        var wire = new Wire.Plan { Account = AccountWriter.Write(plan.Account) };
        wire.Routes.AddRange(plan.Routes.Select((route, index) => Route(model, route, plan.Account.Routes.ElementAtOrDefault(index))));
        wire.Unplanned.AddRange(plan.Unplanned.Select(item => Unplanned(model, item)));
        TransferWriter.Write(wire, model, plan);
        SharingPlanWriter.Add(wire, model, plan.Sharing);
        return wire;
    }

    public static Wire.Violation Write(Violation violation) => new()
    {
        Cause = violation.Cause,
        Where = violation.Where,
        Amount = violation.Amount,
        Unit = violation.Unit,
        Description = violation.Description,
    };

    private static Wire.SolverStatistics Write(SearchStatistics statistics)
    {
        var wire = new Wire.SolverStatistics
        {
            Engine = statistics.Engine,
            EngineVersion = statistics.EngineVersion,
            Iterations = statistics.Iterations,
            Elapsed = statistics.Elapsed.ToWire(),
            StoppedBy = statistics.StoppedBy,
            TimeToBest = statistics.TimeToBest.ToWire(),
        };
        if (statistics.BoundCents is { } bound)
            wire.BoundCents = bound;
        if (statistics.Gap is { } gap)
            wire.Gap = gap;
        return wire;
    }

    private static Wire.Route Route(Model model, Route route, RouteAccount? account)
    {
        var wire = new Wire.Route
        {
            VehicleId = route.VehicleId,
            ShiftId = route.ShiftId,
            StartTime = model.Stamp(route.Start),
            EndTime = model.Stamp(route.End),
            Figures = account is null ? null : AccountWriter.Write(account.Figures),
        };
        if (route.StartSiteId is { } start)
            wire.StartSiteId = start;
        if (route.EndSiteId is { } end)
            wire.EndSiteId = end;
        if (route.ConfigurationId.Length > 0)
            wire.CapacityConfigurationId = route.ConfigurationId;
        if (route.StartLoad is { } load)
            wire.StartLoad.Fill(model, load);
        wire.Visits.AddRange(route.Visits.Select(visit => Visit(model, visit, route.Breaks)));
        wire.Transitions.AddRange(route.Transitions.Select(transition => Transition(model, transition)));
        wire.Breaks.AddRange(route.Breaks.Select(item => Break(model, item)));
        if (account is not null)
            wire.CostTermsCents.Add(account.CostTermsCents);
        return wire;
    }

    private static Wire.Visit Visit(Model model, Visit visit, ImmutableArray<Break> breaks)
    {
        var wire = new Wire.Visit
        {
            Kind = KindOf(visit),
            SiteId = visit.SiteId,
            ArrivalTime = model.Stamp(visit.Arrival),
            ServiceStartTime = model.Stamp(visit.ServiceStart),
            DepartureTime = model.Stamp(visit.Departure),
            SetupDuration = visit.Setup.ToWire(),
            ServiceDuration = visit.Service.ToWire(),
            WaitingDuration = Waiting(visit, breaks).ToWire(),
        };
        if (visit.CollectionId is { } collection)
            wire.CollectionId = collection;
        if (visit.FacilityId is { } facility)
            wire.FacilityId = facility;
        if (visit.ShipmentId is { } shipment)
            wire.ShipmentId = shipment;
        if (visit.DeliveredCompartmentId is { } origin)
            wire.DeliveredCompartmentId = origin;
        if (visit.DeliveredAmounts is { } delivered)
            wire.DeliveredAmounts.Fill(model, delivered);
        if (visit.ReloadedAmounts is { } reloaded)
            wire.ReloadedAmounts.Fill(model, reloaded);
        if (visit.CompartmentId is { } compartment)
            wire.CompartmentId = compartment;
        wire.Amounts.Fill(model, visit.Amounts);
        wire.LoadAfter.Fill(model, visit.LoadAfter);
        return wire;
    }

    private static Wire.VisitKind KindOf(Visit visit)
    {
        if (visit.CollectionId is not null)
            return Wire.VisitKind.Collect;
        if (visit.ShipmentId is null)
            return Wire.VisitKind.Unload;
        return visit.ShipmentEnd == ShipmentEnd.Pickup ? Wire.VisitKind.Pickup : Wire.VisitKind.Delivery;
    }

    /// <summary>Between arrival and service, without the breaks taken there.</summary>
    private static TimeSpan Waiting(Visit visit, ImmutableArray<Break> breaks)
    {
        var waiting = visit.ServiceStart - visit.Arrival;
        foreach (var item in breaks.Where(item => item.Start >= visit.Arrival && item.End <= visit.ServiceStart))
            waiting -= item.End - item.Start;
        return waiting;
    }

    private static Wire.Transition Transition(Model model, Transition transition)
    {
        var wire = new Wire.Transition
        {
            DepartureTime = model.Stamp(transition.Departure),
            ArrivalTime = model.Stamp(transition.Arrival),
            DrivingDuration = transition.Driving.ToWire(),
            DistanceM = transition.DistanceMetres,
            LoadMassKg = transition.LoadMassKg,
            EnergyKwh = transition.Energy.EnergyKwh,
            Co2ETtwG = transition.Energy.TtwGrams,
            Co2EWtwG = transition.Energy.WtwGrams,
        };
        if (transition.FromSiteId is { } from)
            wire.FromSiteId = from;
        if (transition.ToSiteId is { } to)
            wire.ToSiteId = to;
        return wire;
    }

    private static Wire.Break Break(Model model, Break item) => new()
    {
        BreakRuleId = item.BreakRuleId,
        StartTime = model.Stamp(item.Start),
        EndTime = model.Stamp(item.End),
        TransitionIndex = item.TransitionIndex,
    };

    private static Wire.Unplanned Unplanned(Model model, Unplanned unplanned)
    {
        var wire = new Wire.Unplanned
        {
            Mandatory = unplanned.IsMandatory,
            PenaltyCents = unplanned.PenaltyCents,
        };
        if (!model.HasCollection(unplanned.WorkId))
            wire.ShipmentId = unplanned.WorkId;
        else
            wire.CollectionId = unplanned.WorkId;
        wire.Reasons.AddRange(unplanned.Reasons.Select(Reason));
        if (unplanned.Relaxation is { } relaxation)
            wire.Relaxation = Relaxation(relaxation);
        return wire;
    }

    private static Wire.UnplannedReason Reason(UnplannedReason reason)
    {
        var wire = new Wire.UnplannedReason { Code = (Wire.UnplannedCode)(reason.Code + 1), Description = reason.Description };
        wire.VehicleIds.AddRange(reason.VehicleIds);
        return wire;
    }

    private static Wire.Relaxation Relaxation(Relaxation relaxation) => new()
    {
        Description = relaxation.Description,
        Code = (Wire.UnplannedCode)(relaxation.Code + 1),
        VehicleId = relaxation.VehicleId,
        Amount = relaxation.Amount,
        Unit = relaxation.Unit,
    };
}
