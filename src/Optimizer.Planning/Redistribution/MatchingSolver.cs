using System.Diagnostics;
using Optimizer.OrTools;

namespace Optimizer.Planning.Redistribution;

/// <summary>Solves matchings with OR-Tools: as a minimum cost flow where that is exact, else as a constraint program.</summary>
internal sealed class MatchingSolver(OrToolsHosts hosts)
{
    public const string Nothing = "none";
    public const string Flow = "min_cost_flow";
    public const string CpSat = "cp_sat";

    /// <summary>One program of more takes several seconds to set up, in which it does not look at its limit.</summary>
    private const int MostArcsAtOnce = 5_000;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    /// <summary>At the limit, the best matching found so far; to move nothing is always one.</summary>
    /// <exception cref="OrToolsUnavailableException"/>
    public MatchingSolution Solve(MatchingProblem problem, CpLimits limits, CancellationToken cancellation)
    {
        if (problem.Arcs.IsEmpty)
            return Of(problem, Nothing, [], problem.CostOf([]));
        return problem.IsFlow ? SolveFlow(problem) : SolveProgram(problem, limits, cancellation);
    }

    /// <summary>Takes a second at most, so that it is not cancelled.</summary>
    public MatchingSolution SolveFlow(MatchingProblem problem)
    {
        var formulation = new FlowFormulation(problem);
        var solution = hosts.Solve(formulation.Problem);
        var amounts = formulation.Read(solution);
        return Of(problem, Flow, amounts, problem.CostOf(amounts));
    }

    /// <summary>Starts from the flow of the relaxed problem, if that is one: it bounds the cost, and what keeps the rules of it is a matching.</summary>
    public MatchingSolution SolveProgram(MatchingProblem problem, CpLimits limits, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        var relaxed = problem.Relaxed.IsFlow ? SolveFlow(problem.Relaxed) : null;
        var start = MatchingStart.From(problem, relaxed?.Amounts ?? new long[problem.Arcs.Length]);
        var bound = relaxed?.Cost ?? BoundOfEach(problem);
        if (problem.Arcs.Length > MostArcsAtOnce && problem.FairnessCost == 0)
            return Of(problem, CpSat, new MatchingNeighbourhoods(problem, hosts).Improve(start, bound, Left(), cancellation), bound);

        var formulation = new CpMatchingFormulation(problem, start);
        var solution = hosts.Solve(formulation.Model, Left(), progress: null, cancellation);
        bound = Math.Max(bound, solution.BestBound ?? long.MinValue);
        var amounts = solution.HasSolution ? formulation.Read(solution) : start;
        return Of(problem, CpSat, problem.CostOf(amounts) <= problem.CostOf(start) ? amounts : start, bound);

        CpLimits Left() => limits.TimeLimit - Stopwatch.GetElapsedTime(began) is { } left ? limits with { TimeLimit = left > Moment ? left : Moment } : limits;
    }

    private static MatchingSolution Of(MatchingProblem problem, string solver, long[] amounts, long bound) => new(solver, amounts, problem.CostOf(amounts), bound);

    /// <summary>Every arc for itself, as if there were enough for all.</summary>
    private static long BoundOfEach(MatchingProblem problem) => problem.Arcs.Sum(arc => Math.Min(0, arc.Cost * problem.MostOf(arc)));
}

/// <summary>Amounts by arc, their cost, and what no matching is below, in the problem's unit of money.</summary>
internal sealed record MatchingSolution(string Solver, long[] Amounts, long Cost, long Bound);
