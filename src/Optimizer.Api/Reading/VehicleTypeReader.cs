using Google.Protobuf.Collections;
using Optimizer.Domain.Models;

namespace Optimizer.Api.Reading;

/// <summary>Reads kinds of vehicles and how they are divided.</summary>
internal static class VehicleTypeReader
{
    private const string DefaultTypeId = "default";
    private const string DefaultCompartmentId = "main";

    public static ImmutableArray<VehicleType> ReadAll(ReadingContext context, Wire.Model model)
    {
        if (model.VehicleTypes.Count > 0)
            return [.. model.VehicleTypes.Select((type, index) => Read(context, type, $"model.vehicle_types[{index}]"))];

        context.VehicleTypes.Add(DefaultTypeId);
        return [Read(context, new() { Id = DefaultTypeId }, "model.vehicle_types")];
    }

    private static VehicleType Read(ReadingContext context, Wire.VehicleType wire, string path)
    {
        var energyClass = wire.HasEnergyClassId ? wire.EnergyClassId : EnergyClasses.DefaultClassId;
        if (!context.Classes.CurbMassKg.TryGetValue(energyClass, out var curbOfClass))
            context.Issues.Add($"{path}.energy_class_id", "vehicle_type.unknown_energy_class", $"The factor set {context.Classes.FactorSetId} has no vehicle class {Quoted.Text(energyClass)}. Name one of {string.Join(", ", context.Classes.CurbMassKg.Keys)}.");

        var curb = wire.HasCurbMassKg ? context.Issues.Number(wire.CurbMassKg, $"{path}.curb_mass_kg", Limits.Mass) : curbOfClass;
        var gross = wire.HasGrossMassKg ? context.Issues.Number(wire.GrossMassKg, $"{path}.gross_mass_kg", Limits.Mass) : (double?)null;
        if (wire.GrossMassKg >= 0 && gross < curb)
            context.Issues.Add($"{path}.gross_mass_kg", "vehicle_type.gross_below_curb", $"The gross mass of {gross} kg is below the empty mass of {curb} kg{(wire.HasCurbMassKg ? "" : $" of class {energyClass}")}. Give the mass of vehicle and load together, or set curb_mass_kg.");

        return new()
        {
            Id = wire.Id,
            Name = wire.HasName ? context.Issues.Name(wire.Name, $"{path}.name") : wire.Id,
            Configurations = Configurations(context, wire, path),
            CurbMassKg = curb,
            GrossMassKg = gross,
            EnergyClassId = energyClass,
            Consumption = wire.Consumption is { } own ? Consumption(context, own, $"{path}.consumption") : null,
            Skills = context.Issues.Skills(wire.Skills, $"{path}.skills"),
            SpeedFactor = wire.HasSpeedFactor ? context.Issues.Number(wire.SpeedFactor, $"{path}.speed_factor", Limits.Factor) : 1,
            TravelProfileId = wire.HasTravelProfileId ? wire.TravelProfileId : null,
        };
    }

    private static Consumption Consumption(ReadingContext context, Wire.Consumption wire, string path) => new(
        context.Issues.Number(wire.Per100Km, $"{path}.per_100_km", Limits.Consumption),
        context.Issues.Number(wire.Per100KmAndTonne, $"{path}.per_100_km_and_tonne", Limits.Consumption));

    private static ImmutableArray<CapacityConfiguration> Configurations(ReadingContext context, Wire.VehicleType wire, string path)
    {
        var own = wire.Compartments.Count > 0
            ? Compartments(context, wire.Compartments, $"{path}.compartments")
            : [new() { Id = DefaultCompartmentId, Capacity = LoadVector.NoLimit(context.LoadDimensions.Length) }];

        Ids.CheckUnique(context.Issues, "capacity_configuration", $"{path}.capacity_configurations", wire.CapacityConfigurations.Select(item => item.Id));
        var others = wire.CapacityConfigurations.Select((item, index) => Configuration(context, item, $"{path}.capacity_configurations[{index}]"));
        return [new("", own), .. others];
    }

    private static CapacityConfiguration Configuration(ReadingContext context, Wire.CapacityConfiguration wire, string path)
    {
        if (wire.Compartments.Count == 0)
            context.Issues.Add($"{path}.compartments", "capacity_configuration.no_compartments", $"The configuration {Quoted.Text(wire.Id)} has no compartments. Give at least one, or leave the configuration out.");
        return new(wire.Id, Compartments(context, wire.Compartments, $"{path}.compartments"));
    }

    private static ImmutableArray<Compartment> Compartments(ReadingContext context, RepeatedField<Wire.Compartment> compartments, string path)
    {
        Ids.CheckUnique(context.Issues, "compartment", path, compartments.Select(compartment => compartment.Id));
        return [.. compartments.Select((wire, index) => new Compartment
        {
            Id = wire.Id,
            Capacity = LoadReader.Read(context, wire.Capacity, $"{path}[{index}].capacity", "compartment", LoadVector.Unlimited),
            AcceptedMaterialIds = context.Materials.CheckAll(wire.AcceptedMaterialIds, $"{path}[{index}].accepted_material_ids", "compartment"),
        })];
    }
}
