using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;

namespace Optimizer.Planning.Collecting;

/// <summary>Plans a region's collections: formulates, searches, reads the routes back, accounts for them and checks them.</summary>
public sealed class CollectionPlanner(FactorSet factors)
{
    private readonly FactorSet _factors = factors;

    /// <summary>Cancellation ends the search; the best plan so far is the result.</summary>
    /// <exception cref="FaultyPlanException">The plan breaks a rule.</exception>
    public PlanningResult Plan(Model model, SolverSettings settings, IProgress<PlanningProgress>? progress, CancellationToken cancellation)
        => throw new NotSupportedException($"{model.Name} {settings.Seed} {progress} {cancellation} {_factors}");
}
