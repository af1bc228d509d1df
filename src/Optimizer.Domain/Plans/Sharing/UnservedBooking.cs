using System.Collections.Immutable;

namespace Optimizer.Domain.Plans.Sharing;

/// <summary>A booking that no reservation serves.</summary>
public sealed record UnservedBooking(string BookingId, bool IsMandatory, long PenaltyCents, ImmutableArray<UnservedReason> Reasons, BookingRelaxation? Relaxation);

/// <summary>Why some assets cannot serve a booking.</summary>
/// <param name="AssetIds">Empty means all.</param>
public sealed record UnservedReason(UnservedCode Code, ImmutableArray<string> AssetIds, string Description);

/// <summary>The smallest change found that would let a booking be served; the amount is in <see cref="Unit"/>.</summary>
public sealed record BookingRelaxation(string Description, UnservedCode Code, string AssetId, double Amount, string Unit);

/// <summary>A rule that stands in the way of a booking.</summary>
public enum UnservedCode
{
    NoSuitableAsset,

    /// <summary>Fewer suitable assets than the booking uses together.</summary>
    IncompleteKit,

    /// <summary>The use does not fit between the earliest start and the latest end.</summary>
    TooShort,

    /// <summary>Set-up, use and cleaning do not fit into a time when the asset is available.</summary>
    NotAvailable,

    /// <summary>The asset cannot be moved to the site, or not in time.</summary>
    Unreachable,

    /// <summary>The use is longer than the asset may be used between two maintenances.</summary>
    Maintenance,

    /// <summary>It could be served alone, but not beside the bookings that are served.</summary>
    Occupied,

    /// <summary>It could be served, but costs more than its penalty.</summary>
    NotWorthIt,

    /// <summary>It would be worth serving, but no plan was found that does.</summary>
    NotFound,
}
