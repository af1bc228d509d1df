namespace Optimizer.Studies.Benchmarking.Checking;

/// <summary>Which vehicle drives which route, at least cost: a solution names routes, not vehicles.</summary>
/// <remarks>The Hungarian method with potentials, O(routes² · vehicles); Kuhn (1955), https://doi.org/10.1002/nav.3800020109.</remarks>
internal static class Assignment
{
    /// <summary>The vehicle of each route; null if there is no way to give each route one of its own.</summary>
    /// <param name="cost">By route and vehicle; infinite where the vehicle cannot drive the route.</param>
    public static int[]? Find(double[][] cost)
    {
        if (cost.Length == 0)
            return [];
        var vehicles = cost[0].Length;
        if (cost.Length > vehicles)
            return null;

        // As many finite costs never add up to this one.
        var forbidden = 1 + (cost.SelectMany(row => row).Where(double.IsFinite).DefaultIfEmpty(0).Max() * (cost.Length + 1));
        var (routePrice, vehiclePrice) = (new double[cost.Length + 1], new double[vehicles + 1]);
        var routeOf = new int[vehicles + 1];
        for (var route = 1; route <= cost.Length; route++)
            Add(route);

        var found = new int[cost.Length];
        for (var vehicle = 1; vehicle <= vehicles; vehicle++)
        {
            if (routeOf[vehicle] > 0)
                found[routeOf[vehicle] - 1] = vehicle - 1;
        }

        return found.Index().All(each => double.IsFinite(cost[each.Index][each.Item])) ? found : null;

        // The shortest augmenting path from this route to a free vehicle. Vehicle 0 stands for the route to add.
        void Add(int route)
        {
            var (slack, before, isReached) = (new double[vehicles + 1], new int[vehicles + 1], new bool[vehicles + 1]);
            Array.Fill(slack, double.PositiveInfinity);
            routeOf[0] = route;
            var at = 0;
            while (routeOf[at] != 0)
            {
                isReached[at] = true;
                var (next, least) = (0, double.PositiveInfinity);
                for (var vehicle = 1; vehicle <= vehicles; vehicle++)
                {
                    if (isReached[vehicle])
                        continue;
                    var entry = cost[routeOf[at] - 1][vehicle - 1];
                    var reduced = (double.IsFinite(entry) ? entry : forbidden) - routePrice[routeOf[at]] - vehiclePrice[vehicle];
                    if (reduced < slack[vehicle])
                        (slack[vehicle], before[vehicle]) = (reduced, at);
                    if (slack[vehicle] < least)
                        (next, least) = (vehicle, slack[vehicle]);
                }

                for (var vehicle = 0; vehicle <= vehicles; vehicle++)
                {
                    if (isReached[vehicle])
                        (routePrice[routeOf[vehicle]], vehiclePrice[vehicle]) = (routePrice[routeOf[vehicle]] + least, vehiclePrice[vehicle] - least);
                    else
                        slack[vehicle] -= least;
                }

                at = next;
            }

            for (; at != 0; at = before[at])
                routeOf[at] = routeOf[before[at]];
        }
    }
}
