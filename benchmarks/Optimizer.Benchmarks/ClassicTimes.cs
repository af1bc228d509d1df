using System.Diagnostics;
using Optimizer.OrTools;
using Optimizer.Studies.Benchmarking;
using Optimizer.Studies.Benchmarking.Scheduling;

namespace Optimizer.Benchmarks;

/// <summary>How near public job shops, projects and assignments come to their best known values, through our builders and a host.</summary>
internal static class ClassicTimes
{
    /// <param name="folder">Has a folder for each family, and bks.csv.</param>
    /// <param name="limit">By the clock, for each instance.</param>
    public static void Measure(TextWriter output, string folder, TimeSpan limit, OrToolsHostKind kind)
    {
        var best = new BestKnownValues();
        best.Add(File.ReadAllText(Path.Combine(folder, BestKnownValues.FileNames[0])));
        using var hosts = new OrToolsHosts(new() { Host = kind, MostHosts = 1, StartLimit = TimeSpan.FromMinutes(5) });
        ShopProblem.ReadJobShop("1 1\n0 1").Solve(hosts, new());

        output.WriteLine("| set | instance | best known | found | above | bound | status | seconds |");
        output.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var family in ClassicInstance.Families)
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, family)).Order(StringComparer.Ordinal))
            {
                var start = Stopwatch.GetTimestamp();
                var result = ClassicInstance.Read(family, File.ReadAllText(file)).Solve(hosts, new CpLimits { TimeLimit = limit, TakesTurns = true });
                var name = Path.GetFileNameWithoutExtension(file);
                output.WriteLine($"| {family} | {name} | {best.Find(family, name)?.Cost} | {result.Value} | {(result.Value / best.Find(family, name)?.Cost) - 1:P2} | {result.Bound} | {result.Status} | {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} |");
            }
        }
    }
}
