namespace Optimizer.Domain.Emissions;

/// <summary>
/// The energy of a sequence of stops as a function of the payload on entering it, mergeable in O(1).
/// Entering with q tonnes it needs A + B·q + W units of the class's carrier. The legs are those inside the sequence.
/// </summary>
/// <param name="A">Units of the empty vehicle over all legs.</param>
/// <param name="B">Units per tonne over all legs.</param>
/// <param name="W">Units for what is loaded inside: each leg's B times the load since entry.</param>
/// <param name="Delta">Tonnes loaded (or, if negative, unloaded) by all stops.</param>
/// <remarks>
/// The cumulated-load concatenation of Vidal et al. (2014), https://doi.org/10.1016/j.ejor.2013.09.045, with
/// coefficients that differ from leg to leg. This type documents the algebra; the engine has its own in integers.
/// </remarks>
public readonly record struct EnergySegment(double A, double B, double W, double Delta)
{
    /// <summary>One stop that loads (or unloads) so many tonnes.</summary>
    public static EnergySegment Stop(double tonnes) => new(0, 0, 0, tonnes);

    /// <summary>Joins two segments by a leg. Associative.</summary>
    public static EnergySegment Merge(EnergySegment first, EnergySegment second, EnergyCoefficients leg) => new(
        A: first.A + leg.A + second.A,
        B: first.B + leg.B + second.B,
        W: first.W + (first.Delta * (leg.B + second.B)) + second.W,
        Delta: first.Delta + second.Delta);

    /// <summary>The same stops the other way round; right where every leg has the same coefficients both ways.</summary>
    public EnergySegment Reverse() => this with { W = (Delta * B) - W };

    /// <summary>Units of the carrier when entered with so many tonnes on board.</summary>
    public double Units(double entryTonnes) => A + (B * entryTonnes) + W;
}
