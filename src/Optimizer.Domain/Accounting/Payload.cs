using Optimizer.Domain.Models;

namespace Optimizer.Domain.Accounting;

/// <summary>How much mass a vehicle may carry.</summary>
public static class Payload
{
    /// <summary>
    /// Kilograms: gross less curb mass, or what the compartments hold in a mass dimension, whichever is least. Null when
    /// neither is limited.
    /// </summary>
    /// <param name="configurationId">Of the type's configurations; an unknown one counts as the type's own.</param>
    public static double? LimitKg(Model model, VehicleType type, string configurationId)
    {
        var configuration = type.Configurations.FirstOrDefault(way => way.Id == configurationId) ?? type.Configurations[0];
        var limit = type.GrossMassKg - type.CurbMassKg;
        for (var dimension = 0; dimension < model.LoadDimensions.Length; dimension++)
        {
            var isLimited = configuration.Compartments.All(compartment => compartment.Capacity[dimension] != LoadVector.Unlimited);
            if (isLimited && model.LoadDimensions[dimension].KilogramsPerUnit is { } kilogramsPerUnit)
            {
                var capacityKg = configuration.Compartments.Sum(compartment => (double)compartment.Capacity[dimension]) / 1_000 * kilogramsPerUnit;
                limit = Math.Min(limit ?? capacityKg, capacityKg);
            }
        }

        return limit;
    }
}
