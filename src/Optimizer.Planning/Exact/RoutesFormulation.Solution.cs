using Optimizer.OrTools;
using Optimizer.Routing;

namespace Optimizer.Planning.Exact;

/// <content>The way back, and the way in for a solution that is known already.</content>
internal sealed partial class RoutesFormulation
{
    /// <summary>The routes, timed by the engine; null if it would not drive one of them, such as when waiting longer than necessary makes it possible.</summary>
    public RoutingSolution? Read(CpSolution solution)
    {
        var next = _ways.Where(way => solution[way.Used]).ToLookup(way => (way.Kind, way.From), way => way.To);
        var probe = new RouteProbe(_problem);
        var routes = new List<SolutionRoute>();
        var firstVehicle = 0;
        for (var kind = 0; kind < _kinds.Length; firstVehicle += _kinds[kind++].Count)
        {
            var vehicle = firstVehicle;
            foreach (var first in next[(kind, Way.Depot)])
            {
                var visits = new List<RouteVisit>();
                for (var stop = first; stop != Way.Depot; stop = next[(kind, stop)].Single())
                    visits.Add(RouteVisit.Stop(stop));
                if (probe.Drive(vehicle++, visits.ToArray()) is not { } route)
                    return null;
                routes.Add(route);
            }
        }

        var absent = Stops.Where(stop => solution[_absent[stop]]).ToArray();
        return new([.. routes], [.. absent], routes.Sum(route => route.Cost) + absent.Sum(stop => _stops[stop].Penalty));
    }

    /// <summary>Tells the solver where to look first.</summary>
    public void Hint(RoutingSolution solution)
    {
        var used = solution.Routes.SelectMany(WaysOf).ToHashSet();
        foreach (var way in _ways)
            Model.AddHint(way.Used, used.Contains((way.Kind, way.From, way.To)));
        foreach (var stop in Stops)
            Model.AddHint(_absent[stop], solution.Absent.Contains(stop));
        foreach (var route in solution.Routes.Where(_ => _start.Length > 0))
        {
            for (var visit = 0; visit < route.Visits.Length; visit++)
                Model.AddHint(_start[route.Visits[visit].Index], route.Times[visit].Start);
            if (_departure.Length > 0)
                Model.AddHint(_departure[route.Visits[0].Index], route.Departure);
        }
    }

    private IEnumerable<(int Kind, int From, int To)> WaysOf(SolutionRoute route)
    {
        var kind = 0;
        for (var vehicles = _kinds[0].Count; vehicles <= route.Vehicle; vehicles += _kinds[++kind].Count)
        {
        }

        int[] stops = [Way.Depot, .. route.Visits.Select(visit => visit.Index), Way.Depot];
        return stops.Zip(stops.Skip(1), (from, to) => (kind, from, to));
    }
}
