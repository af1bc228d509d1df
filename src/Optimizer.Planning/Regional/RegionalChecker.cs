using System.Collections.Immutable;
using Optimizer.Domain.Accounting;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Planning.Collecting;
using Optimizer.Planning.Redistribution;

namespace Optimizer.Planning.Regional;

/// <summary>Says which rules a plan breaks, all of its parts: transfers first, then the routes, which also drive the transfers' shipments.</summary>
public static class RegionalChecker
{
    /// <summary>All values of <see cref="Violation.Cause"/>.</summary>
    public static ImmutableArray<string> Rules => [.. CollectionChecker.Rules, .. RedistributionChecker.Rules];

    /// <summary>Empty when the plan keeps every rule.</summary>
    public static ImmutableArray<Violation> Check(Model model, Plan plan, FactorSet factors)
    {
        var transfers = RedistributionChecker.Check(model, plan, factors);
        if (transfers.Any(violation => violation.Cause == RedistributionChecker.UnknownTransfer))
            return transfers;
        return [.. transfers, .. CollectionChecker.Check(PlannedModel.Of(model, plan), RoutesAlone(model, plan), factors)];
    }

    /// <summary>The plan with the terms of the objective that routes have.</summary>
    private static Plan RoutesAlone(Model model, Plan plan) => !model.HasRedistribution
        ? plan
        : plan with { Account = plan.Account with { ObjectiveTermsCents = plan.Account.ObjectiveTermsCents.RemoveRange(ObjectiveTerm.OfRedistribution) } };
}
