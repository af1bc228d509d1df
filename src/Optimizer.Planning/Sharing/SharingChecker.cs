using System.Collections.Immutable;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Planning.Collecting.Checking;
using Optimizer.Planning.Distances;
using Optimizer.Planning.Sharing.Checking;

namespace Optimizer.Planning.Sharing;

/// <summary>
/// Says which rules of shared assets a plan breaks, from the model and the plan alone. Written apart from the planner, slow and
/// obvious. The routes that carry assets are checked by CollectionChecker on the model that <see cref="Collected"/> gives.
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

    /// <summary>The model with the moves as shipments and the plan with the account of its routes alone: what is left to check.</summary>
    public static (Model Model, Plan Plan) Collected(Model model, Plan plan) =>
        (MoveShipments.AddTo(model, plan.Sharing), plan with { Account = SharingAccountCheck.WithoutSharing(model, plan) });
}
