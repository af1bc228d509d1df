using System.Collections.Immutable;
using Optimizer.Domain.Accounting;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Planning.Collecting;
using Optimizer.Planning.Redistribution;
using Optimizer.Planning.Sharing;

namespace Optimizer.Planning.Regional;

/// <summary>Says which rules a plan breaks, all of its parts: transfers and shared assets first, then the routes, which also drive their shipments.</summary>
public static class RegionalChecker
{
    /// <summary>All values of <see cref="Violation.Cause"/>.</summary>
    public static ImmutableArray<string> Rules => [.. CollectionChecker.Rules, .. RedistributionChecker.Rules, .. SharingChecker.Rules];

    /// <summary>Empty when the plan keeps every rule.</summary>
    public static ImmutableArray<Violation> Check(Model model, Plan plan, FactorSet factors)
    {
        var transfers = RedistributionChecker.Check(model, plan, factors);
        if (transfers.Any(violation => violation.Cause == RedistributionChecker.UnknownTransfer))
            return transfers;
        var sharing = SharingChecker.Check(model, plan, factors);
        if (!SharingChecker.IsReadable(sharing))
            return [.. transfers, .. sharing];
        return [.. transfers, .. sharing, .. CollectionChecker.Check(PlannedModel.Of(model, plan), RoutesAlone(model, plan), factors)];
    }

    /// <summary>The plan with the terms of the objective that routes have.</summary>
    private static Plan RoutesAlone(Model model, Plan plan)
    {
        var account = SharingChecker.WithoutSharing(model, plan);
        return plan with
        {
            Account = model.HasRedistribution ? account with { ObjectiveTermsCents = account.ObjectiveTermsCents.RemoveRange(ObjectiveTerm.OfRedistribution) } : account,
        };
    }
}
