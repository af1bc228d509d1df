using System.Collections.Immutable;
using Optimizer.OrTools;
using Optimizer.Routing;

namespace Optimizer.Planning.RoutingLibrary;

/// <summary>Plans with OR-Tools' routing library, so that engines can be compared on one model. Its plan is the answer, whatever our own search would find.</summary>
internal static class RoutingLibraryEngine
{
    public const string Name = "ortools-routing";
    public const string Version = "9.15";

    private const string FirstSolution = "first_solution";
    private const string Metaheuristic = "metaheuristic";

    /// <summary>Numbers are those of OR-Tools' FirstSolutionStrategy and LocalSearchMetaheuristic.</summary>
    public static ImmutableArray<EngineParameter> Parameters { get; } = [new(FirstSolution, 0, 0, 17), new(Metaheuristic, 0, 0, 7)];

    /// <exception cref="UnsupportedByEngineException">Says all that the library, or the host that runs it, cannot express.</exception>
    public static EngineResult Solve(RoutingProblem problem, RoutingLimits limits, OrToolsHosts hosts, TimeProvider clock, CancellationToken cancellation)
    {
        var metaheuristic = (int)limits.Parameters.GetValueOrDefault(Metaheuristic);
        var unsupported = Unsupported(problem, hosts.Kind, metaheuristic);
        if (!unsupported.IsEmpty)
            throw new UnsupportedByEngineException(Name, unsupported);

        var began = clock.GetTimestamp();
        ImmutableArray<LibraryRoute>? routes = null;
        try
        {
            if (!problem.Stops.IsEmpty)
                routes = hosts.Solve(LibraryFormulation.Of(problem, (int)limits.Parameters.GetValueOrDefault(FirstSolution), metaheuristic), limits.TimeLimit, cancellation);
        }
        catch (OperationCanceledException)
        {
            // What it had found by then it does not tell.
        }

        var solution = Read(problem, routes ?? []);
        var elapsed = clock.GetElapsedTime(began);
        var stoppedBy = cancellation.IsCancellationRequested ? "cancelled" : elapsed < limits.TimeLimit ? "no_improvement" : "time_limit";
        return new(Name, Version, new(solution, Iterations: 0, elapsed, [new(elapsed, solution.Cost)], stoppedBy), Bound: null);
    }

    internal static ImmutableArray<UnsupportedRule> Unsupported(RoutingProblem problem, OrToolsHostKind host, int metaheuristic) =>
    [
        .. RulesInUse.Stations(problem),
        .. RulesInUse.Breaks(problem),
        .. RulesInUse.Compartments(problem),
        .. RulesInUse.CompartmentConflicts(problem),
        .. RulesInUse.RouteConflicts(problem),
        .. RulesInUse.PinnedVisits(problem),
        .. RulesInUse.DeliveryOrderOfPairs(problem),
        .. RulesInUse.Rule(problem.Stops.Any(stop => stop.Windows.Length > 1), "collections.time_windows", "several windows of one stop"),
        .. RulesInUse.Rule(problem.Kinds.Any(kind => kind.StartWindows.Length > 1 || kind.EndWindows.Length > 1), "depots.opening_windows", "several windows of one depot"),
        .. RulesInUse.Rule(problem.Stops.Any(stop => stop.Release > 0), "collections.release_time", "release times"),
        .. RulesInUse.Rule(SharesSetup(problem), "collections.setup_duration", "set-up shared by stops at one place"),
        .. RulesInUse.Rule(DeliversAndLoads(problem), "collections.delivered_amounts", "deliveries and collections on one vehicle"),
        .. RulesInUse.Rule(problem.Kinds.Any(kind => !kind.RouteLoadLimit.IsEmpty), "vehicles.limits.max_load", "a limit of what is loaded on a route"),
        .. RulesInUse.Rule(problem.Kinds.Any(PricesMass), "objective.co2e_price_per_t_cents", "energy that depends on the load on board (a price of CO2e of 0 leaves it out)"),
        .. RulesInUse.Rule(problem.Kinds.Any(kind => kind.WaitingCost > Math.Min(kind.DrivingCost, kind.ServiceCost)), "vehicles.costs.waiting_per_hour_cents", "waiting that costs more than driving or service"),
        .. host == OrToolsHostKind.Wasm ? UnsupportedByWasm(problem, metaheuristic) : [],
    ];

    private static IEnumerable<UnsupportedRule> UnsupportedByWasm(RoutingProblem problem, int metaheuristic) =>
    [
        .. RulesInUse.Rule(RulesInUse.HasTimes(problem), "vehicles.shifts", "times, such as windows, shifts and limits of duration, on the host 'wasm'"),
        .. RulesInUse.Rule(problem.Kinds.Any(kind => Prices(kind) != Prices(problem.Kinds[0])), "vehicles.costs", "vehicles with different prices on the host 'wasm'"),
        .. RulesInUse.Rule(problem.Stops.Any(stop => problem.Kinds.Where((kind, index) => !LibraryFormulation.CanServe(kind, index, stop)).Any()), "collections.skills", "stops that not every vehicle may visit on the host 'wasm'"),
        .. RulesInUse.Rule(metaheuristic != 0, "settings.parameters", "a metaheuristic on the host 'wasm'"),
    ];

    private static (long, long, long, long, int) Prices(VehicleKind kind) =>
        (kind.DistanceCost, kind.DrivingCost, kind.ServiceCost, kind.DurationCost, kind.Profile);

    private static bool PricesMass(VehicleKind kind) => kind.Energy is { } price && (price.PerStopAndMass > 0 || price.PerMetreAndMass.Any(perMass => perMass > 0));

    private static bool DeliversAndLoads(RoutingProblem problem) =>
        problem.Stops.Any(stop => stop.Delivery.Any(amount => amount > 0)) && problem.Stops.Any(stop => stop.Load.Any(amount => amount != 0));

    private static bool SharesSetup(RoutingProblem problem) => problem.Stops
        .Where(stop => stop.Setup > 0)
        .Any(stop => problem.Stops.Count(other => PlaceOf(problem, other) == PlaceOf(problem, stop)) > 1);

    private static int PlaceOf(RoutingProblem problem, Stop stop) => problem.Places.IsEmpty ? stop.Location : problem.Places[stop.Location];

    private static RoutingSolution Read(RoutingProblem problem, ImmutableArray<LibraryRoute> found)
    {
        var probe = new RouteProbe(problem);
        var vehicles = problem.Kinds.SelectMany((kind, index) => Enumerable.Range(problem.Kinds.Take(index).Sum(each => each.Count), Math.Min(kind.Count, problem.Stops.Length))).ToArray();
        var routes = found.Select(route => probe.Drive(vehicles[route.Vehicle], route.Stops.Select(RouteVisit.Stop).ToArray())
            ?? throw new InvalidOperationException($"The routing library gives vehicle {vehicles[route.Vehicle]} a route that it cannot drive: {string.Join(", ", route.Stops)}.")).ToImmutableArray();
        var visited = found.SelectMany(route => route.Stops).ToHashSet();
        var absent = Enumerable.Range(0, problem.Stops.Length).Where(stop => !visited.Contains(stop)).ToImmutableArray();
        return new(routes, absent, routes.Sum(route => route.Cost) + absent.Sum(stop => problem.Stops[stop].Penalty));
    }
}
