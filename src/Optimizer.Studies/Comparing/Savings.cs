using System.Collections.Immutable;
using Optimizer.Domain.Plans;

namespace Optimizer.Studies.Comparing;

/// <summary>What planning everything together saves.</summary>
/// <param name="Kinds">Each kind of work alone, those that the model has.</param>
/// <param name="Organisations">Each organisation alone, those with work, in the order of the model; what belongs to nobody comes last.</param>
/// <param name="Joined">The plans of the kinds as one plan, where that is better than what was planned together; it then counts as the plan together.</param>
public sealed record Savings(PlanSum Together, ImmutableArray<AlonePlan> Kinds, ImmutableArray<AlonePlan> Organisations, Plan? Joined = null)
{
    public PlanSum ByKind => Kinds.Aggregate(PlanSum.Nothing, (sum, alone) => sum + alone.Sum);

    public PlanSum ByOrganisation => Organisations.Aggregate(PlanSum.Nothing, (sum, alone) => sum + alone.Sum);
}

/// <summary>A plan of a part of a model.</summary>
/// <param name="Id">A name of <see cref="PartOfModel"/>, or of an organisation; empty for what belongs to nobody.</param>
/// <param name="Hires">Whether vehicles of others are hired at what they cost.</param>
/// <param name="Limit">What it was given; null is unlimited.</param>
public sealed record AlonePlan(string Id, PlanSum Sum, bool Hires, TimeSpan? Limit);
