using Optimizer.OrTools;
using Optimizer.Routing;

namespace Optimizer.Planning.Recombining;

/// <summary>The engine of our own, whose last share of a time limit goes into recombining routes that it has seen, if that is asked for.</summary>
internal static class RecombiningSearch
{
    private const string Share = "recombination_share";

    private static readonly double DefaultShare = RoutingParameters.All.Single(parameter => parameter.Name == Share).Default;

    /// <exception cref="PinnedRouteException">Pinned visits cannot be driven.</exception>
    /// <exception cref="OrToolsUnavailableException">Routes are to be recombined, and OR-Tools cannot be used.</exception>
    public static RoutingResult Solve(RoutingProblem problem, RoutingLimits limits, OrToolsHosts hosts, TimeProvider clock, Action<RoutingProgress>? report, CancellationToken cancellation)
    {
        var share = limits.Parameters.GetValueOrDefault(Share, DefaultShare);
        if (share == 0 || limits.TimeLimit is not { } limit || problem.StartRoutes.Any(route => route.Pinned > 0))
            return RoutingEngine.Solve(problem, limits, clock, report, cancellation);

        var began = clock.GetTimestamp();
        var searched = RoutingEngine.Solve(problem, limits with { TimeLimit = limit * (1 - share) }, clock, report, cancellation);
        if (searched.Pool.IsEmpty || searched.StoppedBy is "cancelled" or "target")
            return searched;
        var best = new RouteRecombination(problem, searched.Solution, searched.Pool).Solve(hosts, limit * share, (int)(limits.Seed & int.MaxValue), cancellation);
        var elapsed = clock.GetElapsedTime(began);
        return searched with
        {
            Solution = best,
            Elapsed = elapsed,
            Improvements = best.Cost < searched.Solution.Cost ? searched.Improvements.Add(new(elapsed, best.Cost)) : searched.Improvements,
            Pool = [],
        };
    }
}
