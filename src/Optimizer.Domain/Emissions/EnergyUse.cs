namespace Optimizer.Domain.Emissions;

/// <summary>Final energy and the greenhouse gases of providing (well to tank) and using it, as CO2e (GWP100).</summary>
/// <param name="EnergyKwh">Energy of the carrier taken on board; for electricity, from the grid.</param>
/// <param name="TtwGrams">Tank to wheel.</param>
/// <param name="WtwGrams">Well to wheel.</param>
public readonly record struct EnergyUse(double EnergyKwh, double TtwGrams, double WtwGrams)
{
    public static EnergyUse operator +(EnergyUse left, EnergyUse right) =>
        new(left.EnergyKwh + right.EnergyKwh, left.TtwGrams + right.TtwGrams, left.WtwGrams + right.WtwGrams);

    public static EnergyUse operator *(EnergyUse use, double share) => new(use.EnergyKwh * share, use.TtwGrams * share, use.WtwGrams * share);
}
