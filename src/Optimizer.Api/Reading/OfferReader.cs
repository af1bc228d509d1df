using Google.Protobuf.Collections;
using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Redistribution;

namespace Optimizer.Api.Reading;

/// <summary>Reads offers.</summary>
internal static class OfferReader
{
    public static ImmutableArray<Offer> ReadAll(ReadingContext context, Wire.Model model, ImmutableArray<Site> sites, ImmutableArray<Material> materials)
    {
        var siteById = CollectionReader.ById(sites, site => site.Id);
        var materialById = CollectionReader.ById(materials, material => material.Id);
        var weighed = model.Facilities.SelectMany(facility => facility.Treatments).Where(treatment => treatment.CostPerTCents > 0 || treatment.Co2EKgPerT > 0)
            .Select(treatment => treatment.InputMaterialId).ToHashSet(StringComparer.Ordinal);
        return [.. model.Offers.Select((wire, index) =>
            Read(context, wire, $"model.offers[{index}]", siteById.GetValueOrDefault(wire.SiteId), materialById.GetValueOrDefault(wire.MaterialId), weighed))];
    }

    private static Offer Read(ReadingContext context, Wire.Offer wire, string path, Site? site, Material? material, HashSet<string> weighed)
    {
        context.Sites.Check(wire.SiteId, $"{path}.site_id", "offer");
        context.Materials.Check(wire.MaterialId, $"{path}.material_id", "offer");
        if (wire.HasGrade && material is not null)
            CheckGrade(context, wire.Grade, material, $"{path}.grade", "offer");

        var (amounts, massKg) = AmountReader.Read(context, wire.Amounts, $"{path}.amounts", material, "offer");
        if (massKg == 0 && weighed.Contains(wire.MaterialId))
            context.Issues.Add($"{path}.amounts", "offer.no_mass", $"A treatment of material {Quoted.Text(wire.MaterialId)} is paid by the tonne, but the mass of the offer is not known. Give an amount in a dimension of mass, or the material's density_kg_per_m3 or mass_per_piece_kg.");
        var dimension = Dimension(context, wire.HasLoadDimensionId, wire.LoadDimensionId, $"{path}.load_dimension_id", "offer");
        CheckAmount(context, amounts, dimension, $"{path}.amounts", "offer");
        return new()
        {
            Id = wire.Id,
            SiteId = wire.SiteId,
            OrganisationId = context.Organisations.Optional(wire.HasOrganisationId, wire.OrganisationId, $"{path}.organisation_id", "offer") ?? site?.OrganisationId,
            MaterialId = wire.MaterialId,
            Grade = wire.HasGrade ? wire.Grade : null,
            Amounts = amounts,
            MassKg = massKg,
            Dimension = dimension,
            Properties = Properties(context, wire.Properties, $"{path}.properties"),
            LotSize = wire.HasLotSize ? Lot(context, wire.LotSize, amounts, dimension, $"{path}.lot_size", 0.001) : null,
            MinimumLot = Lot(context, wire.MinimumLot, amounts, dimension, $"{path}.minimum_lot", 0),
            PricePerUnitCents = context.Issues.Number(wire.PricePerUnitCents, $"{path}.price_per_unit_cents", Limits.Price),
            HandlingPerUnitCents = context.Issues.Number(wire.HandlingCostPerUnitCents, $"{path}.handling_cost_per_unit_cents", Limits.MoneyPerUnit),
            UnsoldPerUnitCents = context.Issues.Number(wire.UnsoldCostPerUnitCents, $"{path}.unsold_cost_per_unit_cents", Limits.MoneyPerUnit),
            TimeWindows = WindowReader.ReadOrAlways(context, wire.TimeWindows, $"{path}.time_windows"),
            PerishableBy = Perishable(context, wire, $"{path}.perishable_by_time"),
            ServiceDuration = context.Issues.Duration(wire.ServiceDuration, $"{path}.service_duration"),
            Skills = CollectionReader.ReadSkills(context.Issues, wire.Skills, $"{path}.skills"),
        };
    }

    /// <summary>Reports a grade that a material with grades does not have.</summary>
    public static void CheckGrade(ReadingContext context, string grade, Material material, string path, string owner)
    {
        if (context.Issues.CheckId(grade, path, "grade") && !material.Grades.IsEmpty && !material.Grades.Contains(grade))
            context.Issues.Add(path, $"{owner}.unknown_grade", $"Material {Quoted.Text(material.Id)} has no grade {Quoted.Text(grade)}. Name one of {string.Join(", ", material.Grades.Select(Quoted.Text))}, or add it to the material.");
    }

    /// <summary>The position of the dimension that something is counted in.</summary>
    public static int Dimension(ReadingContext context, bool isGiven, string id, string path, string owner)
    {
        if (!isGiven || !context.LoadDimensionIds.Check(id, path, owner))
            return 0;
        return Math.Max(0, context.LoadDimensions.ToList().FindIndex(dimension => dimension.Id == id));
    }

    /// <summary>In thousandths.</summary>
    public static ImmutableSortedDictionary<string, long> Properties(ReadingContext context, MapField<string, double> wire, string path)
    {
        var properties = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        foreach (var (name, value) in wire.OrderBy(property => property.Key, StringComparer.Ordinal))
        {
            context.Issues.CheckId(name, Quoted.Key(path, name), "property");
            properties[name] = LoadReader.Thousandths(context.Issues.Number(value, Quoted.Key(path, name), Limits.Property));
        }

        return properties.ToImmutable();
    }

    /// <summary>Reports that there is nothing in the dimension that counts.</summary>
    public static void CheckAmount(ReadingContext context, LoadVector amounts, int dimension, string path, string owner)
    {
        if (amounts[dimension] == 0)
            context.Issues.Add(path, $"{owner}.no_amount", $"There is no amount in {Quoted.Text(context.LoadDimensions[dimension].Id)}, the dimension that it is counted in. Give one above 0 there, or name another load_dimension_id.");
    }

    private static long Lot(ReadingContext context, double lot, LoadVector amounts, int dimension, string path, double least)
    {
        var thousandths = LoadReader.Thousandths(context.Issues.Number(lot, path, Limits.Amount with { Least = least }));
        if (thousandths > amounts[dimension] && amounts[dimension] > 0)
            context.Issues.Add(path, "offer.lot_above_amount", $"{lot} is more than the {amounts[dimension] / 1_000.0} that is offered. Give at most that.");
        return thousandths;
    }

    private static TimeSpan? Perishable(ReadingContext context, Wire.Offer wire, string path)
    {
        if (wire.PerishableByTime is null)
            return null;
        var time = context.Clock.Offset(wire.PerishableByTime, path, context.Clock.End);
        if (time < TimeSpan.Zero)
            context.Issues.Add(path, "offer.perished", $"It perishes at {context.Clock.Show(time)}, before the plan starts. Leave the offer out, or move the time.");
        return context.Clock.Clip(time);
    }
}
