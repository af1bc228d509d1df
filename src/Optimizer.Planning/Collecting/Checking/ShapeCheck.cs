using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;

namespace Optimizer.Planning.Collecting.Checking;

/// <summary>Every id is known, and a route of n visits has n + 1 transitions.</summary>
internal static class ShapeCheck
{
    public static bool IsReadable(Model model, Route route, int index, Findings findings)
    {
        var (where, faults) = ($"routes[{index}]", 0);

        void Report(string cause, string at, string description)
        {
            findings.Add(cause, at, 1, "", description);
            faults++;
        }

        if (!model.HasVehicle(route.VehicleId))
        {
            Report(CollectionRule.UnknownId, where, $"There is no vehicle '{route.VehicleId}'.");
            return false;
        }

        var vehicle = model.Vehicle(route.VehicleId);
        if (vehicle.Shifts.All(shift => shift.Id != route.ShiftId))
            Report(CollectionRule.UnknownId, where, $"Vehicle '{vehicle.Id}' has no shift '{route.ShiftId}'.");

        var configuration = model.VehicleType(vehicle.VehicleTypeId).Configurations.FirstOrDefault(way => way.Id == route.ConfigurationId);
        if (configuration is null)
            Report(CollectionRule.UnknownId, where, $"Vehicle '{vehicle.Id}' has no capacity configuration '{route.ConfigurationId}'.");

        if (route.Transitions.Length != route.Visits.Length + 1)
            Report(CollectionRule.RouteShape, where, $"{route.Visits.Length} visits need one transition more, not {route.Transitions.Length}.");

        for (var visit = 0; visit < route.Visits.Length; visit++)
        {
            foreach (var (cause, fault) in Faults(model, configuration, route.Visits[visit]))
                Report(cause, $"{where}.visits[{visit}]", fault);
        }

        for (var pause = 0; pause < route.Breaks.Length; pause++)
        {
            if (model.BreakRules.All(rule => rule.Id != route.Breaks[pause].BreakRuleId))
                Report(CollectionRule.UnknownId, $"{where}.breaks[{pause}]", $"There is no break rule '{route.Breaks[pause].BreakRuleId}'.");
            if (route.Breaks[pause].TransitionIndex < 0 || route.Breaks[pause].TransitionIndex > route.Visits.Length)
                Report(CollectionRule.RouteShape, $"{where}.breaks[{pause}]", $"There is no transition {route.Breaks[pause].TransitionIndex}.");
        }

        return faults == 0;
    }

    private static IEnumerable<(string Cause, string Fault)> Faults(Model model, CapacityConfiguration? configuration, Visit visit)
    {
        if (new[] { visit.CollectionId, visit.ShipmentId, visit.FacilityId }.Count(id => id is not null) != 1)
            yield return (CollectionRule.RouteShape, "A visit is either a collection, an end of a shipment or an unloading.");
        if (visit.CollectionId is { } collection && !model.HasCollection(collection))
            yield return (CollectionRule.UnknownId, $"There is no collection '{collection}'.");
        if (visit.FacilityId is { } facility && !model.HasFacility(facility))
            yield return (CollectionRule.UnknownId, $"There is no facility '{facility}'.");
        if (visit.ShipmentId is { } shipment && !model.HasShipment(shipment))
            yield return (CollectionRule.UnknownId, $"There is no shipment '{shipment}'.");
        var work = visit.CollectionId is { } id && model.HasCollection(id) ? model.Collection(id) : null;
        if ((visit.ShipmentId is not null || (visit.CollectionId is not null && work is not { Collects: false })) && !HasCompartment(visit.CompartmentId))
            yield return (CollectionRule.UnknownId, $"There is no compartment '{visit.CompartmentId}' in this configuration.");
        if (work is { DeliveredAmounts: not null } && !HasCompartment(visit.DeliveredCompartmentId))
            yield return (CollectionRule.UnknownId, $"There is no compartment '{visit.DeliveredCompartmentId}' in this configuration.");
        if (visit.Amounts.Dimensions != model.LoadDimensions.Length || visit.LoadAfter.Dimensions != model.LoadDimensions.Length)
            yield return (CollectionRule.RouteShape, $"Amounts and load need {model.LoadDimensions.Length} dimensions.");

        bool HasCompartment(string? compartment) => configuration is null || configuration.Compartments.Any(part => part.Id == compartment);
    }
}
