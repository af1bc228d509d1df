using System.Collections.Immutable;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Domain.Plans.Sharing;
using Optimizer.OrTools;
using Optimizer.Planning.Redistribution;
using Optimizer.Planning.Regional;

namespace Optimizer.Planning.Sharing;

/// <summary>Plans collections, shipments and whatever else a model has besides assets and bookings.</summary>
/// <param name="start">A plan to start the search from, if there is one.</param>
internal delegate PlanningResult PlanRest(Model rest, Plan? start, SolverSettings settings, IProgress<PlanningProgress>? progress);

/// <summary>
/// Plans shared assets together with everything else, in rounds: a schedule, first with moves as trips of their own, then with what
/// they cost beside the routes so far; and routes for all, from the second round on beginning with those. What routes could not do in
/// time is forbidden in the next round. The best plan of all rounds is the result, so it is never worse than the first.
/// </summary>
/// <param name="evaluate">Accounts for the routes, transfers and reservations of a plan.</param>
internal sealed class SharingPlanner(FactorSet factors, OrToolsHosts hosts, TimeProvider clock, PlanRest planRest, Func<Model, Plan, Plan> evaluate)
{
    private const int MostRounds = 2;

    // Few long searches for routes give more than many short ones; the last one has what is left.
    private const double ScheduleShare = 0.1;
    private const double FurtherScheduleShare = 0.02;
    private const double FirstShare = 0.9;

    /// <summary>Cancellation ends the search; the best so far is the result.</summary>
    /// <param name="spent">What of the time limit is used up already.</param>
    /// <exception cref="FaultyPlanException">The plan breaks a rule.</exception>
    public PlanningResult Plan(Model model, SolverSettings settings, IProgress<PlanningProgress>? progress, CancellationToken cancellation, TimeSpan spent = default)
    {
        var budget = new SearchBudget(settings, clock, spent);
        var improvements = ImmutableArray.CreateBuilder<Improvement>();
        var (best, last, stoppedBy) = (default(SharedPlan), default(SearchStatistics), "");
        var tried = new HashSet<string>(StringComparer.Ordinal);
        var problem = new SharingProblem(model, factors);
        for (var round = 0; round < MostRounds && !IsOver(); round++)
        {
            var schedule = Schedule(problem, best?.Schedule.Schedule);
            if (!tried.Add(string.Join('\n', schedule.Schedule.Uses)))
                break;
            var found = Route(schedule, round == 0 ? FirstShare : 1, out var undone);
            problem = new SharingProblem(model, factors, PricedRoutes.WithoutMoves(model, factors, found.Plan)).Forbidding(problem.Forbidden.Union(undone));
        }

        if (!IsOver())
            Route(best!.Schedule, 1, out _);
        var plan = Explained(best!);
        var violations = RegionalChecker.Check(model, plan, factors);
        if (!violations.IsEmpty)
            throw new FaultyPlanException($"The plan breaks {violations.Length} rules; the first: {violations[0].Where}: {violations[0].Description}");
        return new(plan, settings, budget.Statistics(last!, improvements.ToImmutable(), stoppedBy));

        bool IsOver()
        {
            if (best is null)
                return false;
            if (best.Plan.MandatoryLeftOut == 0 && best.Plan.Account.ObjectiveCents <= settings.TargetObjectiveCents)
            {
                stoppedBy = "target";
                return true;
            }

            return cancellation.IsCancellationRequested || budget.IsSpent;
        }

        ScheduleResult Schedule(SharingProblem next, Schedule? start)
        {
            var limits = SchedulingLimits.Of(budget.Settings(start is null ? ScheduleShare : FurtherScheduleShare));
            return new Scheduler(next, hosts, clock, limits).Solve(start is null ? null : Again(next, start), cancellation);
        }

        SharedPlan Route(ScheduleResult schedule, double share, out ImmutableArray<Succession> undone)
        {
            var rest = WithoutSharing(PlannedModel.Of(model, [], ScheduleWriter.Write(schedule.Problem, schedule.Schedule)));
            var reporting = progress is null ? null : new RoundProgress(progress, budget.Elapsed, budget.Iterations, routed => Better(Driven(model, schedule, routed, out _)));
            var routed = planRest(rest, best?.Plan, budget.Settings(share), reporting);
            budget.Use(routed.Statistics.Iterations);
            (last, stoppedBy) = (routed.Statistics, routed.Statistics.StoppedBy);
            var found = Driven(model, schedule, routed.Plan, out undone);
            if (best is null || IsBetter(found.Plan, best.Plan))
            {
                best = found;
                improvements.Add(new(budget.Elapsed, found.Plan.Account.ObjectiveCents));
            }

            return found;
        }

        Plan Better(SharedPlan found) => best is null || IsBetter(found.Plan, best.Plan) ? found.Plan : best.Plan;
    }

