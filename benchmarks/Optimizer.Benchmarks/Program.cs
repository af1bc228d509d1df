using BenchmarkDotNet.Running;
using Optimizer.Benchmarks;
using Optimizer.OrTools;

var host = args.Contains("native") ? OrToolsHostKind.Native : OrToolsHostKind.Wasm;

// "plans" and "schedules" measure whole plans by size and "matching" matchings, "classics" problems of known optimum, which BenchmarkDotNet's many repetitions would take too long for.
if (args is ["plans", ..])
    PlanTimes.Measure(Console.Out, args.Length > 1 ? TimeSpan.FromSeconds(int.Parse(args[1])) : TimeSpan.FromSeconds(60));
else if (args is ["matching", ..])
    MatchingTimes.Measure(Console.Out, args.Length > 1 ? TimeSpan.FromSeconds(int.Parse(args[1])) : TimeSpan.FromSeconds(30), host);
else if (args is ["schedules", ..])
    ScheduleTimes.Measure(Console.Out, [.. args.Skip(1).DefaultIfEmpty("30").Select(seconds => TimeSpan.FromSeconds(int.Parse(seconds)))]);
else if (args is ["classics", var folder, ..])
    ClassicTimes.Measure(Console.Out, folder, TimeSpan.FromSeconds(args.Length > 2 ? int.Parse(args[2]) : 10), host);
else
    BenchmarkSwitcher.FromAssembly(typeof(SegmentBenchmarks).Assembly).Run(args);
