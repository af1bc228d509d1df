using System.Collections.Immutable;

namespace Optimizer.Routing;

/// <summary>A route that the search has seen, for any vehicle of a kind; it can be driven.</summary>
/// <param name="Kind">Of <see cref="RoutingProblem.Kinds"/>.</param>
public sealed record PooledRoute(int Kind, ImmutableArray<RouteVisit> Visits, Cost Cost);
