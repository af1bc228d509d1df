using System.Globalization;

namespace Optimizer.Studies.Benchmarking.Checking;

/// <summary>Pickup and delivery on real roads (Sartori and Buriol 2020): whole minutes by matrix, fewest vehicles first, then minutes driven.</summary>
internal static class BerlinCheck
{
    public static FamilyResult Check(string instance, string solution)
    {
        var lines = instance.Split('\n').Select(line => line.Trim()).ToArray();
        var (nodes, edges) = (Array.IndexOf(lines, "NODES"), Array.IndexOf(lines, "EDGES"));
        var capacity = double.Parse(lines.First(line => line.StartsWith("CAPACITY:", StringComparison.Ordinal)).Split(':')[1], CultureInfo.InvariantCulture);

        // Columns: id, latitude, longitude, demand, earliest, latest, service, pickup, delivery.
        var places = lines[(nodes + 1)..edges].Select(Numbers).ToArray();
        var minutes = lines[(edges + 1)..(edges + 1 + places.Length)].Select(Numbers).ToArray();

        var findings = new Findings();
        var routes = findings.Numbers(SolutionText.Routes(solution), customer => customer >= 1 && customer < places.Length);
        findings.EachOnce(routes.SelectMany(route => route), Enumerable.Range(1, places.Length - 1));
        var cost = 0.0;
        foreach (var (index, route) in routes.Index())
        {
            int[] way = [0, .. route, 0];
            var travel = way.Zip(way.Skip(1), (from, to) => minutes[from][to]).Prepend(0).ToArray();
            cost += travel.Sum();
            Pairs.Check(findings, index, route, customer => places[customer][3], customer => (int)places[customer][8], customer => (int)places[customer][7], capacity);
            new TimedRoute([.. way.Select(place => places[place][4])], [.. way.Select(place => places[place][5])], [.. way.Select(place => places[place][6])], travel)
                .Check(findings, stop => $"Stop {stop} of route {index + 1}", 0);
        }

        return new(cost, routes.Length, findings.All);
    }

    private static double[] Numbers(string line) =>
        [.. line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
}
