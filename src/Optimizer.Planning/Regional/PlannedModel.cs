using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Planning.Redistribution;

namespace Optimizer.Planning.Regional;

/// <summary>A model with the work that a plan has made of its other parts: a plain collection model, which the plan's routes are of.</summary>
public static class PlannedModel
{
    /// <summary>The model itself where the plan adds no work.</summary>
    public static Model Of(Model model, Plan plan) => Of(model, plan.Transfers);

    /// <summary>The same from the transfers of a plan.</summary>
    /// <exception cref="ArgumentException">Two shipments have the same id.</exception>
    public static Model Of(Model model, ImmutableArray<Transfer> transfers)
    {
        var shipments = TransferShipments.Of(model, transfers);
        return shipments.IsEmpty ? model : new(model.Parts with { Shipments = [.. model.Shipments, .. shipments] });
    }
}
