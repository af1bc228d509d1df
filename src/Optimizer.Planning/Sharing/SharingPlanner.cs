using System.Collections.Immutable;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Domain.Plans.Sharing;
using Optimizer.OrTools;
using Optimizer.Planning.Regional;

namespace Optimizer.Planning.Sharing;

/// <summary>
/// Plans shared assets around the planning of everything else: a schedule, the moves it needs as shipments, routes for all. A move
/// that no route can do in time forbids that booking after that other one on that asset, and the schedule is made again.
/// </summary>
public sealed class SharingPlanner(FactorSet factors, OrToolsHosts hosts, TimeProvider clock)
{
    private const int MostRounds = 4;

    // What a look at whether routes can do the moves gets: iterations, and of the time left.
    private const long TrialIterations = 1_000;
    private const double ShareOfTrial = 0.15;

    // Routes get at least so much, even if scheduling has taken longer than its share: a first plan must be complete.
    private static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(1);

    /// <summary>Plans a model; cancellation ends the search, the best so far is the result.</summary>
    /// <param name="planRest">Plans collections, shipments and whatever else the model has besides assets and bookings.</param>
    /// <param name="spent">What of the time limit is used up already.</param>
    public PlanningResult Plan(Model model, SolverSettings settings, Func<Model, SolverSettings, PlanningResult> planRest, CancellationToken cancellation, TimeSpan spent = default)
    {
        var started = clock.GetTimestamp();
        var problem = new SharingProblem(model, factors);
        var result = new Scheduler(problem, hosts, clock, SchedulingLimits.Of(settings)).Solve(null, cancellation);
        for (var round = 1; ; round++)
        {
            var sharing = ScheduleWriter.Write(result.Problem, result.Schedule);
            var rest = WithoutSharing(PlannedModel.Of(model, [], sharing));
            var hasMoves = rest.Shipments.Length > model.Shipments.Length;
            if (hasMoves && round < MostRounds)
            {
                var trial = planRest(rest, Trial(settings, Spent()));
                var undone = Undone(model, sharing, trial.Plan);
                if (undone.Length > 0)
                {
                    result = Again(result, undone, settings, Spent(), cancellation);
                    continue;
                }
            }

            var routed = planRest(rest, Share(settings, 1, Spent()));
            var missing = Undone(model, sharing, routed.Plan);
            if (missing.Length == 0)
                return Join(model, settings, result, sharing, routed, Spent());
            result = result with { Schedule = Without(result, missing), Bound = Math.Min(result.Bound, 0) };
        }

        TimeSpan Spent() => spent + clock.GetElapsedTime(started);
    }

    private PlanningResult Join(Model model, SolverSettings settings, ScheduleResult result, SharingPlan sharing, PlanningResult routed, TimeSpan spent)
    {
        var (problem, schedule) = (result.Problem, result.Schedule);
        var explainer = new UnservedExplainer(problem, schedule);
        var unserved = Enumerable.Range(0, problem.Bookings.Length).Where(booking => !schedule.IsServed(booking)).Select(explainer.Explain);
        var plan = new SharingCompletion(model, factors).Complete(sharing, routed.Plan, SummaryWriter.Write(result, sharing), [.. unserved]);
        var violations = SharingChecker.Check(model, plan, factors);
        if (!violations.IsEmpty)
            throw new FaultyPlanException($"The plan breaks {violations.Length} rules of shared assets; the first: {violations[0].Where}: {violations[0].Description}");
        return routed with { Plan = plan, Settings = settings, Statistics = routed.Statistics with { Elapsed = spent } };
    }

    private static Model WithoutSharing(Model model) => new(model.Parts with { Assets = [], Bookings = [] });

    private static SolverSettings Trial(SolverSettings settings, TimeSpan spent)
    {
        var share = Share(settings, ShareOfTrial, spent);
        return share with { IterationLimit = Math.Min(share.IterationLimit ?? TrialIterations, TrialIterations) };
    }

    /// <summary>A part of the time that is left; iterations are not divided.</summary>
    private static SolverSettings Share(SolverSettings settings, double share, TimeSpan spent) =>
        settings.TimeLimitInEffect() is { } time ? settings with { TimeLimit = Longer((time - spent) * share, LeastTime) } : settings;

    private static TimeSpan Longer(TimeSpan left, TimeSpan right) => left > right ? left : right;

    /// <summary>Moves of carried assets that no route does.</summary>
    private static ImmutableArray<MoveNeed> Undone(Model model, SharingPlan sharing, Plan plan)
    {
        var unplanned = plan.Unplanned.Select(work => work.WorkId).ToHashSet(StringComparer.Ordinal);
        return [.. MoveNeed.Of(model, sharing).Where(need => need.Asset.Carried is not null && unplanned.Contains(need.ShipmentId))];
    }

    private ScheduleResult Again(ScheduleResult result, ImmutableArray<MoveNeed> undone, SolverSettings settings, TimeSpan spent, CancellationToken cancellation)
    {
        var forbidden = result.Problem.Forbidden.Union(undone.Select(need => SuccessionOf(result, need)));
        var problem = result.Problem.Forbidding(forbidden);
        var limits = SchedulingLimits.Of(settings.TimeLimitInEffect() is null ? settings : Share(settings, 0.5, spent));
        return new Scheduler(problem, hosts, clock, limits).Solve(null, cancellation);
    }

    /// <summary>Which two uses the move lies between.</summary>
    private static Succession SuccessionOf(ScheduleResult result, MoveNeed need)
    {
        var asset = result.Problem.Assets.IndexOf(need.Asset);
        var line = result.Schedule.Line(asset);
        var next = line.TakeWhile(use => use.Start < AssetTravel.Seconds(need.Latest)).Count();
        return new(asset, next > 0 ? line[next - 1].Booking : null, next < line.Length ? line[next].Booking : null);
    }

    /// <summary>The schedule without the bookings whose moves are not done.</summary>
    private static Schedule Without(ScheduleResult result, ImmutableArray<MoveNeed> undone)
    {
        var gone = undone.Select(need => SuccessionOf(result, need)).Select(pair => pair.To ?? pair.From!.Value).Distinct().ToArray();
        return result.Schedule.With(gone.Select(booking => (booking, ImmutableArray<PlannedUse>.Empty)))
            ?? new Schedule(result.Problem);
    }
}
