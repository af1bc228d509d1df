using System.Collections.Immutable;
using Optimizer.Domain.Accounting;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.OrTools;
using Optimizer.Planning.Exact;
using Optimizer.Planning.Recombining;
using Optimizer.Planning.RoutingLibrary;
using Optimizer.Routing;

namespace Optimizer.Planning.Collecting;

/// <summary>Plans a region's collections: formulates, searches, reads the routes back, accounts for them and checks them.</summary>
/// <param name="hosts">For the engines that are OR-Tools; not used by others.</param>
public sealed class CollectionPlanner(FactorSet factors, TimeProvider clock, OrToolsHosts hosts)
{
    /// <summary>Cancellation ends the search; the best plan so far is the result.</summary>
    /// <param name="spent">What of the time limit is used up already, such as by reading.</param>
    /// <exception cref="FaultyPlanException">The plan breaks a rule.</exception>
    /// <exception cref="PinnedVisitsException">Pinned visits of an initial route cannot be driven.</exception>
    /// <exception cref="UnsupportedByEngineException">The model has rules that the engine cannot express.</exception>
    /// <exception cref="OrToolsUnavailableException">The engine is one of OR-Tools, which cannot be used.</exception>
    public PlanningResult Plan(Model model, SolverSettings settings, IProgress<PlanningProgress>? progress, CancellationToken cancellation, TimeSpan spent = default)
    {
        var started = clock.GetTimestamp();
        var formulation = new CollectionFormulation(model, factors);
        var searchStart = spent + clock.GetElapsedTime(started);
        var answer = Solve(settings.Engine, formulation, Limits(settings, formulation, searchStart), Reporting(model, formulation, progress), cancellation);
        var result = answer.Routing;
        var plan = Write(model, formulation, result.Solution, explains: true);
        var violations = CollectionChecker.Check(model, plan, factors);
        if (!violations.IsEmpty)
            throw new FaultyPlanException($"The plan breaks {violations.Length} rules; the first: {violations[0].Where}: {violations[0].Description}");

        var improvements = result.Improvements.Select(each => new Improvement(searchStart + each.Elapsed, each.Cost / formulation.UnitsPerCent));
        var (bound, gap) = BoundOf(answer, plan, formulation.UnitsPerCent);
        return new(plan, settings, new(answer.Engine, answer.Version, result.Iterations, spent + clock.GetElapsedTime(started), [.. improvements], result.StoppedBy, bound, gap));
    }

    /// <summary>Times, loads, account of routes made elsewhere. Routes whose visits have times keep them; others are timed.</summary>
    public Plan Evaluate(Model model, ImmutableArray<Route> routes)
    {
        var formulation = new CollectionFormulation(model, factors);
        var timer = new GivenRouteTimer(model, factors, formulation);
        var timed = routes.Select(timer.Time).ToImmutableArray();
        var planned = timed.SelectMany(route => route.Visits).Select(visit => visit.WorkId).ToHashSet();
        return Account(model, formulation, timed, [.. model.AllWork.Where(work => !planned.Contains(work.Id)).Select(Unexplained)]);
    }

    private EngineResult Solve(string engine, CollectionFormulation formulation, RoutingLimits limits, Action<RoutingProgress>? report, CancellationToken cancellation)
    {
        var problem = formulation.Problem;
        try
        {
            return engine switch
            {
                RoutingEngine.Name => new(engine, RoutingEngine.Version, RecombiningSearch.Solve(problem, limits, hosts, clock, report, cancellation), Bound: null),
                CpSatEngine.Name => CpSatEngine.Solve(problem, limits, hosts, clock, report, cancellation),
                RoutingLibraryEngine.Name => RoutingLibraryEngine.Solve(problem, limits, hosts, clock, cancellation),
                _ => throw new ArgumentException($"There is no engine '{engine}'. Use one of {string.Join(", ", Engines.Names)}."),
            };
        }
        catch (PinnedRouteException exception)
        {
            throw new PinnedVisitsException(formulation.Fleet.Shifts[exception.Vehicle].Vehicle.Id);
        }
    }

    /// <summary>
    /// In cents, rounded down, and as a part of the cost. Mandatory work that is left out has a price in the engine that the plan's
    /// objective does not have, so that there is no bound in cents then.
    /// </summary>
    private static (long? BoundCents, double? Gap) BoundOf(EngineResult answer, Plan plan, double unitsPerCent)
    {
        if (answer.Bound is not { } bound)
            return default;
        var cost = answer.Routing.Solution.Cost;
        var objective = plan.Account.ObjectiveCents;
        var cents = bound == cost ? objective : Math.Min(objective, (long)Math.Floor(bound / unitsPerCent));
        return (plan.Unplanned.Any(work => work.IsMandatory) ? null : cents, (cost - bound) / Math.Max(1.0, cost));
    }

    private static RoutingLimits Limits(SolverSettings settings, CollectionFormulation formulation, TimeSpan spent) => new()
    {
        TimeLimit = settings.TimeLimitInEffect() is { } limit ? SearchTime(limit, spent, formulation.Problem.Stops.Length) : null,
        IterationLimit = settings.IterationLimit,
        NoImprovementLimit = settings.NoImprovementLimit,
        TargetCost = settings.TargetObjectiveCents is { } target ? (long)(target * formulation.UnitsPerCent) : null,
        Seed = settings.Seed,
        Threads = settings.Threads,
        Parameters = settings.ParametersInEffect(),
    };

    /// <summary>
    /// What reading and formulating have left of the limit, less what writing and checking the plan will take: about 0.15 ms for each
    /// collection. At least half of the limit, so that a limit of a moment gives a plan, too.
    /// </summary>
    private static TimeSpan SearchTime(TimeSpan limit, TimeSpan spent, int collections)
    {
        var left = limit - spent - TimeSpan.FromMilliseconds(Math.Min(collections * 0.15, limit.TotalMilliseconds / 4));
        return left > limit / 2 ? left : limit / 2;
    }

    private Action<RoutingProgress>? Reporting(Model model, CollectionFormulation formulation, IProgress<PlanningProgress>? progress) => progress is null
        ? null
        : report => progress.Report(new(report.Elapsed, report.Iterations, report.IsBetter, () => Write(model, formulation, report.Read(), explains: false)));

    private Plan Write(Model model, CollectionFormulation formulation, RoutingSolution solution, bool explains)
    {
        var routes = formulation.Read(solution);
        var explainer = new UnplannedExplainer(model, formulation, solution);
        var unplanned = formulation.ReadAbsent(solution)
            .Select(work => explains ? explainer.Explain(work) : Unexplained(work))
            .ToImmutableArray();
        return Account(model, formulation, routes, unplanned);
    }

    private Plan Account(Model model, CollectionFormulation formulation, ImmutableArray<Route> routes, ImmutableArray<Unplanned> unplanned)
    {
        var account = Accountant.Account(model, routes, unplanned, factors, (from, to, type) => formulation.Travel.Between(from, to, type).Metres);
        return new(routes, unplanned, account);
    }

    private static Unplanned Unexplained(IWork work) => new(work.Id, work.IsMandatory, work.PenaltyCents, [], null);
}
