using System.Collections.Immutable;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Planning.Collecting.Checking;
using Optimizer.Planning.Distances;

namespace Optimizer.Planning.Redistribution;

/// <summary>
/// Says which rules the transfers of a plan break, from the model and the plan alone. Written apart from the matching, slow and
/// obvious. Whether the routes drive the transfers' shipments in time is the collection checker's part.
/// </summary>
public static class RedistributionChecker
{
    /// <summary>All values of <see cref="Violation.Cause"/>.</summary>
    public static ImmutableArray<string> Rules =>
    [
        UnknownTransfer, TransferRule.Path, TransferRule.Excluded, TransferRule.Price, TransferRule.Property, TransferRule.Lot, TransferRule.Time, TransferRule.Twice,
        TransferRule.OfferExceeded, TransferRule.NeedExceeded, TransferRule.AllOrNothing, TransferRule.Partners, TransferRule.Blend,
        TransferRule.Shipments, TransferRule.Figures, TransferRule.UnmetEntries, TransferRule.UnsoldEntries, TransferRule.UnmetContracts, TransferRule.Terms,
    ];

    internal const string UnknownTransfer = "unknown_transfer";

    /// <summary>Empty when the transfers keep every rule.</summary>
    public static ImmutableArray<Violation> Check(Model model, Plan plan, FactorSet factors)
    {
        var findings = new Findings();
        for (var index = 0; index < plan.Transfers.Length; index++)
        {
            var transfer = plan.Transfers[index];
            if (!model.HasOffer(transfer.OfferId) || !model.HasNeed(transfer.NeedId))
                findings.Add(UnknownTransfer, $"transfers[{index}]", 1, "", $"There is no offer '{transfer.OfferId}' or no need '{transfer.NeedId}'.");
        }

        var unknown = findings.ToImmutable();
        if (!unknown.IsEmpty)
            return unknown;

        CheckAmounts(model, plan.Transfers, findings);
        ShipmentsCheck.Check(model, plan, findings);
        RedistributionAccountCheck.Check(model, plan, factors, findings);
        return findings.ToImmutable();
    }

    private static void CheckAmounts(Model model, ImmutableArray<Transfer> transfers, Findings findings)
    {
        ImmutableArray<CheckedTransfer> checkedTransfers = [.. transfers.Select((transfer, index) => new CheckedTransfer(model, transfer, index))];
        var times = new TransferTimes(model, new SiteTravel(model));
        foreach (var transfer in checkedTransfers)
            TransferCheck.Check(model, times, transfer, findings);
        foreach (var pair in checkedTransfers.GroupBy(transfer => (transfer.Offer.Id, transfer.Need.Id, transfer.Transfer.FacilityId, transfer.Transfer.TreatmentId)).Where(pair => pair.Count() > 1))
            findings.Add(TransferRule.Twice, pair.Last().Where, pair.Count() - 1, "", $"Offer '{pair.Key.Item1}' goes to need '{pair.Key.Item2}' on the same way in {pair.Count()} transfers.");

        var byOffer = checkedTransfers.ToLookup(transfer => transfer.Offer.Id, StringComparer.Ordinal);
        foreach (var offer in model.Offers)
        {
            var taken = byOffer[offer.Id].Sum(transfer => transfer.Transfer.Amount);
            if (taken > offer.Amount)
                findings.Add(TransferRule.OfferExceeded, "transfers", (taken - offer.Amount) / 1_000.0, "units", $"{taken / 1_000.0:0.###} are taken of offer '{offer.Id}', which has {offer.Amount / 1_000.0:0.###}.");
        }

        var byNeed = checkedTransfers.ToLookup(transfer => transfer.Need.Id, StringComparer.Ordinal);
        foreach (var need in model.Needs)
            NeedCheck.Check(need, [.. byNeed[need.Id]], findings);
    }
}
