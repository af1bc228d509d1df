namespace Optimizer.Studies.Benchmarking.Checking;

/// <summary>
/// Backhauls (Queiroga et al. 2020): rounded distances, all deliveries of a route before its first backhaul, no route of backhauls
/// alone, each kind within the capacity.
/// </summary>
internal static class VrpbCheck
{
    public static FamilyResult Check(string instance, string solution)
    {
        var file = new VrplibText(instance);
        var (points, findings) = (file.Points(), new Findings());
        var (linehaul, backhaul) = (file.Values("DEMAND_SECTION", file.Dimension), file.Values("BACKHAUL_SECTION", file.Dimension));
        var depot = points[file.Depots[0]];
        var routes = findings.Numbers(SolutionText.Routes(solution), customer => customer >= 1 && customer < file.Dimension);
        findings.EachOnce(routes.SelectMany(route => route), Enumerable.Range(1, file.Dimension - 1));

        var cost = 0L;
        foreach (var (index, route) in routes.Index())
        {
            var nodes = route.Select(customer => customer + 1).ToArray();
            var way = nodes.Select(node => points[node]).Prepend(depot).Append(depot).ToArray();
            cost += way.Zip(way.Skip(1), Metrics.Nearest).Sum();
            findings.Limit(nodes.Sum(node => linehaul[node]), file.Number("CAPACITY"), $"What route {index + 1} delivers");
            findings.Limit(nodes.Sum(node => backhaul[node]), file.Number("CAPACITY"), $"What route {index + 1} brings back");
            findings.AddIf(nodes.SkipWhile(node => backhaul[node] == 0).Any(node => backhaul[node] == 0), $"Route {index + 1} delivers after a backhaul.");
            findings.AddIf(nodes.All(node => backhaul[node] > 0), $"Route {index + 1} has backhauls only.");
        }

        return new(cost, routes.Length, findings.All);
    }
}
