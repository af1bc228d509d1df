namespace Optimizer.Studies.Benchmarking.Checking;

/// <summary>Capacitated routing (Uchoa et al. 2017; Arnold et al. 2019): rounded distances, any number of vehicles.</summary>
internal static class CvrpCheck
{
    public static FamilyResult Check(string instance, string solution)
    {
        var file = new VrplibText(instance);
        var (points, demand, findings) = (file.Points(), file.Values("DEMAND_SECTION", file.Dimension), new Findings());
        var depot = points[file.Depots[0]];
        var routes = findings.Numbers(SolutionText.Routes(solution), customer => customer >= 1 && customer < file.Dimension);
        findings.EachOnce(routes.SelectMany(route => route), Enumerable.Range(1, file.Dimension - 1));

        var cost = 0L;
        foreach (var (index, route) in routes.Index())
        {
            // Customer k is node k + 1: the depot is the first node.
            var way = route.Select(customer => points[customer + 1]).Prepend(depot).Append(depot).ToArray();
            cost += way.Zip(way.Skip(1), Metrics.Nearest).Sum();
            findings.Limit(route.Sum(customer => demand[customer + 1]), file.Number("CAPACITY"), $"The load of route {index + 1}");
        }

        return new(cost, routes.Length, findings.All);
    }
}
