using System.Collections.Immutable;

namespace Optimizer.Domain.Plans;

/// <summary>How transfers were found.</summary>
/// <param name="Solver">min_cost_flow, cp_sat or none.</param>
/// <param name="ObjectiveCents">Of the round that the plan is made of, with estimated transport.</param>
/// <param name="BoundCents">No matching of that round can have less.</param>
/// <param name="CouplingGainCents">By how much the plan is better than that of the first round.</param>
public sealed record Matching(string Solver, double ObjectiveCents, double BoundCents, ImmutableArray<MatchingRound> Rounds, long CouplingGainCents)
{
    /// <summary>From 0; 0 is proven optimal for the estimated transport.</summary>
    public double Gap => ObjectiveCents <= BoundCents ? 0 : (ObjectiveCents - BoundCents) / Math.Max(Math.Abs(ObjectiveCents), 1e-9);
}

/// <summary>One turn of matching and routing.</summary>
/// <param name="ObjectiveCents">As of the plan, with the routes of this round.</param>
/// <param name="MandatoryLeftOut">Mandatory work left out, and mandatory needs and contracts not met.</param>
public sealed record MatchingRound(long ObjectiveCents, int Transfers, int MandatoryLeftOut);
