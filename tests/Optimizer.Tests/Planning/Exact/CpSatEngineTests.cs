using Optimizer.OrTools;
using Optimizer.Planning;
using Optimizer.Planning.Exact;
using Optimizer.Routing;
using Optimizer.Tests.OrTools;
using Optimizer.Tests.Routing;

namespace Optimizer.Tests.Planning.Exact;

/// <summary>The constraint program against trying everything, and the search against the constraint program.</summary>
[Collection(OrToolsCollection.Name)]
public sealed class CpSatEngineTests(OrToolsFixture fixture)
{
    private static readonly RoutingLimits Limits = new() { IterationLimit = 1_000, TimeLimit = TimeSpan.FromSeconds(60) };

    private readonly OrToolsHosts _hosts = fixture.Hosts;

    public static TheoryData<string> Names => [.. Variants.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public void What_is_proven_best_is_what_trying_everything_finds(string variant)
    {
        var problem = Variants.All[variant](11);

        // From a poor plan, so that the program itself has to find the best.
        var result = CpSatEngine.Solve(problem, Limits with { IterationLimit = 0 }, _hosts, TimeProvider.System, null, default);

        SolutionCheck.AssertSound(problem, result.Routing.Solution);
        Assert.Equal("complete", result.Routing.StoppedBy);
        Assert.Equal(BruteForce.LeastCost(problem), result.Routing.Solution.Cost);
        Assert.Equal(result.Routing.Solution.Cost, result.Bound);
    }

    [Theory]
    [InlineData(1, false, false, 0)]
    [InlineData(2, true, false, 0)]
    [InlineData(3, false, true, 0)]
    [InlineData(4, false, false, 4)]
    [InlineData(5, true, false, 3)]
    public void The_search_finds_what_is_proven_best(int seed, bool windows, bool timeCosts, int shipments)
    {
        var problem = RandomProblems.Draw(seed, stops: 8, windows: windows, timeCosts: timeCosts, shipments: shipments, kinds: 1 + (seed % 2), deliveries: shipments == 0);

        var searched = RoutingEngine.Solve(problem, new() { IterationLimit = 3_000 }, TimeProvider.System);
        var proven = CpSatEngine.Solve(problem, Limits, _hosts, TimeProvider.System, null, default);

        SolutionCheck.AssertSound(problem, proven.Routing.Solution);
        Assert.Equal("complete", proven.Routing.StoppedBy);
        Assert.Equal(proven.Bound, searched.Solution.Cost);
    }

    /// <summary>Without cuts and the least number of routes, the bound of such problems stayed far below the plan for minutes.</summary>
    [Fact]
    public void Capacity_is_part_of_the_bound()
    {
        var problem = RandomProblems.Draw(1, stops: 14);

        var result = CpSatEngine.Solve(problem, new() { IterationLimit = 10_000 }, _hosts, TimeProvider.System, null, default);

        SolutionCheck.AssertSound(problem, result.Routing.Solution);
        Assert.Equal("complete", result.Routing.StoppedBy);
        Assert.Equal(result.Routing.Solution.Cost, result.Bound);
    }

    [Fact]
    public void A_limit_that_comes_too_early_leaves_a_plan_and_a_bound()
    {
        var problem = RandomProblems.Draw(7, stops: 30, windows: true);

        var result = CpSatEngine.Solve(problem, new() { IterationLimit = 200 }, _hosts, TimeProvider.System, null, default);

        SolutionCheck.AssertSound(problem, result.Routing.Solution);
        Assert.Equal("iteration_limit", result.Routing.StoppedBy);
        Assert.InRange(result.Bound!.Value, 1, result.Routing.Solution.Cost - 1);
    }

    [Fact]
    public void Everything_that_it_cannot_express_is_named_at_once()
    {
        var truck = Line.Truck with
        {
            Breaks = BreakRules.None with { EuDriving = true },
            Configurations = [[new([10], ulong.MaxValue), new([10], ulong.MaxValue)]],
        };
        var problem = Line.Problem(truck, [Line.At(1), Line.At(2)], stations: [new Station { Location = 3 }], compartmentConflicts: [(0, 1)]);

        var fault = Assert.Throws<UnsupportedByEngineException>(() => CpSatEngine.Solve(problem, Limits, _hosts, TimeProvider.System, null, default));

        Assert.Equal<string>(["facilities", "break_rules", "vehicle_types.capacity_configurations", "material_incompatibilities"], fault.Rules.Select(rule => rule.Field));
    }

    [Fact]
    public void Materials_that_must_not_share_a_route_do_not()
    {
        // Alone each way is 2 * 10 km; together it would be 20 km.
        var truck = Line.Truck with { Count = 2, DistanceCost = 1 };
        var problem = Line.Problem(truck, [Line.At(10) with { Material = 0 }, Line.At(10) with { Material = 1 }], routeConflicts: [(0, 1)]);

        var result = CpSatEngine.Solve(problem, Limits, _hosts, TimeProvider.System, null, default);

        Assert.Equal((40_000, 40_000), (result.Routing.Solution.Cost, result.Bound!.Value));
    }

    [Fact]
    public void Setup_counts_once_for_stops_at_one_place()
    {
        // 100 s there, 50 + 5 + 5 s at the place, 100 s back.
        var truck = Line.Truck with { DurationCost = 1, EndWindows = [Window.Hard(0, 10_000)] };
        var stop = Line.At(1) with { Setup = 50, Service = 5 };
        var problem = Line.Problem(truck, [stop, stop]);

        var result = CpSatEngine.Solve(problem, Limits, _hosts, TimeProvider.System, null, default);

        Assert.Equal((260, 260), (result.Routing.Solution.Cost, result.Bound!.Value));
    }

    [Fact]
    public void Large_amounts_of_money_are_proven_within_rounding()
    {
        var small = RandomProblems.Draw(3, stops: 6);
        var problem = small.Replace(
            kinds: [.. small.Kinds.Select(kind => kind with { DistanceCost = 50_021 })],
            stops: [.. small.Stops.Select(stop => stop with { Penalty = 3_000_000_000_007 })]);

        var result = CpSatEngine.Solve(problem, Limits, _hosts, TimeProvider.System, null, default);

        Assert.Equal(BruteForce.LeastCost(problem), result.Routing.Solution.Cost);
        Assert.Equal(result.Routing.Solution.Cost, result.Bound);
    }
}
