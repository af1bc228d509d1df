using Optimizer.Domain.Plans;

namespace Optimizer.Planning.Redistribution;

/// <summary>Passes the progress of one round on as that of the whole search, with plans of all parts.</summary>
/// <param name="elapsed">Before the round.</param>
/// <param name="iterations">Before the round.</param>
/// <param name="complete">Makes the plan of the routes of a moment, or a better one from before.</param>
internal sealed class RoundProgress(IProgress<PlanningProgress> all, TimeSpan elapsed, long iterations, Func<Plan, Plan> complete) : IProgress<PlanningProgress>
{
    public void Report(PlanningProgress value) =>
        all.Report(new(elapsed + value.Elapsed, iterations + value.Iterations, value.IsBetter, () => complete(value.ReadPlan())));
}
