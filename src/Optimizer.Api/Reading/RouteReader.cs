using Google.Protobuf.Collections;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;

namespace Optimizer.Api.Reading;

/// <summary>Reads the routes of a given plan.</summary>
internal sealed class RouteReader(IssueList issues, Model model)
{
    private readonly PlanClock _clock = PlanClock.Of(issues, model);
    private readonly HashSet<(string Vehicle, string Shift)> _shifts = [];

    public static bool IsTimed(Wire.Route route) => route.Visits.All(visit => visit.ServiceStartTime is not null);

    public Route Read(Wire.Route wire, string path)
    {
        var shift = ReadShift(wire, path);
        CheckConfiguration(wire, path);
        ImmutableArray<Visit> visits = [.. wire.Visits.Select((visit, index) => ReadVisit(wire, visit, $"{path}.visits[{index}]"))];
        if (wire.Transitions.Count > 0 && wire.Transitions.Count != visits.Length + 1)
            issues.Add($"{path}.transitions", "plan.wrong_transitions", $"There are {wire.Transitions.Count} transitions for {visits.Length} visits. Give {visits.Length + 1}, or none.");

        var start = visits.IsEmpty ? TimeSpan.Zero : visits[0].Arrival;
        var end = visits.IsEmpty ? TimeSpan.Zero : visits[^1].Departure;
        return new()
        {
            VehicleId = wire.VehicleId,
            ShiftId = shift?.Id ?? wire.ShiftId,
            StartSiteId = wire.HasStartSiteId ? wire.StartSiteId : shift?.StartSiteId,
            EndSiteId = wire.HasEndSiteId ? wire.EndSiteId : shift?.EndSiteId,
            Start = _clock.Offset(wire.StartTime, $"{path}.start_time", start),
            End = _clock.Offset(wire.EndTime, $"{path}.end_time", end),
            ConfigurationId = wire.CapacityConfigurationId,
            StartLoad = ReadOptionalLoads(wire.StartLoad, $"{path}.start_load"),
            Visits = visits,
            Transitions = IsTimed(wire) ? Transitions(wire, visits, shift, path) : [],
            Breaks = [.. wire.Breaks.Select((item, index) => ReadBreak(wire, item, $"{path}.breaks[{index}]"))],
        };
    }

    private Shift? ReadShift(Wire.Route wire, string path)
    {
        if (!model.HasVehicle(wire.VehicleId))
        {
            issues.Add($"{path}.vehicle_id", "plan.unknown_vehicle", $"The model has no vehicle {Quoted.Text(wire.VehicleId)}. Name one of model.vehicles.");
            return null;
        }

        var shifts = model.Vehicle(wire.VehicleId).Shifts;
        var shift = wire.ShiftId.Length == 0 ? shifts[0] : shifts.FirstOrDefault(known => known.Id == wire.ShiftId);
        if (shift is null)
            issues.Add($"{path}.shift_id", "plan.unknown_shift", $"Vehicle {Quoted.Text(wire.VehicleId)} has no shift {Quoted.Text(wire.ShiftId)}. Name one of {string.Join(", ", shifts.Select(known => known.Id))}.");
        else if (!_shifts.Add((wire.VehicleId, shift.Id)))
            issues.Add(path, "plan.duplicate_shift", $"Vehicle {Quoted.Text(wire.VehicleId)} has another route in shift {Quoted.Text(shift.Id)}. Give one route per shift.");
        return shift;
    }

    private void CheckConfiguration(Wire.Route wire, string path)
    {
        if (!model.HasVehicle(wire.VehicleId))
            return;
        var type = model.VehicleType(model.Vehicle(wire.VehicleId).VehicleTypeId);
        if (type.Configurations.All(known => known.Id != wire.CapacityConfigurationId))
            issues.Add($"{path}.capacity_configuration_id", "plan.unknown_configuration", $"Vehicle type {Quoted.Text(type.Id)} has no configuration {Quoted.Text(wire.CapacityConfigurationId)}. Name one of its own, or leave it out.");
    }

