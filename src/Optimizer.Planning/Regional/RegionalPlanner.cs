using System.Collections.Immutable;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.OrTools;
using Optimizer.Planning.Collecting;
using Optimizer.Planning.Distances;
using Optimizer.Planning.Redistribution;

namespace Optimizer.Planning.Regional;

/// <summary>Plans all that a region asks. A model without offers and needs is planned by <see cref="CollectionPlanner"/> alone.</summary>
/// <param name="hosts">Of whoever makes the planner, to dispose of after it.</param>
public sealed class RegionalPlanner(FactorSet factors, TimeProvider clock, OrToolsHosts hosts)
{
    private readonly CollectionPlanner _collections = new(factors, clock, hosts);

    /// <summary>Cancellation ends the search; the best plan so far is the result.</summary>
    /// <param name="spent">What of the time limit is used up already, such as by reading.</param>
    /// <exception cref="FaultyPlanException">The plan breaks a rule.</exception>
    /// <exception cref="PinnedVisitsException">Pinned visits of an initial route cannot be driven.</exception>
    /// <exception cref="OrToolsUnavailableException">There is something to match, and OR-Tools cannot be used.</exception>
    public PlanningResult Plan(Model model, SolverSettings settings, IProgress<PlanningProgress>? progress, CancellationToken cancellation, TimeSpan spent = default) =>
        model.HasRedistribution
            ? new RedistributionSearch(model, factors, _collections, new(hosts), new(settings, clock, spent), progress, cancellation).Run(settings)
            : _collections.Plan(model, settings, progress, cancellation, spent);

    /// <summary>Times, loads, account of routes and transfers made elsewhere.</summary>
    public Plan Evaluate(Model model, ImmutableArray<Route> routes, ImmutableArray<Transfer> transfers)
    {
        var plan = _collections.Evaluate(PlannedModel.Of(model, transfers), routes);
        return model.HasRedistribution
            ? new PlanCompletion(model, factors, new(model, new SiteTravel(model))).Complete(transfers, plan.Routes, plan.Unplanned)
            : plan;
    }
}