    private static bool IsBetter(Plan plan, Plan than) =>
        (plan.MandatoryLeftOut, plan.Account.ObjectiveCents).CompareTo((than.MandatoryLeftOut, than.Account.ObjectiveCents)) < 0;

    private static Model WithoutSharing(Model model) => new(model.Parts with { Assets = [], Bookings = [] });

    /// <summary>A schedule once more where followers are forbidden and moves have other prices, without what cannot be any more.</summary>
    private static Schedule Again(SharingProblem problem, Schedule start)
    {
        var schedule = new Schedule(problem);
        foreach (var uses in Enumerable.Range(0, problem.Bookings.Length).Select(start.Served).Where(uses => !uses.IsEmpty).OrderBy(uses => uses[0].Start))
            schedule.TryServe(uses[0].Booking, uses);
        return schedule;
    }

    /// <summary>A plan of the bookings as far as routes move their assets.</summary>
    private SharedPlan Driven(Model model, ScheduleResult schedule, Plan routed, out ImmutableArray<Succession> undone)
    {
        var sharing = ScheduleWriter.Write(schedule.Problem, schedule.Schedule);
        var unplanned = routed.Unplanned.Select(work => work.WorkId).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<MoveNeed> missing = [.. MoveNeed.Of(model, sharing).Where(need => need.Asset.Carried is not null && unplanned.Contains(need.ShipmentId))];
        undone = [.. missing.Select(need => SuccessionOf(schedule, need))];
        if (missing.IsEmpty)
            return Complete(model, schedule, routed);

        var kept = KeptReservations.Of(schedule.Problem, schedule.Schedule, missing);
        return Complete(model, schedule with { Schedule = kept, Bound = Math.Min(schedule.Bound, kept.Total()) }, Without(model, ScheduleWriter.Write(schedule.Problem, kept), routed));
    }

    /// <summary>Drops the moves of reservations that a plan does without.</summary>
    private Plan Without(Model model, SharingPlan kept, Plan routed)
    {
        var moves = MoveNeed.Of(model, kept).Select(need => need.ShipmentId).ToHashSet(StringComparer.Ordinal);
        var routes = routed.Routes.Select(route => Without(route, visit => IsMove(visit.ShipmentId) && !moves.Contains(visit.ShipmentId!))).Where(route => !route.Visits.IsEmpty);
        var timed = evaluate(WithoutSharing(PlannedModel.Of(model, [], kept)), routed with { Routes = [.. routes] });
        return routed with { Routes = timed.Routes, Unplanned = routed.Unplanned.RemoveAll(work => IsMove(work.WorkId)), Account = timed.Account };
    }

    private static bool IsMove(string? workId) => workId?.StartsWith(AssetMove.ShipmentIdPrefix, StringComparison.Ordinal) ?? false;

    private static Route Without(Route route, Predicate<Visit> isGone)
    {
        var visits = route.Visits.RemoveAll(isGone);
        if (visits.Length == route.Visits.Length)
            return route;
        return visits.All(visit => visit.FacilityId is not null) ? route with { Visits = [] } : route with { Visits = visits, Transitions = [], Breaks = [] };
    }

    private SharedPlan Complete(Model model, ScheduleResult schedule, Plan routed)
    {
        var sharing = ScheduleWriter.Write(schedule.Problem, schedule.Schedule);
        var unserved = Unserved(schedule).Select(booking => model.Bookings[booking]).Select(booking => new UnservedBooking(booking.Id, booking.IsMandatory, booking.PenaltyCents, [], null));
        var plan = new SharingCompletion(model, factors).Complete(sharing, routed, SummaryWriter.Write(schedule, sharing), [.. unserved]);
        return new(plan, schedule);
    }

    private static Plan Explained(SharedPlan found)
    {
        var explainer = new UnservedExplainer(found.Schedule.Problem, found.Schedule.Schedule);
        return found.Plan with { Sharing = found.Plan.Sharing with { Unserved = [.. Unserved(found.Schedule).Select(explainer.Explain)] } };
    }

    private static IEnumerable<int> Unserved(ScheduleResult schedule) =>
        Enumerable.Range(0, schedule.Problem.Bookings.Length).Where(booking => !schedule.Schedule.IsServed(booking));

    /// <summary>Which two uses the move lies between.</summary>
    private static Succession SuccessionOf(ScheduleResult result, MoveNeed need)
    {
        var asset = result.Problem.Assets.IndexOf(need.Asset);
        var line = result.Schedule.Line(asset);
        var next = line.TakeWhile(use => use.Start < AssetTravel.Seconds(need.Latest)).Count();
        return new(asset, next > 0 ? line[next - 1].Booking : null, next < line.Length ? line[next].Booking : null);
    }
}

/// <summary>A plan, and the schedule that it is of.</summary>
internal sealed record SharedPlan(Plan Plan, ScheduleResult Schedule);
