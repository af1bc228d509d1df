using System.Collections.Immutable;

namespace Optimizer.Planning.Sharing.Checking;

/// <summary>The rules of reservations, moves and maintenance, by the cause of their violation. Stable: clients and docs/modelling.md name them.</summary>
internal static class SharingRule
{
    public const string UnknownId = "sharing_unknown_id";
    public const string ReservationShape = "reservation_shape";

    public const string BookingForgotten = "booking_forgotten";
    public const string ServedAndUnserved = "served_and_unserved";
    public const string UnservedEntry = "unserved_entry";
    public const string SeveralWays = "several_ways";
    public const string Kit = "kit";
    public const string UseDuration = "use_duration";
    public const string PartDuration = "part_duration";
    public const string PartOrder = "part_order";
    public const string BookingTimes = "booking_times";

    public const string UnsuitableAsset = "unsuitable_asset";
    public const string AssetOverlap = "asset_overlap";
    public const string AssetAvailability = "asset_availability";
    public const string AssetSetup = "asset_setup";
    public const string AssetCleaning = "asset_cleaning";
    public const string MaintenanceDue = "maintenance_due";
    public const string MaintenanceEntry = "maintenance_entry";

    public const string AssetMove = "asset_move";
    public const string AssetMoveTime = "asset_move_time";
    public const string AssetMoveFigures = "asset_move_figures";

    public const string SharingSummary = "sharing_summary";
    public const string SharingAccount = "sharing_account";

    public static ImmutableArray<string> All { get; } =
    [
        UnknownId, ReservationShape,
        BookingForgotten, ServedAndUnserved, UnservedEntry, SeveralWays, Kit, UseDuration, PartDuration, PartOrder, BookingTimes,
        UnsuitableAsset, AssetOverlap, AssetAvailability, AssetSetup, AssetCleaning, MaintenanceDue, MaintenanceEntry,
        AssetMove, AssetMoveTime, AssetMoveFigures,
        SharingSummary, SharingAccount,
    ];
}
