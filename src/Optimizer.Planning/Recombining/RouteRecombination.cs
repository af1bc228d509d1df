using System.Collections.Immutable;
using Optimizer.OrTools;
using Optimizer.Routing;

namespace Optimizer.Planning.Recombining;

/// <summary>
/// The cheapest plan that routes of a pool make together:
/// <code>
///   min  sum of cost[r] chosen[r] + sum of penalty[i] absent[i]
///   absent[i] + sum of chosen[r] over routes r with stop i = 1
///   sum of chosen[r] over routes r of kind k &lt;= count[k]
/// </code>
/// Begins with the plan that is known, and is never worse.
/// </summary>
internal sealed class RouteRecombination
{
    private readonly RoutingProblem _problem;
    private readonly RoutingSolution _known;
    private readonly ImmutableArray<PooledRoute> _routes;
    private readonly MipModel _model = new();
    private readonly ImmutableArray<MipVar> _chosen;

    /// <summary>By stop; null where the known plan serves it, and so this one.</summary>
    private readonly ImmutableArray<MipVar?> _absent;

    public RouteRecombination(RoutingProblem problem, RoutingSolution known, ImmutableArray<PooledRoute> pool)
    {
        (_problem, _known) = (problem, known);
        var own = known.Routes.Select(route => new PooledRoute(KindOf(route.Vehicle), route.Visits, route.Cost)).ToImmutableArray();
        _routes = [.. own, .. pool];
        _chosen = [.. _routes.Select(_ => _model.AddBool())];
        var mayBeAbsent = problem.Stops.Select((stop, index) => stop.Penalty < known.Cost || known.Absent.Contains(index)).ToArray();
        _absent = [.. mayBeAbsent.Select(may => may ? _model.AddBool() : (MipVar?)null)];
        VisitOnce();
        KeepCounts();
        MinimiseCost();
        for (var route = 0; route < _routes.Length; route++)
            _model.AddHint(_chosen[route], route < own.Length ? 1 : 0);
        foreach (var (absent, stop) in _absent.Select((absent, stop) => (absent, stop)).Where(pair => pair.absent is not null))
            _model.AddHint(absent!.Value, known.Absent.Contains(stop) ? 1 : 0);
    }

    /// <summary>The best plan found within the limit; the known one if there is none better.</summary>
    public RoutingSolution Solve(OrToolsHosts hosts, TimeSpan limit, CancellationToken cancellation)
    {
        MipSolution solution;
        try
        {
            solution = hosts.Solve(_model, new MipLimits { TimeLimit = limit }, cancellation);
        }
        catch (OperationCanceledException)
        {
            return _known;
        }

        return solution.HasSolution && Read(solution) is { } found && found.Cost < _known.Cost ? found : _known;
    }

    private void VisitOnce()
    {
        var routesOf = _problem.Stops.Select(_ => new List<MipVar>()).ToArray();
        for (var route = 0; route < _routes.Length; route++)
        {
            foreach (var visit in _routes[route].Visits.Where(visit => !visit.IsStation))
                routesOf[visit.Index].Add(_chosen[route]);
        }

        for (var stop = 0; stop < routesOf.Length; stop++)
            _model.AddLinear([.. routesOf[stop].Select(chosen => (chosen, 1.0)), .. _absent[stop] is { } absent ? new[] { (absent, 1.0) } : []], 1, 1);
    }

    private void KeepCounts()
    {
        foreach (var (kind, routes) in _routes.Select((route, index) => (route.Kind, index)).GroupBy(pair => pair.Kind, pair => pair.index).Select(group => (group.Key, group.ToArray())))
        {
            if (routes.Length > _problem.Kinds[kind].Count)
                _model.AddLinear(routes.Select(route => (_chosen[route], 1.0)), 0, _problem.Kinds[kind].Count);
        }
    }

    private void MinimiseCost()
    {
        // Money in parts of a mean route, so that tolerances mean what they mean elsewhere.
        var unit = Math.Max(1.0, _known.Routes.Select(route => (double)route.Cost).DefaultIfEmpty(1).Average());
        _model.Minimise([
            .. _routes.Select((route, index) => (_chosen[index], route.Cost / unit)),
            .. _absent.Select((absent, stop) => (absent, stop)).Where(pair => pair.absent is not null).Select(pair => (pair.absent!.Value, _problem.Stops[pair.stop].Penalty / unit))]);
    }

    private RoutingSolution? Read(MipSolution solution)
    {
        var probe = new RouteProbe(_problem);
        var routes = new List<SolutionRoute>();
        var nextVehicle = _problem.Kinds.Select((_, kind) => _problem.Kinds.Take(kind).Sum(each => each.Count)).ToArray();
        for (var index = 0; index < _routes.Length; index++)
        {
            if (solution[_chosen[index]] < 0.5)
                continue;
            if (probe.Drive(nextVehicle[_routes[index].Kind]++, _routes[index].Visits.AsSpan()) is not { } route)
                return null;
            routes.Add(route);
        }

        var visited = routes.SelectMany(route => route.Visits).Where(visit => !visit.IsStation).Select(visit => visit.Index).ToHashSet();
        var absent = Enumerable.Range(0, _problem.Stops.Length).Where(stop => !visited.Contains(stop)).ToImmutableArray();
        return new([.. routes.OrderBy(route => route.Vehicle)], absent, routes.Sum(route => route.Cost) + absent.Sum(stop => _problem.Stops[stop].Penalty));
    }

    private int KindOf(int vehicle)
    {
        var kind = 0;
        for (var vehicles = _problem.Kinds[0].Count; vehicles <= vehicle; vehicles += _problem.Kinds[++kind].Count)
        {
        }

        return kind;
    }
}
