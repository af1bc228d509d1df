using System.Collections.Immutable;
using Optimizer.OrTools;
using Optimizer.Routing;

namespace Optimizer.Planning.RoutingLibrary;

/// <summary>
/// A routing problem in the words of OR-Tools' routing library: every way of every kind of vehicle with its price, dimensions for loads,
/// distance, stops and time, a penalty for each stop left out. Waiting costs what a second of the whole route costs; so driving and
/// service are priced at what they cost beyond waiting.
/// </summary>
internal static class LibraryFormulation
{
    public static LibraryProblem Of(RoutingProblem problem, int firstSolution, int metaheuristic)
    {
        var hasTimes = RulesInUse.HasTimes(problem);
        return new()
        {
            Stops = [.. problem.Stops.Select(stop => StopOf(problem, stop))],
            Kinds = [.. problem.Kinds.Select(kind => KindOf(problem, kind, hasTimes))],
            Dimensions = problem.Dimensions,
            Groups = [.. problem.Groups.Select(group => (group.Stops, group.IsOrdered, group.IsPair))],
            HasTimes = hasTimes,
            FirstSolution = firstSolution,
            Metaheuristic = metaheuristic,
        };
    }

    private static LibraryStop StopOf(RoutingProblem problem, Stop stop)
    {
        var window = stop.Windows[0];
        var kinds = Enumerable.Range(0, problem.Kinds.Length).Where(kind => CanServe(problem.Kinds[kind], kind, stop)).ToImmutableArray();
        return new(
            stop.Penalty,
            [.. Enumerable.Range(0, problem.Dimensions).Select(dimension => (long)stop.Load[dimension] + (stop.Delivery.IsEmpty ? 0 : stop.Delivery[dimension]))],
            window.Start,
            window.End,
            window.SoftStart,
            window.SoftEnd,
            window.EarlyCost,
            window.LateCost,
            kinds.Length == problem.Kinds.Length ? [] : kinds);
    }

    public static bool CanServe(VehicleKind kind, int index, Stop stop) =>
        (stop.AllowedKinds.IsEmpty || stop.AllowedKinds[index])
        && (stop.Material < 0 || (kind.Configurations[0][0].AcceptedMaterials >> stop.Material & 1) != 0);

    private static LibraryKind KindOf(RoutingProblem problem, VehicleKind kind, bool hasTimes)
    {
        var ways = WaysOf(problem, kind);
        var perWaiting = hasTimes ? kind.WaitingCost + kind.DurationCost : 0;
        return new()
        {
            Count = Math.Min(kind.Count, problem.Stops.Length),
            FixedCost = kind.FixedCost,
            Costs = [.. ways.Select(way => way.Arc.Exists ? PriceOf(kind, way, perWaiting) : -1)],
            Distances = kind.MaxDistance < int.MaxValue ? [.. ways.Select(way => (long)Math.Max(0, way.Arc.Distance))] : [],
            Durations = hasTimes ? [.. ways.Select(way => (long)Math.Max(0, way.Arc.Duration) + way.ServiceBefore)] : [],
            Capacities = [.. Enumerable.Range(0, problem.Dimensions).Select(dimension => (long)Math.Min(
                kind.Configurations[0][0].Capacity[dimension],
                kind.TotalCapacity.IsEmpty ? Compartment.NoLimit : kind.TotalCapacity[dimension]))],
            MostDistance = kind.MaxDistance < int.MaxValue ? kind.MaxDistance : null,
            MostDuration = kind.MaxDuration < int.MaxValue ? kind.MaxDuration : null,
            MostStops = kind.MaxStops < problem.Stops.Length ? kind.MaxStops : null,
            Departure = (kind.StartWindows[0].Start, kind.StartWindows[0].End),
            Return = (kind.EndWindows[0].Start, kind.EndWindows[0].End),
            DurationCost = perWaiting,
            RegularEnd = kind.RegularEnd,
            OvertimeCost = kind.OvertimeCost,
        };
    }

    private static long PriceOf(VehicleKind kind, (Arc Arc, int ServiceBefore, bool IsLast) way, long perWaiting) =>
        (kind.DistanceCost * way.Arc.Distance)
        + ((kind.DrivingCost + kind.DurationCost - perWaiting) * way.Arc.Duration)
        + ((kind.ServiceCost + kind.DurationCost - perWaiting) * way.ServiceBefore)
        + (kind.Energy?.Of(way.Arc, endsAtStop: !way.IsLast).Empty ?? 0);

    /// <summary>Row by row; the last row is the start, the last column the end.</summary>
    private static (Arc Arc, int ServiceBefore, bool IsLast)[] WaysOf(RoutingProblem problem, VehicleKind kind)
    {
        var travel = problem.Travel[kind.Profile];
        int[] rows = [.. problem.Stops.Select(stop => stop.Location), kind.StartLocation];
        int[] columns = [.. problem.Stops.Select(stop => stop.Location), kind.EndLocation];
        var ways =
            from row in Enumerable.Range(0, rows.Length)
            from column in Enumerable.Range(0, columns.Length)
            select (travel[rows[row], columns[column]], row < problem.Stops.Length ? problem.Stops[row].Service + problem.Stops[row].Setup : 0, column == problem.Stops.Length);
        return [.. ways];
    }
}
