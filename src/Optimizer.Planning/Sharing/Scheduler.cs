using System.Collections.Immutable;
using System.Diagnostics;
using Optimizer.OrTools;

namespace Optimizer.Planning.Sharing;

/// <summary>
/// Schedules bookings: greedily first, so that there is always an answer; then each part of the bookings that shares assets by the
/// assignment where that is exact, else by ruin and recreate and by CP-SAT, which also gives a bound.
/// </summary>
internal sealed class Scheduler(SharingProblem problem, OrToolsHosts hosts, TimeProvider clock, SchedulingLimits limits)
{
    // Above so many pairs that may follow each other the exact model is too large for the time there is; one without moves gives a bound.
    private const long MostSuccessions = 60_000;

    // Of the time for a part, what ruin and recreate gets before CP-SAT: little where CP-SAT solves the whole, most where it only bounds.
    private const double ShareOfRuin = 0.2;
    private const double ShareOfRuinAlone = 0.7;

    private readonly long _started = clock.GetTimestamp();

    /// <summary>Cancellation ends the search; the best schedule so far is the result.</summary>
    /// <param name="start">A schedule to begin with; null: a greedy one.</param>
    public ScheduleResult Solve(Schedule? start, CancellationToken cancellation)
    {
        var parts = Parts(problem);
        var schedule = start ?? new Schedule(problem);
        if (start is null)
        {
            foreach (var part in parts)
                new ScheduleSearch(problem, part, limits.Seed).Greedy(schedule);
        }

        var (bound, methods) = (0L, new SortedSet<string>(StringComparer.Ordinal));
        for (var index = 0; index < parts.Length; index++)
        {
            var (next, partBound, method) = Solve(schedule, parts[index], parts.Length - index, cancellation);
            Debug.Assert(next.Total() <= schedule.Total(), $"{method} made the schedule worse.");
            schedule = next;
            bound += partBound;
            methods.Add(method);
        }

        return new(problem, schedule, string.Join('+', methods), bound);
    }

    /// <summary>Bookings by what they have to do with each other: those of one part share assets, of different parts they do not.</summary>
    public static ImmutableArray<ImmutableArray<int>> Parts(SharingProblem problem)
    {
        if (problem.Model.SharingObjective.UnfairnessCostCents > 0)
            return [[.. Enumerable.Range(0, problem.Bookings.Length)]];

        var part = Enumerable.Range(0, problem.Assets.Length).ToArray();
        var firstAsset = problem.Bookings.Select((_, booking) => problem.AssetsOf(booking)).Select(assets =>
        {
            foreach (var asset in assets)
                part[Root(asset)] = Root(assets[0]);
            return assets.IsEmpty ? -1 : assets[0];
        }).ToArray();
        return [.. Enumerable.Range(0, problem.Bookings.Length).GroupBy(booking => firstAsset[booking] < 0 ? -1 : Root(firstAsset[booking])).Select(group => group.ToImmutableArray())];

        int Root(int asset)
        {
            while (part[asset] != asset)
                asset = part[asset] = part[part[asset]];
            return asset;
        }
    }

    private (Schedule Schedule, long Bound, string Method) Solve(Schedule schedule, ImmutableArray<int> part, int partsLeft, CancellationToken cancellation)
    {
        if (part.All(booking => problem.AssetsOf(booking).IsEmpty))
            return (schedule, part.Sum(booking => problem.UnservedPrice[booking]), "greedy");
        if (AssignmentSchedule.Applies(problem, part))
        {
            var exact = AssignmentSchedule.Solve(problem, part, schedule, hosts, cancellation);
            return (exact, PriceOf(exact, part), "assignment");
        }

        var time = limits.Time - clock.GetElapsedTime(_started);
        var slice = time / partsLeft;
        var isExact = SharingFormulation.Successions(problem, part) <= MostSuccessions;
        var share = isExact ? ShareOfRuin : ShareOfRuinAlone;
        var until = clock.GetElapsedTime(_started) + (slice * share);
        var improved = new ScheduleSearch(problem, part, limits.Seed)
            .Improve(schedule, Math.Max(1, limits.Rounds / partsLeft), () => cancellation.IsCancellationRequested || clock.GetElapsedTime(_started) > until);
        if (cancellation.IsCancellationRequested || slice * (1 - share) <= TimeSpan.FromMilliseconds(1))
            return (improved, 0, "greedy");
        return WithConstraints(improved, part, isExact, slice * (1 - share), partsLeft, cancellation);
    }

    private (Schedule Schedule, long Bound, string Method) WithConstraints(Schedule schedule, ImmutableArray<int> part, bool isExact, TimeSpan? time, int partsLeft, CancellationToken cancellation)
    {
        var formulation = new SharingFormulation(problem, part, hasMoves: isExact);
        if (isExact)
            formulation.Hint(schedule);
        var solution = hosts.Solve(
            formulation.Model,
            new() { TimeLimit = time, DeterministicTimeLimit = limits.Work / partsLeft, Seed = (int)(limits.Seed & int.MaxValue), TakesTurns = true },
            progress: null,
            cancellation);
        var bound = Math.Max(Math.Max(0, solution.BestBound ?? 0), new SuccessionBound(problem, part).Find(hosts, CancellationToken.None));
        if (!isExact || !solution.HasSolution)
            return (schedule, bound, isExact ? "greedy" : "greedy+bound");

        // The model prices maintenance in between to a cent; what counts is the schedule's own price.
        var found = schedule.With(formulation.Read(solution));
        return (found is not null && found.Total() < schedule.Total() ? found : schedule, bound, "cp-sat");
    }

    /// <summary>What a part of the bookings and the assets that suit it cost; without fairness.</summary>
    private long PriceOf(Schedule schedule, ImmutableArray<int> part) =>
        part.Sum(schedule.BookingPrice) + part.SelectMany(booking => problem.AssetsOf(booking)).Distinct().Sum(asset => schedule.PriceOf(asset).Price);
}

/// <summary>A schedule and what is known of it.</summary>
/// <param name="Bound">No schedule is cheaper; in the schedule's unit of money.</param>
internal sealed record ScheduleResult(SharingProblem Problem, Schedule Schedule, string Method, long Bound);
