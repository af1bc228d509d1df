using System.Collections.Immutable;

namespace Optimizer.Domain.Models;

/// <summary>Goods to pick up at one site and deliver to another, by one vehicle on one route, the pickup first.</summary>
public sealed record Shipment : IWork
{
    public required string Id { get; init; }

    public string SiteId => Pickup.SiteId;

    /// <summary>Who ordered it; null when nobody is named.</summary>
    public string? OrganisationId { get; init; }

    public string? MaterialId { get; init; }
    public required LoadVector Amounts { get; init; }
    public required double MassKg { get; init; }
    public required ServicePoint Pickup { get; init; }
    public required ServicePoint Delivery { get; init; }
    public required bool IsMandatory { get; init; }

    /// <summary>Price of leaving it out; 0 for mandatory work, which has no price.</summary>
    public long PenaltyCents { get; init; }

    public SkillRequirement Skills { get; init; } = SkillRequirement.None;

    /// <summary>Empty means all.</summary>
    public ImmutableArray<string> AllowedVehicleIds { get; init; } = [];

    /// <summary>From 0 to 100, higher is more important.</summary>
    public int Priority { get; init; }

    public ServicePoint At(ShipmentEnd end) => end == ShipmentEnd.Pickup ? Pickup : Delivery;
}

/// <summary>The two ends of a shipment.</summary>
public enum ShipmentEnd
{
    Pickup,
    Delivery,
}
