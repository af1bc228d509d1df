namespace Optimizer.Studies.Benchmarking.Checking;

/// <summary>Prize collecting with time windows: customers may be left out; the cost is distance, cut off to tenths, and the prizes not collected.</summary>
internal static class PcvrptwCheck
{
    public static FamilyResult Check(string instance, string solution)
    {
        var file = new VrplibText(instance);
        var (points, windows, service, findings) = (file.Points(), file.Windows(), file.Service(), new Findings());
        var (demand, prize) = (file.Values("DEMAND_SECTION", file.Dimension), file.Values("PRIZE_SECTION", file.Dimension));
        var routes = findings.Numbers(SolutionText.Routes(solution), customer => customer >= 1 && customer < file.Dimension);
        findings.AtMostOnce(routes.SelectMany(route => route), Enumerable.Range(1, file.Dimension - 1));
        findings.Limit(routes.Length, file.Number("VEHICLES"), "The number of vehicles");

        var tenths = 0L;
        foreach (var (index, route) in routes.Index())
        {
            int[] way = [1, .. route.Select(customer => customer + 1), 1];
            var travel = way.Zip(way.Skip(1), (from, to) => Metrics.Tenths(points[from], points[to])).Prepend(0).ToArray();
            tenths += travel.Sum();
            findings.Limit(way.Sum(node => demand[node]), file.Number("CAPACITY"), $"The load of route {index + 1}");
            new TimedRoute([.. way.Select(node => 10 * windows[node].Ready)], [.. way.Select(node => 10 * windows[node].Due)], [.. way.Select(node => 10 * service[node])], [.. travel])
                .Check(findings, stop => $"Stop {stop} of route {index + 1}", 0);
        }

        var visited = routes.SelectMany(route => route).ToHashSet();
        var missed = Enumerable.Range(1, file.Dimension - 1).Where(customer => !visited.Contains(customer)).Sum(customer => prize[customer + 1]);
        return new((tenths / 10.0) + missed, routes.Length, findings.All);
    }
}
