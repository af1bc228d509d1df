using System.Diagnostics;
using Optimizer.Studies.Benchmarking;

namespace Optimizer.Cli.Benching;

/// <summary>Runs <c>optimizer plan</c> in a process of its own, so that time, memory and compilation are those of one plan, and values what it wrote.</summary>
internal static class PlanProcess
{
    private const int LongestError = 300;

    /// <summary>A process that takes so much longer than its limit, or than ten times a limit of processor time, is ended.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    public static BenchRow Run(BenchCase run, string path, BestKnown? best)
    {
        var folder = Directory.CreateTempSubdirectory("optimizer-bench-");
        try
        {
            var (sol, trace) = (Path.Combine(folder.FullName, "plan.sol"), Path.Combine(folder.FullName, "trace.csv"));
            var watch = Stopwatch.StartNew();
            var (status, output, error) = Execute(Arguments(run, path, sol, trace), TimeSpan.FromSeconds(run.TimeLimitSeconds * (run.Clock == "wall" ? 1 : 10)) + Grace);
            var row = new BenchRow(run, Best: best, Seconds: Math.Round(watch.Elapsed.TotalSeconds, 3));
            return status is ExitCode.Complete or ExitCode.SomethingUnplanned
                ? BenchValuation.Of(row, PlanSummary.Read(output), File.ReadAllText(path), File.ReadAllText(sol), File.ReadAllText(trace))
                : row with { Error = Short(error.Length > 0 ? error : $"ended with status {status}") };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> Arguments(BenchCase run, string path, string sol, string trace) =>
    [
        "plan", path, "--json", "--quiet", "--sol", sol, "--trace", trace,
        "--time-limit", FormattableString.Invariant($"{run.TimeLimitSeconds}s"), "--seed", $"{run.Seed}", "--threads", $"{run.Threads}", "--engine", run.Engine, "--preset", run.Preset, "--clock", run.Clock,
        .. run.Parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(parameter => new[] { "--set", parameter }),
        .. Family.Find(run.Family)?.Rounding is { } rounding ? new[] { "--round", rounding } : [],
    ];

    private static (int Status, string Output, string Error) Execute(IEnumerable<string> arguments, TimeSpan most)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "optimizer.exe" : "optimizer"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (process.WaitForExit(most))
            return (process.ExitCode, output.Result, error.Result);

        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        return (ExitCode.OurFault, "", $"was ended after {most.TotalSeconds:0} s");
    }

    private static string Short(string text)
    {
        var line = string.Join(' ', text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestError ? line : line[..LongestError];
    }
}
