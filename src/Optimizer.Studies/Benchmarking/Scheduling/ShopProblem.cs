using System.Collections.Immutable;
using System.Diagnostics;
using Optimizer.OrTools;

namespace Optimizer.Studies.Benchmarking.Scheduling;

/// <summary>A job shop, in which each step has one machine, or a flexible one, in which it has several to choose from; the last end is to be early.</summary>
/// <param name="Jobs">Steps of each job, in their order.</param>
public sealed record ShopProblem(ImmutableArray<ImmutableArray<ShopStep>> Jobs) : IClassicProblem
{
    public IEnumerable<ShopStep> Steps => Jobs.SelectMany(steps => steps);

    /// <summary>The files of the job shop sets: jobs and machines, then of each job pairs of machine, from 0, and duration.</summary>
    public static ShopProblem ReadJobShop(string text)
    {
        var numbers = new Numbers(text);
        var (jobs, machines) = (numbers.Next(), numbers.Next());
        return new([.. Times(jobs, () => Times(machines, () => new ShopStep([new(numbers.Next(), numbers.Next())])))]);
    }

    /// <summary>The files of the flexible sets: jobs, machines, and a mean; of each job its steps, of each step its ways, as pairs of machine, from 1, and duration.</summary>
    public static ShopProblem ReadFlexible(string text)
    {
        var numbers = new Numbers(text);
        var jobs = numbers.Next();
        numbers.SkipLine();
        return new([.. Times(jobs, () => Times(numbers.Next(), () => new ShopStep(Times(numbers.Next(), () => new ShopWay(numbers.Next() - 1, numbers.Next())))))]);
    }

    public ClassicResult Solve(OrToolsHosts hosts, CpLimits limits)
    {
        var formulation = new ShopFormulation(this);
        var solution = hosts.Solve(formulation.Model, limits);
        return new(solution.Status, solution.HasSolution ? EndOf(formulation.Read(solution)) : null, solution.BestBound);
    }

    /// <summary>When the last step ends.</summary>
    /// <param name="schedule">Of each step in the order of the jobs, on which machine and when.</param>
    /// <exception cref="UnreachableException">It is no schedule of this problem.</exception>
    public long EndOf(IReadOnlyList<ShopRun> schedule)
    {
        var (next, runs) = (0, new List<ShopRun>());
        foreach (var steps in Jobs)
        {
            var free = 0L;
            foreach (var step in steps)
            {
                var run = schedule[next++];
                if (run.Start < free || !step.Ways.Contains(new(run.Machine, (int)(run.End - run.Start))))
                    throw new UnreachableException($"Step {next} runs from {run.Start} to {run.End} on machine {run.Machine}; it is free from {free} on.");
                free = run.End;
                runs.Add(run);
            }
        }

        foreach (var machine in runs.GroupBy(run => run.Machine))
        {
            foreach (var (first, second) in machine.OrderBy(run => run.Start).ThenBy(run => run.End).Zip(machine.OrderBy(run => run.Start).ThenBy(run => run.End).Skip(1)))
            {
                if (second.Start < first.End)
                    throw new UnreachableException($"Two steps overlap on machine {machine.Key}: {first} and {second}.");
            }
        }

        return runs.Max(run => run.End);
    }

    private static ImmutableArray<T> Times<T>(int count, Func<T> read) => [.. Enumerable.Range(0, count).Select(_ => read())];
}

/// <summary>A step of a job: one of its ways.</summary>
public sealed record ShopStep(ImmutableArray<ShopWay> Ways);

/// <summary>A machine, and how long a step takes on it.</summary>
public readonly record struct ShopWay(int Machine, int Duration);

/// <summary>Where and when a step runs.</summary>
public readonly record struct ShopRun(int Machine, long Start, long End);
