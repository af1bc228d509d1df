using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Planning.Collecting;
using Optimizer.Studies.Benchmarking.Generating;

namespace Optimizer.Tests.Planning.Collecting;

/// <summary>
/// Random small models that use every feature now and then are planned and checked. FUZZ_COUNT says how many (150 if it is not
/// set); docs/fuzzing.md says what was run.
/// </summary>
public sealed class FuzzTests
{
    private const int Iterations = 100;

    /// <summary>What is ours to get right, however bad a given route is.</summary>
    private static readonly string[] OwnNumbers =
    [
        "unknown_id", "route_shape", "site", "disconnected", "distance", "driving_duration", "energy", "clock", "service_duration", "setup_duration",
        "amounts", "load_after", "load_mass", "break_entry", "figures", "cost_terms", "objective_terms", "shares", "factor_set", "forgotten", "unplanned_entry",
    ];

    private readonly CollectionPlanner _planner = new(FactorSet.Default, TimeProvider.System, new Optimizer.OrTools.OrToolsHosts());

    [Fact]
    public void Every_plan_of_a_random_model_keeps_every_rule() => Fuzzing.Run("FUZZ_COUNT", 150, FindFault);

    /// <summary>A change of vehicle moved an unloading to a day whose quota was used up (594, 2392, 3208); a delivery without its pickup (6386).</summary>
    [Theory, InlineData(594), InlineData(2392), InlineData(3208), InlineData(6386), InlineData(4893)]
    public void Faults_once_found_stay_mended(int seed) => Assert.Null(Fuzzing.FaultOf(seed, FindFault));

    private string? FindFault(int seed)
    {
        var model = RandomModels.Small(seed);
        var plan = _planner.Plan(model, new() { IterationLimit = Iterations, Seed = seed }, null, CancellationToken.None).Plan;
        return FindViolation("The plan", model, plan)
            ?? FindUnexplained(plan)
            ?? FindDifference("The plan sent back", plan, _planner.Evaluate(model, plan.Routes))
            ?? FindDifference("The plan sent back without times", plan, _planner.Evaluate(model, [.. plan.Routes.Select(Untimed)]))
            ?? FindWrongNumber(model, _planner.Evaluate(model, [.. plan.Routes.Select(Reversed)]));
    }

    /// <summary>Routes driven the wrong way round may break any rule, but are timed and accounted for as they are.</summary>
    private static string? FindWrongNumber(Model model, Plan reversed)
    {
        var wrong = CollectionChecker.Check(model, reversed, FactorSet.Default).FirstOrDefault(violation => OwnNumbers.Contains(violation.Cause));
        return wrong is null ? null : $"The plan the other way round has a wrong number: {wrong.Cause} at {wrong.Where}: {wrong.Description}";
    }

    private static string? FindViolation(string what, Model model, Plan plan)
    {
        var violations = CollectionChecker.Check(model, plan, FactorSet.Default);
        return violations.IsEmpty ? null : $"{what} breaks a rule: {violations[0].Where}: {violations[0].Description}";
    }

    private static string? FindUnexplained(Plan plan)
    {
        var silent = plan.Unplanned.FirstOrDefault(left => left.Reasons.IsEmpty);
        return silent is null ? null : $"{silent.WorkId} is left out without a reason.";
    }

    private static string? FindDifference(string what, Plan plan, Plan evaluated)
    {
        var (cents, again) = (plan.Account.ObjectiveCents, evaluated.Account.ObjectiveCents);
        return cents == again ? null : $"{what} costs {again} cents instead of {cents}.";
    }

    private static Route Reversed(Route route) => Untimed(route) with { Visits = [.. route.Visits.Reverse()] };

    private static Route Untimed(Route route) => route with { Transitions = [], Breaks = [] };
}
