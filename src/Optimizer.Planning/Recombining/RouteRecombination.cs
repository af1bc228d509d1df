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
    /// <summary>Costs are counted in parts of the known plan's: finer ones would only slow the solver down.</summary>
    private const double PartsOfCost = 1e8;

    private readonly RoutingProblem _problem;
    private readonly RoutingSolution _known;
    private readonly ImmutableArray<PooledRoute> _routes;
    private readonly CpModel _model = new();
    private readonly ImmutableArray<BoolVar> _chosen;

    /// <summary>By stop; null where a plan without it would cost more than the known one.</summary>
    private readonly ImmutableArray<BoolVar?> _absent;

    public RouteRecombination(RoutingProblem problem, RoutingSolution known, ImmutableArray<PooledRoute> pool)
    {
        (_problem, _known) = (problem, known);
        var own = known.Routes.Select(route => new PooledRoute(KindOf(route.Vehicle), route.Visits, route.Cost)).ToImmutableArray();
        _routes = [.. own, .. pool];
        _chosen = [.. _routes.Select((_, route) => _model.AddBool($"route {route}"))];
        _absent = [.. problem.Stops.Select((stop, index) => stop.Penalty <= known.Cost ? _model.AddBool($"absent {index}") : (BoolVar?)null)];
        VisitOnce();
        KeepCounts();
        MinimiseCost();
        HintKnown(own.Length);
    }

    /// <summary>The best plan found within the limit; the known one if there is none better.</summary>
    public RoutingSolution Solve(OrToolsHosts hosts, TimeSpan limit, int seed, CancellationToken cancellation)
    {
        var solution = hosts.Solve(_model, new CpLimits { TimeLimit = limit, Seed = seed }, progress: null, cancellation);
        return solution.HasSolution && Read(solution) is { } found && found.Cost < _known.Cost ? found : _known;
    }

    private void VisitOnce()
    {
        var routesOf = _problem.Stops.Select(_ => new List<BoolVar>()).ToArray();
        for (var route = 0; route < _routes.Length; route++)
        {
            foreach (var visit in _routes[route].Visits.Where(visit => !visit.IsStation))
                routesOf[visit.Index].Add(_chosen[route]);
        }

        for (var stop = 0; stop < routesOf.Length; stop++)
            _model.AddExactlyOne([.. routesOf[stop], .. _absent[stop] is { } absent ? new[] { absent } : []]);
    }

    private void KeepCounts()
    {
        foreach (var routes in _routes.Select((route, index) => (route.Kind, index)).GroupBy(pair => pair.Kind, pair => _chosen[pair.index]))
        {
            if (routes.Count() > _problem.Kinds[routes.Key].Count)
                _model.AddLessOrEqual(LinearExpression.Sum(routes.Select(chosen => (LinearExpression)chosen)), _problem.Kinds[routes.Key].Count);
        }
    }

    private void MinimiseCost()
    {
        var unit = Math.Max(1, _known.Cost / PartsOfCost);
        _model.Minimise(LinearExpression.Sum([
            .. _routes.Select((route, index) => (long)Math.Round(route.Cost / unit) * _chosen[index]),
            .. _absent.SelectMany((absent, stop) => absent is { } literal ? new[] { (long)Math.Round(_problem.Stops[stop].Penalty / unit) * literal } : [])]));
    }

    private void HintKnown(int own)
    {
        for (var route = 0; route < _routes.Length; route++)
            _model.AddHint(_chosen[route], route < own);
        for (var stop = 0; stop < _absent.Length; stop++)
        {
            if (_absent[stop] is { } absent)
                _model.AddHint(absent, _known.Absent.Contains(stop));
        }
    }

    /// <summary>Null if the engine would not drive one of the routes.</summary>
    private RoutingSolution? Read(CpSolution solution)
    {
        var probe = new RouteProbe(_problem);
        var routes = new List<SolutionRoute>();
        var nextVehicle = _problem.Kinds.Select((_, kind) => _problem.Kinds.Take(kind).Sum(each => each.Count)).ToArray();
        foreach (var pooled in _routes.Where((_, index) => solution[_chosen[index]]))
        {
            if (probe.Drive(nextVehicle[pooled.Kind]++, pooled.Visits.AsSpan()) is not { } route)
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