    private Visit ReadVisit(Wire.Route route, Wire.Visit wire, string path)
    {
        var (point, work, facility) = ReadWork(wire, path);
        if (wire.HasCompartmentId)
            CheckCompartment(route, wire.CompartmentId, $"{path}.compartment_id");
        if (wire.HasDeliveredCompartmentId)
            CheckCompartment(route, wire.DeliveredCompartmentId, $"{path}.delivered_compartment_id");
        var siteId = point?.SiteId ?? facility?.SiteId ?? wire.SiteId;
        if (wire.SiteId.Length > 0 && wire.SiteId != siteId)
            issues.Add($"{path}.site_id", "plan.wrong_site", $"The visit is at site {Quoted.Text(wire.SiteId)}, but its work is at {Quoted.Text(siteId)}. Leave the site out, or name that one.");

        var serviceStart = _clock.Offset(wire.ServiceStartTime, $"{path}.service_start_time", TimeSpan.Zero);
        var setup = wire.SetupDuration is null ? TimeSpan.Zero : issues.Duration(wire.SetupDuration, $"{path}.setup_duration");
        var service = wire.ServiceDuration is null
            ? point?.ServiceDuration ?? facility?.ServiceDuration ?? TimeSpan.Zero
            : issues.Duration(wire.ServiceDuration, $"{path}.service_duration");
        return new()
        {
            CollectionId = (work as Collection)?.Id,
            FacilityId = facility?.Id,
            ShipmentId = (work as Shipment)?.Id,
            ShipmentEnd = wire.Kind == Wire.VisitKind.Delivery ? ShipmentEnd.Delivery : ShipmentEnd.Pickup,
            SiteId = siteId,
            Arrival = _clock.Offset(wire.ArrivalTime, $"{path}.arrival_time", serviceStart),
            ServiceStart = serviceStart,
            Departure = _clock.Offset(wire.DepartureTime, $"{path}.departure_time", serviceStart + setup + service),
            Setup = setup,
            Service = service,
            Amounts = wire.Amounts.Count == 0 && work is not null ? work.Amounts : ReadLoads(wire.Amounts, $"{path}.amounts"),
            DeliveredAmounts = ReadOptionalLoads(wire.DeliveredAmounts, $"{path}.delivered_amounts") ?? (work as Collection)?.DeliveredAmounts,
            ReloadedAmounts = ReadOptionalLoads(wire.ReloadedAmounts, $"{path}.reloaded_amounts"),
            LoadAfter = ReadLoads(wire.LoadAfter, $"{path}.load_after"),
            CompartmentId = wire.HasCompartmentId ? wire.CompartmentId : null,
            DeliveredCompartmentId = wire.HasDeliveredCompartmentId ? wire.DeliveredCompartmentId : null,
        };
    }

    private (ServicePoint? Point, IWork? Work, Facility? Facility) ReadWork(Wire.Visit wire, string path)
    {
        switch (wire.Kind)
        {
            case Wire.VisitKind.Collect when model.HasCollection(wire.CollectionId):
                return (model.Collection(wire.CollectionId).Point(), model.Collection(wire.CollectionId), null);
            case Wire.VisitKind.Collect:
                issues.Add($"{path}.collection_id", "plan.unknown_collection", $"The model has no collection {Quoted.Text(wire.CollectionId)}. Name one of model.collections.");
                break;
            case Wire.VisitKind.Unload when model.HasFacility(wire.FacilityId):
                return (null, null, model.Facility(wire.FacilityId));
            case Wire.VisitKind.Unload:
                issues.Add($"{path}.facility_id", "plan.unknown_facility", $"The model has no facility {Quoted.Text(wire.FacilityId)}. Name one of model.facilities.");
                break;
            case Wire.VisitKind.Pickup when model.HasShipment(wire.ShipmentId):
                return (model.Shipment(wire.ShipmentId).Pickup, model.Shipment(wire.ShipmentId), null);
            case Wire.VisitKind.Delivery when model.HasShipment(wire.ShipmentId):
                return (model.Shipment(wire.ShipmentId).Delivery, model.Shipment(wire.ShipmentId), null);
            case Wire.VisitKind.Pickup or Wire.VisitKind.Delivery:
                issues.Add($"{path}.shipment_id", "plan.unknown_shipment", $"The model has no shipment {Quoted.Text(wire.ShipmentId)}. Name one of model.shipments.");
                break;
            default:
                issues.Add($"{path}.kind", wire.Kind == 0 ? "enum.missing" : "enum.unknown", "The visit's kind is not known. Give VISIT_KIND_COLLECT, VISIT_KIND_UNLOAD, VISIT_KIND_PICKUP or VISIT_KIND_DELIVERY.");
                break;
        }

        return (null, null, null);
    }

