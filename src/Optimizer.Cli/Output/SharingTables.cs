using Optimizer.Domain.Models;
using Optimizer.Domain.Plans.Sharing;
using Spectre.Console;

namespace Optimizer.Cli.Output;

/// <summary>Shared assets as tables for the terminal.</summary>
internal static class SharingTables
{
    private const int MostRows = 40;

    /// <summary>The weightiest ones; the JSON has all.</summary>
    private const int MostReasons = 2;

    public static Table Assets(SharingPlan plan)
    {
        var table = New("Asset");
        foreach (var column in new[] { "Reservations", "In use", "Available", "Utilisation", "Moves", "Maintained" })
            table.AddColumn(new TableColumn(column).RightAligned().NoWrap());
        foreach (var use in plan.Summary?.Assets ?? [])
        {
            table.AddRow(
                Markup.Escape(use.AssetId), $"{use.Reservations:N0}", Hours(use.Used), Hours(use.Available), $"{use.Utilisation:P0}",
                $"{plan.Moves.Count(move => move.AssetId == use.AssetId):N0}", $"{plan.Maintenances.Count(maintenance => maintenance.AssetId == use.AssetId):N0}");
        }

        return table;
    }

    public static Table Reservations(Model model, SharingPlan plan)
    {
        var table = New("Asset", "Booking", "Site", "From", "To", "Set-up", "Cleaning");
        foreach (var reservation in plan.Reservations.Take(MostRows))
        {
            var part = model.Booking(reservation.BookingId).MaxParts > 1 ? $" part {reservation.Part}" : "";
            table.AddRow(
                Markup.Escape(reservation.AssetId), Markup.Escape($"{reservation.BookingId}{part}"), Markup.Escape(reservation.SiteId),
                Clock(model, reservation.Start), Clock(model, reservation.End), Hours(reservation.Setup), Hours(reservation.Cleaning));
        }

        if (plan.Reservations.Length > MostRows)
            table.AddRow($"and {plan.Reservations.Length - MostRows:N0} more", "", "", "", "", "", "");
        return table;
    }

    public static Table Unserved(SharingPlan plan)
    {
        var table = New("Not served", "Why", "What would help");
        foreach (var booking in plan.Unserved.Take(MostRows))
        {
            var reasons = string.Join(Environment.NewLine, booking.Reasons.Select(reason => reason.Description).Distinct().Take(MostReasons));
            table.AddRow(Markup.Escape(booking.BookingId + (booking.IsMandatory ? "" : " (optional)")), Markup.Escape(reasons), Markup.Escape(booking.Relaxation?.Description ?? ""));
        }

        if (plan.Unserved.Length > MostRows)
            table.AddRow($"and {plan.Unserved.Length - MostRows:N0} more", "", "");
        return table;
    }

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

    private static Table New(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
            table.AddColumn(column);
        return table;
    }

    private static string Clock(Model model, TimeSpan time) => (model.Start + time).ToString(model.End > TimeSpan.FromDays(1) ? "MM-dd HH:mm" : "HH:mm");

    private static string Hours(TimeSpan time) => $"{(long)time.TotalHours}:{time.Minutes:00}";
}
