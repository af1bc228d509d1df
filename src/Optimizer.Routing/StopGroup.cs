using System.Collections.Immutable;

namespace Optimizer.Routing;

/// <summary>Stops that are on one route, all or none; ordered ones in this order. A pickup and its delivery are an ordered group of two.</summary>
public sealed record StopGroup(ImmutableArray<int> Stops, bool IsOrdered);
