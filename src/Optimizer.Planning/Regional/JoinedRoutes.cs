using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Planning.Collecting;

namespace Optimizer.Planning.Regional;

/// <summary>Routes of several plans on one fleet: each keeps its shift, or takes the free one of a vehicle that is alike in everything.</summary>
internal static class JoinedRoutes
{
    /// <summary>Null if more routes than shifts are of one kind.</summary>
    /// <param name="planned">The model with all work that the routes drive.</param>
    public static ImmutableArray<Route>? Of(Model planned, IEnumerable<Route> routes)
    {
        var free = new Fleet(planned).Kinds.Select(kind => kind.ToList()).ToList();
        var joined = ImmutableArray.CreateBuilder<Route>();
        // First those that find their own shift free, so that nobody takes it from them.
        var waiting = new List<(Route Route, List<FleetShift> Kind)>();
        var kindOf = free.SelectMany(kind => kind.Select(member => (Key: (member.Vehicle.Id, member.Shift.Id), kind))).ToDictionary(pair => pair.Key, pair => pair.kind);
        foreach (var route in routes)
        {
            var kind = kindOf[(route.VehicleId, route.ShiftId)];
            if (kind.RemoveAll(member => member.Vehicle.Id == route.VehicleId && member.Shift.Id == route.ShiftId) > 0)
                joined.Add(route);
            else
                waiting.Add((route, kind));
        }

        foreach (var (route, kind) in waiting)
        {
            if (kind.Count == 0)
                return null;
            joined.Add(route with { VehicleId = kind[0].Vehicle.Id, ShiftId = kind[0].Shift.Id });
            kind.RemoveAt(0);
        }

        return joined.ToImmutable();
    }
}
