using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Redistribution;

namespace Optimizer.Api.Reading;

/// <summary>Reads needs.</summary>
internal static class NeedReader
{
    public static ImmutableArray<Need> ReadAll(ReadingContext context, Wire.Model model, ImmutableArray<Site> sites, ImmutableArray<Material> materials)
    {
        var siteById = CollectionReader.ById(sites, site => site.Id);
        var materialById = CollectionReader.ById(materials, material => material.Id);
        return [.. model.Needs.Select((wire, index) => Read(context, wire, $"model.needs[{index}]", siteById.GetValueOrDefault(wire.SiteId), materialById))];
    }

    private static Need Read(ReadingContext context, Wire.Need wire, string path, Site? site, Dictionary<string, Material> materials)
    {
        context.Sites.Check(wire.SiteId, $"{path}.site_id", "need");
        context.Materials.Check(wire.MaterialId, $"{path}.material_id", "need");
        var material = materials.GetValueOrDefault(wire.MaterialId);
        var (amounts, massKg) = AmountReader.Read(context, wire.Amounts, $"{path}.amounts", material, "need");
        if (massKg == 0 && (material?.PrimaryMaterialId is not null || material?.PrimaryCo2eKgPerKg > 0))
            context.Issues.Add($"{path}.amounts", "need.no_mass", $"Material {Quoted.Text(wire.MaterialId)} avoids primary production by its mass, but the mass of the need is not known. Give an amount in a dimension of mass, or the material's density_kg_per_m3 or mass_per_piece_kg.");
        var dimension = OfferReader.Dimension(context, wire.HasLoadDimensionId, wire.LoadDimensionId, $"{path}.load_dimension_id", "need");
        OfferReader.CheckAmount(context, amounts, dimension, $"{path}.amounts", "need");
        return new()
        {
            Id = wire.Id,
            SiteId = wire.SiteId,
            OrganisationId = context.Organisations.Optional(wire.HasOrganisationId, wire.OrganisationId, $"{path}.organisation_id", "need") ?? site?.OrganisationId,
            MaterialId = wire.MaterialId,
            Amounts = amounts,
            MassKg = massKg,
            Dimension = dimension,
            AcceptedMaterials = wire.AcceptedMaterials.Count == 0
                ? [new(wire.MaterialId, [])]
                : [.. wire.AcceptedMaterials.Select((accepted, index) => Accepted(context, accepted, $"{path}.accepted_materials[{index}]", materials))],
            PropertyLimits = [.. wire.PropertyLimits.Select((limit, index) => Limit(context, limit, $"{path}.property_limits[{index}]"))],
            MinimumLot = LoadReader.Thousandths(context.Issues.Number(wire.MinimumLot, $"{path}.minimum_lot", Limits.Amount)),
            AllOrNothing = wire.AllOrNothing,
            MaxPartners = wire.HasMaxPartners ? (int)context.Issues.Whole(wire.MaxPartners, $"{path}.max_partners", Limits.Stops with { Least = 1, Unit = "offers" }) : null,
            ValuePerUnitCents = wire.HasValuePerUnitCents ? context.Issues.Number(wire.ValuePerUnitCents, $"{path}.value_per_unit_cents", Limits.MoneyPerUnit) : null,
            UnmetPerUnitCents = context.Issues.Number(wire.UnmetPenaltyPerUnitCents, $"{path}.unmet_penalty_per_unit_cents", Limits.MoneyPerUnit),
            MandatoryShare = context.Issues.Number(wire.MandatoryShare, $"{path}.mandatory_share", Limits.Share),
            HandlingPerUnitCents = context.Issues.Number(wire.HandlingCostPerUnitCents, $"{path}.handling_cost_per_unit_cents", Limits.MoneyPerUnit),
            TimeWindows = WindowReader.ReadOrAlways(context, wire.TimeWindows, $"{path}.time_windows"),
            ServiceDuration = context.Issues.Duration(wire.ServiceDuration, $"{path}.service_duration"),
        };
    }

    private static AcceptedMaterial Accepted(ReadingContext context, Wire.AcceptedMaterial wire, string path, Dictionary<string, Material> materials)
    {
        context.Materials.Check(wire.MaterialId, $"{path}.material_id", "accepted_material");
        var factor = context.Issues.Number(wire.HasSubstitutionFactor ? wire.SubstitutionFactor : 1, $"{path}.substitution_factor", Limits.Substitution);
        return new(wire.MaterialId, Grades(context, wire, path, materials.GetValueOrDefault(wire.MaterialId)), (int)LoadReader.Thousandths(factor));
    }

    private static ImmutableArray<string> Grades(ReadingContext context, Wire.AcceptedMaterial wire, string path, Material? material)
    {
        if (material is null)
            return [];
        for (var index = 0; index < wire.Grades.Count; index++)
            OfferReader.CheckGrade(context, wire.Grades[index], material, $"{path}.grades[{index}]", "accepted_material");
        if (!wire.HasLowestGrade)
            return [.. wire.Grades.Distinct(StringComparer.Ordinal)];

        if (wire.Grades.Count > 0)
            context.Issues.Add($"{path}.lowest_grade", "accepted_material.two_kinds_of_grades", "Both grades and lowest_grade are given. Leave one of the two out.");
        else if (material.Grades.IsEmpty)
            context.Issues.Add($"{path}.lowest_grade", "accepted_material.no_order_of_grades", $"Material {Quoted.Text(material.Id)} has no grades, so none is better than another. Give its grades, the best first, or name the accepted ones in grades.");
        else
            OfferReader.CheckGrade(context, wire.LowestGrade, material, $"{path}.lowest_grade", "accepted_material");
        return [.. material.Grades.Take(material.Grades.IndexOf(wire.LowestGrade) + 1)];
    }

    private static PropertyLimit Limit(ReadingContext context, Wire.PropertyLimit wire, string path)
    {
        context.Issues.CheckId(wire.Property, $"{path}.property", "property");
        long? least = wire.HasLeast ? LoadReader.Thousandths(context.Issues.Number(wire.Least, $"{path}.least", Limits.Property)) : null;
        long? most = wire.HasMost ? LoadReader.Thousandths(context.Issues.Number(wire.Most, $"{path}.most", Limits.Property)) : null;
        if (least is null && most is null)
            context.Issues.Add(path, "property_limit.no_limit", $"Neither least nor most is given for property {Quoted.Text(wire.Property)}. Give one of them, or both.");
        else if (least > most)
            context.Issues.Add(path, "property_limit.least_above_most", $"The least, {wire.Least}, is above the most, {wire.Most}. Swap them.");
        return new(wire.Property, least, most);
    }
}
