using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;

namespace Optimizer.Domain.Accounting;

/// <summary>
/// Planned work as a consignment of ISO 14083: its transport activity is its mass times the direct distance from where it is
/// loaded to where it is unloaded, however the round drives; what is delivered and what is collected in one visit add up.
/// </summary>
/// <param name="MassKg">All that is moved for it.</param>
/// <param name="ActivityTkm">Tonne kilometres; 0 without mass or distance.</param>
internal sealed record Consignment(string WorkId, double MassKg, double ActivityTkm)
{
    /// <summary>The consignments of a route, in its order; a shipment stands where it is picked up.</summary>
    public static ImmutableArray<Consignment> Of(Model model, Route route, VehicleType type, Func<string, string, VehicleType, double> directDistanceMetres)
    {
        var result = ImmutableArray.CreateBuilder<Consignment>();
        for (var visit = 0; visit < route.Visits.Length; visit++)
        {
            if (route.Visits[visit].CollectionId is { } id)
                result.Add(OfCollection(model.Collection(id), visit));
            if (route.Visits[visit] is { ShipmentId: { } shipment, ShipmentEnd: ShipmentEnd.Pickup })
                result.Add(OfShipment(model.Shipment(shipment), visit));
        }

        return result.ToImmutable();

        Consignment OfCollection(Collection collection, int visit)
        {
            var (site, transition) = Unloading(model, route, visit, collection.MaterialId);
            var activity = collection.MassKg * Metres(collection.SiteId, site, visit + 1, transition);
            if (collection.DeliveredMassKg > 0)
            {
                var (from, first) = Loading(model, route, visit);
                activity += collection.DeliveredMassKg * Metres(from, collection.SiteId, first, visit);
            }

            return new(collection.Id, collection.MassKg + collection.DeliveredMassKg, activity / 1_000_000);
        }

        Consignment OfShipment(Shipment shipment, int visit)
        {
            var delivery = visit + 1;
            while (delivery < route.Visits.Length - 1 && route.Visits[delivery].ShipmentId != shipment.Id)
                delivery++;
            return new(shipment.Id, shipment.MassKg, shipment.MassKg * Metres(shipment.Pickup.SiteId, shipment.Delivery.SiteId, visit + 1, delivery) / 1_000_000);
        }

        // The direct way; where there is none, what the transitions from the first to the last have driven.
        double Metres(string from, string to, int first, int last) =>
            directDistanceMetres(from, to, type) is >= 0 and var metres ? metres : route.Transitions[first..(last + 1)].Sum(way => way.DistanceMetres);
    }

    /// <summary>Where what is delivered at a visit is loaded, and the transition that begins there.</summary>
    private static (string SiteId, int Transition) Loading(Model model, Route route, int visit)
    {
        for (var earlier = visit - 1; earlier >= 0; earlier--)
        {
            if (route.Visits[earlier].FacilityId is { } facility && model.Facility(facility).Reloads)
                return (route.Visits[earlier].SiteId, earlier + 1);
        }

        return (route.StartSiteId ?? route.Visits[0].SiteId, 0);
    }

    /// <summary>Where what is collected at a visit leaves the vehicle, and the transition that ends there.</summary>
    private static (string SiteId, int Transition) Unloading(Model model, Route route, int visit, string? materialId)
    {
        for (var next = visit + 1; next < route.Visits.Length; next++)
        {
            if (route.Visits[next].FacilityId is { } facility && model.Facility(facility).Accepts(materialId))
                return (route.Visits[next].SiteId, next);
        }

        return (route.EndSiteId ?? route.Visits[^1].SiteId, route.Visits.Length);
    }
}
