using System.Collections.Immutable;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Routing;

namespace Optimizer.Planning.Collecting;

/// <summary>
/// Gives times, loads and energy to routes made elsewhere. A route that can be driven is timed as the engine would; one that
/// breaks a rule is driven as early as possible all the same, so that the checker can say by how much it breaks it.
/// </summary>
internal sealed class GivenRouteTimer(Model model, FactorSet factors, CollectionFormulation formulation)
{
    private readonly RouteProbe _probe = new(formulation.Problem);
    private readonly RouteWriter _writer = new(model, factors, formulation.Travel);

    public Route Time(Route route)
    {
        var vehicle = model.Vehicle(route.VehicleId);
        var shift = vehicle.Shifts.First(candidate => candidate.Id == route.ShiftId);
        var configurations = model.VehicleType(vehicle.VehicleTypeId).Configurations;
        var configuration = configurations.FirstOrDefault(candidate => candidate.Id == route.ConfigurationId) ?? configurations[0];
        if (route.Transitions.Length == route.Visits.Length + 1)
            return _writer.Write(vehicle, shift, configuration, route.Start, AsGiven(route), route.End, route.Breaks);

        var visits = route.Visits.Select(visit => formulation.VisitOf(visit.CollectionId, visit.FacilityId)).ToArray();
        return _probe.Drive(formulation.Fleet.IndexOf(route.VehicleId, route.ShiftId), visits) is { } driven
            ? formulation.Read(driven)
            : DriveRegardless(route, vehicle, shift, configuration);
    }

    private ImmutableArray<TimedVisit> AsGiven(Route route) =>
        [.. route.Visits.Select(visit => new TimedVisit(CollectionOf(visit), FacilityOf(visit), visit.Arrival, visit.ServiceStart, visit.Departure, visit.CompartmentId))];

    private Collection? CollectionOf(Visit visit) => visit.CollectionId is { } id ? model.Collection(id) : null;

    private Facility? FacilityOf(Visit visit) => visit.FacilityId is { } id ? model.Facility(id) : null;

    /// <summary>Departs at the start of the shift, waits where a window opens later, takes no breaks, and goes into the first compartment that accepts.</summary>
    private Route DriveRegardless(Route route, Vehicle vehicle, Shift shift, CapacityConfiguration configuration)
    {
        var type = model.VehicleType(vehicle.VehicleTypeId);
        var (clock, place) = (shift.Start, shift.StartSiteId);
        var timed = ImmutableArray.CreateBuilder<TimedVisit>(route.Visits.Length);
        foreach (var visit in route.Visits)
        {
            var (collection, facility) = (CollectionOf(visit), FacilityOf(visit));
            var site = collection?.SiteId ?? facility!.SiteId;
            var arrival = clock + Driving(place, site, type);
            var windows = collection?.TimeWindows ?? facility!.OpeningWindows;
            var open = windows.FirstOrDefault(window => arrival <= window.End);
            var start = open is not null && open.Start > arrival ? open.Start : arrival;
            var setup = collection is not null && place != site ? collection.SetupDuration : TimeSpan.Zero;
            clock = start + setup + (collection?.ServiceDuration ?? facility!.ServiceDuration);
            var compartment = collection is null ? null : (configuration.Compartments.FirstOrDefault(candidate => candidate.Accepts(collection.MaterialId)) ?? configuration.Compartments[0]).Id;
            timed.Add(new(collection, facility, arrival, start, clock, compartment));
            place = site;
        }

        return _writer.Write(vehicle, shift, configuration, shift.Start, timed.MoveToImmutable(), clock + Driving(place, shift.EndSiteId, type), []);
    }

    private TimeSpan Driving(string? from, string? to, VehicleType type) =>
        from is null || to is null ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Max(0, formulation.Travel.Between(from, to, type).Seconds));
}
