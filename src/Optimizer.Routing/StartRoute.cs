using System.Collections.Immutable;

namespace Optimizer.Routing;

/// <summary>A route to start the search from; its first <see cref="Pinned"/> visits stay where they are.</summary>
public sealed record StartRoute(int Vehicle, ImmutableArray<RouteVisit> Visits, int Pinned);
