using Optimizer.Domain.Models;
using Optimizer.Routing;

namespace Optimizer.Planning.Collecting;

/// <summary>By how much a route is too large for its vehicle, if that is one number: one compartment in one dimension, or the gross mass.</summary>
internal static class Overload
{
    /// <summary>Null if the vehicle is large enough, or too small in more than one way.</summary>
    public static (double Amount, string Unit)? Of(Model model, VehicleType type, SolutionRoute route)
    {
        var compartments = type.Configurations[route.Configuration].Compartments;
        var holds = compartments.Select(_ => new Hold(model.LoadDimensions.Length)).ToArray();
        var excess = new Dictionary<(int Compartment, int Dimension), double>();
        for (var visit = 0; visit < route.Visits.Length; visit++)
        {
            if (route.Visits[visit].IsStation)
            {
                foreach (var hold in holds)
                    hold.Unload(model.Facilities[route.Visits[visit].Index]);
                continue;
            }

            var compartment = route.Compartments[visit];
            holds[compartment].Take(model.Collections[route.Visits[visit].Index]);
            for (var dimension = 0; dimension < model.LoadDimensions.Length; dimension++)
                Note((compartment, dimension), (holds[compartment].Amounts[dimension] - compartments[compartment].Capacity[dimension]) / 1_000.0);
            if (type.GrossMassKg is { } gross)
                Note((-1, -1), holds.Sum(hold => hold.MassKg) + type.CurbMassKg - gross);
        }

        if (excess.Count != 1)
            return null;
        var ((_, most), amount) = excess.Single();
        return (amount, most < 0 ? "kg" : MissingCapacity.UnitName(model.LoadDimensions[most]));

        void Note((int, int) limit, double amount)
        {
            if (amount > excess.GetValueOrDefault(limit))
                excess[limit] = amount;
        }
    }
}
