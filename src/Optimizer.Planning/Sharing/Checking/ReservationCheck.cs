using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Sharing;
using Optimizer.Domain.Plans.Sharing;
using Optimizer.Planning.Collecting.Checking;

namespace Optimizer.Planning.Sharing.Checking;

/// <summary>Every booking is served as it asks, once and wholly, or told to be unserved.</summary>
internal static class ReservationCheck
{
    /// <summary>Whether all ids and numbers name something.</summary>
    public static bool IsReadable(Model model, SharingPlan plan, Findings findings)
    {
        var faults = 0;
        for (var index = 0; index < plan.Reservations.Length; index++)
        {
            var (reservation, where) = (plan.Reservations[index], $"reservations[{index}]");
            Expect(model.HasAsset(reservation.AssetId), where, $"There is no asset '{reservation.AssetId}'.");
            Expect(model.HasSite(reservation.SiteId), where, $"There is no site '{reservation.SiteId}'.");
            Expect(model.HasBooking(reservation.BookingId), where, $"There is no booking '{reservation.BookingId}'.");
            if (model.HasBooking(reservation.BookingId) && !HasChoice(model.Booking(reservation.BookingId), reservation))
                Report(SharingRule.ReservationShape, where, $"Booking '{reservation.BookingId}' has no way {reservation.Way} with a part {reservation.Part} and a requirement {reservation.Requirement}.");
        }

        for (var index = 0; index < plan.Moves.Length; index++)
            Expect(model.HasAsset(plan.Moves[index].AssetId) && model.HasSite(plan.Moves[index].FromSiteId) && model.HasSite(plan.Moves[index].ToSiteId), $"asset_moves[{index}]", "Its asset or a site does not exist.");
        for (var index = 0; index < plan.Maintenances.Length; index++)
            Expect(model.HasAsset(plan.Maintenances[index].AssetId) && model.HasSite(plan.Maintenances[index].SiteId), $"asset_maintenances[{index}]", "Its asset or its site does not exist.");
        for (var index = 0; index < plan.Unserved.Length; index++)
            Expect(model.HasBooking(plan.Unserved[index].BookingId), $"unserved_bookings[{index}]", $"There is no booking '{plan.Unserved[index].BookingId}'.");
        return faults == 0;

        void Expect(bool isThere, string where, string description)
        {
            if (!isThere)
                Report(SharingRule.UnknownId, where, description);
        }

        void Report(string cause, string where, string description)
        {
            faults++;
            findings.Add(cause, where, 1, "", description);
        }
    }

    public static void Check(Model model, SharingPlan plan, Findings findings)
    {
        foreach (var booking in model.Bookings)
        {
            var reservations = plan.Reservations.Where(reservation => reservation.BookingId == booking.Id).ToArray();
            CheckUnserved(booking, reservations.Length > 0, [.. plan.Unserved.Where(unserved => unserved.BookingId == booking.Id)], findings);
            if (reservations.Length == 0)
                continue;
            if (reservations.Select(reservation => reservation.Way).Distinct().Count() > 1)
            {
                findings.Add(SharingRule.SeveralWays, Where(booking), 1, "", "Its reservations are of several ways; exactly one is chosen.");
                continue;
            }

            CheckWay(model, booking, booking.Ways[reservations[0].Way], reservations, findings);
        }
    }

    private static bool HasChoice(Booking booking, Reservation reservation) =>
        reservation.Way >= 0 && reservation.Way < booking.Ways.Length
        && reservation.Requirement >= 0 && reservation.Requirement < booking.Ways[reservation.Way].Requirements.Length
        && reservation.Part >= 1 && reservation.Part <= booking.MaxParts;

