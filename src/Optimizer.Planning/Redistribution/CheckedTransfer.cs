using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Redistribution;
using Optimizer.Domain.Plans;

namespace Optimizer.Planning.Redistribution;

/// <summary>A transfer as the checker sees it: what arrives and what it meets, worked out from the model once more.</summary>
internal sealed class CheckedTransfer
{
    public CheckedTransfer(Model model, Transfer transfer, int index)
    {
        (Transfer, Where) = (transfer, $"transfers[{index}]");
        (Offer, Need) = (model.Offer(transfer.OfferId), model.Need(transfer.NeedId));
        Treatment = model.Facilities.Where(facility => facility.Id == transfer.FacilityId)
            .SelectMany(facility => facility.Treatments)
            .FirstOrDefault(treatment => treatment.Id == transfer.TreatmentId);
        IsTreatmentKnown = (transfer.FacilityId is null && transfer.TreatmentId is null) || Treatment is not null;

        var material = Treatment?.OutputMaterialId ?? Offer.MaterialId;
        var grade = Offer.Grade;
        if (Treatment is not null)
            grade = Treatment.OutputGrade ?? (Treatment.OutputMaterialId == Treatment.InputMaterialId ? Offer.Grade : null);
        Accepted = Need.AcceptedMaterials.FirstOrDefault(accepted => accepted.MaterialId == material && (accepted.Grades.IsEmpty || (grade is not null && accepted.Grades.Contains(grade))));
        Properties = Treatment is null ? Offer.Properties : Offer.Properties.SetItems(Treatment.OutputProperties);
    }

    public Transfer Transfer { get; }
    public string Where { get; }
    public Offer Offer { get; }
    public Need Need { get; }

    /// <summary>Null if it goes directly, or names one that there is not.</summary>
    public Treatment? Treatment { get; }

    public bool IsTreatmentKnown { get; }

    /// <summary>What the need takes it as; null if it does not.</summary>
    public AcceptedMaterial? Accepted { get; }

    public ImmutableSortedDictionary<string, long> Properties { get; }

    public decimal Yield => (Treatment?.YieldThousandths ?? 1_000) / 1_000m;

    /// <summary>Yield times substitution factor, to a thousandth.</summary>
    public decimal Factor => Accepted is null ? 0 : Math.Max(0.001m, Math.Round(Yield * Accepted.SubstitutionThousandths / 1_000m, 3, MidpointRounding.AwayFromZero));

    /// <summary>In thousandths of the offer's unit.</summary>
    public long Arriving => (long)Math.Floor(Transfer.Amount * Yield);

    /// <summary>In thousandths of the need's unit.</summary>
    public long Met => (long)Math.Floor(Transfer.Amount * Factor);
}
