using System.Collections.Immutable;
using System.Diagnostics;
using Optimizer.OrTools;
using Optimizer.Planning.Sharing.Lines;

namespace Optimizer.Planning.Sharing;

/// <summary>
/// Schedules bookings: greedily first, so that there is always an answer; then each part of the bookings that shares assets by the
/// assignment where that is exact, else by a search of its own with a bound, and small parts by CP-SAT, too. Where OR-Tools does not answer,
/// the search does without.
/// </summary>
internal sealed class Scheduler(SharingProblem problem, OrToolsHosts hosts, TimeProvider clock, SchedulingLimits limits)
{
    // Above so many pairs that may follow each other the exact model is too large for the time there is.
    private const long MostSuccessions = 60_000;

    // Of the time for a part; CP-SAT has what is left, where it solves the whole.
    private const double FirstBoundShare = 0.15;
    private const double SearchShare = 0.7;
    private const double SearchShareBeforeCpSat = 0.3;
    private const double LastBoundShare = 0.15;
    private const double LastBoundShareBeforeCpSat = 0.1;

    private const int FirstBoundRounds = 300;
    private const int LastBoundRounds = 300;

    // Of the bounds, to the shortest step: the first one's multipliers guide the search, the last one counts.
    private const int FirstStep = 10;
    private const int LastStep = 3;

    // With less time CP-SAT would hardly begin.
    private static readonly TimeSpan LeastForCpSat = TimeSpan.FromMilliseconds(250);

    // With less time a bound would not get anywhere.
    private static readonly TimeSpan LeastForBound = TimeSpan.FromMilliseconds(50);

    private readonly long _started = clock.GetTimestamp();
    private TimeSpan _waited;
    private string _missing = "";

    private TimeSpan Elapsed => clock.GetElapsedTime(_started) + _waited;

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

        return new(problem, schedule, string.Join('+', methods), bound, _missing);
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
        if (AssignmentSchedule.Applies(problem, part) && Asked(() => AssignmentSchedule.Solve(problem, part, schedule, hosts, cancellation)) is { } exact)
            return (exact, PriceOf(exact, part), "assignment");

        var slice = (limits.Time - Elapsed) / partsLeft;
        var hasExact = !(slice < LeastForCpSat) && SharingFormulation.Successions(problem, part) <= MostSuccessions;
        if (hasExact)
            hosts.Prepare();
        var ends = Elapsed + slice;
        var (improved, bound) = Search(schedule, part, partsLeft, slice, hasExact, cancellation);
        if (!hasExact || cancellation.IsCancellationRequested || bound >= PriceOf(improved, part) || ends - Elapsed <= TimeSpan.FromMilliseconds(1))
            return (improved, bound, "search");
        var proven = default(long?);
        var constrained = Asked(() => WithConstraints(improved, part, ends - Elapsed, partsLeft, out proven, cancellation));
        return constrained is null || proven is null ? (improved, bound, "search") : (constrained, Math.Max(bound, proven.Value), "cp-sat");
    }

    /// <summary>The search's schedule and bound, with multipliers and lines where the part is not too large for them.</summary>
    private (Schedule Schedule, long Bound) Search(Schedule schedule, ImmutableArray<int> part, int partsLeft, TimeSpan? slice, bool hasExact, CancellationToken cancellation)
    {
        var rounds = Math.Max(1, limits.Rounds / partsLeft);
        var searchTime = slice * (hasExact ? SearchShareBeforeCpSat : SearchShare);
        if (LineGraphBuilder.Step(problem, part, slice) is not { } step || slice < LeastForBound)
            return (new ScheduleSearch(problem, part, limits.Seed).Improve(schedule, rounds, lines: null, Within(hasExact ? searchTime : slice, cancellation)), 0);

        var rewards = new LineRewards(problem, part);
        var bound = new LineBound(problem, part, rewards);
        bound.Climb(LineGraphBuilder.Longer(problem, part, step, FirstStep), PriceOf(schedule, part), FirstBoundRounds, Within(slice * FirstBoundShare, cancellation));
        var lines = new LineSearch(problem, part, rewards, bound.Multipliers, step, limits.Seed);
        var first = new[] { schedule, lines.Fill(schedule, keepsKits: false), lines.Fill(schedule, keepsKits: true) }.MinBy(each => each.Total())!;
        var improved = new ScheduleSearch(problem, part, limits.Seed, step).Improve(first, rounds, lines, Within(searchTime, cancellation));
        bound.Climb(LineGraphBuilder.Longer(problem, part, step, LastStep), PriceOf(improved, part), LastBoundRounds, Within(slice * (hasExact ? LastBoundShareBeforeCpSat : LastBoundShare), cancellation));
        return (improved, bound.Bound);
    }

    private Schedule WithConstraints(Schedule schedule, ImmutableArray<int> part, TimeSpan? time, int partsLeft, out long? bound, CancellationToken cancellation)
    {
        var formulation = new SharingFormulation(problem, part);
        formulation.Hint(schedule);
        var solution = hosts.Solve(
            formulation.Model,
            new() { TimeLimit = time, DeterministicTimeLimit = limits.Work / partsLeft, Seed = (int)(limits.Seed & int.MaxValue), TakesTurns = true },
            progress: null,
            cancellation);
        bound = solution.BestBound;
        if (bound is null && !cancellation.IsCancellationRequested)
            _missing = "OR-Tools did not answer in time.";
        // The model prices maintenance in between to a cent; what counts is the schedule's own price.
        var found = solution.HasSolution ? schedule.With(formulation.Read(solution)) : null;
        return found is not null && found.Total() < schedule.Total() ? found : schedule;
    }

    /// <summary>What OR-Tools answers, or null, and then why is noted. Waiting counts, whatever the clock counts.</summary>
    private Schedule? Asked(Func<Schedule> ask)
    {
        var (asked, counted) = (Stopwatch.GetTimestamp(), clock.GetTimestamp());
        try
        {
            return ask();
        }
        catch (OrToolsUnavailableException exception)
        {
            _missing = exception.Message;
            return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        finally
        {
            var waited = Stopwatch.GetElapsedTime(asked) - clock.GetElapsedTime(counted);
            _waited += waited > TimeSpan.Zero ? waited : TimeSpan.Zero;
        }
    }

    /// <summary>Which part of a time from now on is used up.</summary>
    private Func<double> Within(TimeSpan? time, CancellationToken cancellation)
    {
        var start = Elapsed;
        return () => cancellation.IsCancellationRequested || time <= TimeSpan.Zero ? 1 : (Elapsed - start) / time ?? 0;
    }

    /// <summary>What a part of the bookings and the assets that suit it cost. With fairness there is one part only.</summary>
    private long PriceOf(Schedule schedule, ImmutableArray<int> part) =>
        part.Sum(schedule.BookingPrice) + part.SelectMany(booking => problem.AssetsOf(booking)).Distinct().Sum(asset => schedule.PriceOf(asset).Price) + schedule.Total() - schedule.Price;
}

/// <summary>A schedule and what is known of it.</summary>
/// <param name="Bound">No schedule is cheaper; in the schedule's unit of money.</param>
/// <param name="Missing">Why OR-Tools did not answer; empty if it did, or was not asked.</param>
internal sealed record ScheduleResult(SharingProblem Problem, Schedule Schedule, string Method, long Bound, string Missing = "");
