using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Planning.Regional;
using Optimizer.Domain.Plans.Sharing;

namespace Optimizer.Api.Reading;

/// <summary>Reads a plan that was made elsewhere, by hand, or by us before. Rules that it breaks are no faults of the request.</summary>
public static class PlanReader
{
    /// <summary>Whether a plan has all times, figures and its account, so that it can be checked as it stands.</summary>
    public static bool IsComplete(Wire.Plan plan) =>
        plan.Account is { Total: not null, FactorSet: not null }
        && plan.Routes.All(route => route.Figures is not null && route.Transitions.Count == route.Visits.Count + 1 && RouteReader.IsTimed(route));

    /// <summary>
    /// Routes, transfers and shared assets alone. A route whose visits all have a start of service has n + 1 transitions and keeps its
    /// times; any other has no transitions and is to be timed.
    /// </summary>
    /// <exception cref="InvalidRequestException">Something is wrong; the exception says all that is.</exception>
    public static (ImmutableArray<Route> Routes, ImmutableArray<Transfer> Transfers, SharingPlan Sharing) ReadRoutes(Wire.Plan? wire, Model model)
    {
        var issues = new IssueList();
        var (transfers, sharing) = ReadWork(issues, wire, model);
        var routes = ReadRoutes(issues, wire, PlannedModel.Of(model, transfers, sharing));
        issues.ThrowIfAny();
        return (routes, transfers, sharing);
    }

    /// <summary>All of a complete plan.</summary>
    /// <exception cref="InvalidRequestException">Something is wrong; the exception says all that is.</exception>
    public static Plan Read(Wire.Plan wire, Model model)
    {
        var issues = new IssueList();
        var (transfers, sharing) = ReadWork(issues, wire, model);
        var reader = new TransferReader(issues, model);
        var planned = PlannedModel.Of(model, transfers, sharing);
        var plan = new Plan(ReadRoutes(issues, wire, planned), ReadUnplanned(issues, wire, planned), AccountReader.Read(issues, wire))
        {
            Transfers = transfers,
            UnmetNeeds = reader.Unmet(wire),
            UnsoldOffers = reader.Unsold(wire),
            UnmetContracts = reader.UnmetContracts(wire),
            Matching = TransferReader.Matching(wire),
            Sharing = sharing,
        };
        issues.ThrowIfAny();
        return plan;
    }

    /// <summary>Faults of transfers and reservations are told before those of the routes that drive for them.</summary>
    private static (ImmutableArray<Transfer> Transfers, SharingPlan Sharing) ReadWork(IssueList issues, Wire.Plan? wire, Model model)
    {
        var transfers = new TransferReader(issues, model).Transfers(wire);
        var sharing = new SharingPlanReader(issues, model).Read(wire ?? new());
        issues.ThrowIfAny();
        return (transfers, sharing);
    }

    internal static ImmutableArray<Route> ReadRoutes(IssueList issues, Wire.Plan? wire, Model model)
    {
        if (wire is null)
        {
            issues.Add("plan", "plan.missing", "The request has no plan. Give one with routes.");
            return [];
        }

        var reader = new RouteReader(issues, model);
        return [.. wire.Routes.Select((route, index) => reader.Read(route, $"plan.routes[{index}]"))];
    }

    private static ImmutableArray<Unplanned> ReadUnplanned(IssueList issues, Wire.Plan wire, Model model) =>
        [.. wire.Unplanned.Select((item, index) => ReadUnplanned(issues, item, model, $"plan.unplanned[{index}]"))];

    private static Unplanned ReadUnplanned(IssueList issues, Wire.Unplanned wire, Model model, string path)
    {
        if (wire.HasShipmentId && !model.HasShipment(wire.ShipmentId))
            issues.Add($"{path}.shipment_id", "plan.unknown_shipment", $"The model has no shipment {Quoted.Text(wire.ShipmentId)}. Name one of model.shipments.");
        if (!wire.HasShipmentId && !model.HasCollection(wire.CollectionId))
            issues.Add($"{path}.collection_id", "plan.unknown_collection", $"The model has no collection {Quoted.Text(wire.CollectionId)}. Name one of model.collections.");

        var reasons = wire.Reasons.Select((reason, index) => new UnplannedReason(
            issues.Choice<Wire.UnplannedCode, UnplannedCode>(reason.Code, $"{path}.reasons[{index}].code"), [.. reason.VehicleIds], reason.Description));
        var relaxation = wire.Relaxation is not { } change ? null : new Relaxation(
            change.Description, issues.Choice<Wire.UnplannedCode, UnplannedCode>(change.Code, $"{path}.relaxation.code"), change.VehicleId, change.Amount, change.Unit);
        return new(wire.HasShipmentId ? wire.ShipmentId : wire.CollectionId, wire.Mandatory, wire.PenaltyCents, [.. reasons], relaxation);
    }
}
