namespace Optimizer.Routing.Search;

/// <summary>What the simulation of a route finds, as far as a search needs it.</summary>
/// <param name="Idle">Seconds that were neither driven, nor served, nor rested.</param>
/// <param name="TimePrice">What of the cost depends on times.</param>
internal readonly record struct RouteResult(Cost Cost, Duration Idle, Cost TimePrice);
