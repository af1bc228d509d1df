using System.Collections.Immutable;
using Optimizer.Routing.Search;
using Optimizer.Routing.Search.Plain;

namespace Optimizer.Routing;

/// <summary>The routing engine: ruin, recreate and local search with simulated annealing, on one thread or several.</summary>
public static class RoutingEngine
{
    public const string Name = "routing";
    public const string Version = "0.5";

    /// <summary>Problems up to this size end once nothing better has been found for a while, so that small requests are answered at once.</summary>
    private const int MostStopsForEarlyEnd = 12;

    private const long EarlyEndIterations = 20_000;

    private static readonly TimeSpan ReportInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Cancellation ends the search; the best solution so far is the result. Same seed, threads and iteration limit: same solution.</summary>
    /// <exception cref="ArgumentException">There is no limit, or a parameter is unknown or out of range.</exception>
    /// <exception cref="PinnedRouteException">Pinned visits cannot be driven.</exception>
    public static RoutingResult Solve(RoutingProblem problem, RoutingLimits limits, TimeProvider clock, Action<RoutingProgress>? report = null, CancellationToken cancellation = default)
    {
        if (limits.TimeLimit is null && limits.IterationLimit is null)
            throw new ArgumentException("A search needs a time limit or an iteration limit.", nameof(limits));

        var watcher = new StopWatcher(limits, clock, cancellation);
        var parameters = SearchParameters.From(limits.Parameters);
        var data = new SearchData(problem);
        var islands = IslandsFor(data, limits, parameters, watcher);
        var crew = new Crew(data, islands, (ulong)limits.Seed);
        crew.Construct();
        var run = new Run(data, limits, watcher, crew, report);
        run.NoteBest();
        while (run.FindReasonToStop() is null)
        {
            crew.Work(run.NextEpoch(parameters.EpochIterations), own => watcher.Progress(own * limits.Threads));
            run.NoteBest();
            run.Report();
        }

        return run.Finish() with { Pool = [.. islands.SelectMany(island => island.Pool?.Read() ?? [])] };
    }

    internal static IIsland[] IslandsFor(SearchData data, RoutingLimits limits, SearchParameters parameters, StopWatcher watcher)
    {
        var most = Math.Max(parameters.Neighbours, parameters.RuinNeighbours);
        var seeds = Enumerable.Range(0, limits.Threads).Select(thread => unchecked(((ulong)limits.Seed * 1_000_003UL) + (ulong)thread));
        if (PlainData.From(data) is { } plain)
        {
            var near = new PlainNeighbours(plain, most, watcher);
            return [.. seeds.Select(seed => new PlainIsland(plain.ForThread(), near, parameters, watcher, seed))];
        }

        var neighbours = new Neighbours(data, most, watcher);
        return [.. seeds.Select((seed, thread) => new Island(thread == 0 ? data : new(data.Problem), neighbours, parameters, watcher, seed))];
    }

    /// <summary>What one solve keeps track of between epochs.</summary>
    private sealed class Run(SearchData data, RoutingLimits limits, StopWatcher watcher, Crew crew, Action<RoutingProgress>? report)
    {
        private readonly ImmutableArray<RoutingImprovement>.Builder _improvements = ImmutableArray.CreateBuilder<RoutingImprovement>();
        private TimeSpan _lastReport = -ReportInterval;
        private Cost _lastReported = Cost.MaxValue;

        public long NextEpoch(int most) => limits.IterationLimit is { } limit
            ? Math.Min(most, ((limit - crew.Iterations - 1) / limits.Threads) + 1)
            : most;

        public void NoteBest()
        {
            var cost = crew.Best.Cost;
            if (_improvements.Count == 0 || cost < _improvements[^1].Cost)
                _improvements.Add(new(watcher.Elapsed, cost));
        }

        public string? FindReasonToStop()
        {
            if (watcher.IsCancelled)
                return "cancelled";
            if (data.StopCount == 0)
                return "complete";
            if (watcher.IsOver())
                return "time_limit";
            if (limits.IterationLimit is { } most && crew.Iterations >= most)
                return "iteration_limit";
            if (limits.TargetCost is { } target && crew.Best.Cost <= target)
                return "target";
            if (limits.NoImprovementLimit is { } patience && crew.Unimproved >= patience)
                return "no_improvement";
            return data.StopCount <= MostStopsForEarlyEnd && limits.NoImprovementLimit is null && crew.Unimproved >= EarlyEndIterations ? "no_improvement" : null;
        }

        public void Report()
        {
            if (report is null || watcher.Elapsed - _lastReport < ReportInterval)
                return;
            _lastReport = watcher.Elapsed;
            var best = crew.Best;
            report(new(watcher.Elapsed, crew.Iterations, best.Cost, best.Cost < _lastReported, () => SolutionReader.Read(data, best)));
            _lastReported = best.Cost;
        }

        public RoutingResult Finish()
        {
            crew.Polish();
            NoteBest();
            return new(SolutionReader.Read(data, crew.Best), crew.Iterations, watcher.Elapsed, _improvements.ToImmutable(), FindReasonToStop() ?? "complete");
        }
    }
}
