using System.Collections.Immutable;

namespace Optimizer.Domain.Emissions;

/// <summary>
/// How much energy a vehicle needs from one stop to the next:
/// units = κ · d / 100 km · (a(v) + b(v) · payload), plus a stop term where the leg ends at a collection.
/// </summary>
/// <remarks>
/// a and b are piecewise-linear in the leg's mean speed v between the knots of the class and constant outside them. κ lifts
/// certified to real consumption and does not touch the stop term. A vehicle that is heavier or lighter than its class
/// carries the difference like payload: A grows by B times the difference.
/// Shape after Bektaş and Laporte (2011), https://doi.org/10.1016/j.trb.2011.02.004.
/// </remarks>
public sealed class EnergyLaw
{
    private readonly double _extraMassTonnes;

    /// <param name="realWorldUplift">κ, above 0.</param>
    /// <param name="extraMassKg">Curb mass of the vehicle less that of its class; may be negative.</param>
    public EnergyLaw(EnergyClass energyClass, double realWorldUplift, double extraMassKg = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(realWorldUplift);
        (Class, RealWorldUplift, _extraMassTonnes) = (energyClass, realWorldUplift, extraMassKg / 1_000);
    }

    public EnergyClass Class { get; }

    /// <summary>κ: real over certified consumption.</summary>
    public double RealWorldUplift { get; }

    /// <summary>Coefficients of a leg. A leg without duration is driven at the highest knot's speed.</summary>
    /// <param name="metres">At least 0.</param>
    /// <param name="drivingSeconds">Without breaks; at least 0.</param>
    /// <param name="endsAtCollection">Whether the next stop collects, which is where a stop term belongs.</param>
    public EnergyCoefficients Leg(double metres, double drivingSeconds, bool endsAtCollection)
    {
        var (fixedUnits, unitsPerTonne) = (0.0, 0.0);
        if (metres > 0)
        {
            var speedKmh = drivingSeconds > 0 ? metres / drivingSeconds * 3.6 : double.PositiveInfinity;
            var hundredKm = RealWorldUplift * metres / 100_000;
            fixedUnits = hundredKm * Interpolate(Class.Per100Km, speedKmh);
            unitsPerTonne = hundredKm * Interpolate(Class.Per100KmAndTonne, speedKmh);
        }

        if (endsAtCollection)
        {
            fixedUnits += Class.PerStop;
            unitsPerTonne += Class.PerStopAndTonne;
        }

        return new(fixedUnits + (unitsPerTonne * _extraMassTonnes), unitsPerTonne);
    }

    /// <summary>Energy and emissions of a leg with a payload on board.</summary>
    public EnergyUse Leg(double metres, double drivingSeconds, bool endsAtCollection, double payloadKg) =>
        Use(Leg(metres, drivingSeconds, endsAtCollection).At(payloadKg / 1_000));

    /// <summary>Energy and emissions of an amount in units of the carrier.</summary>
    public EnergyUse Use(double units)
    {
        var carrier = Class.Carrier;
        return new(units * carrier.EnergyKwhPerUnit, units * carrier.TtwGramsPerUnit, units * carrier.WtwGramsPerUnit);
    }

    private double Interpolate(ImmutableArray<double> values, double speedKmh)
    {
        var knots = Class.SpeedKnotsKmh;
        if (speedKmh <= knots[0])
            return values[0];

        for (var knot = 1; knot < knots.Length; knot++)
        {
            if (speedKmh <= knots[knot])
            {
                var share = (speedKmh - knots[knot - 1]) / (knots[knot] - knots[knot - 1]);
                return values[knot - 1] + (share * (values[knot] - values[knot - 1]));
            }
        }

        return values[^1];
    }
}
