using Optimizer.Routing;

namespace Optimizer.Tests.Routing;

/// <summary>What every solution must be: every stop once, every route one that its vehicle can drive, and costs that add up.</summary>
internal static class SolutionCheck
{
    public static void AssertSound(RoutingProblem problem, RoutingSolution solution)
    {
        var routed = solution.Routes.SelectMany(route => route.Visits).Where(visit => !visit.IsStation).Select(visit => visit.Index).ToArray();
        Assert.Equal(Enumerable.Range(0, problem.Stops.Length), routed.Concat(solution.Absent).Order());
        Assert.Equal(solution.Routes.Length, solution.Routes.Select(route => route.Vehicle).Distinct().Count());

        var probe = new RouteProbe(problem);
        foreach (var route in solution.Routes)
        {
            Assert.NotEmpty(route.Visits);
            AssertServes(problem, route);
            Assert.Equal(probe.Drive(route.Vehicle, route.Visits.AsSpan())?.Cost, route.Cost);
        }

        foreach (var group in problem.Groups)
            AssertTogether(solution, group);
        Assert.Equal(solution.Routes.Sum(route => route.Cost) + solution.Absent.Sum(stop => problem.Stops[stop].Penalty), solution.Cost);
    }

    /// <summary>The rules that can be told without driving the route.</summary>
    private static void AssertServes(RoutingProblem problem, SolutionRoute route)
    {
        var kindIndex = Enumerable.Range(0, problem.Kinds.Length).First(kind => problem.Kinds.Take(kind + 1).Sum(each => each.Count) > route.Vehicle);
        var kind = problem.Kinds[kindIndex];
        var stops = route.Visits.Where(visit => !visit.IsStation).Select(visit => problem.Stops[visit.Index]).ToArray();
        Assert.InRange(stops.Length, 0, kind.MaxStops);
        Assert.InRange(route.Return - route.Departure, 0, kind.MaxDuration);
        Assert.All(stops, stop => Assert.True(stop.AllowedKinds.IsEmpty || stop.AllowedKinds[kindIndex]));

        int[] places = [kind.StartLocation, .. route.Visits.Select(visit => visit.IsStation ? problem.Stations[visit.Index].Location : problem.Stops[visit.Index].Location), kind.EndLocation];
        Assert.InRange(places.Zip(places.Skip(1)).Sum(leg => problem.Travel[kind.Profile][leg.First, leg.Second].Distance), 0, kind.MaxDistance);
        if (problem.Stations.IsEmpty)
            AssertHolds(problem, kind, stops);
    }

    private static void AssertHolds(RoutingProblem problem, VehicleKind kind, Stop[] stops)
    {
        for (var dimension = 0; dimension < problem.Dimensions; dimension++)
        {
            var capacity = kind.Configurations.Max(configuration => configuration.Sum(compartment => compartment.Capacity[dimension]));
            var onBoard = stops.Sum(stop => stop.Delivery.IsEmpty ? 0 : stop.Delivery[dimension]);
            Assert.InRange(onBoard, 0, capacity);
            foreach (var stop in stops)
                Assert.InRange(onBoard += stop.Load[dimension] - (stop.Delivery.IsEmpty ? 0 : stop.Delivery[dimension]), 0, capacity);
        }
    }

    private static void AssertTogether(RoutingSolution solution, StopGroup group)
    {
        var places = group.Stops.Select(stop => solution.Routes
            .Select(route => (route.Vehicle, Place: route.Visits.IndexOf(RouteVisit.Stop(stop))))
            .Where(found => found.Place >= 0)
            .DefaultIfEmpty((Vehicle: -1, Place: -1))
            .Single()).ToArray();
        Assert.Single(places.Select(place => place.Vehicle).Distinct());
        if (group.IsOrdered)
            Assert.Equal(places.Select(place => place.Place).Order(), places.Select(place => place.Place));
    }
}
