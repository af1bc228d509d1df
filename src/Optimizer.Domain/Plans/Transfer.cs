using System.Collections.Immutable;
using Optimizer.Domain.Accounting;

namespace Optimizer.Domain.Plans;

/// <summary>What goes from an offer to a need, directly or through a treatment at a facility.</summary>
public sealed record Transfer
{
    public required string OfferId { get; init; }
    public required string NeedId { get; init; }

    /// <summary>Where it is treated; null goes directly.</summary>
    public string? FacilityId { get; init; }

    /// <summary>Set with <see cref="FacilityId"/>.</summary>
    public string? TreatmentId { get; init; }

    /// <summary>The ids that tell its way from others.</summary>
    public (string OfferId, string NeedId, string? FacilityId, string? TreatmentId) Key => (OfferId, NeedId, FacilityId, TreatmentId);

    /// <summary>Taken from the offer, in thousandths of its unit; above 0.</summary>
    public required long Amount { get; init; }

    public required ImmutableArray<TransferShipment> Shipments { get; init; }

    /// <summary>None on a plan made elsewhere, until it is evaluated.</summary>
    public TransferFigures Figures { get; init; } = TransferFigures.None;
}

/// <summary>A shipment that a transfer causes.</summary>
/// <param name="Amount">In thousandths of the offer's unit; after a treatment, of what has come out of it.</param>
public sealed record TransferShipment(string ShipmentId, TransferLeg Leg, long Amount);

/// <summary>Which part of a transfer's way a shipment drives.</summary>
public enum TransferLeg
{
    Direct,
    ToTreatment,
    FromTreatment,
}
