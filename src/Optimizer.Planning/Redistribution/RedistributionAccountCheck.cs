using System.Collections.Immutable;
using Optimizer.Domain.Accounting;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Planning.Collecting.Checking;
using Optimizer.Planning.Distances;

namespace Optimizer.Planning.Redistribution;

/// <summary>The figures of transfers, what they leave open and their terms of the objective add up: each is computed once more.</summary>
internal static class RedistributionAccountCheck
{
    public static void Check(Model model, Plan plan, FactorSet factors, Findings findings)
    {
        ImmutableArray<CheckedTransfer> transfers = [.. plan.Transfers.Select((transfer, index) => new CheckedTransfer(model, transfer, index))];
        ImmutableArray<Expected> expected = [.. transfers.Select(transfer => Expect(model, transfer, factors))];
        foreach (var (transfer, figures) in transfers.Zip(expected))
            CheckFigures(transfer, figures, findings);
        if (!model.HasRedistribution)
            return;

        var (byNeed, byOffer) = (transfers.ToLookup(transfer => transfer.Need.Id, StringComparer.Ordinal), transfers.ToLookup(transfer => transfer.Offer.Id, StringComparer.Ordinal));
        var missing = model.Needs.ToDictionary(need => need.Id, need => need.Amount - byNeed[need.Id].Sum(transfer => transfer.Met), StringComparer.Ordinal);
        var left = model.Offers.ToDictionary(offer => offer.Id, offer => offer.Amount - byOffer[offer.Id].Sum(transfer => transfer.Transfer.Amount), StringComparer.Ordinal);
        CheckEntries(TransferRule.UnmetEntries, [.. plan.UnmetNeeds.Select(entry => (entry.NeedId, entry.Amount))], missing, findings);
        CheckEntries(TransferRule.UnsoldEntries, [.. plan.UnsoldOffers.Select(entry => (entry.OfferId, entry.Amount))], left, findings);
        CheckMandatory(model, plan, missing, findings);
        CheckContracts(model, plan, findings);
        CheckTerms(model, plan, expected, missing, left, findings);
    }

    private static Expected Expect(Model model, CheckedTransfer transfer, FactorSet factors)
    {
        if (transfer.Accepted is null || !transfer.IsTreatmentKnown)
            return new(0, 0, 0, 0, 0, 0);
        var (offer, need, units) = (transfer.Offer, transfer.Need, transfer.Transfer.Amount / 1_000.0);
        var tonnes = offer.MassKg * ((double)transfer.Transfer.Amount / offer.Amount) / 1_000;
        var isInternal = offer.OrganisationId is not null && offer.OrganisationId == need.OrganisationId;
        return new(
            transfer.Met / 1_000.0 * (need.ValuePerUnitCents ?? 0),
            isInternal ? 0 : units * offer.PricePerUnitCents,
            (units * offer.HandlingPerUnitCents) + (transfer.Arriving / 1_000.0 * need.HandlingPerUnitCents),
            tonnes * (transfer.Treatment?.CostPerTonneCents ?? 0),
            tonnes * 1_000 * (transfer.Treatment?.Co2eKgPerTonne ?? 0),
            need.MassKg * ((double)transfer.Met / need.Amount) * 1_000 * factors.PrimaryCo2eKgPerKg(model.Material(need.MaterialId)));
    }

    private static void CheckFigures(CheckedTransfer transfer, Expected expected, Findings findings)
    {
        var figures = transfer.Transfer.Figures;
        Compare("met_amount", figures.MetAmount, transfer.Met, "thousandths");
        Compare("value_cents", figures.ValueCents, expected.ValueCents, "cents");
        Compare("payment_cents", figures.PaymentCents, expected.PaymentCents, "cents");
        Compare("handling_cost_cents", figures.HandlingCents, expected.HandlingCents, "cents");
        Compare("treatment_cost_cents", figures.TreatmentCents, expected.TreatmentCents, "cents");
        Compare("treatment_co2e_g", figures.TreatmentCo2eGrams, expected.TreatmentCo2eGrams, "g");
        Compare("avoided_co2e_g", figures.AvoidedCo2eGrams, expected.AvoidedCo2eGrams, "g");

        void Compare(string name, double actual, double right, string unit)
        {
            if (!Findings.AreClose(actual, right))
                findings.Add(TransferRule.Figures, $"{transfer.Where}.{name}", actual - right, unit, $"Is {actual:0.######}, not {right:0.######}.");
        }
    }

