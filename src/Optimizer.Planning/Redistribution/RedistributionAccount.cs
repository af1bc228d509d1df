using System.Collections.Immutable;
using Optimizer.Domain.Accounting;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;

namespace Optimizer.Planning.Redistribution;

/// <summary>What transfers leave open, and their terms of the objective. Each term is rounded once over the plan, half away from zero.</summary>
internal static class RedistributionAccount
{
    /// <summary>Needs that are not met whole, without reasons.</summary>
    public static ImmutableArray<UnmetNeed> Unmet(Model model, ImmutableArray<Transfer> transfers)
    {
        var met = transfers.GroupBy(transfer => transfer.NeedId).ToDictionary(group => group.Key, group => group.Sum(transfer => transfer.Figures.MetAmount), StringComparer.Ordinal);
        return [.. model.Needs.Where(need => met.GetValueOrDefault(need.Id) < need.Amount)
            .Select(need => new UnmetNeed(need.Id, need.Amount - met.GetValueOrDefault(need.Id), need.MissingMandatory(met.GetValueOrDefault(need.Id)), []))];
    }

    /// <summary>Offers of which something is left over, without reasons.</summary>
    public static ImmutableArray<UnsoldOffer> Unsold(Model model, ImmutableArray<Transfer> transfers)
    {
        var sold = transfers.GroupBy(transfer => transfer.OfferId).ToDictionary(group => group.Key, group => group.Sum(transfer => transfer.Amount), StringComparer.Ordinal);
        return [.. model.Offers.Where(offer => sold.GetValueOrDefault(offer.Id) < offer.Amount)
            .Select(offer => new UnsoldOffer(offer.Id, offer.Amount - sold.GetValueOrDefault(offer.Id), []))];
    }

    /// <summary>Contracts of which something is missing, without reasons.</summary>
    public static ImmutableArray<UnmetContract> UnmetContracts(Model model, ImmutableArray<Transfer> transfers)
    {
        if (model.Contracts.IsEmpty)
            return [];
        var given = transfers.GroupBy(transfer => (transfer.OfferId, transfer.NeedId)).ToDictionary(group => group.Key, group => group.Sum(transfer => transfer.Amount));
        return [.. model.Contracts.Select(contract => new UnmetContract(contract.OfferId, contract.NeedId, contract.Amount - given.GetValueOrDefault((contract.OfferId, contract.NeedId)), []))
            .Where(entry => entry.Amount > 0)];
    }

    /// <param name="suitedNeedIds">The needs that fairness looks at.</param>
    public static ImmutableSortedDictionary<string, long> Terms(
        Model model, ImmutableArray<Transfer> transfers, ImmutableArray<UnmetNeed> unmet, ImmutableArray<UnsoldOffer> unsold, ImmutableHashSet<string> suitedNeedIds)
    {
        var objective = model.Objective;
        return new Dictionary<string, long>
        {
            [ObjectiveTerm.TransferValue] = Money(-transfers.Sum(transfer => transfer.Figures.ValueCents)),
            [ObjectiveTerm.Handling] = Money(transfers.Sum(transfer => transfer.Figures.HandlingCents)),
            [ObjectiveTerm.Treatment] = Money(transfers.Sum(transfer => transfer.Figures.TreatmentCents)),
            [ObjectiveTerm.AvoidedCo2e] = Co2e(-transfers.Sum(transfer => transfer.Figures.AvoidedCo2eGrams)),
            [ObjectiveTerm.TreatmentCo2e] = Co2e(transfers.Sum(transfer => transfer.Figures.TreatmentCo2eGrams)),
            [ObjectiveTerm.UnmetNeeds] = Penalty(unmet.Sum(entry => model.Need(entry.NeedId).UnmetPerUnitCents * entry.Amount / 1_000)),
            [ObjectiveTerm.UnsoldOffers] = Penalty(unsold.Sum(entry => model.Offer(entry.OfferId).UnsoldPerUnitCents * entry.Amount / 1_000)),
            [ObjectiveTerm.Fairness] = Round(objective.FairnessPriceCents * (1 - SmallestShare())),
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);

        long Money(double cents) => Round(objective.CostWeight * cents);
        long Co2e(double grams) => Round(objective.Co2ePriceCentsPerTonne * grams / 1_000_000);
        long Penalty(double cents) => Round(objective.PenaltyWeight * cents);

        double SmallestShare() => unmet.Where(entry => suitedNeedIds.Contains(entry.NeedId))
            .Select(entry => 1 - ((double)entry.Amount / model.Need(entry.NeedId).Amount))
            .DefaultIfEmpty(1)
            .Min();
    }

    /// <summary>To a millionth of a cent first, so that sums in another order round the same way.</summary>
    private static long Round(double cents) => (long)Math.Round(Math.Round((decimal)cents, 6), MidpointRounding.AwayFromZero);
}
