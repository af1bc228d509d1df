using System.Collections.Immutable;
using Optimizer.OrTools;
using Optimizer.Planning.Recombining;
using Optimizer.Routing;
using Optimizer.Tests.OrTools;
using Optimizer.Tests.Routing;

namespace Optimizer.Tests.Planning.Recombining;

[Collection(OrToolsCollection.Name)]
public sealed class RouteRecombinationTests(OrToolsFixture fixture)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly OrToolsHosts _hosts = fixture.Hosts;

    [Theory]
    [InlineData("capacity")]
    [InlineData("unlike vehicles")]
    [InlineData("optional stops")]
    [InlineData("pairs and windows")]
    public void All_routes_of_a_small_problem_make_its_best_plan(string variant)
    {
        var problem = Variants.All[variant](5);
        var poor = RoutingEngine.Solve(problem, new() { IterationLimit = 0 }, TimeProvider.System).Solution;

        var best = new RouteRecombination(problem, poor, AllRoutes(problem)).Solve(_hosts, Limit, seed: 1, default);

        SolutionCheck.AssertSound(problem, best);
        Assert.Equal(BruteForce.LeastCost(problem), best.Cost);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Routes_of_the_search_are_routes_that_can_be_driven(int stations)
    {
        var problem = RandomProblems.Draw(2, stops: 25, windows: true, stations: stations);

        var searched = RoutingEngine.Solve(problem, new() { IterationLimit = 3_000, Parameters = new Dictionary<string, double> { ["recombination_share"] = 0.1 } }, TimeProvider.System);

        AssertDrivable(problem, searched.Pool);
        var best = new RouteRecombination(problem, searched.Solution, searched.Pool).Solve(_hosts, Limit, seed: 1, default);
        SolutionCheck.AssertSound(problem, best);
        Assert.InRange(best.Cost, 0, searched.Solution.Cost);
    }

    [Fact]
    public void Plain_searches_note_their_routes_too()
    {
        var problem = Variants.All["capacity"](1);

        var searched = RoutingEngine.Solve(problem, new() { IterationLimit = 3_000, Threads = 2, Parameters = new Dictionary<string, double> { ["recombination_share"] = 0.1 } }, TimeProvider.System);

        AssertDrivable(problem, searched.Pool);
    }

    [Fact]
    public void Nothing_is_noted_unless_it_is_asked_for() =>
        Assert.Empty(RoutingEngine.Solve(Variants.All["capacity"](1), new() { IterationLimit = 100 }, TimeProvider.System).Pool);

    private static void AssertDrivable(RoutingProblem problem, ImmutableArray<PooledRoute> pool)
    {
        Assert.NotEmpty(pool);
        var probe = new RouteProbe(problem);
        foreach (var route in pool)
            Assert.Equal(route.Cost, probe.Drive(problem.Kinds.Take(route.Kind).Sum(kind => kind.Count), route.Visits.AsSpan())?.Cost);
    }

    /// <summary>Over each set of up to five stops, every order that a vehicle of a kind can drive.</summary>
    private static ImmutableArray<PooledRoute> AllRoutes(RoutingProblem problem)
    {
        var probe = new RouteProbe(problem);
        var routes = new Dictionary<(int Kind, int Set), PooledRoute>();
        for (var kind = 0; kind < problem.Kinds.Length; kind++)
            Extend(kind, [], 0);
        return [.. routes.Values];

        void Extend(int kind, int[] stops, int set)
        {
            if (stops.Length > 0 && problem.Groups.All(group => group.Stops.Select(stop => Array.IndexOf(stops, stop)) is var places && (places.All(place => place < 0) || (places.All(place => place >= 0) && (!group.IsOrdered || places.SequenceEqual(places.Order()))))))
            {
                var visits = stops.Select(RouteVisit.Stop).ToArray();
                if (probe.Drive(problem.Kinds.Take(kind).Sum(each => each.Count), visits) is { } route && (!routes.TryGetValue((kind, set), out var known) || route.Cost < known.Cost))
                    routes[(kind, set)] = new(kind, [.. visits], route.Cost);
            }

            if (stops.Length == 6)
                return;
            foreach (var stop in Enumerable.Range(0, problem.Stops.Length).Where(stop => (set >> stop & 1) == 0))
                Extend(kind, [.. stops, stop], set | (1 << stop));
        }
    }
}
