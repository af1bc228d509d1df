using System.Collections.Immutable;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Domain.Plans.Sharing;
using Optimizer.OrTools;
using Optimizer.Planning.Collecting;
using Optimizer.Planning.Distances;
using Optimizer.Planning.Redistribution;
using Optimizer.Planning.Sharing;

namespace Optimizer.Planning.Regional;

/// <summary>Plans all that a region asks. A model without offers, needs and bookings is planned by <see cref="CollectionPlanner"/> alone.</summary>
/// <param name="hosts">Of whoever makes the planner, to dispose of after it; used only where there is something to match or to share, or an engine of OR-Tools is chosen.</param>
public sealed class RegionalPlanner(FactorSet factors, TimeProvider clock, OrToolsHosts hosts)
{
    private readonly CollectionPlanner _collections = new(factors, clock, hosts);

    /// <summary>Cancellation ends the search; the best plan so far is the result.</summary>
    /// <param name="spent">What of the time limit is used up already, such as by reading.</param>
    /// <exception cref="FaultyPlanException">The plan breaks a rule.</exception>
    /// <exception cref="PinnedVisitsException">Pinned visits of an initial route cannot be driven.</exception>
    /// <exception cref="OrToolsUnavailableException">There is something to match or to share, and OR-Tools cannot be used.</exception>
    public PlanningResult Plan(Model model, SolverSettings settings, IProgress<PlanningProgress>? progress, CancellationToken cancellation, TimeSpan spent = default) =>
        model.HasSharing
            ? new SharingPlanner(factors, hosts, clock, (rest, start, part, reporting) => PlanRest(rest, start, part, reporting, TimeSpan.Zero, cancellation), Evaluated).Plan(model, settings, progress, cancellation, spent)
            : PlanRest(model, null, settings, progress, spent, cancellation);

    /// <summary>Times, loads, account of routes, transfers and reservations made elsewhere.</summary>
    /// <param name="sharing">Its reservations and maintenances; moves of assets follow from them and from the routes.</param>
    public Plan Evaluate(Model model, ImmutableArray<Route> routes, ImmutableArray<Transfer> transfers, SharingPlan sharing)
    {
        var plan = _collections.Evaluate(PlannedModel.Of(model, transfers, sharing), routes);
        if (model.HasRedistribution)
        {
            var withMoves = PlannedModel.Of(model, [], sharing);
            plan = new PlanCompletion(withMoves, factors, new(withMoves, new SiteTravel(withMoves))).Complete(transfers, plan.Routes, plan.Unplanned);
        }

        return model.HasSharing ? new SharingCompletion(model, factors).Complete(sharing, plan) : plan;
    }

    /// <summary>
    /// Plans of the kinds of work of a model, each made alone, as one plan of the whole. Null if one fleet cannot drive all of their
    /// routes, or they break a rule together, such as a facility's quota.
    /// </summary>
    public Plan? Join(Model model, ImmutableArray<Plan> parts)
    {
        ImmutableArray<Transfer> transfers = [.. parts.SelectMany(part => part.Transfers)];
        var sharing = parts.FirstOrDefault(part => part.Sharing.Summary is not null)?.Sharing ?? SharingPlan.Empty;
        if (JoinedRoutes.Of(PlannedModel.Of(model, transfers, sharing), parts.SelectMany(part => part.Routes)) is not { } routes)
            return null;

        var timed = Evaluate(model, routes, transfers, sharing);
        var plan = timed with
        {
            Unplanned = [.. parts.SelectMany(part => part.Unplanned)],
            UnmetNeeds = [.. parts.SelectMany(part => part.UnmetNeeds)],
            UnsoldOffers = [.. parts.SelectMany(part => part.UnsoldOffers)],
            UnmetContracts = [.. parts.SelectMany(part => part.UnmetContracts)],
            Matching = parts.FirstOrDefault(part => part.Matching is not null)?.Matching,
            Sharing = timed.Sharing with { Unserved = sharing.Unserved, Summary = sharing.Summary },
        };
        return RegionalChecker.Check(model, plan, factors).IsEmpty ? plan : null;
    }

    /// <summary>All but shared assets.</summary>
    private PlanningResult PlanRest(Model model, Plan? start, SolverSettings settings, IProgress<PlanningProgress>? progress, TimeSpan spent, CancellationToken cancellation)
    {
        if (model.HasRedistribution)
            return new RedistributionSearch(model, factors, _collections, new(hosts), new(settings, clock, spent), start, progress, cancellation).Run(settings);
        var started = start is null ? model : new(model.Parts with { InitialRoutes = WarmStart.Of(model, start.Routes) });
        return _collections.Plan(started, start is null ? settings : WarmStart.Settings(settings), progress, cancellation, spent);
    }

    private Plan Evaluated(Model rest, Plan plan) => Evaluate(rest, plan.Routes, plan.Transfers, SharingPlan.Empty);
}
