using Optimizer.Domain.Models;

namespace Optimizer.Api.Writing;

/// <summary>Collections, shipments, relations and initial routes.</summary>
internal sealed class WorkWriter(Model model, LoadWriter loads, TimeWriter times)
{
    public Wire.Collection Write(Collection collection)
    {
        var wire = new Wire.Collection
        {
            Id = collection.Id,
            SiteId = collection.SiteId,
            TimeWindows = { times.Write(collection.TimeWindows) },
            ServiceDuration = TimeWriter.Span(collection.ServiceDuration),
            SetupDuration = TimeWriter.Span(collection.SetupDuration),
            Skills = Write(collection.Skills),
            AllowedVehicleIds = { collection.AllowedVehicleIds },
        };
        loads.AddLimits(wire.Amounts, collection.Amounts);
        if (collection.DeliveredAmounts is { } delivered)
            loads.AddLimits(wire.DeliveredAmounts, delivered);
        if (collection.Release > TimeSpan.Zero)
            wire.ReleaseTime = times.At(collection.Release);
        if (collection.OrganisationId is { } organisation && organisation != model.Site(collection.SiteId).OrganisationId)
            wire.OrganisationId = organisation;
        if (collection.MaterialId is { } material)
            wire.MaterialId = material;
        if (!collection.IsMandatory)
            wire.PenaltyCostCents = collection.PenaltyCents;
        if (collection.Priority != 0)
            wire.Priority = collection.Priority;
        return wire;
    }

    public Wire.Shipment Write(Shipment shipment)
    {
        var wire = new Wire.Shipment
        {
            Id = shipment.Id,
            Pickup = Write(shipment.Pickup),
            Delivery = Write(shipment.Delivery),
            Skills = Write(shipment.Skills),
            AllowedVehicleIds = { shipment.AllowedVehicleIds },
        };
        loads.AddLimits(wire.Amounts, shipment.Amounts);
        if (shipment.OrganisationId is { } organisation && organisation != model.Site(shipment.Pickup.SiteId).OrganisationId)
            wire.OrganisationId = organisation;
        if (shipment.MaterialId is { } material)
            wire.MaterialId = material;
        if (!shipment.IsMandatory)
            wire.PenaltyCostCents = shipment.PenaltyCents;
        if (shipment.Priority != 0)
            wire.Priority = shipment.Priority;
        return wire;
    }

    public static Wire.Relation Write(Relation relation) => new()
    {
        Id = relation.Id,
        Kind = relation.Kind == RelationKind.SameRoute ? Wire.RelationKind.SameRoute : Wire.RelationKind.Sequence,
        CollectionIds = { relation.CollectionIds },
    };

    public static Wire.InitialRoute Write(InitialRoute route)
    {
        var wire = new Wire.InitialRoute { VehicleId = route.VehicleId, ShiftId = route.ShiftId, Visits = { route.Visits.Select(Write) } };
        if (route.PinnedVisits > 0)
            wire.PinnedVisits = route.PinnedVisits;
        return wire;
    }

    private static Wire.InitialVisit Write(InitialVisit visit)
    {
        if (visit.CollectionId is { } collection)
            return new() { CollectionId = collection };
        if (visit.ShipmentId is not { } shipment)
            return new() { FacilityId = visit.FacilityId! };
        return visit.ShipmentEnd == ShipmentEnd.Pickup ? new() { PickupShipmentId = shipment } : new() { DeliveryShipmentId = shipment };
    }

    private Wire.ShipmentStop Write(ServicePoint point) => new()
    {
        SiteId = point.SiteId,
        TimeWindows = { times.Write(point.TimeWindows) },
        ServiceDuration = TimeWriter.Span(point.ServiceDuration),
        SetupDuration = TimeWriter.Span(point.SetupDuration),
    };

    public static Wire.SkillRequirement? Write(SkillRequirement skills) =>
        skills.AllOf.IsEmpty && skills.AnyOf.IsEmpty && skills.NoneOf.IsEmpty
            ? null
            : new() { AllOf = { skills.AllOf }, AnyOf = { skills.AnyOf }, NoneOf = { skills.NoneOf } };
}
