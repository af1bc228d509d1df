using Optimizer.Domain.Models;
using Optimizer.Planning.Collecting.Checking;

namespace Optimizer.Planning.Redistribution;

/// <summary>The rules for an offer and a need that come together.</summary>
internal static class TransferCheck
{
    public static void Check(Model model, TransferTimes times, CheckedTransfer transfer, Findings findings)
    {
        var (offer, need, where) = (transfer.Offer, transfer.Need, transfer.Where);
        if (offer.Dimension != need.Dimension)
            findings.Add(TransferRule.Path, where, 1, "", $"Offer '{offer.Id}' and need '{need.Id}' are counted in different load dimensions.");
        if (!transfer.IsTreatmentKnown)
            findings.Add(TransferRule.Path, where, 1, "", $"Facility '{transfer.Transfer.FacilityId}' has no treatment '{transfer.Transfer.TreatmentId}'.");
        if (transfer.Treatment is { } treatment && treatment.InputMaterialId != offer.MaterialId)
            findings.Add(TransferRule.Path, where, 1, "", $"Treatment '{treatment.Id}' does not take material '{offer.MaterialId}'.");
        if (transfer.Accepted is null)
            findings.Add(TransferRule.Path, where, 1, "", $"Need '{need.Id}' does not take the material and grade that arrive.");

        foreach (var exclusion in model.OrganisationExclusions)
        {
            if (exclusion.Separates(offer.OrganisationId, need.OrganisationId))
                findings.Add(TransferRule.Excluded, where, 1, "", $"'{offer.OrganisationId}' and '{need.OrganisationId}' hand over nothing to each other.");
        }

        var isInternal = offer.OrganisationId is not null && offer.OrganisationId == need.OrganisationId;
        if (!isInternal && need.ValuePerUnitCents is { } value && offer.PricePerUnitCents > (value * (double)transfer.Factor) + 1e-9)
            findings.Add(TransferRule.Price, where, offer.PricePerUnitCents - (value * (double)transfer.Factor), "cents", $"The price of a unit, {offer.PricePerUnitCents}, is above what it is worth to need '{need.Id}'.");
        foreach (var limit in need.PropertyLimits.Where(limit => !transfer.Properties.ContainsKey(limit.Property)))
            findings.Add(TransferRule.Property, where, 1, "", $"Property '{limit.Property}' of offer '{offer.Id}' is not known.");

        CheckLots(transfer, findings);
        CheckTime(model, times, transfer, findings);
    }

    public static void CheckLots(CheckedTransfer transfer, Findings findings)
    {
        var (offer, amount, where) = (transfer.Offer, transfer.Transfer.Amount, transfer.Where);
        if (amount <= 0)
            findings.Add(TransferRule.Lot, where, -amount / 1_000.0, "units", "Nothing is transferred.");
        if (offer.LotSize is { } lot && amount % lot != 0)
            findings.Add(TransferRule.Lot, where, amount % lot / 1_000.0, "units", $"{amount / 1_000.0:0.###} is no whole number of lots of {lot / 1_000.0:0.###}.");
        var least = Math.Max(offer.MinimumLot, transfer.Need.MinimumLot);
        if (amount < least)
            findings.Add(TransferRule.Lot, where, (least - amount) / 1_000.0, "units", $"{amount / 1_000.0:0.###} is less than the least, {least / 1_000.0:0.###}.");
    }

    /// <summary>Goods that perish on the way directly are seen here; the windows of what is driven, by the collection checker.</summary>
    private static void CheckTime(Model model, TransferTimes times, CheckedTransfer transfer, Findings findings)
    {
        if (TransferShipments.PathOf(model, transfer.Transfer) is { } path && times.Of(path) is null)
            findings.Add(TransferRule.Time, transfer.Where, 1, "", $"Not even the fastest vehicle takes offer '{path.Offer.Id}' to need '{path.Need.Id}' in time.");
    }
}
