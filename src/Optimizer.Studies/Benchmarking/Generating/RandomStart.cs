using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Planning.Distances;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>An initial route for some random models, at times with a first visit that is pinned and can be made.</summary>
internal static class RandomStart
{
    public static ImmutableArray<InitialRoute> Draw(Dice dice, Model model)
    {
        if (dice.Chance(0.6))
            return [];

        var vehicle = dice.Of(model.Vehicles);
        var shift = dice.Of(vehicle.Shifts);
        var related = model.Relations.SelectMany(relation => relation.CollectionIds).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<Collection> free = [.. model.Collections.Where(collection => !related.Contains(collection.Id))];
        ImmutableArray<Collection> easy = [.. free.Where(collection => IsEasy(model, vehicle, shift, collection))];

        if (dice.Chance(0.5) && !easy.IsEmpty)
            return [new(vehicle.Id, shift.Id, [new(dice.Of(easy).Id, null)], PinnedVisits: 1)];
        var visits = dice.Some(free, 3).Select(each => new InitialVisit(each.Id, null)).Concat(Ends(model.Shipments.FirstOrDefault()));
        return free.IsEmpty ? [] : [new(vehicle.Id, shift.Id, [.. dice.Some([.. visits], 5)], PinnedVisits: 0)];
    }

    private static InitialVisit[] Ends(Shipment? shipment) =>
        shipment is null ? [] : [new(null, null, shipment.Id, ShipmentEnd.Pickup), new(null, null, shipment.Id, ShipmentEnd.Delivery)];

    /// <summary>Whether the vehicle can surely make it its first and only visit.</summary>
    private static bool IsEasy(Model model, Vehicle vehicle, Shift shift, Collection collection)
    {
        var type = model.VehicleType(vehicle.VehicleTypeId);
        return vehicle.Limits == new RouteLimits()
            && collection.TimeWindows[0].Start == TimeSpan.Zero
            && collection.TimeWindows[0].End == model.End
            && collection.Skills.IsMetBy(type.Skills)
            && (collection.AllowedVehicleIds.IsEmpty || collection.AllowedVehicleIds.Contains(vehicle.Id))
            && !(collection.MassKg > type.GrossMassKg - type.CurbMassKg)
            && type.Configurations[0].Compartments.Any(each => each.Accepts(collection.MaterialId) && collection.Amounts.FitsIn(each.Capacity))
            && collection.DeliveredAmounts is null
            && HasWay(model, type, shift, collection);
    }

    private static bool HasWay(Model model, VehicleType type, Shift shift, Collection collection)
    {
        var travel = new SiteTravel(model);
        if (!IsReachable(shift.StartSiteId, collection.SiteId))
            return false;
        if (model.Facilities.IsEmpty)
            return IsReachable(collection.SiteId, shift.EndSiteId);

        return model.Facilities.Any(facility =>
            facility.Accepts(collection.MaterialId)
            && facility.OpeningWindows.IsEmpty
            && facility.DailyQuota is null
            && IsReachable(collection.SiteId, facility.SiteId)
            && IsReachable(facility.SiteId, shift.EndSiteId));

        bool IsReachable(string? from, string? to) => from is null || to is null || travel.Between(from, to, type).IsReachable;
    }
}
