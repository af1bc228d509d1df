namespace Optimizer.Studies.Benchmarking.Checking;

/// <summary>
/// Simultaneous pickup and delivery (Dethloff 2001) in LKH-3's files: a full matrix, and in the last two columns what is picked up and
/// what is delivered. Distances are 10,000 times the original's.
/// </summary>
internal static class VrpspdCheck
{
    private const double Scale = 10_000;
    private const int Pickup = 5;
    private const int Delivery = 6;

    public static FamilyResult Check(string instance, string solution)
    {
        var file = new VrplibText(instance);
        var findings = new Findings();
        var weights = file.Rows("EDGE_WEIGHT_SECTION").SelectMany(row => row).ToArray();
        var goods = file.Rows("PICKUP_AND_DELIVERY_SECTION").ToDictionary(row => (int)row[0]);
        var routes = findings.Numbers(SolutionText.Routes(solution), customer => customer >= 1 && customer < file.Dimension);
        findings.EachOnce(routes.SelectMany(route => route), Enumerable.Range(1, file.Dimension - 1));
        findings.Limit(routes.Length, file.Number("VEHICLES"), "The number of vehicles");

        var cost = 0.0;
        foreach (var (index, route) in routes.Index())
        {
            int[] way = [0, .. route, 0];
            cost += way.Zip(way.Skip(1), (from, to) => weights[(from * file.Dimension) + to]).Sum();
            var load = route.Sum(customer => goods[customer + 1][Delivery]);
            findings.Limit(load, file.Number("CAPACITY"), $"The load of route {index + 1} at its start");
            foreach (var customer in route)
            {
                load += goods[customer + 1][Pickup] - goods[customer + 1][Delivery];
                findings.Limit(load, file.Number("CAPACITY"), $"The load of route {index + 1} after {customer}");
            }
        }

        return new(cost / Scale, routes.Length, findings.All);
    }
}
