using Optimizer.Domain.Models;

namespace Optimizer.Api.Reading;

/// <summary>Reads collections.</summary>
internal static class CollectionReader
{
    public static ImmutableArray<Collection> ReadAll(ReadingContext context, Wire.Model model, ImmutableArray<Site> sites, ImmutableArray<Material> materials)
    {
        var ownerBySite = ById(sites, site => site.Id);
        var materialById = ById(materials, material => material.Id);
        return [.. model.Collections.Select((wire, index) =>
            Read(context, model, wire, $"model.collections[{index}]", ownerBySite.GetValueOrDefault(wire.SiteId), materialById.GetValueOrDefault(wire.MaterialId)))];
    }

    private static Collection Read(ReadingContext context, Wire.Model model, Wire.Collection wire, string path, Site? site, Material? material)
    {
        context.Sites.Check(wire.SiteId, $"{path}.site_id", "collection");
        if (wire is { HasPenaltyCostCents: true, HasMandatory: true, Mandatory: true })
            context.Issues.Add($"{path}.penalty_cost_cents", "collection.mandatory_with_penalty", $"Mandatory work has no price, but a penalty of {wire.PenaltyCostCents} cents is given. Leave one of the two out.");

        TransferIds.Refuse(context, model, wire.Id, $"{path}.id", "collection");
        var amounts = AmountReader.Read(context, wire.Amounts, $"{path}.amounts", material, "collection");
        var delivered = wire.DeliveredAmounts.Count == 0 ? default : AmountReader.Read(context, wire.DeliveredAmounts, $"{path}.delivered_amounts", material, "collection");

        // Who delivers 0 delivers nothing.
        var delivers = !delivered.Amounts.IsZero;
        return new()
        {
            Id = wire.Id,
            SiteId = wire.SiteId,
            OrganisationId = context.Organisations.Optional(wire.HasOrganisationId, wire.OrganisationId, $"{path}.organisation_id", "collection") ?? site?.OrganisationId,
            MaterialId = context.Materials.Optional(wire.HasMaterialId, wire.MaterialId, $"{path}.material_id", "collection"),
            Amounts = amounts.Amounts,
            MassKg = amounts.MassKg,
            DeliveredAmounts = delivers ? delivered.Amounts : null,
            DeliveredMassKg = delivers ? delivered.MassKg : 0,
            Release = ReadRelease(context, wire, delivers, $"{path}.release_time"),
            TimeWindows = WindowReader.ReadOrAlways(context, wire.TimeWindows, $"{path}.time_windows"),
            ServiceDuration = context.Issues.Duration(wire.ServiceDuration, $"{path}.service_duration"),
            SetupDuration = context.Issues.Duration(wire.SetupDuration, $"{path}.setup_duration"),
            IsMandatory = wire.HasMandatory ? wire.Mandatory : !wire.HasPenaltyCostCents,
            PenaltyCents = context.Issues.Whole(wire.PenaltyCostCents, $"{path}.penalty_cost_cents", Limits.Money),
            Skills = ReadSkills(context.Issues, wire.Skills, $"{path}.skills"),
            AllowedVehicleIds = context.Vehicles.CheckAll(wire.AllowedVehicleIds, $"{path}.allowed_vehicle_ids", "collection"),
            Priority = (int)context.Issues.Whole(wire.Priority, $"{path}.priority", Limits.Priority),
        };
    }

    private static TimeSpan ReadRelease(ReadingContext context, Wire.Collection wire, bool delivers, string path)
    {
        if (wire.ReleaseTime is null)
            return TimeSpan.Zero;
        var release = context.Clock.Offset(wire.ReleaseTime, path, TimeSpan.Zero);
        if (!delivers && wire.DeliveredAmounts.Values.All(amount => amount >= 0))
            context.Issues.Add(path, "collection.release_without_delivery", "Only what is delivered has a release time. Give delivered_amounts above 0, or leave it out.");
        else if (context.Clock.IsAfterEnd(release))
            context.Issues.Add(path, "collection.released_after_plan", $"The release at {context.Clock.Show(release)} is after the end of the plan at {context.Clock.Show(context.Clock.End)}. Move it, or widen the plan.");
        return context.Clock.Clip(release);
    }

    public static SkillRequirement ReadSkills(IssueList issues, Wire.SkillRequirement? wire, string path) => wire is null
        ? SkillRequirement.None
        : new(issues.Skills(wire.AllOf, $"{path}.all_of"), issues.Skills(wire.AnyOf, $"{path}.any_of"), issues.Skills(wire.NoneOf, $"{path}.none_of"));

    public static Dictionary<string, T> ById<T>(ImmutableArray<T> items, Func<T, string> id)
    {
        var result = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in items)
            result.TryAdd(id(item), item);
        return result;
    }
}
