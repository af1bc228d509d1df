using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;

namespace Optimizer.Api.Writing;

/// <summary>Writes transfers, and what they leave open.</summary>
internal static class TransferWriter
{
    public static void Write(Wire.Plan wire, Model model, Plan plan)
    {
        wire.Transfers.AddRange(plan.Transfers.Select(Write));
        wire.UnmetNeeds.AddRange(plan.UnmetNeeds.Select(entry => Write(model, entry)));
        wire.UnsoldOffers.AddRange(plan.UnsoldOffers.Select(entry => Write(model, entry)));
        wire.UnmetContracts.AddRange(plan.UnmetContracts.Select(Write));
        if (plan.Matching is { } matching)
            wire.Matching = Write(matching);
    }

    private static Wire.Transfer Write(Transfer transfer)
    {
        var figures = transfer.Figures;
        var wire = new Wire.Transfer
        {
            OfferId = transfer.OfferId,
            NeedId = transfer.NeedId,
            Amount = transfer.Amount / 1_000.0,
            MetAmount = figures.MetAmount / 1_000.0,
            Shipments = { transfer.Shipments.Select(Write) },
            ValueCents = figures.ValueCents,
            PaymentCents = figures.PaymentCents,
            HandlingCostCents = figures.HandlingCents,
            TreatmentCostCents = figures.TreatmentCents,
            TreatmentCo2EG = figures.TreatmentCo2eGrams,
            AvoidedCo2EG = figures.AvoidedCo2eGrams,
        };
        if (transfer.FacilityId is { } facility)
            wire.FacilityId = facility;
        if (transfer.TreatmentId is { } treatment)
            wire.TreatmentId = treatment;
        return wire;
    }

    private static Wire.TransferShipment Write(TransferShipment shipment) =>
        new() { ShipmentId = shipment.ShipmentId, Amount = shipment.Amount / 1_000.0, Leg = (Wire.TransferLeg)(shipment.Leg + 1) };

    private static Wire.UnmetNeed Write(Model model, UnmetNeed entry) => new()
    {
        NeedId = entry.NeedId,
        Amount = entry.Amount / 1_000.0,
        MandatoryAmount = entry.MandatoryAmount / 1_000.0,
        PenaltyCents = (long)Math.Round(model.Need(entry.NeedId).UnmetPerUnitCents * entry.Amount / 1_000),
        Reasons = { entry.Reasons.Select(Write) },
    };

    private static Wire.UnsoldOffer Write(Model model, UnsoldOffer entry) => new()
    {
        OfferId = entry.OfferId,
        Amount = entry.Amount / 1_000.0,
        CostCents = (long)Math.Round(model.Offer(entry.OfferId).UnsoldPerUnitCents * entry.Amount / 1_000),
        Reasons = { entry.Reasons.Select(Write) },
    };

    private static Wire.UnmetContract Write(UnmetContract entry) =>
        new() { OfferId = entry.OfferId, NeedId = entry.NeedId, Amount = entry.Amount / 1_000.0, Reasons = { entry.Reasons.Select(Write) } };

    private static Wire.UnmatchedReason Write(UnmatchedReason reason) =>
        new() { Code = (Wire.UnmatchedCode)(reason.Code + 1), PartnerIds = { reason.PartnerIds }, Description = reason.Description };

    private static Wire.Matching Write(Matching matching) => new()
    {
        Solver = matching.Solver,
        ObjectiveCents = matching.ObjectiveCents,
        BoundCents = matching.BoundCents,
        Gap = matching.Gap,
        CouplingGainCents = matching.CouplingGainCents,
        Rounds = { matching.Rounds.Select(round => new Wire.MatchingRound { ObjectiveCents = round.ObjectiveCents, Transfers = round.Transfers, MandatoryLeftOut = round.MandatoryLeftOut }) },
    };
}
