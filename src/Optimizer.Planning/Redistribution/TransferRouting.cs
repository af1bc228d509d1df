using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Planning.Collecting;
using Optimizer.Planning.Regional;

namespace Optimizer.Planning.Redistribution;

/// <summary>Routes for a model's own work and the shipments of transfers, which may be left out for what they bring.</summary>
internal sealed class TransferRouting(Model model, CollectionPlanner planner)
{
    /// <param name="start">Routes to start the search from; none are the model's own.</param>
    public PlanningResult Route(
        ImmutableArray<Transfer> transfers, MatchingFormulation formulation, ImmutableArray<Route> start, SolverSettings settings, IProgress<PlanningProgress>? progress, CancellationToken cancellation) =>
        planner.Plan(WithShipments(transfers, formulation, start), settings, progress, cancellation);

    /// <summary>Drops shipments from routes and times the routes anew.</summary>
    public Plan Without(ImmutableArray<Transfer> kept, ImmutableArray<Route> routes)
    {
        var planned = PlannedModel.Of(model, kept);
        var stripped = routes.Select(route => Without(planned, route)).Where(route => !route.Visits.IsEmpty);
        return planner.Evaluate(planned, [.. stripped]);
    }

    private static Route Without(Model planned, Route route)
    {
        var visits = route.Visits.RemoveAll(visit => visit.ShipmentId is { } id && !planned.HasShipment(id));
        if (visits.Length == route.Visits.Length)
            return route;
        return visits.All(visit => visit.FacilityId is not null) ? route with { Visits = [] } : route with { Visits = visits, Transitions = [], Breaks = [] };
    }

    private Model WithShipments(ImmutableArray<Transfer> transfers, MatchingFormulation formulation, ImmutableArray<Route> start)
    {
        var planned = PlannedModel.Of(model, transfers);
        var mandatory = MandatoryOf(transfers);
        var benefits = transfers.ToDictionary(transfer => transfer.Key, transfer => formulation.BenefitCents(TransferShipments.PathOf(model, transfer)!, transfer.Amount));
        var benefitOfNeed = transfers.GroupBy(transfer => transfer.NeedId).ToDictionary(group => group.Key, group => group.Sum(transfer => benefits[transfer.Key]), StringComparer.Ordinal);
        var penalties = new Dictionary<string, long?>(StringComparer.Ordinal);
        foreach (var transfer in transfers)
        {
            foreach (var shipment in transfer.Shipments)
            {
                long? penalty = IsAllLostWithOne(transfer) ? Penalty(benefitOfNeed[transfer.NeedId]) : Penalty(benefits[transfer.Key] * PartOf(transfer, shipment));
                penalties.Add(shipment.ShipmentId, mandatory.Contains(transfer) ? null : penalty);
            }
        }

        return new(planned.Parts with
        {
            Shipments = [.. planned.Shipments.Select(shipment => penalties.GetValueOrDefault(shipment.Id) is { } penalty ? shipment with { IsMandatory = false, PenaltyCents = penalty } : shipment)],
            InitialRoutes = WarmStart.Of(planned, start),
        });
    }

    /// <summary>Whether a need whose part is missing gets nothing.</summary>
    private bool IsAllLostWithOne(Transfer transfer) => model.Need(transfer.NeedId) is { AllOrNothing: true } or { PropertyLimits.IsEmpty: false };

    /// <summary>Both legs of a treated way hold all that goes over it.</summary>
    private static double PartOf(Transfer transfer, TransferShipment shipment)
    {
        var all = transfer.Shipments.Where(other => other.Leg == shipment.Leg).Sum(other => other.Amount);
        return transfer.TreatmentId is null ? (double)shipment.Amount / all : 1;
    }

    /// <summary>What is lost, before the objective weighs penalties.</summary>
    private long Penalty(double benefitCents) => (long)Math.Clamp(Math.Round(benefitCents / Math.Max(1e-3, model.Objective.PenaltyWeight)), 0, 1e9);

    /// <summary>Transfers of contracts, and the largest ones of a need until its mandatory amount is met.</summary>
    private HashSet<Transfer> MandatoryOf(ImmutableArray<Transfer> transfers)
    {
        var contracted = model.Contracts.Select(contract => (contract.OfferId, contract.NeedId)).ToHashSet();
        var mandatory = transfers.Where(transfer => contracted.Contains((transfer.OfferId, transfer.NeedId))).ToHashSet<Transfer>(ReferenceEqualityComparer.Instance);
        foreach (var need in transfers.GroupBy(transfer => transfer.NeedId))
        {
            var met = 0L;
            foreach (var transfer in need.OrderByDescending(transfer => transfer.Figures.MetAmount))
            {
                if (model.Need(need.Key).MissingMandatory(met) == 0)
                    break;
                mandatory.Add(transfer);
                met += transfer.Figures.MetAmount;
            }
        }

        return mandatory;
    }
}
