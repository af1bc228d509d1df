using System.Collections.Immutable;

namespace Optimizer.Routing;

/// <summary>Stops that are on one route, all or none; ordered ones in this order.</summary>
/// <param name="IsPair">The second and last stop unloads what the first has loaded, which no station touches; ordered.</param>
public sealed record StopGroup(ImmutableArray<int> Stops, bool IsOrdered, bool IsPair = false);
