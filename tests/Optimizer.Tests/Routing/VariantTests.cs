using Optimizer.Routing;
using Optimizer.Routing.Search;
using Optimizer.Routing.Search.Plain;

namespace Optimizer.Tests.Routing;

public class VariantTests
{
    private const int Seeds = 3;

    private static readonly string[] Plain = ["capacity", "capacity and a price for vehicles", "capacity and few stops on a route", "deliveries", "optional stops", "too few vehicles"];

    public static TheoryData<string> Names => [.. Variants.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public void The_optimum_of_a_small_problem_is_found(string variant)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var problem = Variants.All[variant](seed);

            var found = RoutingEngine.Solve(problem, new() { IterationLimit = 1_000 }, TimeProvider.System);

            SolutionCheck.AssertSound(problem, found.Solution);
            var least = BruteForce.LeastCost(problem);
            Assert.True(found.Solution.Cost == least, $"{variant}, seed {seed}: found {found.Solution.Cost}, the least is {least}.");
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Plain_variants_are_planned_as_plain_problems(string variant) =>
        Assert.Equal(Plain.Contains(variant), PlainData.From(new SearchData(Variants.All[variant](0))) is not null);
}
