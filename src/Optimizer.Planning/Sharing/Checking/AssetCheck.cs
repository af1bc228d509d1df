using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Sharing;
using Optimizer.Domain.Plans.Sharing;
using Optimizer.Planning.Collecting.Checking;

namespace Optimizer.Planning.Sharing.Checking;

/// <summary>Every asset is used by one booking at a time, when it is available, prepared, cleaned and maintained as it must be.</summary>
internal static class AssetCheck
{
    public static void Check(Model model, SharingPlan plan, Findings findings)
    {
        foreach (var asset in model.Assets)
        {
            Reservation[] line = [.. plan.Reservations.Where(reservation => reservation.AssetId == asset.Id).OrderBy(reservation => reservation.Start).ThenBy(reservation => reservation.End)];
            AssetMaintenance[] maintenances = [.. plan.Maintenances.Where(maintenance => maintenance.AssetId == asset.Id).OrderBy(maintenance => maintenance.Start)];
            for (var position = 0; position < line.Length; position++)
                CheckUse(model, asset, position > 0 ? line[position - 1] : null, line[position], findings);
            CheckOverlap(asset, line, maintenances, findings);
            CheckMaintenance(asset, line, maintenances, findings);
        }
    }

    private static void CheckUse(Model model, Asset asset, Reservation? before, Reservation use, Findings findings)
    {
        var where = $"assets[{asset.Id}]";
        var setup = asset.SetupBetween(before is null ? null : model.Booking(before.BookingId).Use, model.Booking(use.BookingId).Use);
        findings.ExpectTime(SharingRule.AssetSetup, where, use.Setup, setup, $"The set-up for booking '{use.BookingId}'");
        findings.ExpectTime(SharingRule.AssetCleaning, where, use.Cleaning, asset.CleaningAfter(model.Booking(use.BookingId).Use), $"The cleaning after booking '{use.BookingId}'");
        var (start, end) = (use.Start - use.Setup, use.End + use.Cleaning);
        if (!asset.AvailabilityWindows.Any(window => window.Start <= start && end <= window.End))
            findings.Add(SharingRule.AssetAvailability, where, 1, "", $"It is not available from {start} to {end}, for booking '{use.BookingId}' with set-up and cleaning.");
    }

    private static void CheckOverlap(Asset asset, Reservation[] line, AssetMaintenance[] maintenances, Findings findings)
    {
        var stays = line.Select(use => (Start: use.Start - use.Setup, End: use.End + use.Cleaning))
            .Concat(maintenances.Select(maintenance => (maintenance.Start, maintenance.End)))
            .Order().ToArray();
        for (var stay = 1; stay < stays.Length; stay++)
        {
            if (stays[stay].Start < stays[stay - 1].End)
                findings.Add(SharingRule.AssetOverlap, $"assets[{asset.Id}]", (stays[stay - 1].End - stays[stay].Start).TotalSeconds, "s", $"What it does from {stays[stay - 1].Start} lasts until {stays[stay - 1].End}, after the next thing begins at {stays[stay].Start}.");
        }
    }

    private static void CheckMaintenance(Asset asset, Reservation[] line, AssetMaintenance[] maintenances, Findings findings)
    {
        var where = $"assets[{asset.Id}]";
        if (asset.Maintenance is not { } rule)
        {
            if (maintenances.Length > 0)
                findings.Add(SharingRule.MaintenanceEntry, where, maintenances.Length, "", "It is maintained, but needs no maintenance.");
            return;
        }

        foreach (var maintenance in maintenances)
        {
            findings.ExpectTime(SharingRule.MaintenanceEntry, where, maintenance.End - maintenance.Start, rule.Duration, "The maintenance");
            var site = rule.SiteId ?? line.LastOrDefault(use => use.End <= maintenance.Start)?.SiteId ?? asset.HomeSiteId;
            if (maintenance.SiteId != site)
                findings.Add(SharingRule.MaintenanceEntry, where, 1, "", $"It is maintained at '{maintenance.SiteId}', not at '{site}'.");
        }

        var used = rule.Used;
        var since = TimeSpan.MinValue;
        foreach (var use in line)
        {
            if (maintenances.Any(maintenance => maintenance.Start >= since && maintenance.End <= use.Start))
                used = TimeSpan.Zero;
            used += use.End - use.Start;
            since = use.End;
            if (used > rule.MaxUse)
                findings.Add(SharingRule.MaintenanceDue, where, (used - rule.MaxUse).TotalSeconds, "s", $"At the end of booking '{use.BookingId}' it has been used for {used} without maintenance, more than {rule.MaxUse}.");
        }
    }
}
