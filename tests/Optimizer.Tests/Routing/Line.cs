using Optimizer.Routing;

namespace Optimizer.Tests.Routing;

/// <summary>A problem to add up in the head: location n is at km n of a straight road, a km is 1,000 m and 100 s; stops load 10.</summary>
internal static class Line
{
    private static readonly TravelTable Road = new(new Straight(), 201);

    /// <summary>From km 0 to km 0, holds 100, is free, and leaves whenever it likes.</summary>
    public static VehicleKind Truck => new()
    {
        Count = 1,
        StartLocation = 0,
        EndLocation = 0,
        Configurations = [[new Compartment([100], ulong.MaxValue)]],
    };

    /// <summary>The same, but leaves at 0.</summary>
    public static VehicleKind TruckAtZero => Truck with { StartWindows = [Window.Hard(0, 0)] };

    public static Stop At(int km) => new() { Location = km, Load = [10], Penalty = 1_000_000 };

    public static Stop At(int km, params Window[] windows) => At(km) with { Windows = [.. windows] };

    public static RoutingProblem Problem(VehicleKind truck, Stop[] stops, Station[]? stations = null, (int, int)[]? compartmentConflicts = null, (int, int)[]? routeConflicts = null, int dayOffset = 0, (int, int)[]? pairs = null) =>
        new([Road], [.. stops], [truck], [.. stations ?? []], groups: [.. (pairs ?? []).Select(pair => new StopGroup([pair.Item1, pair.Item2], IsOrdered: true, IsPair: true))], compartmentConflicts: [.. compartmentConflicts ?? []], routeConflicts: [.. routeConflicts ?? []], dayOffset: dayOffset);

    /// <summary>All stops in their order; null if that cannot be driven.</summary>
    public static SolutionRoute? Drive(VehicleKind truck, params Stop[] stops) =>
        Drive(Problem(truck, stops), [.. Enumerable.Range(0, stops.Length).Select(RouteVisit.Stop)]);

    public static SolutionRoute? Drive(RoutingProblem problem, params RouteVisit[] visits) => new RouteProbe(problem).Drive(0, visits);

    private sealed class Straight : ITravelFunction
    {
        public Arc Between(int from, int to) => new(Math.Abs(from - to) * 1_000, Math.Abs(from - to) * 100);
    }
}
