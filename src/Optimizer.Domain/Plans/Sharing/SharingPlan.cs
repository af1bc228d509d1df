using System.Collections.Immutable;

namespace Optimizer.Domain.Plans.Sharing;

/// <summary>Which assets serve which bookings and how they get there. All lists are in the order of assets in the model, then of time.</summary>
public sealed record SharingPlan
{
    public static SharingPlan Empty { get; } = new();

    public ImmutableArray<Reservation> Reservations { get; init; } = [];
    public ImmutableArray<AssetMove> Moves { get; init; } = [];
    public ImmutableArray<AssetMaintenance> Maintenances { get; init; } = [];

    /// <summary>In the order of the model's bookings.</summary>
    public ImmutableArray<UnservedBooking> Unserved { get; init; } = [];

    /// <summary>Null in models without assets and bookings.</summary>
    public SharingSummary? Summary { get; init; }
}
