using Optimizer.Domain.Models;

namespace Optimizer.Api.Reading;

/// <summary>Reads what a good plan is.</summary>
internal static class ObjectiveReader
{
    public static Objective Read(IssueList issues, Wire.Objective? wire)
    {
        var effective = Objective.Default;
        if (wire is null)
            return effective;

        const string path = "model.objective";
        return new()
        {
            CostWeight = issues.Number(wire.HasCostWeight ? wire.CostWeight : effective.CostWeight, $"{path}.cost_weight", Limits.Weight),
            DistanceCentsPerKm = issues.Number(wire.DistanceWeightCentsPerKm, $"{path}.distance_weight_cents_per_km", Limits.MoneyPerUnit),
            DurationCentsPerHour = issues.Number(wire.DurationWeightCentsPerHour, $"{path}.duration_weight_cents_per_hour", Limits.MoneyPerUnit),
            Co2ePriceCentsPerTonne = issues.Number(wire.HasCo2EPricePerTCents ? wire.Co2EPricePerTCents : effective.Co2ePriceCentsPerTonne, $"{path}.co2e_price_per_t_cents", Limits.Money),
            FairnessPriceCents = issues.Whole(wire.FairnessPriceCents, $"{path}.fairness_price_cents", Limits.Money),
            PenaltyWeight = issues.Number(wire.HasPenaltyWeight ? wire.PenaltyWeight : effective.PenaltyWeight, $"{path}.penalty_weight", Limits.Weight),
        };
    }
}
