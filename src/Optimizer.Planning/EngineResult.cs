using Optimizer.Routing;

namespace Optimizer.Planning;

/// <summary>What an engine gave.</summary>
/// <param name="Bound">No solution costs less; null where the engine knows none.</param>
internal sealed record EngineResult(string Engine, string Version, RoutingResult Routing, long? Bound);
