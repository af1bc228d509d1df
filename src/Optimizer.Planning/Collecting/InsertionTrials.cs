using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Routing;

namespace Optimizer.Planning.Collecting;

/// <summary>
/// Tries work at every place of every route, with an unloading beside it where that is needed, without moving other work.
/// The effort is bounded, so that explaining a large plan does not take longer than making it.
/// </summary>
internal sealed class InsertionTrials
{
    /// <summary>Driven in all trials together: about 30 milliseconds.</summary>
    private const long MostVisits = 150_000;

    private readonly Model _model;
    private readonly CollectionFormulation _formulation;
    private readonly Dictionary<int, SolutionRoute> _routes;
    private readonly ImmutableArray<int> _firstOfKind;
    private long _visitsLeft = MostVisits;

    public InsertionTrials(Model model, CollectionFormulation formulation, RoutingSolution solution)
    {
        (_model, _formulation) = (model, formulation);
        _routes = solution.Routes.ToDictionary(route => route.Vehicle);
        _firstOfKind = [.. formulation.Fleet.Kinds.Select((_, kind) => formulation.Fleet.Kinds.Take(kind).Sum(members => members.Length))];
    }

    /// <summary>Whether the effort is used up, so that finding nothing means nothing.</summary>
    public bool IsSpent => _visitsLeft < 0;

    /// <summary>Calls back with the vehicle, its route after the insertion, and what its route has cost before.</summary>
    public void ForEach(IWork work, int kind, RouteProbe probe, Action<int, SolutionRoute, long> found)
    {
        var stops = _formulation.StopsOf(work);
        ImmutableArray<RouteVisit> facilities = [.. _model.Facilities.Where(facility => work is Collection && facility.Accepts(work.MaterialId)).Select(facility => _formulation.VisitOf(VisitTarget.Of(facility)))];
        var hasSeenUnused = false;
        for (var vehicle = _firstOfKind[kind]; vehicle < _firstOfKind[kind] + _formulation.Fleet.Kinds[kind].Length && !IsSpent; vehicle++)
        {
            var route = _routes.GetValueOrDefault(vehicle);
            if (route is null && hasSeenUnused)
                continue;
            hasSeenUnused |= route is null;
            var (visits, cost) = route is null ? ([], 0) : (route.Visits, route.Cost);
            for (var place = PinnedVisits(vehicle); place <= visits.Length && !IsSpent; place++)
                TryAt(place);

            void TryAt(int place)
            {
                var stop = stops[0];
                if (stops.Length == 2)
                {
                    for (var second = place; second <= visits.Length && !IsSpent; second++)
                        TryDrive(visits.Insert(second, stops[1]).Insert(place, stop));
                    return;
                }

                if (TryDrive(visits.Insert(place, stop)))
                    return;
                foreach (var facility in facilities)
                    _ = TryDrive(visits.Insert(place, facility).Insert(place, stop)) || (place > 0 && TryDrive(visits.Insert(place, stop).Insert(place, facility)));
            }

            bool TryDrive(ImmutableArray<RouteVisit> trial)
            {
                _visitsLeft -= trial.Length;
                if (_visitsLeft < 0 || probe.Drive(vehicle, trial.AsSpan()) is not { } driven)
                    return false;
                found(vehicle, driven, cost);
                return true;
            }
        }
    }

    private int PinnedVisits(int vehicle)
    {
        var (owner, shift) = _formulation.Fleet.Shifts[vehicle];
        return _model.InitialRoutes.FirstOrDefault(route => route.VehicleId == owner.Id && route.ShiftId == shift.Id)?.PinnedVisits ?? 0;
    }
}
