using System.Collections.Immutable;
using Optimizer.Domain.Models.Redistribution;
using Optimizer.Planning.Collecting.Checking;

namespace Optimizer.Planning.Redistribution;

/// <summary>The rules for all that a need gets together.</summary>
internal static class NeedCheck
{
    public static void Check(Need need, ImmutableArray<CheckedTransfer> transfers, Findings findings)
    {
        const string Where = "transfers";
        if (transfers.IsEmpty)
            return;

        var met = transfers.Sum(transfer => transfer.Met);
        if (met > need.Amount)
            findings.Add(TransferRule.NeedExceeded, Where, (met - need.Amount) / 1_000.0, "units", $"Need '{need.Id}' gets {met / 1_000.0:0.###}, but looks for {need.Amount / 1_000.0:0.###}.");
        if (need.AllOrNothing && need.Amount - met > need.Amount / 1_000)
            findings.Add(TransferRule.AllOrNothing, Where, (need.Amount - met) / 1_000.0, "units", $"Need '{need.Id}' is met whole or not at all, but gets {met / 1_000.0:0.###} of {need.Amount / 1_000.0:0.###}.");

        var partners = transfers.Select(transfer => transfer.Offer.Id).Distinct().Count();
        if (partners > need.MaxPartners)
            findings.Add(TransferRule.Partners, Where, partners - need.MaxPartners.Value, "offers", $"Need '{need.Id}' gets from {partners} offers, but wants at most {need.MaxPartners}.");
        foreach (var limit in need.PropertyLimits)
            CheckBlend(need, limit, transfers, findings);
    }

    private static void CheckBlend(Need need, PropertyLimit limit, ImmutableArray<CheckedTransfer> transfers, Findings findings)
    {
        if (transfers.Any(transfer => !transfer.Properties.ContainsKey(limit.Property)))
            return;
        var arriving = transfers.Sum(transfer => transfer.Transfer.Amount * transfer.Yield);
        if (arriving == 0)
            return;
        var mean = transfers.Sum(transfer => transfer.Transfer.Amount * transfer.Yield * transfer.Properties[limit.Property]) / arriving;
        var over = Math.Max(mean - (limit.Most ?? mean), (limit.Least ?? mean) - mean);
        if (over > 0)
            findings.Add(TransferRule.Blend, "transfers", (double)over / 1_000, "", $"The mean of '{limit.Property}' of what need '{need.Id}' gets is {mean / 1_000:0.######}, outside of its limits.");
    }
}
