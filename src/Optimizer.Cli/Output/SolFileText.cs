using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;

namespace Optimizer.Cli.Output;

/// <summary>
/// Routes as VRPLIB has them: ids of the stops in their order, the sites of shipments' ends, unloadings where they are made, depots
/// at the ends left out. Where it matters which vehicle drives, route 1 is that of the model's first vehicle, and so on, empty ones
/// included.
/// </summary>
internal static class SolFileText
{
    public static void Write(Model model, Plan plan, TextWriter writer)
    {
        var routes = AreVehiclesAlike(model) ? plan.Routes.Select(route => route.Visits) : ByVehicle(model, plan);
        foreach (var (number, visits) in routes.Index())
            writer.Write($"Route #{number + 1}:{string.Concat(visits.Select(visit => $" {visit.CollectionId ?? visit.FacilityId ?? visit.SiteId}"))}\n");
        writer.Write($"Cost {plan.Account.ObjectiveCents}\n");
    }

    private static IEnumerable<ImmutableArray<Visit>> ByVehicle(Model model, Plan plan)
    {
        var driven = plan.Routes.ToDictionary(route => (route.VehicleId, route.ShiftId), route => route.Visits);
        return model.Vehicles.SelectMany(vehicle => vehicle.Shifts.Select(shift => driven.TryGetValue((vehicle.Id, shift.Id), out var visits) ? visits : []));
    }

    private static bool AreVehiclesAlike(Model model) =>
        model.AllWork.All(work => work.AllowedVehicleIds.IsEmpty)
        && model.Vehicles.Select(vehicle => (vehicle.VehicleTypeId, vehicle.Costs, vehicle.Limits, string.Join('\n', vehicle.Shifts))).Distinct().Count() == 1;
}
