using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;

namespace Optimizer.Planning.Regional;

/// <summary>How good a plan is: first what it leaves out though it is mandatory, then its objective. Less is better.</summary>
internal readonly record struct PlanRank(int MandatoryLeftOut, long ObjectiveCents)
{
    public static PlanRank Of(Model model, Plan plan) => new(
        plan.Unplanned.Count(work => work.IsMandatory)
            + plan.UnmetNeeds.Count(need => need.MandatoryAmount > 0)
            + plan.Sharing.Unserved.Count(booking => booking.IsMandatory)
            + model.Contracts.Count(contract => contract.Amount > plan.Transfers.Where(transfer => transfer.OfferId == contract.OfferId && transfer.NeedId == contract.NeedId).Sum(transfer => transfer.Amount)),
        plan.Account.ObjectiveCents);

    public bool IsBetterThan(PlanRank other) => (MandatoryLeftOut, ObjectiveCents).CompareTo((other.MandatoryLeftOut, other.ObjectiveCents)) < 0;
}