    private static void CheckUnserved(Booking booking, bool isServed, UnservedBooking[] entries, Findings findings)
    {
        if (!isServed && entries.Length == 0)
            findings.Add(SharingRule.BookingForgotten, Where(booking), 1, "", "It has neither a reservation nor an entry among the unserved bookings.");
        if (isServed && entries.Length > 0)
            findings.Add(SharingRule.ServedAndUnserved, Where(booking), 1, "", "It has reservations and is among the unserved bookings.");
        if (entries.Length > 1)
            findings.Add(SharingRule.UnservedEntry, Where(booking), entries.Length - 1, "", "It is among the unserved bookings more than once.");
        foreach (var entry in entries)
        {
            if (entry.IsMandatory != booking.IsMandatory || entry.PenaltyCents != booking.PenaltyCents)
                findings.Add(SharingRule.UnservedEntry, Where(booking), entry.PenaltyCents - booking.PenaltyCents, "cents", $"Mandatory or penalty is not as in the booking: {booking.IsMandatory}, {booking.PenaltyCents}.");
        }
    }

    private static void CheckWay(Model model, Booking booking, BookingWay way, Reservation[] reservations, Findings findings)
    {
        var parts = reservations.GroupBy(reservation => reservation.Part).OrderBy(part => part.Key).ToArray();
        for (var part = 0; part < parts.Length; part++)
        {
            if (parts[part].Key != part + 1)
                findings.Add(SharingRule.PartOrder, Where(booking), parts[part].Key - part - 1, "", $"Part {part + 1} is missing.");
            CheckKit(booking, way, [.. parts[part]], findings);
            if (part > 0 && parts[part].First().Start < parts[part - 1].First().End)
                findings.Add(SharingRule.PartOrder, Where(booking), (parts[part - 1].First().End - parts[part].First().Start).TotalSeconds, "s", $"Part {part + 1} starts before part {part} ends.");
        }

        var used = parts.Aggregate(TimeSpan.Zero, (sum, part) => sum + (part.First().End - part.First().Start));
        if (used != way.Duration)
            findings.Add(SharingRule.UseDuration, Where(booking), (used - way.Duration).TotalSeconds, "s", $"It is used for {used}, not for {way.Duration}.");

        foreach (var reservation in reservations)
        {
            if (reservation.Start < way.EarliestStart)
                findings.Add(SharingRule.BookingTimes, Where(booking), (way.EarliestStart - reservation.Start).TotalSeconds, "s", "The use starts too early.");
            if (reservation.End > way.LatestEnd)
                findings.Add(SharingRule.BookingTimes, Where(booking), (reservation.End - way.LatestEnd).TotalSeconds, "s", "The use ends too late.");
            if (reservation.SiteId != way.SiteId)
                findings.Add(SharingRule.ReservationShape, Where(booking), 1, "", $"It is at site '{reservation.SiteId}', not at '{way.SiteId}'.");
            if (!way.Requirements[reservation.Requirement].IsMetBy(model.Asset(reservation.AssetId)))
                findings.Add(SharingRule.UnsuitableAsset, Where(booking), 1, "", $"Asset '{reservation.AssetId}' does not meet requirement {reservation.Requirement}.");
        }
    }

    /// <summary>A different asset for each requirement, all at the same time, and the part long enough.</summary>
    private static void CheckKit(Booking booking, BookingWay way, Reservation[] part, Findings findings)
    {
        for (var requirement = 0; requirement < way.Requirements.Length; requirement++)
        {
            var count = part.Count(reservation => reservation.Requirement == requirement);
            if (count != 1)
                findings.Add(SharingRule.Kit, Where(booking), count - 1, "", $"Requirement {requirement} of part {part[0].Part} has {count} assets, not one.");
        }

        if (part.Select(reservation => reservation.AssetId).Distinct().Count() != part.Length)
            findings.Add(SharingRule.Kit, Where(booking), 1, "", "An asset stands for two requirements.");
        if (part.Any(reservation => reservation.Start != part[0].Start || reservation.End != part[0].End))
            findings.Add(SharingRule.Kit, Where(booking), 1, "", "Its assets are not used at the same time.");
        var length = part[0].End - part[0].Start;
        if (length < booking.LeastPart(way))
            findings.Add(SharingRule.PartDuration, Where(booking), (booking.LeastPart(way) - length).TotalSeconds, "s", $"Part {part[0].Part} lasts {length}, less than {booking.LeastPart(way)}.");
    }

    private static string Where(Booking booking) => $"bookings[{booking.Id}]";
}
