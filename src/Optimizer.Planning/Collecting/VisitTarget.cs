using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;

namespace Optimizer.Planning.Collecting;

/// <summary>What a visit is for: a collection, one end of a shipment, or a facility.</summary>
internal sealed record VisitTarget(Collection? Collection, Shipment? Shipment, ShipmentEnd ShipmentEnd, Facility? Facility)
{
    /// <summary>Null at a facility.</summary>
    public ServicePoint? Point => Collection?.Point() ?? Shipment?.At(ShipmentEnd);

    public string SiteId => Point?.SiteId ?? Facility!.SiteId;
    public ImmutableArray<TimeWindow> Windows => Point?.TimeWindows ?? Facility!.OpeningWindows;
    public TimeSpan Service => Point?.ServiceDuration ?? Facility!.ServiceDuration;
    public TimeSpan Setup => Point?.SetupDuration ?? TimeSpan.Zero;
    public string? MaterialId => Collection is not null ? Collection.MaterialId : Shipment?.MaterialId;

    public static VisitTarget Of(Collection collection) => new(collection, null, default, null);

    public static VisitTarget Of(Shipment shipment, ShipmentEnd end) => new(null, shipment, end, null);

    public static VisitTarget Of(Facility facility) => new(null, null, default, facility);

    public static VisitTarget Of(Model model, Visit visit)
    {
        if (visit.CollectionId is { } collection)
            return Of(model.Collection(collection));
        return visit.ShipmentId is { } shipment ? Of(model.Shipment(shipment), visit.ShipmentEnd) : Of(model.Facility(visit.FacilityId!));
    }
}
