using System.Collections.Immutable;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;

namespace Optimizer.Planning.Collecting;

/// <summary>Checks a plan against its model, apart from whatever made it.</summary>
public static class CollectionChecker
{
    public static ImmutableArray<Violation> Check(Model model, Plan plan, FactorSet factors)
        => throw new NotSupportedException($"{model.Name} {plan.Routes.Length} {factors}");
}
