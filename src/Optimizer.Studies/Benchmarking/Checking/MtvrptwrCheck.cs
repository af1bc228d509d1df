using System.Collections.Immutable;

namespace Optimizer.Studies.Benchmarking.Checking;

/// <summary>
/// Several trips with release times (Yang 2023): a vehicle reloads at the depot between trips and leaves with a trip once all its
/// goods are there. Distances and times are cut off to tenths.
/// </summary>
internal static class MtvrptwrCheck
{
    public static FamilyResult Check(string instance, string solution)
    {
        var file = new VrplibText(instance);
        var findings = new Findings();
        var vehicles = SolutionText.Routes(solution).Select(TripWords).ToArray();
        var trips = vehicles.Select(trips => findings.Numbers([.. trips.Select(trip => trip.ToImmutableArray())], customer => customer >= 1 && customer < file.Dimension)).ToArray();
        findings.EachOnce(trips.SelectMany(each => each).SelectMany(trip => trip), Enumerable.Range(1, file.Dimension - 1));
        findings.Limit(trips.Length, file.Number("VEHICLES"), "The number of vehicles");

        var tenths = trips.Index().Sum(vehicle => new Day(file, findings, vehicle.Index + 1).Drive(vehicle.Item));
        return new(tenths / 10.0, trips.Length, findings.All);
    }

    /// <summary>Trips are parted by a stop that is no customer: 0, a name or a bar.</summary>
    private static List<List<string>> TripWords(ImmutableArray<string> route)
    {
        List<List<string>> trips = [[]];
        foreach (var word in route)
        {
            if (char.IsAsciiDigit(word[0]) && word != "0")
                trips[^1].Add(word);
            else
                trips.Add([]);
        }

        return trips;
    }

    /// <summary>One vehicle's trips in their order, times in tenths.</summary>
    private sealed class Day(VrplibText file, Findings findings, int vehicle)
    {
        private const int Depot = 1;

        private readonly (double X, double Y)[] _points = file.Points();
        private readonly (double Ready, double Due)[] _windows = file.Windows();
        private readonly double[] _service = file.Service();
        private readonly double[] _demand = file.Values("DEMAND_SECTION", file.Dimension);
        private readonly double[] _release = file.Values("RELEASE_TIME_SECTION", file.Dimension);

        /// <summary>The distance.</summary>
        public long Drive(int[][] trips)
        {
            var (time, distance) = (10 * _windows[Depot].Ready, 0L);
            foreach (var trip in trips)
            {
                var nodes = trip.Select(customer => customer + 1).ToArray();
                findings.Limit(nodes.Sum(node => _demand[node]), file.Number("CAPACITY"), $"The load of a trip of vehicle {vehicle}");
                time = Math.Max(time, nodes.Select(node => 10 * _release[node]).DefaultIfEmpty(0).Max());
                var at = Depot;
                foreach (var node in nodes.Append(Depot))
                {
                    var way = Metrics.Tenths(_points[at], _points[node]);
                    distance += way;
                    time = Math.Max(time + way, 10 * _windows[node].Ready);
                    if (time > 10 * _windows[node].Due)
                        findings.Add($"Vehicle {vehicle} is at node {node} at {time / 10:0.#}, after {_windows[node].Due:0.#}.");
                    time += 10 * _service[node];
                    at = node;
                }
            }

            return distance;
        }
    }
}
