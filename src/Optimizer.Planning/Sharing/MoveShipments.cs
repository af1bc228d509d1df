using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans.Sharing;

namespace Optimizer.Planning.Sharing;

/// <summary>Moves of carried assets as shipments, so that routes can do them. A function of model, reservations and maintenances alone.</summary>
public static class MoveShipments
{
    /// <summary>A mandatory shipment for every move, in the order of assets, then of time.</summary>
    public static ImmutableArray<Shipment> Of(Model model, SharingPlan plan) =>
        [.. MoveNeed.Of(model, plan).Where(need => need.Asset.Carried is not null).Select(need => Of(model, need))];

    private static Shipment Of(Model model, MoveNeed need)
    {
        var carried = need.Asset.Carried!;
        var booking = need.BookingId is { } id ? model.Booking(id) : null;
        return new()
        {
            Id = need.ShipmentId,
            OrganisationId = booking is null ? need.Asset.OrganisationId : booking.OrganisationId,
            Amounts = carried.Amounts,
            MassKg = carried.MassKg,
            Pickup = new(need.FromSiteId, Between(need.Earliest, need.Latest - carried.UnloadingDuration - carried.LoadingDuration), carried.LoadingDuration, TimeSpan.Zero),
            Delivery = new(need.ToSiteId, Between(need.Earliest + carried.LoadingDuration, need.Latest - carried.UnloadingDuration), carried.UnloadingDuration, TimeSpan.Zero),
            IsMandatory = true,
            Skills = carried.Skills,
            AllowedVehicleIds = carried.AllowedVehicleIds,
            Priority = booking?.Priority ?? 0,
        };
    }

    /// <summary>Only the earliest moment, if the stays of a given plan leave no time; the checker tells of that apart.</summary>
    private static ImmutableArray<TimeWindow> Between(TimeSpan earliest, TimeSpan latest) =>
        [TimeWindow.Hard(earliest, latest > earliest ? latest : earliest)];
}
