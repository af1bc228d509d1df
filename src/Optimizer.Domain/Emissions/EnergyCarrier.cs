namespace Optimizer.Domain.Emissions;

/// <summary>
/// What a vehicle runs on. One unit is a litre or kilogram of fuel in the tank, or a kilowatt hour in the battery.
/// </summary>
/// <param name="Unit">"l", "kg" or "kWh".</param>
/// <param name="EnergyKwhPerUnit">Lower heating value of a fuel; for electricity what the grid gives for one kilowatt hour in the battery.</param>
/// <param name="TtwGramsPerUnit">CO2e from tank to wheel (GWP100, biogenic CO2 counts 0).</param>
/// <param name="WtwGramsPerUnit">CO2e from well to wheel.</param>
public sealed record EnergyCarrier(string Id, string Name, string Unit, double EnergyKwhPerUnit, double TtwGramsPerUnit, double WtwGramsPerUnit);
