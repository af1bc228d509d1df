using System.Collections.Immutable;

namespace Optimizer.Studies.Benchmarking.Checking;

/// <summary>
/// Fleets of vehicles that differ, in PyVRP's dialect of VRPLIB: several depots (MDVRPTW), sites that only some vehicles may serve
/// (SDVRPTW), own capacities and costs (HFVRP). Routes get the vehicles with which they cost least.
/// </summary>
internal static class FleetCheck
{
    /// <summary>Distances and times in whole thousandths (Vidal et al. 2013; Cordeau and Laporte 2001); the cost is in thousandths too.</summary>
    public static FamilyResult CheckThousandths(string instance, string solution) => Check(instance, solution, 1_000, (from, to) => Metrics.Thousandths(from, to), 1);

    /// <summary>Exact distances; costs of the file are hundredths (Pessoa et al. 2018).</summary>
    public static FamilyResult CheckExact(string instance, string solution) => Check(instance, solution, 1, Metrics.Euclidean, 100);

    private static FamilyResult Check(string instance, string solution, double scale, Func<(double, double), (double, double), double> distance, double costUnits)
    {
        var file = new VrplibText(instance);
        var (fleet, nodes, findings) = (Fleet(file, scale), Nodes(file, scale), new Findings());
        var depots = file.Depots.Length;

        // Customer k is node k + 1: depots are the first nodes, numbered from 0.
        var routes = findings.Numbers(SolutionText.Routes(solution), customer => customer >= depots && customer < file.Dimension);
        findings.EachOnce(routes.SelectMany(route => route), Enumerable.Range(depots, file.Dimension - depots));
        var ways = routes.Select(route => route.Select(customer => nodes[customer + 1]).ToArray()).ToArray();
        var driven = ways.Select(way => fleet.Select(vehicle => Drive(way, nodes[vehicle.Depot], vehicle, distance)).ToArray()).ToArray();
        foreach (var (index, route) in driven.Index())
        {
            var nearest = route.MinBy(each => each.Faults.Length);
            if (!nearest.Faults.IsEmpty)
                findings.Add($"No vehicle can drive route {index + 1}: {string.Join(' ', nearest.Faults)}");
        }

        var vehicleOf = Assignment.Find([.. driven.Select(route => route.Select(each => each.Faults.IsEmpty ? each.Cost : double.PositiveInfinity).ToArray())]);
        findings.AddIf(vehicleOf is null && findings.All.IsEmpty, $"There are not enough vehicles of the right kind for {routes.Length} routes.");
        var cost = driven.Index().Sum(route => vehicleOf is null ? route.Item.Min(each => each.Cost) : route.Item[vehicleOf[route.Index]].Cost);
        return new(cost / costUnits, routes.Length, findings.All);
    }

    /// <summary>What the route costs with this vehicle, and the rules that it breaks.</summary>
    private static (double Cost, ImmutableArray<string> Faults) Drive(Node[] way, Node depot, Vehicle vehicle, Func<(double, double), (double, double), double> distance)
    {
        Node[] all = [depot, .. way, depot];
        var travel = all.Zip(all.Skip(1), (from, to) => distance(from.Point, to.Point)).Prepend(0).ToArray();
        var timed = new TimedRoute([.. all.Select(node => node.Ready)], [.. all.Select(node => node.Due)], [.. all.Select(node => node.Service)], travel);
        var findings = new Findings();
        timed.Check(findings, stop => $"stop {stop}", 0);
        findings.Limit(way.Sum(node => node.Demand), vehicle.Capacity, "the load");
        findings.Limit(timed.Duration(), vehicle.MaxDuration, "the duration");
        foreach (var node in way.Where(node => vehicle.Allowed is not null && !vehicle.Allowed.Contains(node.Number)))
            findings.Add($"node {node.Number} is not allowed.");
        return (vehicle.FixedCost + (vehicle.UnitDistanceCost * travel.Sum()), findings.All);
    }

    private static Node[] Nodes(VrplibText file, double scale)
    {
        var (points, windows, service, demand) = (file.Points(), file.Windows(), file.Service(), file.Values("DEMAND_SECTION", file.Dimension));
        return [.. Enumerable.Range(0, file.Dimension + 1).Select(node => new Node(node, points[node], demand[node], Math.Round(scale * windows[node].Ready), Math.Round(scale * windows[node].Due), Math.Round(scale * service[node])))];
    }

    private static Vehicle[] Fleet(VrplibText file, double scale)
    {
        var count = (int)file.Number("VEHICLES");
        var capacity = Of("CAPACITY_SECTION", "CAPACITY", double.PositiveInfinity);
        var depot = Of("VEHICLES_DEPOT_SECTION", "", 1);
        var duration = Of("VEHICLES_MAX_DURATION_SECTION", "VEHICLES_MAX_DURATION", double.PositiveInfinity);
        var fixedCost = Of("VEHICLES_FIXED_COST_SECTION", "VEHICLES_FIXED_COST", 0);
        var unitCost = Of("VEHICLES_UNIT_DISTANCE_COST_SECTION", "VEHICLES_UNIT_DISTANCE_COST", 1);
        var allowed = file.Has("VEHICLES_ALLOWED_CLIENTS_SECTION")
            ? file.Rows("VEHICLES_ALLOWED_CLIENTS_SECTION").ToDictionary(row => (int)row[0], row => row.Skip(1).Select(node => (int)node).ToImmutableHashSet())
            : [];
        return [.. Enumerable.Range(1, count).Select(vehicle => new Vehicle((int)depot[vehicle], capacity[vehicle], Math.Round(scale * duration[vehicle]), fixedCost[vehicle], unitCost[vehicle], allowed.GetValueOrDefault(vehicle)))];

        double[] Of(string section, string head, double unset) => file.Has(section)
            ? file.Values(section, count)
            : [.. Enumerable.Repeat(file.HasHead(head) ? file.Number(head) : unset, count + 1)];
    }

    private sealed record Node(int Number, (double X, double Y) Point, double Demand, double Ready, double Due, double Service);

    /// <param name="Allowed">Nodes that it may serve; null: all.</param>
    private sealed record Vehicle(int Depot, double Capacity, double MaxDuration, double FixedCost, double UnitDistanceCost, ImmutableHashSet<int>? Allowed);
}
