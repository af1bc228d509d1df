using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Redistribution;
using Optimizer.Domain.Plans;

namespace Optimizer.Api.Reading;

/// <summary>Reads the transfers of a given plan, and what they leave open.</summary>
internal sealed class TransferReader(IssueList issues, Model model)
{
    private readonly HashSet<string> _shipments = new(StringComparer.Ordinal);

    public ImmutableArray<Transfer> Transfers(Wire.Plan? wire) =>
        wire is null ? [] : [.. wire.Transfers.Select((item, index) => Read(item, $"plan.transfers[{index}]"))];

    public ImmutableArray<UnmetNeed> Unmet(Wire.Plan wire) => [.. wire.UnmetNeeds.Select((item, index) => Read(item, $"plan.unmet_needs[{index}]"))];

    public ImmutableArray<UnsoldOffer> Unsold(Wire.Plan wire) => [.. wire.UnsoldOffers.Select((item, index) => Read(item, $"plan.unsold_offers[{index}]"))];

    public ImmutableArray<UnmetContract> UnmetContracts(Wire.Plan wire) => [.. wire.UnmetContracts.Select((item, index) => Read(item, $"plan.unmet_contracts[{index}]"))];

    public static Matching? Matching(Wire.Plan wire) => wire.Matching is not { } matching ? null : new(
        matching.Solver,
        matching.ObjectiveCents,
        matching.BoundCents,
        [.. matching.Rounds.Select(round => new MatchingRound(round.ObjectiveCents, round.Transfers, round.MandatoryLeftOut))],
        matching.CouplingGainCents);

    private Transfer Read(Wire.Transfer wire, string path)
    {
        CheckOffer(wire.OfferId, $"{path}.offer_id");
        CheckNeed(wire.NeedId, $"{path}.need_id");
        if (wire.HasFacilityId != wire.HasTreatmentId)
            issues.Add(path, "plan.treatment_incomplete", "Only one of facility_id and treatment_id is given. Give both, or none for a direct transfer.");
        else if (wire.HasFacilityId && !(model.HasFacility(wire.FacilityId) && model.Facility(wire.FacilityId).Treatments.Any(treatment => treatment.Id == wire.TreatmentId)))
            issues.Add($"{path}.treatment_id", "plan.unknown_treatment", $"The model has no facility {Quoted.Text(wire.FacilityId)} with treatment {Quoted.Text(wire.TreatmentId)}. Name one of model.facilities.");

        return new()
        {
            OfferId = wire.OfferId,
            NeedId = wire.NeedId,
            FacilityId = wire.HasFacilityId ? wire.FacilityId : null,
            TreatmentId = wire.HasTreatmentId ? wire.TreatmentId : null,
            Amount = Thousandths(wire.Amount, $"{path}.amount"),
            Shipments = [.. wire.Shipments.Select((shipment, index) => Read(shipment, $"{path}.shipments[{index}]"))],
            Figures = new(
                Thousandths(wire.MetAmount, $"{path}.met_amount"), wire.ValueCents, wire.PaymentCents, wire.HandlingCostCents, wire.TreatmentCostCents, wire.TreatmentCo2EG, wire.AvoidedCo2EG),
        };
    }

    private TransferShipment Read(Wire.TransferShipment wire, string path)
    {
        if (!wire.ShipmentId.StartsWith(Offer.ShipmentPrefix, StringComparison.Ordinal))
            issues.Add($"{path}.shipment_id", "plan.not_a_transfers_shipment", $"The id {Quoted.Text(wire.ShipmentId)} does not begin with \"{Offer.ShipmentPrefix}\". Shipments of the model are no transfers.");
        else if (!_shipments.Add(wire.ShipmentId) || model.HasShipment(wire.ShipmentId) || model.HasCollection(wire.ShipmentId))
            issues.Add($"{path}.shipment_id", "plan.duplicate_shipment", $"There is another shipment with id {Quoted.Text(wire.ShipmentId)}. Give each its own.");
        return new(wire.ShipmentId, issues.Choice<Wire.TransferLeg, TransferLeg>(wire.Leg, $"{path}.leg"), Thousandths(wire.Amount, $"{path}.amount"));
    }

    private UnmetNeed Read(Wire.UnmetNeed wire, string path)
    {
        CheckNeed(wire.NeedId, $"{path}.need_id");
        return new(wire.NeedId, Thousandths(wire.Amount, $"{path}.amount"), Thousandths(wire.MandatoryAmount, $"{path}.mandatory_amount"), Reasons(wire.Reasons, path));
    }

    private UnsoldOffer Read(Wire.UnsoldOffer wire, string path)
    {
        CheckOffer(wire.OfferId, $"{path}.offer_id");
        return new(wire.OfferId, Thousandths(wire.Amount, $"{path}.amount"), Reasons(wire.Reasons, path));
    }

    private UnmetContract Read(Wire.UnmetContract wire, string path)
    {
        CheckOffer(wire.OfferId, $"{path}.offer_id");
        CheckNeed(wire.NeedId, $"{path}.need_id");
        return new(wire.OfferId, wire.NeedId, Thousandths(wire.Amount, $"{path}.amount"), Reasons(wire.Reasons, path));
    }

    private ImmutableArray<UnmatchedReason> Reasons(IEnumerable<Wire.UnmatchedReason> reasons, string path) =>
        [.. reasons.Select((reason, index) => new UnmatchedReason(issues.Choice<Wire.UnmatchedCode, UnmatchedCode>(reason.Code, $"{path}.reasons[{index}].code"), [.. reason.PartnerIds], reason.Description))];

    private void CheckOffer(string id, string path)
    {
        if (!model.HasOffer(id))
            issues.Add(path, "plan.unknown_offer", $"The model has no offer {Quoted.Text(id)}. Name one of model.offers.");
    }

    private void CheckNeed(string id, string path)
    {
        if (!model.HasNeed(id))
            issues.Add(path, "plan.unknown_need", $"The model has no need {Quoted.Text(id)}. Name one of model.needs.");
    }

    private long Thousandths(double amount, string path) => LoadReader.Thousandths(issues.Number(amount, path, Limits.TotalAmount));
}
