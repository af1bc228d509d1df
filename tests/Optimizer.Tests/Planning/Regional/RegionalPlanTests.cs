using Optimizer.Api.Writing;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Planning;
using Optimizer.Planning.Regional;
using Optimizer.Studies.Benchmarking.Generating;
using Optimizer.Studies.Comparing;
using Optimizer.Tests.OrTools;

namespace Optimizer.Tests.Planning.Regional;

/// <summary>Models with collections, offers, needs, assets and bookings, planned on one fleet; FUZZ_ALL_COUNT says how many random ones.</summary>
[Collection(OrToolsCollection.Name)]
public sealed class RegionalPlanTests(OrToolsFixture fixture)
{
    private const int MostByDefault = 20;
    private const int Iterations = 150;

    private readonly RegionalPlanner _planner = new(FactorSet.Default, TimeProvider.System, fixture.Of(Fuzzing.Host));

    [Fact]
    public void Every_plan_of_a_random_model_of_all_kinds_keeps_every_rule() =>
        Fuzzing.Run("FUZZ_ALL_COUNT", MostByDefault, seed => Fuzzing.FindFaultOfPlan(_planner, RandomModels.WithEverything(seed), seed, Iterations));

    [Fact]
    public void Random_models_use_every_part_of_assets_and_bookings()
    {
        var models = Enumerable.Range(0, 100).Select(RandomModels.WithEverything).ToArray();

        Assert.Contains(models, model => model.Assets.Any(asset => asset.Carried is not null));
        Assert.Contains(models, model => model.Assets.Any(asset => asset.SelfPropelled is not null));
        Assert.Contains(models, model => model.Assets.Any(asset => asset.Maintenance is not null));
        Assert.Contains(models, model => model.Assets.Any(asset => asset.ReturnsHome));
        Assert.Contains(models, model => model.Bookings.Any(booking => booking.IsMandatory));
        Assert.Contains(models, model => model.Bookings.Any(booking => booking.MaxParts > 1));
        Assert.Contains(models, model => model.Bookings.Any(booking => booking.Ways.Length > 1));
        Assert.Contains(models, model => model.Bookings.Any(booking => booking.Ways[0].Requirements.Length > 1));
    }

    [Fact]
    public void Same_seed_and_iteration_limit_give_the_same_plan()
    {
        var model = Small();
        var settings = new SolverSettings { IterationLimit = 400, Seed = 3 };

        var (first, second) = (Plan(model, settings), Plan(model, settings));

        Assert.Equal(PlanWriter.Write(model, first.Plan), PlanWriter.Write(model, second.Plan));
        Assert.InRange(first.Statistics.Iterations, 0, 400);
    }

    /// <summary>On a machine that does other things besides, a moment can take long; what must not happen is a limit for each round.</summary>
    [Fact]
    public void The_time_limit_is_for_all_rounds_together()
    {
        var result = Plan(Small(), new() { TimeLimit = TimeSpan.FromSeconds(2) });

        Assert.InRange(result.Statistics.Elapsed, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(12));
        Assert.Equal(TimeSpan.FromSeconds(2), result.Settings.TimeLimit);
    }

    [Fact]
    public void A_cancelled_search_has_a_plan_that_keeps_every_rule()
    {
        var model = Small();

        var plan = _planner.Plan(model, new() { TimeLimit = TimeSpan.FromSeconds(5) }, null, new(canceled: true)).Plan;

        Assert.Empty(RegionalChecker.Check(model, plan, FactorSet.Default));
    }

    [Fact]
    public void Progress_has_plans_of_all_parts()
    {
        var model = Small();
        var plans = new List<Plan>();

        _planner.Plan(model, new() { IterationLimit = 300 }, new Reporting(report => plans.Add(report.ReadPlan())), default);

        Assert.NotEmpty(plans);
        Assert.All(plans, plan => Assert.Empty(RegionalChecker.Check(model, plan, FactorSet.Default)));
    }

    [Fact]
    public void The_objective_of_the_parts_alone_is_not_lower_than_that_of_all_together_where_work_lies_on_the_way()
    {
        var model = Small();
        var settings = new SolverSettings { IterationLimit = 2_000 };

        var together = Plan(model, settings);
        var savings = new SavingsStudy(Plan, _planner.Join).Run(model, together);

        Assert.Equal(3, savings.Kinds.Length);
        Assert.True(savings.Together.ObjectiveCents < savings.ByKind.ObjectiveCents, $"{savings.Together.ObjectiveCents} together, {savings.ByKind.ObjectiveCents} apart.");
    }

    private static Model Small() => RegionalDays.Generate(Region.Nordwest, seed: 5, new(Collections: 20, Offers: 7, Needs: 7, Assets: 5, Bookings: 8));

    private PlanningResult Plan(Model model, SolverSettings settings)
    {
        var result = _planner.Plan(model, settings, null, CancellationToken.None);
        Assert.Empty(RegionalChecker.Check(model, result.Plan, FactorSet.Default));
        return result;
    }

    private sealed class Reporting(Action<PlanningProgress> report) : IProgress<PlanningProgress>
    {
        public void Report(PlanningProgress value) => report(value);
    }
}
