using Optimizer.Domain.Emissions;
using Optimizer.OrTools;
using Optimizer.Planning.Sharing;
using Optimizer.Studies.Benchmarking.Generating;

namespace Optimizer.Benchmarks;

/// <summary>How soon bookings on shared assets have a first schedule, and how near to the bound it is after some time of the processor.</summary>
internal static class ScheduleTimes
{
    public static void Measure(TextWriter output, IReadOnlyList<TimeSpan> limits)
    {
        output.WriteLine("| bookings | assets | seed | first schedule, ms | served | euros | limit, s | used, s | served | euros | bound | gap | method |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        using var hosts = new OrToolsHosts(new() { MostHosts = 1 });
        foreach (var (bookings, assets, seed) in new[] { (500, 50, 1), (500, 50, 2), (500, 50, 3), (100, 20, 1) })
        {
            foreach (var limit in limits)
                Measure(output, hosts, bookings, assets, seed, limit);
        }
    }

    private static void Measure(TextWriter output, OrToolsHosts hosts, int bookings, int assets, int seed, TimeSpan limit)
    {
        var model = RegionalSharing.AddTo(RegionalModels.Generate(Region.Nordwest, seed, collections: 150), seed, assets, bookings, days: 5);
        Greedy(new(model, FactorSet.Default));
        var clock = new ProcessorTime();
        var start = clock.GetTimestamp();
        var problem = new SharingProblem(model, FactorSet.Default);
        var first = Greedy(problem);
        var firstTime = clock.GetElapsedTime(start);

        start = clock.GetTimestamp();
        var result = new Scheduler(problem, hosts, clock, new(limit, int.MaxValue, null, seed)).Solve(first, CancellationToken.None);
        output.WriteLine($"| {bookings} | {assets} | {seed} | {firstTime.TotalMilliseconds:N0} | {Served(first)} | {Euros(first.Total())} | {limit.TotalSeconds:0.#} | {clock.GetElapsedTime(start).TotalSeconds:0.0} | "
            + $"{Served(result.Schedule)} | {Euros(result.Schedule.Total())} | {Euros(result.Bound)} | {1 - (result.Bound / (double)result.Schedule.Total()):P1} | {result.Method} |");

        int Served(Schedule schedule) => Enumerable.Range(0, bookings).Count(schedule.IsServed);
    }

    private static Schedule Greedy(SharingProblem problem)
    {
        var schedule = new Schedule(problem);
        foreach (var part in Scheduler.Parts(problem))
            new ScheduleSearch(problem, part, seed: 1).Greedy(schedule);
        return schedule;
    }

    private static string Euros(long units) => $"{SharingMoney.ToCents(units) / 100.0:N0}";

    /// <summary>Of this process, so without that of OR-Tools.</summary>
    private sealed class ProcessorTime : TimeProvider
    {
        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Environment.CpuUsage.TotalTime.Ticks;
    }
}
