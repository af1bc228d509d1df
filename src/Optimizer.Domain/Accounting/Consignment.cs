using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;

namespace Optimizer.Domain.Accounting;

/// <summary>
/// A planned collection as a consignment of ISO 14083: its transport activity is its mass times the direct distance from
/// its site to where it is unloaded, however the round drives.
/// </summary>
/// <param name="ActivityTkm">Tonne kilometres; 0 without mass or distance.</param>
internal sealed record Consignment(Collection Collection, double ActivityTkm)
{
    /// <summary>The consignments of a route, in its order.</summary>
    public static ImmutableArray<Consignment> Of(Model model, Route route, VehicleType type, Func<string, string, VehicleType, double> directDistanceMetres)
    {
        var result = ImmutableArray.CreateBuilder<Consignment>();
        for (var visit = 0; visit < route.Visits.Length; visit++)
        {
            if (route.Visits[visit].CollectionId is { } id)
            {
                var collection = model.Collection(id);
                var (site, transition) = Unloading(model, route, visit, collection.MaterialId);
                var metres = directDistanceMetres(collection.SiteId, site, type);
                if (metres < 0)
                    metres = route.Transitions[(visit + 1)..(transition + 1)].Sum(way => way.DistanceMetres);
                result.Add(new(collection, collection.MassKg / 1_000 * metres / 1_000));
            }
        }

        return result.ToImmutable();
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
