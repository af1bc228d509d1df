using Optimizer.Domain.Models;

namespace Optimizer.Api.Reading;

/// <summary>Reads the fleet.</summary>
internal static class VehicleReader
{
    private static readonly VehicleCosts DefaultCosts = new()
    {
        PerKmCents = 80,
        DrivingPerHourCents = 3_000,
        ServicePerHourCents = 3_000,
        WaitingPerHourCents = 3_000,
    };

    public static ImmutableArray<Vehicle> ReadAll(ReadingContext context, Wire.Model model)
    {
        if (model.Vehicles.Count == 0 && !HasOnlyBookings(model))
            context.Issues.Add("model.vehicles", "model.no_vehicles", "The model has no vehicle, and more to plan than bookings of assets. Give at least one.");
        return [.. model.Vehicles.Select((vehicle, index) => Read(context, model, vehicle, $"model.vehicles[{index}]"))];
    }

    /// <summary>Assets that drive themselves or stay where they are need no vehicle.</summary>
    private static bool HasOnlyBookings(Wire.Model model) =>
        model.Bookings.Count > 0 && model.Collections.Count + model.Shipments.Count + model.Offers.Count + model.Needs.Count == 0;

    private static Vehicle Read(ReadingContext context, Wire.Model model, Wire.Vehicle wire, string path)
    {
        var needsType = wire.HasVehicleTypeId || model.VehicleTypes.Count > 0;
        if (needsType)
            context.VehicleTypes.Check(wire.VehicleTypeId, $"{path}.vehicle_type_id", "vehicle");

        return new()
        {
            Id = wire.Id,
            VehicleTypeId = needsType ? wire.VehicleTypeId : "default",
            OrganisationId = context.Organisations.Optional(wire.HasOrganisationId, wire.OrganisationId, $"{path}.organisation_id", "vehicle"),
            Shifts = ShiftReader.ReadAll(context, model, wire, path),
            Costs = wire.Costs is { } costs ? ReadCosts(context.Issues, costs, $"{path}.costs") : DefaultCosts,
            Limits = wire.Limits is { } limits ? ReadLimits(context, limits, $"{path}.limits") : new(),
            BreakRuleIds = context.BreakRules.CheckAll(wire.BreakRuleIds, $"{path}.break_rule_ids", "vehicle"),
        };
    }

    private static VehicleCosts ReadCosts(IssueList issues, Wire.VehicleCosts wire, string path) => new()
    {
        FixedCents = issues.Whole(wire.FixedCostCents, $"{path}.fixed_cost_cents", Limits.Money),
        PerKmCents = issues.Number(wire.CostPerKmCents, $"{path}.cost_per_km_cents", Limits.MoneyPerUnit),
        DrivingPerHourCents = issues.Number(wire.DrivingCostPerHourCents, $"{path}.driving_cost_per_hour_cents", Limits.MoneyPerUnit),
        ServicePerHourCents = issues.Number(wire.ServiceCostPerHourCents, $"{path}.service_cost_per_hour_cents", Limits.MoneyPerUnit),
        WaitingPerHourCents = issues.Number(wire.WaitingCostPerHourCents, $"{path}.waiting_cost_per_hour_cents", Limits.MoneyPerUnit),
        OvertimePerHourCents = issues.Number(wire.OvertimeCostPerHourCents, $"{path}.overtime_cost_per_hour_cents", Limits.MoneyPerUnit),
    };

    private static RouteLimits ReadLimits(ReadingContext context, Wire.RouteLimits wire, string path) => new()
    {
        MaxDistanceMetres = wire.HasMaxDistanceM ? (long)context.Issues.Number(wire.MaxDistanceM, $"{path}.max_distance_m", Limits.Distance) : null,
        MaxDuration = wire.MaxDuration is null ? null : context.Issues.Duration(wire.MaxDuration, $"{path}.max_duration"),
        MaxStops = wire.HasMaxStops ? (int)context.Issues.Whole(wire.MaxStops, $"{path}.max_stops", Limits.Stops) : null,
        MaxLoad = LoadReader.Limit(context, wire.MaxLoad, $"{path}.max_load", "limits"),
        DeliveryOrder = wire.DeliveryOrder == 0 ? DeliveryOrder.Any : context.Issues.Choice<Wire.DeliveryOrder, DeliveryOrder>(wire.DeliveryOrder, $"{path}.delivery_order"),
    };
}
