using Optimizer.Domain.Models;

namespace Optimizer.Domain.Plans;

/// <summary>A stop: a collection, one end of a shipment, or an unloading at a facility; exactly one of the three ids is set.</summary>
public sealed record Visit
{
    public string? CollectionId { get; init; }
    public string? FacilityId { get; init; }
    public string? ShipmentId { get; init; }

    /// <summary>Which end, if it is a shipment's.</summary>
    public ShipmentEnd ShipmentEnd { get; init; }

    /// <summary>The collection or shipment; null at a facility.</summary>
    public string? WorkId => CollectionId ?? ShipmentId;

    public required string SiteId { get; init; }
    public required TimeSpan Arrival { get; init; }

    /// <summary>Start of set-up and then service; between arrival and this are waiting and breaks.</summary>
    public required TimeSpan ServiceStart { get; init; }

    /// <summary>Service start plus set-up plus service.</summary>
    public required TimeSpan Departure { get; init; }

    public TimeSpan Setup { get; init; }
    public required TimeSpan Service { get; init; }

    /// <summary>Loaded, or unloaded at a facility or at a shipment's delivery.</summary>
    public required LoadVector Amounts { get; init; }

    /// <summary>Left at the site of a collection; null is nothing.</summary>
    public LoadVector? DeliveredAmounts { get; init; }

    /// <summary>Taken on at a facility for the deliveries of the next trip; null is nothing.</summary>
    public LoadVector? ReloadedAmounts { get; init; }

    /// <summary>On board when leaving.</summary>
    public required LoadVector LoadAfter { get; init; }

    /// <summary>Where the load of a collection or shipment goes, or comes out of; null at a facility.</summary>
    public string? CompartmentId { get; init; }

    /// <summary>Where the delivered amounts come out of; null where nothing is delivered.</summary>
    public string? DeliveredCompartmentId { get; init; }

    /// <summary>What the model says of the service here; null at a facility.</summary>
    public ServicePoint? Point(Model model) =>
        CollectionId is { } collection ? model.Collection(collection).Point() : ShipmentId is { } shipment ? model.Shipment(shipment).At(ShipmentEnd) : null;
}
