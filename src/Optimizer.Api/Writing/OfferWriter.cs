using Google.Protobuf.Collections;
using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Redistribution;

namespace Optimizer.Api.Writing;

/// <summary>Offers, needs, and what stands between them.</summary>
internal sealed class OfferWriter(Model model, LoadWriter loads, TimeWriter times)
{
    public Wire.Offer Write(Offer offer)
    {
        var wire = new Wire.Offer
        {
            Id = offer.Id,
            SiteId = offer.SiteId,
            MaterialId = offer.MaterialId,
            TimeWindows = { times.Write(offer.TimeWindows) },
            ServiceDuration = TimeWriter.Span(offer.ServiceDuration),
            Skills = WorkWriter.Write(offer.Skills),
        };
        loads.AddLimits(wire.Amounts, offer.Amounts);
        AddThousandths(wire.Properties, offer.Properties);
        if (offer.OrganisationId is { } organisation && organisation != model.Site(offer.SiteId).OrganisationId)
            wire.OrganisationId = organisation;
        if (offer.Grade is { } grade)
            wire.Grade = grade;
        if (offer.Dimension != 0)
            wire.LoadDimensionId = model.LoadDimensions[offer.Dimension].Id;
        if (offer.LotSize is { } lot)
            wire.LotSize = lot / 1_000.0;
        if (offer.MinimumLot != 0)
            wire.MinimumLot = offer.MinimumLot / 1_000.0;
        if (offer.PricePerUnitCents != 0)
            wire.PricePerUnitCents = offer.PricePerUnitCents;
        if (offer.HandlingPerUnitCents != 0)
            wire.HandlingCostPerUnitCents = offer.HandlingPerUnitCents;
        if (offer.UnsoldPerUnitCents != 0)
            wire.UnsoldCostPerUnitCents = offer.UnsoldPerUnitCents;
        if (offer.PerishableBy is { } perishable)
            wire.PerishableByTime = times.At(perishable);
        return wire;
    }

    public Wire.Need Write(Need need)
    {
        var wire = new Wire.Need
        {
            Id = need.Id,
            SiteId = need.SiteId,
            MaterialId = need.MaterialId,
            AcceptedMaterials = { IsDefault(need) ? [] : need.AcceptedMaterials.Select(Write) },
            PropertyLimits = { need.PropertyLimits.Select(Write) },
            TimeWindows = { times.Write(need.TimeWindows) },
            ServiceDuration = TimeWriter.Span(need.ServiceDuration),
        };
        loads.AddLimits(wire.Amounts, need.Amounts);
        if (need.OrganisationId is { } organisation && organisation != model.Site(need.SiteId).OrganisationId)
            wire.OrganisationId = organisation;
        if (need.Dimension != 0)
            wire.LoadDimensionId = model.LoadDimensions[need.Dimension].Id;
        if (need.MinimumLot != 0)
            wire.MinimumLot = need.MinimumLot / 1_000.0;
        if (need.AllOrNothing)
            wire.AllOrNothing = true;
        if (need.MaxPartners is { } partners)
            wire.MaxPartners = partners;
        if (need.ValuePerUnitCents is { } value)
            wire.ValuePerUnitCents = value;
        if (need.UnmetPerUnitCents != 0)
            wire.UnmetPenaltyPerUnitCents = need.UnmetPerUnitCents;
        if (need.MandatoryShare != 0)
            wire.MandatoryShare = need.MandatoryShare;
        if (need.HandlingPerUnitCents != 0)
            wire.HandlingCostPerUnitCents = need.HandlingPerUnitCents;
        return wire;
    }

    public static Wire.Contract Write(Contract contract) => new() { OfferId = contract.OfferId, NeedId = contract.NeedId, Amount = contract.Amount / 1_000.0 };

    public static Wire.OrganisationExclusion Write(OrganisationExclusion exclusion) => new() { OrganisationIds = { exclusion.OrganisationIds } };

    public static Wire.Treatment Write(Treatment treatment)
    {
        var wire = new Wire.Treatment
        {
            Id = treatment.Id,
            InputMaterialId = treatment.InputMaterialId,
            OutputMaterialId = treatment.OutputMaterialId,
            Duration = TimeWriter.Span(treatment.Duration),
            ServiceDuration = TimeWriter.Span(treatment.ServiceDuration),
        };
        AddThousandths(wire.OutputProperties, treatment.OutputProperties);
        if (treatment.OutputGrade is { } grade)
            wire.OutputGrade = grade;
        if (treatment.YieldThousandths != 1_000)
            wire.Yield = treatment.YieldThousandths / 1_000.0;
        if (treatment.CostPerTonneCents != 0)
            wire.CostPerTCents = treatment.CostPerTonneCents;
        if (treatment.Co2eKgPerTonne != 0)
            wire.Co2EKgPerT = treatment.Co2eKgPerTonne;
        return wire;
    }

    private static bool IsDefault(Need need) =>
        need.AcceptedMaterials is [{ Grades.IsEmpty: true, SubstitutionThousandths: 1_000 } only] && only.MaterialId == need.MaterialId;

    private static Wire.AcceptedMaterial Write(AcceptedMaterial accepted)
    {
        var wire = new Wire.AcceptedMaterial { MaterialId = accepted.MaterialId, Grades = { accepted.Grades } };
        if (accepted.SubstitutionThousandths != 1_000)
            wire.SubstitutionFactor = accepted.SubstitutionThousandths / 1_000.0;
        return wire;
    }

    private static Wire.PropertyLimit Write(PropertyLimit limit)
    {
        var wire = new Wire.PropertyLimit { Property = limit.Property };
        if (limit.Least is { } least)
            wire.Least = least / 1_000.0;
        if (limit.Most is { } most)
            wire.Most = most / 1_000.0;
        return wire;
    }

    private static void AddThousandths(MapField<string, double> wire, ImmutableSortedDictionary<string, long> properties)
    {
        foreach (var (name, value) in properties)
            wire.Add(name, value / 1_000.0);
    }
}
