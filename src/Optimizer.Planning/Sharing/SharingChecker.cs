using System.Collections.Immutable;
using Optimizer.Domain.Accounting;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Planning.Collecting.Checking;
using Optimizer.Planning.Distances;
using Optimizer.Planning.Sharing.Checking;

namespace Optimizer.Planning.Sharing;

/// <summary>
/// Says which rules of shared assets a plan breaks, from the model and the plan alone. Written apart from the planner, slow and
/// obvious. The routes that carry assets are checked by RegionalChecker.
/// </summary>
public static class SharingChecker
{
    /// <summary>All values of <see cref="Violation.Cause"/>.</summary>
    public static ImmutableArray<string> Rules => SharingRule.All;

    /// <summary>Empty when the plan keeps every rule of shared assets. With unknown ids nothing else is looked at.</summary>
    public static ImmutableArray<Violation> Check(Model model, Plan plan, FactorSet factors)
    {
        var findings = new Findings();
        if (ReservationCheck.IsReadable(model, plan.Sharing, findings))
        {
            ReservationCheck.Check(model, plan.Sharing, findings);
            AssetCheck.Check(model, plan.Sharing, findings);
            MoveCheck.Check(model, plan, new SiteTravel(model), factors, findings);
            SharingAccountCheck.Check(model, plan, findings);
        }

        return findings.ToImmutable();
    }

    /// <summary>Whether violations leave a plan whose shared assets can be read, so that its routes can be checked.</summary>
    public static bool IsReadable(ImmutableArray<Violation> violations) =>
        violations.All(violation => violation.Cause is not (SharingRule.UnknownId or SharingRule.ReservationShape));

    /// <summary>The account less what shared assets add to it.</summary>
    public static Account WithoutSharing(Model model, Plan plan) => SharingAccountCheck.WithoutSharing(model, plan);
}
