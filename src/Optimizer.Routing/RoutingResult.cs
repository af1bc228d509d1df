using System.Collections.Immutable;

namespace Optimizer.Routing;

/// <summary>A solution and what the search did for it.</summary>
/// <param name="StoppedBy">time_limit, iteration_limit, no_improvement, target, cancelled or complete.</param>
/// <param name="Improvements">Each better solution, as seen at the end of an epoch; the last one is the solution.</param>
public sealed record RoutingResult(RoutingSolution Solution, long Iterations, TimeSpan Elapsed, ImmutableArray<RoutingImprovement> Improvements, string StoppedBy)
{
    /// <summary>Routes of good plans that were seen on the way; empty unless the parameter recombination_share is more than 0.</summary>
    public ImmutableArray<PooledRoute> Pool { get; init; } = [];
}

/// <summary>A solution that was the best so far.</summary>
/// <param name="Elapsed">Since the search began.</param>
public sealed record RoutingImprovement(TimeSpan Elapsed, Cost Cost);

/// <summary>How far a search is; reported at most five times a second, from the thread that called.</summary>
/// <param name="IsBetter">Whether the cost is less than in the report before.</param>
/// <param name="Read">The solution of this moment; valid during the report only.</param>
public sealed record RoutingProgress(TimeSpan Elapsed, long Iterations, Cost Cost, bool IsBetter, Func<RoutingSolution> Read);
