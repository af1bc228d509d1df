using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Routing;

namespace Optimizer.Planning.Collecting;

/// <summary>
/// The smallest change of one number that would let a vehicle do a collection beside its other work: more capacity, or a later
/// end of its shift, found by trying every place of every route without the limit.
/// </summary>
internal sealed class RelaxationFinder(Model model, CollectionFormulation formulation, RoutingSolution solution)
{
    private readonly Lazy<RouteProbe> _endless = new(() => new(formulation.Problem.Replace(
        [.. formulation.Problem.Kinds.Select(kind => kind with { EndWindows = [Window.Always], RegularEnd = Window.Never })])));

    private readonly Lazy<RouteProbe> _bottomless = new(() => new(formulation.Problem.Replace([.. formulation.Problem.Kinds.Select(Bottomless)])));

    /// <summary>Null if none was found.</summary>
    public Relaxation? Find(Collection collection, bool couldAlone) =>
        (couldAlone ? null : MoreCapacityAlone(collection)) ?? LaterEnd(collection) ?? MoreCapacity(collection);

    private static VehicleKind Bottomless(VehicleKind kind) => kind with
    {
        TotalCapacity = [],
        Configurations = [.. kind.Configurations.Select(configuration => configuration
            .Select(compartment => compartment with { Capacity = [.. compartment.Capacity.Select(_ => Routing.Compartment.NoLimit)] }).ToImmutableArray())],
    };

    private IEnumerable<FleetShift> Candidates(Collection collection) => formulation.Fleet.Shifts.Where(member =>
        (collection.AllowedVehicleIds.IsEmpty || collection.AllowedVehicleIds.Contains(member.Vehicle.Id))
        && collection.Skills.IsMetBy(model.VehicleType(member.Vehicle.VehicleTypeId).Skills));

    private Relaxation? MoreCapacityAlone(Collection collection)
    {
        var best = Candidates(collection)
            .Select(member => (member.Vehicle, Missing: MissingCapacity.Of(model, model.VehicleType(member.Vehicle.VehicleTypeId), collection)))
            .Where(candidate => candidate.Missing is { Unit: not "compartment" })
            .OrderBy(candidate => candidate.Missing!.Amount)
            .FirstOrDefault();
        return best.Missing is not { } missing
            ? null
            : new($"Vehicle '{best.Vehicle.Id}' would need room for {missing.Amount:0.###} {missing.Unit} more.", UnplannedCode.Capacity, best.Vehicle.Id, missing.Amount, missing.Unit);
    }

    private Relaxation? LaterEnd(Collection collection)
    {
        var (best, vehicle) = (int.MaxValue, -1);
        ForEachTrial(collection, _endless.Value, (index, route) =>
        {
            var late = route.Return - formulation.Problem.Kinds[KindOf(index)].EndWindows[^1].End;
            if (late > 0 && late < best)
                (best, vehicle) = (late, index);
        });
        if (vehicle < 0)
            return null;
        var id = formulation.Fleet.Shifts[vehicle].Vehicle.Id;
        var minutes = Math.Ceiling(best / 60.0);
        return new($"The shift of vehicle '{id}' would have to end {minutes:0} minutes later.", UnplannedCode.Shift, id, minutes, "min");
    }

    /// <summary>The route with the most room for its size in the dimension that is scarcest.</summary>
    private Relaxation? MoreCapacity(Collection collection)
    {
        Relaxation? best = null;
        ForEachTrial(collection, _bottomless.Value, (index, route) =>
        {
            var vehicle = formulation.Fleet.Shifts[index].Vehicle;
            var missing = Overload(vehicle, route);
            if (missing is { } over && (best is null || over.Amount < best.Amount))
                best = new($"Vehicle '{vehicle.Id}' would need room for {over.Amount:0.###} {over.Unit} more.", UnplannedCode.Capacity, vehicle.Id, over.Amount, over.Unit);
        });
        return best;
    }

    private (double Amount, string Unit)? Overload(Vehicle vehicle, SolutionRoute route)
    {
        var type = model.VehicleType(vehicle.VehicleTypeId);
        var hold = new Hold(model.LoadDimensions.Length);
        (double Amount, string Unit)? worst = null;
        foreach (var visit in route.Visits)
        {
            if (visit.IsStation)
            {
                hold.Unload(model.Facilities[visit.Index]);
                continue;
            }

            hold.Take(model.Collections[visit.Index]);
            for (var dimension = 0; dimension < model.LoadDimensions.Length; dimension++)
            {
                var capacity = type.Configurations.Max(configuration => configuration.Compartments.Sum(compartment => Math.Min(compartment.Capacity[dimension], long.MaxValue / 1_000)));
                var over = (hold.Amounts[dimension] - capacity) / 1_000.0;
                if (over > (worst?.Amount ?? 0))
                    worst = (over, MissingCapacity.UnitName(model.LoadDimensions[dimension]));
            }
        }

        return worst;
    }

    private void ForEachTrial(Collection collection, RouteProbe probe, Action<int, SolutionRoute> callback)
    {
        var stop = formulation.VisitOf(collection.Id, null);
        var facilities = model.Facilities.Where(facility => facility.Accepts(collection.MaterialId)).Select(facility => formulation.VisitOf(null, facility.Id)).ToArray();
        foreach (var member in Candidates(collection))
        {
            var vehicle = formulation.Fleet.IndexOf(member.Vehicle.Id, member.Shift.Id);
            var visits = solution.Routes.FirstOrDefault(route => route.Vehicle == vehicle)?.Visits ?? [];
            var pinned = model.InitialRoutes.FirstOrDefault(route => route.VehicleId == member.Vehicle.Id && route.ShiftId == member.Shift.Id)?.PinnedVisits ?? 0;
            for (var place = pinned; place <= visits.Length; place++)
            {
                if (probe.Drive(vehicle, visits.Insert(place, stop).AsSpan()) is { } route)
                    callback(vehicle, route);
                else if (place == visits.Length)
                    TryWithFacility(vehicle, visits.Add(stop), facilities, probe, callback);
            }
        }
    }

    private static void TryWithFacility(int vehicle, ImmutableArray<RouteVisit> visits, RouteVisit[] facilities, RouteProbe probe, Action<int, SolutionRoute> callback)
    {
        foreach (var facility in facilities)
        {
            if (probe.Drive(vehicle, visits.Add(facility).AsSpan()) is { } route)
                callback(vehicle, route);
        }
    }

    private int KindOf(int vehicle)
    {
        var kind = 0;
        while (vehicle >= formulation.Problem.Kinds[kind].Count)
            vehicle -= formulation.Problem.Kinds[kind++].Count;
        return kind;
    }
}
