namespace Optimizer.Domain.Models;

/// <summary>What a vehicle was seen to use, whatever its speed, in units of its class's carrier; at least 0.</summary>
/// <param name="Per100Km">Of the empty vehicle.</param>
/// <param name="Per100KmAndTonne">More for each tonne on board.</param>
public sealed record Consumption(double Per100Km, double Per100KmAndTonne);
