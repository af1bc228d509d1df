using System.Collections.Immutable;
using Optimizer.Routing;

namespace Optimizer.Planning;

/// <summary>Which rules a problem uses, by the names of the model's fields, for engines that do not know all of them.</summary>
internal static class RulesInUse
{
    public static IEnumerable<UnsupportedRule> Stations(RoutingProblem problem) =>
        Rule(!problem.Stations.IsEmpty || problem.Kinds.Any(kind => kind.ReturnsEmpty), "facilities", "unloading on the way at facilities");

    public static IEnumerable<UnsupportedRule> Breaks(RoutingProblem problem) =>
        Rule(problem.Kinds.Any(kind => !kind.Breaks.IsNone), "break_rules", "breaks");

    public static IEnumerable<UnsupportedRule> Compartments(RoutingProblem problem) =>
        Rule(problem.Kinds.Any(kind => kind.Configurations.Length > 1 || kind.Configurations[0].Length > 1), "vehicle_types.capacity_configurations", "more than one compartment");

    public static IEnumerable<UnsupportedRule> CompartmentConflicts(RoutingProblem problem) =>
        Rule(!problem.CompartmentConflicts.IsEmpty, "material_incompatibilities", "materials that must not share a compartment");

    public static IEnumerable<UnsupportedRule> RouteConflicts(RoutingProblem problem) =>
        Rule(!problem.RouteConflicts.IsEmpty, "material_incompatibilities", "materials that must not share a route");

    public static IEnumerable<UnsupportedRule> PinnedVisits(RoutingProblem problem) =>
        Rule(problem.StartRoutes.Any(route => route.Pinned > 0), "initial_routes.pinned_visits", "pinned visits");

    /// <summary>Ways that are missing keep the order of collections and deliveries, unless a stop of a shipment comes in between.</summary>
    public static IEnumerable<UnsupportedRule> DeliveryOrderOfPairs(RoutingProblem problem) =>
        Rule(problem.Kinds.Any(kind => kind.DeliveriesFirst) && problem.Groups.Any(group => group.IsPair), "vehicles.limits.delivery_order", "an order of deliveries and collections beside shipments");

    /// <summary>Whether a plan depends on when things happen, and not only on how long they take.</summary>
    public static bool HasTimes(RoutingProblem problem) => problem.Kinds.Any(kind => HasTimes(problem, kind));

    /// <summary>No time binds where a vehicle could make all stops in the slowest order from its earliest departure on.</summary>
    private static bool HasTimes(RoutingProblem problem, VehicleKind kind)
    {
        var start = kind.StartWindows[0].Start;
        if (kind.MaxDuration < int.MaxValue || kind.StartWindows.Length > 1 || kind.EndWindows.Length > 1 || kind.EndWindows[0].Start > start
            || problem.Stops.Any(stop => stop.Release > start || stop.Windows.Length > 1 || stop.Windows[0].Start > start || (stop.Windows[0].EarlyCost > 0 && stop.Windows[0].SoftStart > start)))
            return true;

        var end = (long)start + LongestRoute(problem, kind);
        return end > kind.EndWindows[0].End || (kind.OvertimeCost > 0 && end > kind.RegularEnd)
            || problem.Stops.Any(stop => end > stop.Windows[0].End || (stop.Windows[0].LateCost > 0 && end > stop.Windows[0].SoftEnd));
    }

    /// <summary>Seconds of a route over all stops, each reached by the slowest way to it.</summary>
    private static long LongestRoute(RoutingProblem problem, VehicleKind kind)
    {
        var travel = problem.Travel[kind.Profile];
        int[] from = [kind.StartLocation, .. problem.Stops.Select(stop => stop.Location)];
        return problem.Stops.Sum(stop => (long)SlowestTo(stop.Location) + stop.Service + stop.Setup) + SlowestTo(kind.EndLocation);

        int SlowestTo(int location) => from.Max(place => travel[place, location].Duration);
    }

    public static IEnumerable<UnsupportedRule> Rule(bool isUsed, string field, string what) =>
        isUsed ? [new(field, what)] : ImmutableArray<UnsupportedRule>.Empty;
}
