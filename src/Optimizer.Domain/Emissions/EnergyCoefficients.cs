namespace Optimizer.Domain.Emissions;

/// <summary>The energy of one leg as a function of its load: A + B times payload in tonnes, in units of the class's carrier.</summary>
/// <param name="A">Units for the empty vehicle.</param>
/// <param name="B">Units per tonne of payload.</param>
public readonly record struct EnergyCoefficients(double A, double B)
{
    public double At(double payloadTonnes) => A + (B * payloadTonnes);
}