    private void CheckCompartment(Wire.Route route, string id, string path)
    {
        if (!model.HasVehicle(route.VehicleId))
            return;
        var type = model.VehicleType(model.Vehicle(route.VehicleId).VehicleTypeId);
        if (type.Configurations.All(known => known.Compartments.All(compartment => compartment.Id != id)))
            issues.Add(path, "plan.unknown_compartment", $"Vehicle type {Quoted.Text(type.Id)} has no compartment {Quoted.Text(id)}. Name one of its own.");
    }

    private LoadVector? ReadOptionalLoads(MapField<string, double> amounts, string path) => amounts.Count == 0 ? null : ReadLoads(amounts, path);

    private LoadVector ReadLoads(MapField<string, double> amounts, string path)
    {
        foreach (var id in amounts.Keys.Where(id => model.LoadDimensions.All(dimension => dimension.Id != id)))
            issues.Add(Quoted.Key(path, id), "plan.unknown_load_dimension", $"The model has no load dimension {Quoted.Text(id)}. Name one of {string.Join(", ", model.LoadDimensions.Select(dimension => dimension.Id))}.");
        var loads = new long[model.LoadDimensions.Length];
        for (var dimension = 0; dimension < loads.Length; dimension++)
        {
            if (amounts.TryGetValue(model.LoadDimensions[dimension].Id, out var amount))
                loads[dimension] = LoadReader.Thousandths(issues.Number(amount, Quoted.Key(path, model.LoadDimensions[dimension].Id), Limits.TotalAmount));
        }

        return new([.. loads]);
    }

    private ImmutableArray<Transition> Transitions(Wire.Route wire, ImmutableArray<Visit> visits, Shift? shift, string path)
    {
        if (wire.Transitions.Count == visits.Length + 1)
            return [.. wire.Transitions.Select((item, index) => ReadTransition(item, $"{path}.transitions[{index}]"))];

        string?[] sites = [shift?.StartSiteId, .. visits.Select(visit => visit.SiteId), shift?.EndSiteId];
        return [.. sites.Zip(sites.Skip(1)).Select(pair => Empty(pair.First, pair.Second))];
    }

    /// <summary>Stands where a plan with given times has no transitions; whoever evaluates the plan fills it.</summary>
    private static Transition Empty(string? from, string? to) => new()
    {
        FromSiteId = from,
        ToSiteId = to,
        Departure = TimeSpan.Zero,
        Arrival = TimeSpan.Zero,
        Driving = TimeSpan.Zero,
        DistanceMetres = 0,
        LoadMassKg = 0,
        Energy = default,
    };

    private Transition ReadTransition(Wire.Transition wire, string path) => new()
    {
        FromSiteId = wire.HasFromSiteId ? wire.FromSiteId : null,
        ToSiteId = wire.HasToSiteId ? wire.ToSiteId : null,
        Departure = _clock.Offset(wire.DepartureTime, $"{path}.departure_time", TimeSpan.Zero),
        Arrival = _clock.Offset(wire.ArrivalTime, $"{path}.arrival_time", TimeSpan.Zero),
        Driving = issues.Duration(wire.DrivingDuration, $"{path}.driving_duration"),
        DistanceMetres = issues.Whole(wire.DistanceM, $"{path}.distance_m", Limits.Distance),
        LoadMassKg = issues.Number(wire.LoadMassKg, $"{path}.load_mass_kg", Limits.TotalAmount),
        Energy = new EnergyUse(wire.EnergyKwh, wire.Co2ETtwG, wire.Co2EWtwG),
    };

    private Break ReadBreak(Wire.Route route, Wire.Break wire, string path)
    {
        if (model.BreakRules.All(rule => rule.Id != wire.BreakRuleId))
            issues.Add($"{path}.break_rule_id", "plan.unknown_break_rule", $"The model has no break rule {Quoted.Text(wire.BreakRuleId)}. Name one of model.break_rules.");
        if (wire.TransitionIndex < 0 || wire.TransitionIndex > route.Visits.Count)
            issues.Add($"{path}.transition_index", "plan.transition_out_of_range", $"Transition {wire.TransitionIndex} does not exist. Give one from 0 to {route.Visits.Count}.");
        var start = _clock.Offset(wire.StartTime, $"{path}.start_time", TimeSpan.Zero);
        return new(wire.BreakRuleId, start, _clock.Offset(wire.EndTime, $"{path}.end_time", start), wire.TransitionIndex);
    }
}
