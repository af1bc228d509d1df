using System.Collections.Immutable;
using Optimizer.OrTools;
using Optimizer.Routing;

namespace Optimizer.Planning.Exact;

/// <summary>
/// Plans with a constraint program: proves a plan the best, or says how far from the best it is at most. It begins with the plan of
/// the engine of our own, and the answer is the better of both.
/// </summary>
internal static class CpSatEngine
{
    public const string Name = "cp-sat";
    public const string Version = "0.1";

    /// <summary>More would take minutes and gigabytes to set up.</summary>
    private const int MostWays = 40_000;

    /// <summary>Of the time limit.</summary>
    private const double WarmStartShare = 0.2;

    private static readonly TimeSpan LongestWarmStart = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ShortestSolve = TimeSpan.FromSeconds(0.1);

    /// <summary>Where only iterations are limited, the constraint program has a unit of deterministic time for so many of them.</summary>
    private const double IterationsPerUnit = 1_000;

    /// <exception cref="UnsupportedByEngineException">Says all that it cannot express.</exception>
    public static EngineResult Solve(RoutingProblem problem, RoutingLimits limits, OrToolsHosts hosts, TimeProvider clock, Action<RoutingProgress>? report, CancellationToken cancellation)
    {
        var unsupported = Unsupported(problem);
        if (!unsupported.IsEmpty)
            throw new UnsupportedByEngineException(Name, unsupported);

        var began = clock.GetTimestamp();
        var warm = RoutingEngine.Solve(problem, WarmStart(limits), clock, report, cancellation);
        if (problem.Stops.IsEmpty || warm.StoppedBy is "cancelled" or "target")
            return new(Name, Version, warm, problem.Stops.IsEmpty ? warm.Solution.Cost : null);

        var formulation = new RoutesFormulation(problem, warm.Solution.Cost);
        formulation.Hint(warm.Solution);
        var solution = hosts.Solve(formulation.Model, Limits(problem, limits, clock.GetElapsedTime(began)), report is null ? null : Report, cancellation);
        return Best(formulation, solution, warm, clock.GetElapsedTime(began), limits, cancellation);

        void Report(CpProgress _) => report!(new(clock.GetElapsedTime(began), warm.Iterations, warm.Solution.Cost, IsBetter: false, () => warm.Solution));
    }

    internal static ImmutableArray<UnsupportedRule> Unsupported(RoutingProblem problem)
    {
        var ways = problem.Kinds.Sum(kind => kind.Count == 0 ? 0 : (long)problem.Stops.Length * (problem.Stops.Length + 1));
        return [
            .. RulesInUse.Stations(problem),
            .. RulesInUse.Breaks(problem),
            .. RulesInUse.Compartments(problem),
            .. RulesInUse.CompartmentConflicts(problem),
            .. RulesInUse.PinnedVisits(problem),
            .. RulesInUse.DeliveryOrderOfPairs(problem),
            .. RulesInUse.Rule(ways > MostWays, "collections", $"{ways:N0} ways of {problem.Kinds.Length} kinds of vehicles between {problem.Stops.Length:N0} stops (the most is {MostWays:N0})")];
    }

    private static RoutingLimits WarmStart(RoutingLimits limits) => limits with
    {
        TimeLimit = limits.TimeLimit is { } limit ? Shorter(limit * WarmStartShare, LongestWarmStart) : null,
    };

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;

    /// <summary>Cuts pay where capacity binds; with pairs they cost more than they give (docs/ortools.md).</summary>
    private static CpLimits Limits(RoutingProblem problem, RoutingLimits limits, TimeSpan elapsed) => new()
    {
        TimeLimit = limits.TimeLimit is { } limit ? (limit - elapsed > ShortestSolve ? limit - elapsed : ShortestSolve) : null,
        DeterministicTimeLimit = limits.TimeLimit is null ? limits.IterationLimit / IterationsPerUnit : null,
        Seed = (int)(limits.Seed & int.MaxValue),
        Workers = limits.Threads,
        SeparatesCuts = problem.Groups.IsEmpty,
    };

    private static EngineResult Best(RoutesFormulation formulation, CpSolution solution, RoutingResult warm, TimeSpan elapsed, RoutingLimits limits, CancellationToken cancellation)
    {
        var isProven = solution.Status is SolveStatus.Optimal;
        var found = solution.HasSolution ? formulation.Read(solution) : null;
        var isBetter = found is not null && found.Cost < warm.Solution.Cost;
        var best = isBetter ? found! : warm.Solution;
        long? bound = solution.BestBound is { } units ? Math.Min(units * formulation.Unit, best.Cost) : null;
        if (isProven && best.Cost - bound <= formulation.RoundingError)
            bound = best.Cost;
        var improvements = isBetter ? warm.Improvements.Add(new(elapsed, best.Cost)) : warm.Improvements;
        return new(Name, Version, new(best, warm.Iterations, elapsed, improvements, StoppedBy()), bound);

        string StoppedBy()
        {
            if (isProven)
                return "complete";
            if (cancellation.IsCancellationRequested)
                return "cancelled";
            return limits.TimeLimit is null ? "iteration_limit" : "time_limit";
        }
    }
}
