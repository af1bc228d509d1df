using Optimizer.Domain.Models;

namespace Optimizer.Planning.Collecting;

/// <summary>By how much work is too large for a type of vehicle, at best, and in which dimension.</summary>
internal sealed record MissingCapacity(string Description, double Amount, string Unit)
{
    /// <summary>Null if an empty vehicle of the type has room for it.</summary>
    public static MissingCapacity? Of(Model model, VehicleType type, IWork work)
    {
        var delivered = work as Collection is { DeliveredAmounts: not null } collection ? collection : null;
        var massKg = Math.Max(work.MassKg, delivered?.DeliveredMassKg ?? 0);
        if (type.GrossMassKg is { } gross && massKg > gross - type.CurbMassKg)
            return new($"It weighs {massKg:0.###} kg; the gross mass of type '{type.Id}' leaves {gross - type.CurbMassKg:0.###} kg.", massKg - gross + type.CurbMassKg, "kg");

        var accepting = type.Configurations.SelectMany(configuration => configuration.Compartments).Where(compartment => compartment.Accepts(work.MaterialId)).ToArray();
        if (accepting.Length == 0)
            return new($"No compartment of type '{type.Id}' accepts material '{work.MaterialId}'.", 1, "compartment");
        return LeastOf(work.Amounts) ?? (delivered is null ? null : LeastOf(delivered.DeliveredAmounts!.Value));

        MissingCapacity? LeastOf(LoadVector amounts) => accepting.Select(compartment => Of(model, type, amounts, compartment)).MinBy(missing => missing?.Amount ?? 0);
    }

    private static MissingCapacity? Of(Model model, VehicleType type, LoadVector amounts, Compartment compartment)
    {
        for (var dimension = 0; dimension < model.LoadDimensions.Length; dimension++)
        {
            if (amounts[dimension] <= compartment.Capacity[dimension])
                continue;
            var (amount, capacity) = (amounts[dimension] / 1_000.0, compartment.Capacity[dimension] / 1_000.0);
            var unit = UnitName(model.LoadDimensions[dimension]);
            return new($"Its {model.LoadDimensions[dimension].Id} is {amount:0.###} {unit}; compartment '{compartment.Id}' of type '{type.Id}' holds {capacity:0.###} {unit}.", amount - capacity, unit);
        }

        return null;
    }

    public static string UnitName(LoadDimension dimension) => dimension.Unit switch
    {
        LoadUnit.Kilogram => "kg",
        LoadUnit.Tonne => "t",
        LoadUnit.Litre => "l",
        LoadUnit.CubicMetre => "m³",
        _ => "pieces",
    };
}
