using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Routing;

namespace Optimizer.Planning.Collecting;

/// <summary>By how much a route is too large for its vehicle, if that is one number: one compartment in one dimension, or the gross mass.</summary>
internal static class Overload
{
    /// <summary>Null if the vehicle is large enough, or too small in more than one way.</summary>
    public static (double Amount, string Unit)? Of(Model model, VehicleType type, SolutionRoute route, ImmutableArray<VisitTarget> visits)
    {
        var compartments = type.Configurations[route.Configuration].Compartments;
        var excess = new Dictionary<(int Compartment, int Dimension), double>();
        var hold = new Hold(visits, model.LoadDimensions.Length);
        NoteAll();
        for (var visit = 0; visit < visits.Length; visit++)
        {
            hold.Visit(visit);
            NoteAll();
        }

        if (excess.Count != 1)
            return null;
        var ((_, most), amount) = excess.Single();
        return (amount, most < 0 ? "kg" : MissingCapacity.UnitName(model.LoadDimensions[most]));

        void NoteAll()
        {
            var filled = new long[compartments.Length, model.LoadDimensions.Length];
            foreach (var cargo in hold.Cargo)
            {
                var compartment = cargo.Kind == CargoKind.Delivered ? route.DeliveryCompartments[cargo.Visit] : route.Compartments[cargo.Visit];
                for (var dimension = 0; dimension < model.LoadDimensions.Length; dimension++)
                    filled[compartment, dimension] += cargo.Amounts[dimension];
            }

            for (var compartment = 0; compartment < compartments.Length; compartment++)
            {
                for (var dimension = 0; dimension < model.LoadDimensions.Length; dimension++)
                    Note((compartment, dimension), ((double)filled[compartment, dimension] - compartments[compartment].Capacity[dimension]) / 1_000.0);
            }

            if (type.GrossMassKg is { } gross)
                Note((-1, -1), hold.MassKg + type.CurbMassKg - gross);
        }

        void Note((int, int) limit, double amount)
        {
            if (amount > excess.GetValueOrDefault(limit))
                excess[limit] = amount;
        }
    }
}
