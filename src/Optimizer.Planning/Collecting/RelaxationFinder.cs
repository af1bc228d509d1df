using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Routing;

namespace Optimizer.Planning.Collecting;

/// <summary>
/// The smallest change of one number that would let a vehicle do a collection beside its other work, found by trying every place of
/// every route without the limit: a later end of a shift or of the collection's last window, or more capacity.
/// </summary>
internal sealed class RelaxationFinder(Model model, CollectionFormulation formulation, RoutingSolution solution, InsertionTrials trials)
{
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(Window.Never);

    private readonly Lazy<RouteProbe> _endless = new(() => new(formulation.Problem.Replace(kinds: [.. formulation.Problem.Kinds.Zip(formulation.Fleet.Kinds, (kind, members) => kind with
    {
        EndWindows = formulation.OpenDuring(members[0].Shift.EndSiteId, members[0].Shift with { OvertimeEnd = Forever }),
        RegularEnd = Window.Never,
    })])));

    private readonly Lazy<RouteProbe> _unhurried = new(() => new(formulation.Problem.Replace(stops: Unhurried(formulation.Problem.Stops, solution.Absent))));

    private readonly Lazy<RouteProbe> _bottomless = new(() => new(formulation.Problem.Replace(kinds: [.. formulation.Problem.Kinds.Select(Bottomless)])));

    /// <summary>Null if none was found.</summary>
    public Relaxation? Find(Collection collection, bool couldAlone) =>
        (couldAlone ? null : MoreCapacityAlone(collection))
        ?? Smaller(LaterEnd(collection), LaterWindow(collection))
        ?? MoreCapacity(collection);

    private static Relaxation? Smaller(Relaxation? first, Relaxation? second) =>
        first is null || second?.Amount < first.Amount ? second : first;

    private static ImmutableArray<Stop> Unhurried(ImmutableArray<Stop> stops, ImmutableArray<int> absent)
    {
        var changed = stops.ToBuilder();
        foreach (var stop in absent)
            changed[stop] = stops[stop] with { Windows = stops[stop].Windows.SetItem(stops[stop].Windows.Length - 1, stops[stop].Windows[^1] with { End = Window.Never }) };
        return changed.MoveToImmutable();
    }

    private static VehicleKind Bottomless(VehicleKind kind) => kind with
    {
        TotalCapacity = [],
        Configurations = [.. kind.Configurations.Select(configuration => configuration
            .Select(compartment => compartment with { Capacity = [.. compartment.Capacity.Select(_ => Routing.Compartment.NoLimit)] }).ToImmutableArray())],
    };

    private IEnumerable<int> KindsFor(Collection collection) => Enumerable.Range(0, formulation.Fleet.Kinds.Length).Where(kind =>
    {
        var vehicle = formulation.Fleet.Kinds[kind][0].Vehicle;
        return (collection.AllowedVehicleIds.IsEmpty || collection.AllowedVehicleIds.Contains(vehicle.Id))
            && collection.Skills.IsMetBy(model.VehicleType(vehicle.VehicleTypeId).Skills);
    });

    private Relaxation? MoreCapacityAlone(Collection collection)
    {
        var best = KindsFor(collection)
            .Select(kind => formulation.Fleet.Kinds[kind][0].Vehicle)
            .Select(vehicle => (Vehicle: vehicle, Missing: MissingCapacity.Of(model, model.VehicleType(vehicle.VehicleTypeId), collection)))
            .Where(candidate => candidate.Missing is { Unit: not "compartment" })
            .OrderBy(candidate => candidate.Missing!.Amount)
            .FirstOrDefault();
        return best.Missing is { } missing ? MoreCapacity(best.Vehicle, missing.Amount, missing.Unit) : null;
    }

    private Relaxation? LaterEnd(Collection collection)
    {
        var (best, at) = Least(collection, _endless.Value, (vehicle, route) =>
            route.Return - (int)Math.Floor(formulation.Fleet.Shifts[vehicle].Shift.OvertimeEnd.TotalSeconds));
        if (at < 0)
            return null;
        var (id, minutes) = (formulation.Fleet.Shifts[at].Vehicle.Id, Math.Ceiling(best / 60.0));
        return new($"The shift of vehicle '{id}' would have to end {minutes:0} minutes later.", UnplannedCode.Shift, id, minutes, "min");
    }

    private Relaxation? LaterWindow(Collection collection)
    {
        var stop = formulation.VisitOf(VisitTarget.Of(collection));
        var (best, at) = Least(collection, _unhurried.Value, (_, route) =>
            route.Times[route.Visits.IndexOf(stop)].Start - formulation.Problem.Stops[stop.Index].Windows[^1].End);
        if (at < 0)
            return null;
        var (id, minutes) = (formulation.Fleet.Shifts[at].Vehicle.Id, Math.Ceiling(best / 60.0));
        return new($"Its last time window would have to end {minutes:0} minutes later; vehicle '{id}' could then do it.", UnplannedCode.TimeWindow, id, minutes, "min");
    }

    /// <summary>The least positive excess over all trials, in seconds, and its vehicle; -1 if there is none.</summary>
    private (int Excess, int Vehicle) Least(Collection collection, RouteProbe probe, Func<int, SolutionRoute, int> excessOf)
    {
        var (best, at) = (int.MaxValue, -1);
        foreach (var kind in KindsFor(collection))
        {
            trials.ForEach(collection, kind, probe, (vehicle, route, _) =>
            {
                var excess = excessOf(vehicle, route);
                if (excess > 0 && excess < best)
                    (best, at) = (excess, vehicle);
            });
        }

        return (best, at);
    }

    private Relaxation? MoreCapacity(Collection collection)
    {
        Relaxation? best = null;
        foreach (var kind in KindsFor(collection))
        {
            trials.ForEach(collection, kind, _bottomless.Value, (index, route, _) =>
            {
                var vehicle = formulation.Fleet.Shifts[index].Vehicle;
                if (Overload.Of(model, model.VehicleType(vehicle.VehicleTypeId), route, [.. route.Visits.Select(formulation.TargetOf)]) is { } over && (best is null || over.Amount < best.Amount))
                    best = MoreCapacity(vehicle, over.Amount, over.Unit);
            });
        }

        return best;
    }

    private static Relaxation MoreCapacity(Vehicle vehicle, double amount, string unit) =>
        new($"Vehicle '{vehicle.Id}' would need room for {amount:0.###} {unit} more.", UnplannedCode.Capacity, vehicle.Id, amount, unit);
}
