using Optimizer.OrTools;
using Optimizer.Planning;
using Optimizer.Planning.RoutingLibrary;
using Optimizer.Routing;
using Optimizer.Tests.OrTools;
using Optimizer.Tests.Routing;

namespace Optimizer.Tests.Planning.RoutingLibrary;

[Collection(OrToolsCollection.Name)]
public sealed class RoutingLibraryEngineTests(OrToolsFixture fixture)
{
    private static readonly RoutingLimits Limits = new() { TimeLimit = TimeSpan.FromSeconds(30) };

    private static readonly string[] OnEveryHost =
    [
        "capacity", "capacity and a price for vehicles", "capacity and few stops on a route", "deliveries", "optional stops", "too few vehicles",
        "pairs", "optional pairs", "several depots", "limited distance", "open routes",
    ];

    private static readonly string[] OnNativeHosts = ["windows", "soft windows", "pairs and windows", "unlike vehicles", "groups and unlike vehicles", "limited duration"];

    private readonly OrToolsHosts _hosts = fixture.Hosts;

    [Theory, InlineData(OrToolsHostKind.Wasm), NativeHost]
    public void Plans_of_the_library_are_sound_and_not_better_than_the_best(OrToolsHostKind host)
    {
        foreach (var variant in host == OrToolsHostKind.Wasm ? OnEveryHost : [.. OnEveryHost, .. OnNativeHosts])
        {
            for (var seed = 0; seed < 3; seed++)
            {
                var problem = WithoutPriceOfWaiting(Variants.All[variant](seed));

                var result = RoutingLibraryEngine.Solve(problem, Limits, fixture.Of(host), TimeProvider.System, default);

                SolutionCheck.AssertSound(problem, result.Routing.Solution);
                // A descent from a first plan: not always the best, but no plan that was only left standing.
                var least = BruteForce.LeastCost(problem);
                Assert.True(
                    result.Routing.Solution.Cost >= least && result.Routing.Solution.Cost <= least * 1.35,
                    $"{variant}, seed {seed}: the library's plan costs {result.Routing.Solution.Cost}, the best {least}.");
            }
        }
    }

    [Theory, NativeHost]
    public void A_metaheuristic_goes_on_from_the_descent(OrToolsHostKind host)
    {
        var problem = RandomProblems.Draw(3, stops: 20, windows: true);
        var descent = RoutingLibraryEngine.Solve(problem, Limits, fixture.Of(host), TimeProvider.System, default);

        // Guided local search, for two seconds.
        var guided = RoutingLibraryEngine.Solve(
            problem,
            new() { TimeLimit = TimeSpan.FromSeconds(2), Parameters = new Dictionary<string, double> { ["metaheuristic"] = 2 } },
            fixture.Of(host),
            TimeProvider.System,
            default);

        SolutionCheck.AssertSound(problem, guided.Routing.Solution);
        Assert.InRange(guided.Routing.Solution.Cost, 0, descent.Routing.Solution.Cost);
    }

    /// <summary>Some variants price waiting above driving, which the library cannot express.</summary>
    private static RoutingProblem WithoutPriceOfWaiting(RoutingProblem problem) => problem.Replace(kinds: [.. problem.Kinds.Select(kind => kind with { WaitingCost = 0 })]);

    [Fact]
    public void What_it_cannot_express_is_named_at_once()
    {
        var truck = Line.Truck with { Breaks = BreakRules.None with { EuDriving = true }, WaitingCost = 5 };
        var problem = Line.Problem(truck, [Line.At(1, Window.Hard(0, 5), Window.Hard(9, 12)), Line.At(2) with { Delivery = [3] }]);

        var fault = Assert.Throws<UnsupportedByEngineException>(() => RoutingLibraryEngine.Solve(problem, Limits, _hosts, TimeProvider.System, default));

        Assert.Equal<string>(
            ["break_rules", "collections.time_windows", "collections.delivered_amounts", "vehicles.costs.waiting_per_hour_cents", "vehicles.shifts"],
            fault.Rules.Select(rule => rule.Field));
    }

    [Fact]
    public void The_native_host_expresses_times_and_prices_that_differ()
    {
        var problem = Line.Problem(Line.Truck with { EndWindows = [Window.Hard(0, 9_000)] }, [Line.At(1, Window.Hard(0, 500))]);

        Assert.Equal<string>(["vehicles.shifts", "settings.parameters"], RoutingLibraryEngine.Unsupported(problem, OrToolsHostKind.Wasm, metaheuristic: 2).Select(rule => rule.Field));
        Assert.Empty(RoutingLibraryEngine.Unsupported(problem, OrToolsHostKind.Native, metaheuristic: 2));
    }

    [Fact]
    public void A_host_refuses_by_itself_what_it_was_not_to_be_asked()
    {
        var problem = LibraryFormulation.Of(Line.Problem(Line.Truck, [Line.At(1)]), firstSolution: 0, metaheuristic: 2) with { HasTimes = true };

        var fault = Assert.Throws<RejectedModelException>(() => _hosts.Solve(problem, TimeSpan.FromSeconds(30)));

        Assert.Contains("no times, no metaheuristics", fault.Message);
    }
}
