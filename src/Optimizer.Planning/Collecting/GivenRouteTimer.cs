using System.Collections.Immutable;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Routing;

namespace Optimizer.Planning.Collecting;

/// <summary>
/// Gives times, loads and energy to routes made elsewhere. A route that can be driven is timed as the engine would; one that
/// breaks a rule is driven as early as possible all the same, with its breaks if that can be, so that the checker can say by how
/// much it breaks it.
/// </summary>
internal sealed class GivenRouteTimer(Model model, FactorSet factors, CollectionFormulation formulation)
{
    private readonly RouteProbe _probe = new(formulation.Problem);
    private readonly Lazy<RouteProbe> _lenient = new(() => new(Lenient(formulation)));
    private readonly RouteWriter _writer = new(model, factors, formulation.Travel);

    public Route Time(Route route)
    {
        var vehicle = model.Vehicle(route.VehicleId);
        var shift = vehicle.Shifts.First(candidate => candidate.Id == route.ShiftId);
        var configurations = model.VehicleType(vehicle.VehicleTypeId).Configurations;
        var configuration = configurations.FirstOrDefault(candidate => candidate.Id == route.ConfigurationId) ?? configurations[0];
        if (route.Transitions.Length == route.Visits.Length + 1)
            return _writer.Write(vehicle, shift, configuration, route.Start, AsGiven(route), route.End, route.Breaks);

        var visits = route.Visits.Select(visit => formulation.VisitOf(VisitTarget.Of(model, visit))).ToArray();
        var index = formulation.Fleet.IndexOf(route.VehicleId, route.ShiftId);
        if (_probe.Drive(index, visits) is { } driven)
            return formulation.Read(driven);
        if (_lenient.Value.Drive(index, visits) is { } late)
        {
            return formulation.Read(late with
            {
                Configuration = configurations.IndexOf(configuration),
                Compartments = [.. route.Visits.Select(visit => CompartmentOf(visit, configuration))],
                DeliveryCompartments = [.. route.Visits.Select(visit => DeliveryCompartmentOf(visit, configuration))],
            });
        }

        return DriveRegardless(route, vehicle, shift, configuration);
    }

    /// <summary>The same ways, services, breaks and openings, but nothing closes, nothing is full, and everybody leaves at once.</summary>
    private static RoutingProblem Lenient(CollectionFormulation formulation)
    {
        var problem = formulation.Problem;
        var boundless = new Routing.Compartment([.. Enumerable.Repeat(Routing.Compartment.NoLimit, problem.Dimensions)], ulong.MaxValue);
        return problem.Replace(
            kinds: [.. problem.Kinds.Zip(formulation.Fleet.Kinds, (kind, members) => kind with
            {
                StartWindows = AtOnce(members[0].Shift),
                EndWindows = [Window.Always],
                Configurations = [[boundless]],
                TotalCapacity = [],
                RouteLoadLimit = [],
                MaxDistance = int.MaxValue,
                MaxDuration = int.MaxValue,
                MaxStops = int.MaxValue,
                ReturnsEmpty = false,
                DeliveriesFirst = false,
                NeedsDelivery = false,
            })],
            stops: [.. problem.Stops.Select(stop => stop with { Windows = NeverClosing(stop.Windows), Release = 0 })],
            stations: [.. problem.Stations.Select(station => station with { Windows = NeverClosing(station.Windows) })],
            compartmentConflicts: [],
            routeConflicts: []);
    }

    private static ImmutableArray<Window> AtOnce(Shift shift)
    {
        var start = (int)Math.Ceiling(shift.Start.TotalSeconds);
        return [Window.Hard(start, start)];
    }

    private static ImmutableArray<Window> NeverClosing(ImmutableArray<Window> windows) =>
        windows.SetItem(windows.Length - 1, windows[^1] with { End = Window.Never });

    /// <summary>The one given, else the first that accepts; -1 where nothing is loaded or taken off.</summary>
    private int CompartmentOf(Visit visit, CapacityConfiguration configuration) => VisitTarget.Of(model, visit) switch
    {
        { Facility: not null } or { Collection.Collects: false } => -1,
        var target => FindCompartment(visit.CompartmentId, target.MaterialId, configuration),
    };

    /// <summary>The one given, else the first that accepts; -1 where nothing is delivered.</summary>
    private int DeliveryCompartmentOf(Visit visit, CapacityConfiguration configuration) => VisitTarget.Of(model, visit) switch
    {
        { Collection: { DeliveredAmounts: not null } collection } => FindCompartment(visit.DeliveredCompartmentId, collection.MaterialId, configuration),
        _ => -1,
    };

    private static int FindCompartment(string? id, string? materialId, CapacityConfiguration configuration)
    {
        var compartments = configuration.Compartments.ToList();
        var given = compartments.FindIndex(candidate => candidate.Id == id);
        return given >= 0 ? given : Math.Max(0, compartments.FindIndex(candidate => candidate.Accepts(materialId)));
    }

    private ImmutableArray<TimedVisit> AsGiven(Route route) =>
        [.. route.Visits.Select(visit => new TimedVisit(VisitTarget.Of(model, visit), visit.Arrival, visit.ServiceStart, visit.Departure, visit.CompartmentId, visit.DeliveredCompartmentId))];

    /// <summary>Where there is no way, or work that no break can make lawful: departs at the start of the shift, waits where a window opens later, takes no breaks, and goes into the first compartment that accepts.</summary>
    private Route DriveRegardless(Route route, Vehicle vehicle, Shift shift, CapacityConfiguration configuration)
    {
        var type = model.VehicleType(vehicle.VehicleTypeId);
        var (clock, place) = (shift.Start, shift.StartSiteId);
        var timed = ImmutableArray.CreateBuilder<TimedVisit>(route.Visits.Length);
        foreach (var visit in route.Visits)
        {
            var target = VisitTarget.Of(model, visit);
            var arrival = clock + Driving(place, target.SiteId, type);
            var open = target.Windows.FirstOrDefault(window => arrival <= window.End);
            var start = open is not null && open.Start > arrival ? open.Start : arrival;
            var setup = timed.Count == 0 || place != target.SiteId ? target.Setup : TimeSpan.Zero;
            clock = start + setup + target.Service;
            timed.Add(new(target, arrival, start, clock, IdOf(CompartmentOf(visit, configuration)), IdOf(DeliveryCompartmentOf(visit, configuration))));
            place = target.SiteId;
        }

        return _writer.Write(vehicle, shift, configuration, shift.Start, timed.MoveToImmutable(), clock + Driving(place, shift.EndSiteId, type), []);

        string? IdOf(int compartment) => compartment < 0 ? null : configuration.Compartments[compartment].Id;
    }

    private TimeSpan Driving(string? from, string? to, VehicleType type) =>
        from is null || to is null ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Max(0, formulation.Travel.Between(from, to, type).Seconds));
}
