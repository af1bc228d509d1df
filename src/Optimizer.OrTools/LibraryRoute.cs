using System.Collections.Immutable;

namespace Optimizer.OrTools;

/// <summary>A route that the routing library has found: a vehicle and its stops in order, by number.</summary>
public sealed record LibraryRoute(int Vehicle, ImmutableArray<int> Stops);
