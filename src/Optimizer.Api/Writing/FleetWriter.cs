using System.Diagnostics;
using Optimizer.Domain.Models;

namespace Optimizer.Api.Writing;

/// <summary>Vehicle types, vehicles with their shifts, and break rules.</summary>
internal sealed class FleetWriter(Model model, LoadWriter loads, TimeWriter times)
{
    public Wire.VehicleType Write(VehicleType type)
    {
        var wire = new Wire.VehicleType
        {
            Id = type.Id,
            Compartments = { type.Configurations[0].Compartments.Select(Write) },
            CapacityConfigurations =
            {
                type.Configurations.Skip(1).Select(each => new Wire.CapacityConfiguration { Id = each.Id, Compartments = { each.Compartments.Select(Write) } }),
            },
            CurbMassKg = type.CurbMassKg,
            EnergyClassId = type.EnergyClassId,
            Skills = { type.Skills },
        };
        if (type.Name != type.Id)
            wire.Name = type.Name;
        if (type.GrossMassKg is { } gross)
            wire.GrossMassKg = gross;
        if (type.Consumption is { } own)
            wire.Consumption = new() { Per100Km = own.Per100Km, Per100KmAndTonne = own.Per100KmAndTonne };
        if (type.SpeedFactor != 1)
            wire.SpeedFactor = type.SpeedFactor;
        if (type.TravelProfileId is { } profile)
            wire.TravelProfileId = profile;
        return wire;
    }

    public Wire.Vehicle Write(Vehicle vehicle)
    {
        var wire = new Wire.Vehicle
        {
            Id = vehicle.Id,
            VehicleTypeId = vehicle.VehicleTypeId,
            Shifts = { vehicle.Shifts.Select(Write) },
            Costs = Write(vehicle.Costs),
            Limits = Write(vehicle.Limits),
            BreakRuleIds = { vehicle.BreakRuleIds },
        };
        if (vehicle.OrganisationId is { } organisation)
            wire.OrganisationId = organisation;
        return wire;
    }

    public Wire.BreakRule Write(BreakRule rule) => rule.Kind switch
    {
        BreakRuleKind.Eu561 => new() { Id = rule.Id, Kind = Wire.BreakRuleKind.Eu5612006 },
        BreakRuleKind.WorkingTime => new() { Id = rule.Id, Kind = Wire.BreakRuleKind.WorkingTime },
        BreakRuleKind.Window => new()
        {
            Id = rule.Id,
            Kind = Wire.BreakRuleKind.Window,
            EarliestStartTime = times.At(rule.EarliestStart),
            LatestStartTime = times.At(rule.LatestStart),
            Duration = TimeWriter.Span(rule.Duration),
        },
        _ => throw new UnreachableException(),
    };

    private Wire.Compartment Write(Compartment compartment)
    {
        var wire = new Wire.Compartment { Id = compartment.Id, AcceptedMaterialIds = { compartment.AcceptedMaterialIds } };
        loads.AddLimits(wire.Capacity, compartment.Capacity);
        return wire;
    }

    private Wire.Shift Write(Shift shift)
    {
        var wire = new Wire.Shift { Id = shift.Id, StartTime = times.At(shift.Start), EndTime = times.At(shift.End) };
        if (shift.OvertimeEnd > shift.End)
            wire.OvertimeEndTime = times.At(shift.OvertimeEnd);

        // Without a start, only a model without depots starts at the first stop.
        if (shift.StartSiteId is { } start)
            wire.StartSiteId = start;
        else if (!model.Depots.IsEmpty)
            throw new ArgumentException($"Shift '{shift.Id}' starts nowhere, which the wire knows only in models without depots.");

        if (shift.EndSiteId is null)
            wire.OpenEnd = true;
        else if (shift.EndSiteId != shift.StartSiteId)
            wire.EndSiteId = shift.EndSiteId;
        return wire;
    }

    /// <summary>Always written, as costs that are not there have other defaults than costs of zero.</summary>
    private static Wire.VehicleCosts Write(VehicleCosts costs)
    {
        var wire = new Wire.VehicleCosts();
        if (costs.FixedCents != 0)
            wire.FixedCostCents = costs.FixedCents;
        if (costs.PerKmCents != 0)
            wire.CostPerKmCents = costs.PerKmCents;
        if (costs.DrivingPerHourCents != 0)
            wire.DrivingCostPerHourCents = costs.DrivingPerHourCents;
        if (costs.ServicePerHourCents != 0)
            wire.ServiceCostPerHourCents = costs.ServicePerHourCents;
        if (costs.WaitingPerHourCents != 0)
            wire.WaitingCostPerHourCents = costs.WaitingPerHourCents;
        if (costs.OvertimePerHourCents != 0)
            wire.OvertimeCostPerHourCents = costs.OvertimePerHourCents;
        return wire;
    }

    private Wire.RouteLimits? Write(RouteLimits limits)
    {
        var wire = new Wire.RouteLimits();
        if (limits.MaxDistanceMetres is { } distance)
            wire.MaxDistanceM = distance;
        if (limits.MaxDuration is { } duration)
            wire.MaxDuration = Google.Protobuf.WellKnownTypes.Duration.FromTimeSpan(duration);
        if (limits.MaxStops is { } stops)
            wire.MaxStops = stops;
        wire.DeliveryOrder = limits.DeliveryOrder switch
        {
            DeliveryOrder.DeliveriesFirst => Wire.DeliveryOrder.DeliveriesFirst,
            DeliveryOrder.DeliveriesFirstAndRequired => Wire.DeliveryOrder.DeliveriesFirstAndRequired,
            _ => Wire.DeliveryOrder.Unspecified,
        };
        if (limits.MaxLoad is { } load)
            loads.AddLimits(wire.MaxLoad, load);
        return wire.Equals(new Wire.RouteLimits()) ? null : wire;
    }
}
