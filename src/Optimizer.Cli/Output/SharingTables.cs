using Optimizer.Domain.Models;
using Optimizer.Domain.Plans.Sharing;
using Spectre.Console;

namespace Optimizer.Cli.Output;

/// <summary>Shared assets as tables for the terminal.</summary>
internal static class SharingTables
{
    private const int MostRows = 40;

    public static Table Assets(SharingPlan plan, int width)
    {
        var table = new FittingTable().Text("Asset").Number("Reservations").Number("In use", 1).Number("Available", 3).Number("Utilisation").Number("Moves").Number("Maintained", 2);
        foreach (var use in plan.Summary?.Assets ?? [])
        {
            table.Add(
                use.AssetId, $"{use.Reservations:N0}", Hours(use.Used), Hours(use.Available), $"{use.Utilisation:P0}",
                $"{plan.Moves.Count(move => move.AssetId == use.AssetId):N0}", $"{plan.Maintenances.Count(maintenance => maintenance.AssetId == use.AssetId):N0}");
        }

        return table.Render(width);
    }

    public static Table Reservations(Model model, SharingPlan plan, int width)
    {
        var table = new FittingTable().Text("Asset").Text("Booking").Text("Site", 1).Text("From").Text("To").Text("Set-up", 2).Text("Cleaning", 3);
        foreach (var reservation in plan.Reservations.Take(MostRows))
        {
            var part = model.Booking(reservation.BookingId).MaxParts > 1 ? $" part {reservation.Part}" : "";
            table.Add(
                reservation.AssetId, $"{reservation.BookingId}{part}", reservation.SiteId,
                Clock(model, reservation.Start), Clock(model, reservation.End), Hours(reservation.Setup), Hours(reservation.Cleaning));
        }

        if (plan.Reservations.Length > MostRows)
            table.Add($"and {plan.Reservations.Length - MostRows:N0} more");
        return table.Render(width);
    }

    public static Table Unserved(SharingPlan plan) => ReasonTable.Of("Not served", plan.Unserved.Select(booking => (
        booking.BookingId + (booking.IsMandatory ? " (mandatory)" : ""), booking.Reasons.Select(reason => reason.Description), booking.Relaxation?.Description)));

    /// <summary>How the schedule was made and how far it may be from the best.</summary>
    public static string Describe(SharingSummary summary)
    {
        var bound = summary switch
        {
            { Gap: null } => "",
            { Gap: < 0.00005 } => " No schedule costs less.",
            _ => $" No schedule costs less than {summary.BoundCents / 100.0:N2} Euro: at most {summary.Gap:P1} could be saved.",
        };
        var note = summary.Note.Length > 0 ? $" {summary.Note}" : "";
        return $"Assets scheduled by {summary.Method}: {summary.ScheduleCents / 100.0:N2} Euro with estimated moves.{bound}{note}";
    }

    private static string Clock(Model model, TimeSpan time) => (model.Start + time).ToString(model.End > TimeSpan.FromDays(1) ? "MM-dd HH:mm" : "HH:mm");

    private static string Hours(TimeSpan time) => $"{(long)time.TotalHours}:{time.Minutes:00}";
}
