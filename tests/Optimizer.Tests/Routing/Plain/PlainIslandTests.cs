using Optimizer.Routing;

namespace Optimizer.Tests.Routing.Plain;

public class PlainIslandTests
{
    [Fact]
    public void A_search_from_given_routes_never_ends_with_worse_ones()
    {
        var problem = PlainProblems.Draw(seed: 1, stops: 120);
        var good = Solve(problem, 3_000);

        var found = Solve(From(problem, [.. good.Routes.Select(route => new StartRoute(route.Vehicle, route.Visits, Pinned: 0))]), 1);

        Assert.InRange(found.Cost, 0, good.Cost);
    }

    [Fact]
    public void Given_routes_that_load_too_much_keep_what_they_can()
    {
        var problem = PlainProblems.Draw(seed: 2, stops: 40, vehicles: 20);
        var all = new StartRoute(5, [.. Enumerable.Range(0, 40).Select(RouteVisit.Stop)], Pinned: 0);

        Assert.Empty(Solve(From(problem, [all]), 20).Absent);
    }

    private static RoutingProblem From(RoutingProblem problem, StartRoute[] routes) => new(problem.Travel, problem.Stops, problem.Kinds, startRoutes: [.. routes], points: problem.Points);

    private static RoutingSolution Solve(RoutingProblem problem, int iterations)
    {
        var solution = RoutingEngine.Solve(problem, new() { IterationLimit = iterations }, TimeProvider.System).Solution;
        SolutionCheck.AssertSound(problem, solution);
        return solution;
    }
}
