using System.Collections.Immutable;

namespace Optimizer.Domain.Models.Redistribution;

/// <summary>A way that an offer can take to a need that accepts what arrives: directly, or through a treatment at a facility.</summary>
public sealed class TransferPath
{
    private TransferPath(Offer offer, Need need, Facility? facility, Treatment? treatment, AcceptedMaterial accepted)
    {
        (Offer, Need, Facility, Treatment) = (offer, need, facility, treatment);
        OutputMaterialId = treatment?.OutputMaterialId ?? offer.MaterialId;
        Properties = treatment?.PropertiesAfter(offer) ?? offer.Properties;
        FactorThousandths = Math.Max(1, (int)Math.Round(YieldThousandths * accepted.SubstitutionThousandths / 1_000m, MidpointRounding.AwayFromZero));
    }

    public Offer Offer { get; }
    public Need Need { get; }

    /// <summary>Null goes directly.</summary>
    public Facility? Facility { get; }

    /// <summary>One of the facility's; null goes directly.</summary>
    public Treatment? Treatment { get; }

    /// <summary>The ids that tell it from other ways.</summary>
    public (string OfferId, string NeedId, string? FacilityId, string? TreatmentId) Key => (Offer.Id, Need.Id, Facility?.Id, Treatment?.Id);

    /// <summary>What arrives at the need.</summary>
    public string OutputMaterialId { get; }

    /// <summary>Of what arrives, in thousandths.</summary>
    public ImmutableSortedDictionary<string, long> Properties { get; }

    public int YieldThousandths => Treatment?.YieldThousandths ?? 1_000;

    /// <summary>How many thousandths of a unit of the need a unit of the offer meets: yield times substitution factor; at least 1.</summary>
    public int FactorThousandths { get; }

    /// <summary>What arrives of an amount of the offer; both in thousandths of the offer's unit.</summary>
    public long Arriving(long amount) => amount * YieldThousandths / 1_000;

    /// <summary>How much of the need an amount of the offer meets; both in thousandths of their units.</summary>
    public long Met(long amount) => amount * FactorThousandths / 1_000;

    /// <summary>Null where the need does not take what arrives. Of several accepted materials that fit, the first counts.</summary>
    public static TransferPath? Find(Offer offer, Need need, Facility? facility = null, Treatment? treatment = null)
    {
        if (treatment is not null && treatment.InputMaterialId != offer.MaterialId)
            return null;
        var (material, grade) = treatment is null ? (offer.MaterialId, offer.Grade) : (treatment.OutputMaterialId, treatment.GradeAfter(offer));
        var accepted = need.AcceptedMaterials.FirstOrDefault(candidate => candidate.MaterialId == material && candidate.Accepts(grade));
        return accepted is null ? null : new(offer, need, facility, treatment, accepted);
    }
}
