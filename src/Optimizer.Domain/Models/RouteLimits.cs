namespace Optimizer.Domain.Models;

/// <summary>Hard limits of one route; null is no limit.</summary>
public sealed record RouteLimits
{
    public long? MaxDistanceMetres { get; init; }

    /// <summary>From departure to return, breaks and waiting included.</summary>
    public TimeSpan? MaxDuration { get; init; }

    /// <summary>Collections and both ends of shipments; unloadings are not counted.</summary>
    public int? MaxStops { get; init; }

    /// <summary>Sum of all that is collected or picked up, over all trips; <see cref="LoadVector.Unlimited"/> where not limited.</summary>
    public LoadVector? MaxLoad { get; init; }

    public DeliveryOrder DeliveryOrder { get; init; }
}

/// <summary>How deliveries and collections may follow each other on a trip: from the start or a reload to the next reload or the end.</summary>
public enum DeliveryOrder
{
    Any,

    /// <summary>All deliveries of a trip come before its first visit that only collects.</summary>
    DeliveriesFirst,

    /// <summary>Likewise, and a trip that collects also delivers.</summary>
    DeliveriesFirstAndRequired,
}
