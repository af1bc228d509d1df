using System.Diagnostics;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.OrTools;
using Optimizer.Planning;
using Optimizer.Planning.Collecting;
using Optimizer.Studies.Benchmarking.Generating;

namespace Optimizer.Benchmarks;

/// <summary>How long a first plan takes by size, and what a minute makes of 10,000 collections: read, plan, account, check.</summary>
internal static class PlanTimes
{
    private const int Repetitions = 15;

    public static void Measure(TextWriter output, TimeSpan longSearch)
    {
        output.WriteLine("| collections | vehicles | first plan, median ms | planned | peak memory, MiB |");
        output.WriteLine("|---|---|---|---|---|");
        foreach (var size in new[] { 100, 1_000, 10_000 })
            FirstPlan(output, size, size == 10_000 ? 3 : Repetitions);
        LongSearch(output, 10_000, longSearch);
    }

    private static void FirstPlan(TextWriter output, int size, int repetitions)
    {
        var model = RegionalModels.Generate(Region.Nordwest, seed: 1, size);
        var times = new List<double>();
        var result = Plan(model, new SolverSettings { IterationLimit = 1 });
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            var watch = Stopwatch.StartNew();
            result = Plan(model, new SolverSettings { IterationLimit = 1 });
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        output.WriteLine($"| {size:N0} | {model.Vehicles.Length:N0} | {times[times.Count / 2]:N0} | {size - result.Plan.Unplanned.Length:N0} | {PeakMebibytes():N0} |");
    }

    private static void LongSearch(TextWriter output, int size, TimeSpan limit)
    {
        var model = RegionalModels.Generate(Region.Nordwest, seed: 1, size);
        var first = Plan(model, new SolverSettings { IterationLimit = 1 });
        var watch = Stopwatch.StartNew();
        var best = Plan(model, new SolverSettings { TimeLimit = limit, Threads = 2 });
        var elapsed = watch.Elapsed;
        output.WriteLine();
        output.WriteLine($"{size:N0} collections, limit {limit.TotalSeconds:0} s, 2 threads: answered after {elapsed.TotalSeconds:0.00} s, {best.Statistics.Iterations:N0} iterations, "
            + $"objective {best.Plan.Account.ObjectiveCents / 100.0:N0} euros (first plan {first.Plan.Account.ObjectiveCents / 100.0:N0}), {best.Plan.Unplanned.Length:N0} left out (first plan {first.Plan.Unplanned.Length:N0}), peak memory {PeakMebibytes():N0} MiB.");
    }

    private static PlanningResult Plan(Model model, SolverSettings settings)
    {
        using var hosts = new OrToolsHosts();
        return new CollectionPlanner(FactorSet.Default, TimeProvider.System, hosts).Plan(model, settings, null, CancellationToken.None);
    }

    private static long PeakMebibytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 >> 20;
    }
}
