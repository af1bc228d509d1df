using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;

namespace Optimizer.Planning.Collecting.Checking;

/// <summary>A route whose ids are known and whose shape is right, with what they name.</summary>
internal sealed class CheckedRoute(Model model, Route route, int index)
{
    public Model Model { get; } = model;
    public Route Route { get; } = route;
    public int Index { get; } = index;
    public Vehicle Vehicle { get; } = model.Vehicle(route.VehicleId);
    public VehicleType Type { get; } = model.VehicleType(model.Vehicle(route.VehicleId).VehicleTypeId);
    public Shift Shift { get; } = model.Vehicle(route.VehicleId).Shifts.First(shift => shift.Id == route.ShiftId);

    public CapacityConfiguration Configuration { get; } = model.VehicleType(model.Vehicle(route.VehicleId).VehicleTypeId)
        .Configurations.First(configuration => configuration.Id == route.ConfigurationId);

    public string Where => $"routes[{Index}]";

    public string WhereVisit(int visit) => $"routes[{Index}].visits[{visit}]";

    public string WhereTransition(int transition) => $"routes[{Index}].transitions[{transition}]";

    public string WhereBreak(int pause) => $"routes[{Index}].breaks[{pause}]";

    /// <summary>The collection or shipment of a visit; null at a facility.</summary>
    public IWork? Work(int visit) => Route.Visits[visit].WorkId is { } id ? Model.Work(id) : null;

    /// <summary>The collection of a visit; null at any other.</summary>
    public Collection? Collection(int visit) => Route.Visits[visit].CollectionId is { } id ? Model.Collection(id) : null;

    /// <summary>The shipment that is picked up or delivered at a visit; null at any other.</summary>
    public Shipment? Shipment(int visit, ShipmentEnd end) =>
        Route.Visits[visit].ShipmentEnd == end && Route.Visits[visit].ShipmentId is { } id ? Model.Shipment(id) : null;

    /// <summary>Where and when the work of a visit is to be done; null at a facility.</summary>
    public ServicePoint? Point(int visit) => Route.Visits[visit].Point(Model);

    /// <summary>Where a visit unloads; null at work.</summary>
    public Facility? Unloading(int visit) => Route.Visits[visit].FacilityId is { } id ? Model.Facility(id) : null;

    /// <summary>Breaks on the way of a transition: those that start before it arrives.</summary>
    public IEnumerable<Break> BreaksOnTheWay(int transition) =>
        Route.Breaks.Where(pause => pause.TransitionIndex == transition && pause.Start < Route.Transitions[transition].Arrival);

    /// <summary>Breaks between the arrival of a transition and the service that follows.</summary>
    public IEnumerable<Break> BreaksAtThePlace(int transition) =>
        Route.Breaks.Where(pause => pause.TransitionIndex == transition && pause.Start >= Route.Transitions[transition].Arrival);
}
