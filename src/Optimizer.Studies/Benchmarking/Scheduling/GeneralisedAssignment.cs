using System.Collections.Immutable;
using System.Diagnostics;
using Optimizer.OrTools;

namespace Optimizer.Studies.Benchmarking.Scheduling;

/// <summary>Each job goes to one agent, who has only so much of what jobs use; the sum of costs is to be small.</summary>
/// <param name="Costs">By agent and job.</param>
/// <param name="Uses">By agent and job.</param>
/// <param name="Capacities">By agent.</param>
public sealed record GeneralisedAssignment(ImmutableArray<ImmutableArray<int>> Costs, ImmutableArray<ImmutableArray<int>> Uses, ImmutableArray<int> Capacities) : IClassicProblem
{
    private int Jobs => Costs[0].Length;

    /// <summary>The files of OR-Library: agents and jobs, then costs, uses and capacities.</summary>
    public static GeneralisedAssignment Read(string text)
    {
        var numbers = new Numbers(text);
        var (agents, jobs) = (numbers.Next(), numbers.Next());
        return new(Rows(), Rows(), Row(agents));

        ImmutableArray<ImmutableArray<int>> Rows() => [.. Enumerable.Range(0, agents).Select(_ => Row(jobs))];
        ImmutableArray<int> Row(int length) => [.. Enumerable.Range(0, length).Select(_ => numbers.Next())];
    }

    /// <summary>As a mixed-integer program, so of the limits only time and seed hold.</summary>
    public ClassicResult Solve(OrToolsHosts hosts, CpLimits limits)
    {
        var model = new MipModel();
        var gets = Costs.Select(row => row.Select(_ => model.AddBool()).ToArray()).ToArray();
        for (var job = 0; job < Jobs; job++)
            model.AddLinear(gets.Select(row => (row[job], 1.0)), 1, 1);
        for (var agent = 0; agent < gets.Length; agent++)
            model.AddLinear(gets[agent].Zip(Uses[agent], (variable, use) => (variable, (double)use)), double.NegativeInfinity, Capacities[agent]);
        model.Minimise(gets.Zip(Costs).SelectMany(row => row.First.Zip(row.Second, (variable, cost) => (variable, (double)cost))));

        var solution = hosts.Solve(model, new MipLimits { TimeLimit = limits.TimeLimit, Seed = limits.Seed, RelativeGapLimit = limits.RelativeGapLimit });
        // All costs are whole, so no solution is between two whole numbers.
        var bound = solution.BestBound is { } below ? (long?)Math.Ceiling(below - 1e-6) : null;
        if (!solution.HasSolution)
            return new(solution.Status, null, bound);
        return new(solution.Status, CostOf([.. Enumerable.Range(0, Jobs).Select(job => Array.FindIndex(gets, row => solution[row[job]] > 0.5))]), bound);
    }

    /// <param name="agents">By job.</param>
    /// <exception cref="UnreachableException">An agent has more than it can, or a job has none.</exception>
    public long CostOf(IReadOnlyList<int> agents)
    {
        if (agents.Any(agent => agent < 0))
            throw new UnreachableException("A job has no agent.");
        foreach (var jobs in Enumerable.Range(0, Jobs).GroupBy(job => agents[job]))
        {
            var used = jobs.Sum(job => Uses[jobs.Key][job]);
            if (used > Capacities[jobs.Key])
                throw new UnreachableException($"Agent {jobs.Key} is used {used} and has {Capacities[jobs.Key]}.");
        }

        return Enumerable.Range(0, Jobs).Sum(job => (long)Costs[agents[job]][job]);
    }
}
