using Optimizer.Domain.Models;

namespace Optimizer.Api.Reading;

/// <summary>Reads shipments.</summary>
internal static class ShipmentReader
{
    public static ImmutableArray<Shipment> ReadAll(ReadingContext context, Wire.Model model, ImmutableArray<Site> sites, ImmutableArray<Material> materials)
    {
        var ownerBySite = CollectionReader.ById(sites, site => site.Id);
        var materialById = CollectionReader.ById(materials, material => material.Id);
        return [.. model.Shipments.Select((wire, index) =>
            Read(context, model, wire, $"model.shipments[{index}]", ownerBySite.GetValueOrDefault(wire.Pickup?.SiteId ?? ""), materialById.GetValueOrDefault(wire.MaterialId)))];
    }

    private static Shipment Read(ReadingContext context, Wire.Model model, Wire.Shipment wire, string path, Site? site, Material? material)
    {
        if (context.Collections.Contains(wire.Id))
            context.Issues.Add($"{path}.id", "shipment.id_of_collection", $"There is a collection with id {Quoted.Text(wire.Id)}. Give the shipment another id.");
        if (wire is { HasPenaltyCostCents: true, HasMandatory: true, Mandatory: true })
            context.Issues.Add($"{path}.penalty_cost_cents", "shipment.mandatory_with_penalty", $"Mandatory work has no price, but a penalty of {wire.PenaltyCostCents} cents is given. Leave one of the two out.");

        TransferIds.Refuse(context, model, wire.Id, $"{path}.id", "shipment");
        var amounts = AmountReader.Read(context, wire.Amounts, $"{path}.amounts", material, "shipment");
        return new()
        {
            Id = wire.Id,
            OrganisationId = context.Organisations.Optional(wire.HasOrganisationId, wire.OrganisationId, $"{path}.organisation_id", "shipment") ?? site?.OrganisationId,
            MaterialId = context.Materials.Optional(wire.HasMaterialId, wire.MaterialId, $"{path}.material_id", "shipment"),
            Amounts = amounts.Amounts,
            MassKg = amounts.MassKg,
            Pickup = ReadStop(context, wire.Pickup, $"{path}.pickup"),
            Delivery = ReadStop(context, wire.Delivery, $"{path}.delivery"),
            IsMandatory = wire.HasMandatory ? wire.Mandatory : !wire.HasPenaltyCostCents,
            PenaltyCents = context.Issues.Whole(wire.PenaltyCostCents, $"{path}.penalty_cost_cents", Limits.Money),
            Skills = CollectionReader.ReadSkills(context.Issues, wire.Skills, $"{path}.skills"),
            AllowedVehicleIds = context.Vehicles.CheckAll(wire.AllowedVehicleIds, $"{path}.allowed_vehicle_ids", "shipment"),
            Priority = (int)context.Issues.Whole(wire.Priority, $"{path}.priority", Limits.Priority),
        };
    }

    private static ServicePoint ReadStop(ReadingContext context, Wire.ShipmentStop? wire, string path)
    {
        if (wire is null)
        {
            context.Issues.Add(path, "shipment.missing_stop", "A shipment has a pickup and a delivery, and this one is missing. Give its site_id at least.");
            return new("", [], TimeSpan.Zero, TimeSpan.Zero);
        }

        context.Sites.Check(wire.SiteId, $"{path}.site_id", "shipment");
        return new(
            wire.SiteId,
            WindowReader.ReadOrAlways(context, wire.TimeWindows, $"{path}.time_windows"),
            context.Issues.Duration(wire.ServiceDuration, $"{path}.service_duration"),
            context.Issues.Duration(wire.SetupDuration, $"{path}.setup_duration"));
    }
}
