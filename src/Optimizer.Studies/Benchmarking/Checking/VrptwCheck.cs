namespace Optimizer.Studies.Benchmarking.Checking;

/// <summary>
/// Time windows (Solomon 1987; Gehring and Homberger 1999) as the 12th DIMACS challenge has them: distances and times cut off to
/// tenths, distance only, no more vehicles than the file has.
/// </summary>
internal static class VrptwCheck
{
    public static FamilyResult Check(string instance, string solution)
    {
        var file = new SolomonText(instance);
        var (places, findings) = (file.Places, new Findings());
        var routes = findings.Numbers(SolutionText.Routes(solution), customer => customer >= 1 && customer < places.Length);
        findings.EachOnce(routes.SelectMany(route => route), Enumerable.Range(1, places.Length - 1));
        findings.Limit(routes.Length, file.Vehicles, "The number of vehicles");

        var tenths = 0L;
        foreach (var (index, route) in routes.Index())
        {
            var way = route.Select(customer => places[customer]).Prepend(places[0]).Append(places[0]).ToArray();
            var travel = way.Zip(way.Skip(1), (from, to) => Metrics.Tenths(from.Point, to.Point)).Prepend(0).ToArray();
            tenths += travel.Sum();
            findings.Limit(way.Sum(place => place.Demand), file.Capacity, $"The load of route {index + 1}");
            new TimedRoute([.. way.Select(place => 10 * place.Ready)], [.. way.Select(place => 10 * place.Due)], [.. way.Select(place => 10 * place.Service)], [.. travel])
                .Check(findings, stop => $"Stop {stop} of route {index + 1}", 0);
        }

        return new(tenths / 10.0, routes.Length, findings.All);
    }
}
