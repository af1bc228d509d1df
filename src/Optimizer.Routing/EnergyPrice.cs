using System.Collections.Immutable;

namespace Optimizer.Routing;

/// <summary>
/// What a metre costs in energy, by mean speed: <c>PerMetre[s] + PerMetreAndMass[s] · mass on board</c> at s quarters of a
/// kilometre an hour, the last value holding above.
/// </summary>
/// <param name="PerMetre">Cost for an empty vehicle.</param>
/// <param name="PerMetreAndMass">Cost for each unit of <see cref="RoutingProblem.MassDimension"/> on board.</param>
/// <param name="PerStop">On top for a leg that ends at a stop, by an empty vehicle.</param>
/// <param name="PerStopAndMass">On top for a leg that ends at a stop, for each unit of mass on board.</param>
public sealed record EnergyPrice(ImmutableArray<double> PerMetre, ImmutableArray<double> PerMetreAndMass, Cost PerStop = 0, Cost PerStopAndMass = 0)
{
    /// <summary>Steps of speed in one km/h.</summary>
    public const int StepsPerKmh = 4;
}
