using System.Collections.Immutable;

namespace Optimizer.Routing;

/// <summary>The engine's answer: routes with times, what is left out, and the cost of both.</summary>
public sealed record RoutingSolution(ImmutableArray<SolutionRoute> Routes, ImmutableArray<int> Absent, Cost Cost)
{
    public static RoutingSolution Empty { get; } = new([], [], 0);
}

/// <summary>One vehicle's route with its times in seconds; visits and times run in step.</summary>
/// <param name="Compartments">By visit, the compartment a stop's load goes into or, at the second of a pair, comes out of; -1 where there is none.</param>
/// <param name="DeliveryCompartments">By visit, the compartment that a delivery comes out of; -1 where there is none.</param>
public sealed record SolutionRoute(
    int Vehicle,
    int Configuration,
    ImmutableArray<RouteVisit> Visits,
    ImmutableArray<int> Compartments,
    ImmutableArray<int> DeliveryCompartments,
    ImmutableArray<VisitTimes> Times,
    Duration Departure,
    Duration Return,
    ImmutableArray<SolutionBreak> Breaks,
    Cost Cost);

/// <summary>Arrival, start of set-up or service, and departure.</summary>
public readonly record struct VisitTimes(Duration Arrival, Duration Start, Duration Departure);

/// <summary>A break on the way of a leg or at its end.</summary>
/// <param name="Rule">-2 driving time, -3 working time, else the index of the break window.</param>
public readonly record struct SolutionBreak(int Rule, Duration Start, Duration End, int Leg)
{
    public const int EuDriving = -2;
    public const int WorkingTime = -3;
}