    private static void CheckEntries(string cause, ImmutableArray<(string Id, long Amount)> entries, Dictionary<string, long> open, Findings findings)
    {
        foreach (var group in entries.GroupBy(entry => entry.Id))
        {
            var (actual, right) = (group.Sum(entry => entry.Amount), open.GetValueOrDefault(group.Key));
            if (group.Count() > 1 || actual != right || right <= 0)
                findings.Add(cause, cause, (actual - right) / 1_000.0, "units", $"'{group.Key}' is listed {group.Count()} times with {actual / 1_000.0:0.###}; {right / 1_000.0:0.###} are open.");
        }

        var listed = entries.Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (id, amount) in open.Where(pair => pair.Value > 0 && !listed.Contains(pair.Key)))
            findings.Add(cause, cause, amount / 1_000.0, "units", $"'{id}' is not listed; {amount / 1_000.0:0.###} are open.");
    }

    private static void CheckMandatory(Model model, Plan plan, Dictionary<string, long> missing, Findings findings)
    {
        foreach (var entry in plan.UnmetNeeds.Where(entry => model.HasNeed(entry.NeedId)))
        {
            var need = model.Need(entry.NeedId);
            var wanted = (long)Math.Ceiling((decimal)need.MandatoryShare * need.Amount);
            var right = wanted - (need.Amount - missing[need.Id]);
            if (right <= need.Amount / 1_000)
                right = 0;
            if (entry.MandatoryAmount != right)
                findings.Add(TransferRule.UnmetEntries, TransferRule.UnmetEntries, (entry.MandatoryAmount - right) / 1_000.0, "units", $"Of need '{need.Id}', {right / 1_000.0:0.###} are missing to the mandatory share.");
        }
    }

    private static void CheckContracts(Model model, Plan plan, Findings findings)
    {
        foreach (var contract in model.Contracts)
        {
            var given = plan.Transfers.Where(transfer => transfer.OfferId == contract.OfferId && transfer.NeedId == contract.NeedId).Sum(transfer => transfer.Amount);
            var listed = plan.UnmetContracts.Where(entry => entry.OfferId == contract.OfferId && entry.NeedId == contract.NeedId).Sum(entry => entry.Amount);
            var right = Math.Max(0, contract.Amount - given);
            if (listed != right)
                findings.Add(TransferRule.UnmetContracts, TransferRule.UnmetContracts, (listed - right) / 1_000.0, "units", $"Of the contract of offer '{contract.OfferId}' and need '{contract.NeedId}', {right / 1_000.0:0.###} are missing.");
        }

        foreach (var entry in plan.UnmetContracts.Where(entry => !model.Contracts.Any(contract => contract.OfferId == entry.OfferId && contract.NeedId == entry.NeedId)))
            findings.Add(TransferRule.UnmetContracts, TransferRule.UnmetContracts, 1, "", $"There is no contract of offer '{entry.OfferId}' and need '{entry.NeedId}'.");
    }

    private static void CheckTerms(Model model, Plan plan, ImmutableArray<Expected> transfers, Dictionary<string, long> missing, Dictionary<string, long> left, Findings findings)
    {
        var objective = model.Objective;
        var suited = new TransferOptions(model, new SiteTravel(model)).SuitedNeedIds;
        var shares = model.Needs.Where(need => suited.Contains(need.Id)).Select(need => 1 - ((double)missing[need.Id] / need.Amount)).ToArray();

        Compare(ObjectiveTerm.TransferValue, -objective.CostWeight * transfers.Sum(transfer => transfer.ValueCents));
        Compare(ObjectiveTerm.Handling, objective.CostWeight * transfers.Sum(transfer => transfer.HandlingCents));
        Compare(ObjectiveTerm.Treatment, objective.CostWeight * transfers.Sum(transfer => transfer.TreatmentCents));
        Compare(ObjectiveTerm.AvoidedCo2e, -objective.Co2ePriceCentsPerTonne * transfers.Sum(transfer => transfer.AvoidedCo2eGrams) / 1e6);
        Compare(ObjectiveTerm.TreatmentCo2e, objective.Co2ePriceCentsPerTonne * transfers.Sum(transfer => transfer.TreatmentCo2eGrams) / 1e6);
        Compare(ObjectiveTerm.UnmetNeeds, objective.PenaltyWeight * model.Needs.Sum(need => need.UnmetPerUnitCents * Math.Max(0, missing[need.Id]) / 1_000));
        Compare(ObjectiveTerm.UnsoldOffers, objective.PenaltyWeight * model.Offers.Sum(offer => offer.UnsoldPerUnitCents * Math.Max(0, left[offer.Id]) / 1_000));
        Compare(ObjectiveTerm.Fairness, objective.FairnessPriceCents * (1 - shares.DefaultIfEmpty(1).Min()));

        // Sums in another order may round either way where they are close to half a cent.
        void Compare(string name, double right)
        {
            var actual = plan.Account.ObjectiveTermsCents.GetValueOrDefault(name);
            if (Math.Abs(actual - right) > 0.5 + 1e-4 + (1e-9 * Math.Abs(right)))
                findings.Add(TransferRule.Terms, $"account.objective_terms_cents.{name}", actual - right, "cents", $"Is {actual}, not {right:0.##}.");
        }
    }

    private sealed record Expected(double ValueCents, double PaymentCents, double HandlingCents, double TreatmentCents, double TreatmentCo2eGrams, double AvoidedCo2eGrams);
}
