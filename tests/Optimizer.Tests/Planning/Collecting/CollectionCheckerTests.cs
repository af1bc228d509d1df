using Optimizer.Domain.Emissions;
using Optimizer.Planning.Collecting;

namespace Optimizer.Tests.Planning.Collecting;

public sealed class CollectionCheckerTests
{
    public static TheoryData<string> Causes => [.. CheckerCases.All.Select(rule => rule.Cause)];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Fact]
    public void Every_rule_has_one_case() =>
        Assert.Equal(CollectionChecker.Rules.Order(StringComparer.Ordinal), CheckerCases.All.Select(rule => rule.Cause).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Causes))]
    public void A_plan_that_keeps_the_rule_passes(string cause)
    {
        var rule = CheckerCases.All.Single(rule => rule.Cause == cause);

        Assert.Empty(CollectionChecker.Check(rule.Model, rule.Plan, FactorSet.Default));
    }

    [Theory, MemberData(nameof(Causes))]
    public void A_plan_that_breaks_the_rule_is_caught_for_this_rule_alone(string cause)
    {
        var rule = CheckerCases.All.Single(rule => rule.Cause == cause);

        var violation = Assert.Single(CollectionChecker.Check(rule.BrokenModel, rule.BrokenPlan, FactorSet.Default));

        Assert.Equal(cause, violation.Cause);
        Assert.Equal(rule.Amount, violation.Amount, 6);
        Assert.NotEmpty(violation.Where);
        Assert.NotEmpty(violation.Description);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Random_plans_that_keep_every_rule_pass(int seed)
    {
        var (model, plan) = RandomPlan.Make(seed);

        Assert.Empty(CollectionChecker.Check(model, plan, FactorSet.Default));
    }
}
