namespace Optimizer.Studies.Benchmarking.Checking;

/// <summary>Pickup and delivery with time windows (Li and Lim 2003): double precision, fewest vehicles first, then distance.</summary>
internal static class PdptwCheck
{
    public static FamilyResult Check(string instance, string solution)
    {
        var file = new SolomonText(instance);
        var (places, findings) = (file.Places, new Findings());
        var routes = findings.Numbers(SolutionText.Routes(solution), customer => customer >= 1 && customer < places.Length);
        findings.EachOnce(routes.SelectMany(route => route), Enumerable.Range(1, places.Length - 1));
        findings.Limit(routes.Length, file.Vehicles, "The number of vehicles");

        var cost = 0.0;
        foreach (var (index, route) in routes.Index())
        {
            var way = route.Select(customer => places[customer]).Prepend(places[0]).Append(places[0]).ToArray();
            var travel = way.Zip(way.Skip(1), (from, to) => Metrics.Euclidean(from.Point, to.Point)).Prepend(0).ToArray();
            cost += travel.Sum();
            Pairs.Check(findings, index, route, customer => places[customer].Demand, customer => places[customer].Delivery, customer => places[customer].Pickup, file.Capacity);
            new TimedRoute([.. way.Select(place => place.Ready)], [.. way.Select(place => place.Due)], [.. way.Select(place => place.Service)], travel)
                .Check(findings, stop => $"Stop {stop} of route {index + 1}", Findings.Tolerance);
        }

        return new(cost, routes.Length, findings.All);
    }
}
