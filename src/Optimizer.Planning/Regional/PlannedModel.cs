using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Domain.Plans.Sharing;
using Optimizer.Planning.Redistribution;
using Optimizer.Planning.Sharing;

namespace Optimizer.Planning.Regional;

/// <summary>A model with the work that a plan has made of its other parts: a plain collection model, which the plan's routes are of.</summary>
public static class PlannedModel
{
    /// <summary>The model itself where the plan adds no work.</summary>
    public static Model Of(Model model, Plan plan) => Of(model, plan.Transfers, plan.Sharing);

    /// <summary>The same from the transfers of a plan.</summary>
    /// <exception cref="ArgumentException">Two shipments have the same id.</exception>
    public static Model Of(Model model, ImmutableArray<Transfer> transfers) => Of(model, transfers, SharingPlan.Empty);

    /// <summary>The same from the transfers, reservations and maintenances of a plan.</summary>
    /// <exception cref="ArgumentException">Two shipments have the same id.</exception>
    public static Model Of(Model model, ImmutableArray<Transfer> transfers, SharingPlan sharing)
    {
        Shipment[] shipments = [.. TransferShipments.Of(model, transfers), .. MoveShipments.Of(model, sharing)];
        return shipments.Length == 0 ? model : new(model.Parts with { Shipments = [.. model.Shipments, .. shipments] });
    }
}
