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
    public static bool HasTimes(RoutingProblem problem) =>
        problem.Stops.Any(stop => stop.Windows.Length > 1 || stop.Windows[0] != Window.Always || stop.Release > 0)
        || problem.Kinds.Any(kind => !kind.EndWindows.SequenceEqual([Window.Always]) || kind.MaxDuration < int.MaxValue || kind.OvertimeCost > 0);

    public static IEnumerable<UnsupportedRule> Rule(bool isUsed, string field, string what) =>
        isUsed ? [new(field, what)] : ImmutableArray<UnsupportedRule>.Empty;
}
