using Optimizer.Domain.Models;

namespace Optimizer.Api.Writing;

/// <summary>Writes vehicle types and vehicles.</summary>
internal static class FleetWriter
{
    public static Wire.VehicleType Type(Model model, VehicleType type)
    {
        var wire = new Wire.VehicleType
        {
            Id = type.Id,
            Name = type.Name,
            CurbMassKg = type.CurbMassKg,
            EnergyClassId = type.EnergyClassId,
            SpeedFactor = type.SpeedFactor,
        };
        if (type.GrossMassKg is { } gross)
            wire.GrossMassKg = gross;
        if (type.TravelProfileId is { } profile)
            wire.TravelProfileId = profile;
        wire.Skills.AddRange(type.Skills);
        wire.Compartments.AddRange(type.Configurations[0].Compartments.Select(item => Compartment(model, item)));
        wire.CapacityConfigurations.AddRange(type.Configurations.Skip(1).Select(item => Configuration(model, item)));
        return wire;
    }

    public static Wire.Vehicle Vehicle(Model model, Vehicle vehicle)
    {
        var wire = new Wire.Vehicle
        {
            Id = vehicle.Id,
            VehicleTypeId = vehicle.VehicleTypeId,
            Costs = Costs(vehicle.Costs),
            Limits = Limits(model, vehicle.Limits),
        };
        if (vehicle.OrganisationId is { } organisation)
            wire.OrganisationId = organisation;
        wire.Shifts.AddRange(vehicle.Shifts.Select(shift => Shift(model, shift)));
        wire.BreakRuleIds.AddRange(vehicle.BreakRuleIds);
        return wire;
    }

    public static Wire.SkillRequirement? Skills(SkillRequirement skills)
    {
        if (skills.AllOf.IsEmpty && skills.AnyOf.IsEmpty && skills.NoneOf.IsEmpty)
            return null;

        var wire = new Wire.SkillRequirement();
        wire.AllOf.AddRange(skills.AllOf);
        wire.AnyOf.AddRange(skills.AnyOf);
        wire.NoneOf.AddRange(skills.NoneOf);
        return wire;
    }

    private static Wire.CapacityConfiguration Configuration(Model model, CapacityConfiguration configuration)
    {
        var wire = new Wire.CapacityConfiguration { Id = configuration.Id };
        wire.Compartments.AddRange(configuration.Compartments.Select(item => Compartment(model, item)));
        return wire;
    }

    private static Wire.Compartment Compartment(Model model, Compartment compartment)
    {
        var wire = new Wire.Compartment { Id = compartment.Id };
        wire.Capacity.Fill(model, compartment.Capacity);
        wire.AcceptedMaterialIds.AddRange(compartment.AcceptedMaterialIds);
        return wire;
    }

    private static Wire.VehicleCosts Costs(VehicleCosts costs) => new()
    {
        FixedCostCents = costs.FixedCents,
        CostPerKmCents = costs.PerKmCents,
        DrivingCostPerHourCents = costs.DrivingPerHourCents,
        ServiceCostPerHourCents = costs.ServicePerHourCents,
        WaitingCostPerHourCents = costs.WaitingPerHourCents,
        OvertimeCostPerHourCents = costs.OvertimePerHourCents,
    };

    private static Wire.RouteLimits? Limits(Model model, RouteLimits limits)
    {
        if (limits == new RouteLimits())
            return null;

        var wire = new Wire.RouteLimits { MaxDuration = limits.MaxDuration?.ToWire() };
        if (limits.MaxDistanceMetres is { } distance)
            wire.MaxDistanceM = distance;
        if (limits.MaxStops is { } stops)
            wire.MaxStops = stops;
        wire.MaxLoad.Fill(model, limits.MaxLoad);
        return wire;
    }

    private static Wire.Shift Shift(Model model, Shift shift)
    {
        var wire = new Wire.Shift
        {
            Id = shift.Id,
            StartTime = model.Stamp(shift.Start),
            EndTime = model.Stamp(shift.End),
            OvertimeEndTime = model.Stamp(shift.OvertimeEnd),
        };
        if (shift.StartSiteId is { } start)
            wire.StartSiteId = start;
        if (shift.EndSiteId is { } end)
            wire.EndSiteId = end;
        else if (shift.StartSiteId is not null)
            wire.OpenEnd = true;
        return wire;
    }
}
