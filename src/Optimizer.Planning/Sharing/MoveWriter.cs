using System.Collections.Immutable;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Domain.Plans.Sharing;
using Optimizer.Planning.Distances;

namespace Optimizer.Planning.Sharing;

/// <summary>Writes how assets move, from the reservations and, for carried ones, from the routes.</summary>
internal static class MoveWriter
{
    /// <summary>A move that no route does is left out.</summary>
    public static ImmutableArray<AssetMove> Write(Model model, SharingPlan plan, ImmutableArray<Route> routes, FactorSet factors)
    {
        var travel = new SiteTravel(model);
        var ends = routes.SelectMany(route => route.Visits).Where(visit => visit.ShipmentId is not null).ToLookup(visit => visit.ShipmentId!, StringComparer.Ordinal);
        return [.. MoveNeed.Of(model, plan).Select(need => need.Asset.SelfPropelled is null ? Carried(need, [.. ends[need.ShipmentId]]) : Driven(model, need, travel, factors)).OfType<AssetMove>()];
    }

    private static AssetMove? Carried(MoveNeed need, ImmutableArray<Visit> ends) => ends is not [var pickup, var delivery] ? null : new()
    {
        AssetId = need.Asset.Id,
        FromSiteId = need.FromSiteId,
        ToSiteId = need.ToSiteId,
        Departure = pickup.ServiceStart,
        Arrival = delivery.Departure,
        BookingId = need.BookingId,
        ShipmentId = need.ShipmentId,
    };

    /// <summary>Just in time for a booking; as soon as it may on the way to maintenance and back home.</summary>
    private static AssetMove Driven(Model model, MoveNeed need, SiteTravel travel, FactorSet factors)
    {
        var type = model.VehicleType(need.Asset.SelfPropelled!.VehicleTypeId);
        var leg = travel.Between(need.FromSiteId, need.ToSiteId, type);
        var driving = TimeSpan.FromSeconds(leg.Seconds);
        var departure = need.BookingId is null ? need.Earliest : need.Latest - driving;
        return new()
        {
            AssetId = need.Asset.Id,
            FromSiteId = need.FromSiteId,
            ToSiteId = need.ToSiteId,
            Departure = departure,
            Arrival = departure + driving,
            BookingId = need.BookingId,
            DistanceMetres = leg.Metres,
            Driving = driving,
            Energy = factors.Law(type).Leg(leg.Metres, leg.Seconds, endsAtCollection: false, payloadKg: 0),
        };
    }
}
