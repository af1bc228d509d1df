using System.Diagnostics;
using Optimizer.Domain.Emissions;
using Optimizer.OrTools;
using Optimizer.Planning.Sharing;
using Optimizer.Studies.Benchmarking.Generating;

namespace Optimizer.Benchmarks;

/// <summary>How soon 500 bookings on 50 assets have a first schedule, and how near to the bound it is after 30 s.</summary>
internal static class ScheduleTimes
{
    public static void Measure(TextWriter output, TimeSpan limit)
    {
        output.WriteLine("| bookings | assets | parts | first schedule, ms of the processor | served | euros | after s | served | euros | bound | gap | method |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
        using var hosts = new OrToolsHosts(new() { MostHosts = 1 });
        foreach (var (bookings, assets) in new[] { (100, 20), (500, 50) })
            Measure(output, hosts, bookings, assets, limit);
    }

    private static void Measure(TextWriter output, OrToolsHosts hosts, int bookings, int assets, TimeSpan limit)
    {
        var model = RegionalSharing.AddTo(RegionalModels.Generate(Region.Nordwest, seed: 1, collections: 150), seed: 1, assets, bookings, days: 5);
        Greedy(new(model, FactorSet.Default));
        var before = ProcessorTime();
        var problem = new SharingProblem(model, FactorSet.Default);
        var first = Greedy(problem);
        var firstTime = ProcessorTime() - before;

        var watch = Stopwatch.StartNew();
        var result = new Scheduler(problem, hosts, TimeProvider.System, new(limit, int.MaxValue, null, 1)).Solve(first, CancellationToken.None);
        output.WriteLine($"| {bookings} | {assets} | {Scheduler.Parts(problem).Length} | {firstTime.TotalMilliseconds:N0} | {Served(first)} | {Euros(first.Total())} | {watch.Elapsed.TotalSeconds:0.0} | "
            + $"{Served(result.Schedule)} | {Euros(result.Schedule.Total())} | {Euros(result.Bound)} | {(result.Schedule.Total() / (double)result.Bound) - 1:P2} | {result.Method} |");

        int Served(Schedule schedule) => Enumerable.Range(0, bookings).Count(schedule.IsServed);
    }

    private static Schedule Greedy(SharingProblem problem)
    {
        var schedule = new Schedule(problem);
        foreach (var part in Scheduler.Parts(problem))
            new ScheduleSearch(problem, part, seed: 1).Greedy(schedule);
        return schedule;
    }

    private static TimeSpan ProcessorTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private static string Euros(long units) => $"{SharingMoney.ToCents(units) / 100.0:N0}";
}
