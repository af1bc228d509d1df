using System.Collections.Immutable;
using System.Runtime.CompilerServices;

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

    private const int TypicalSpeedKmh = 50;

    /// <summary>What a metre costs an empty vehicle at 50 km/h, to weigh ways against each other.</summary>
    public Cost TypicalPerMetre => (Cost)PerMetre[Math.Min(TypicalSpeedKmh * StepsPerKmh, PerMetre.Length - 1)];

    /// <summary>What an arc costs by an empty vehicle, and for each unit of mass on board.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Cost Empty, Cost PerMass) Of(Arc arc, bool endsAtStop)
    {
        var (stopEmpty, stopPerMass) = endsAtStop ? (PerStop, PerStopAndMass) : default;
        if (arc.Distance <= 0)
            return (stopEmpty, stopPerMass);

        var step = arc.Duration > 0 ? (int)(arc.Distance * (3.6 * StepsPerKmh) / arc.Duration) : int.MaxValue;
        var empty = PerMetre[Math.Min(step, PerMetre.Length - 1)];
        var perMass = PerMetreAndMass[Math.Min(step, PerMetreAndMass.Length - 1)];
        return ((Cost)(arc.Distance * empty) + stopEmpty, (Cost)(arc.Distance * perMass) + stopPerMass);
    }
}
