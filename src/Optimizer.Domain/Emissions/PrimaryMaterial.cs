namespace Optimizer.Domain.Emissions;

/// <summary>A material whose primary production is avoided where surplus takes its place.</summary>
/// <param name="Co2eKgPerKg">Kilograms of CO2e for a kilogram, from cradle to factory gate.</param>
public sealed record PrimaryMaterial(string Id, string Name, double Co2eKgPerKg);
