using Optimizer.Domain.Emissions;

namespace Optimizer.Domain.Plans.Sharing;

/// <summary>The way of an asset from one site to another. Times count from the model's start.</summary>
public sealed record AssetMove
{
    /// <summary>What the ids of shipments that carry assets begin with.</summary>
    public const string ShipmentIdPrefix = "move/";

    public required string AssetId { get; init; }
    public required string FromSiteId { get; init; }
    public required string ToSiteId { get; init; }

    /// <summary>When it leaves, or loading starts.</summary>
    public required TimeSpan Departure { get; init; }

    /// <summary>When it is there, and unloaded.</summary>
    public required TimeSpan Arrival { get; init; }

    /// <summary>The booking it is moved for; null on the way to maintenance and back home.</summary>
    public string? BookingId { get; init; }

    /// <summary>The shipment that carries it; null if it moves by itself.</summary>
    public string? ShipmentId { get; init; }

    /// <summary>Its own driving; zero if it is carried.</summary>
    public long DistanceMetres { get; init; }

    /// <inheritdoc cref="DistanceMetres"/>
    public TimeSpan Driving { get; init; }

    /// <inheritdoc cref="DistanceMetres"/>
    public EnergyUse Energy { get; init; }
}
