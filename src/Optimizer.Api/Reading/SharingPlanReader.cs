using Google.Protobuf.WellKnownTypes;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans.Sharing;

namespace Optimizer.Api.Reading;

/// <summary>
/// Reads reservations, moves and maintenance of a plan. Rules that they break are no faults of the request; ids that name
/// nothing are.
/// </summary>
internal sealed class SharingPlanReader(IssueList issues, Model model)
{
    private readonly PlanClock _clock = PlanClock.Of(issues, model);

    public SharingPlan Read(Wire.Plan wire) => new()
    {
        Reservations = [.. wire.Reservations.Select((item, index) => Read(item, $"plan.reservations[{index}]"))],
        Moves = [.. wire.AssetMoves.Select((item, index) => Read(item, $"plan.asset_moves[{index}]"))],
        Maintenances = [.. wire.AssetMaintenances.Select((item, index) => Read(item, $"plan.asset_maintenances[{index}]"))],
        Unserved = [.. wire.UnservedBookings.Select((item, index) => Read(item, $"plan.unserved_bookings[{index}]"))],
        Summary = wire.Sharing is { } summary ? Read(summary) : null,
    };

    private Reservation Read(Wire.Reservation wire, string path)
    {
        CheckAsset(wire.AssetId, path);
        CheckSite(wire.SiteId, $"{path}.site_id");
        CheckChoice(wire, path);
        return new()
        {
            BookingId = wire.BookingId,
            Way = wire.Alternative,
            Part = wire.Part,
            Requirement = wire.Requirement,
            AssetId = wire.AssetId,
            SiteId = wire.SiteId,
            Start = Time(wire.StartTime, $"{path}.start_time"),
            End = Time(wire.EndTime, $"{path}.end_time"),
            Setup = issues.Duration(wire.SetupDuration, $"{path}.setup_duration"),
            Cleaning = issues.Duration(wire.CleaningDuration, $"{path}.cleaning_duration"),
        };
    }

    private void CheckChoice(Wire.Reservation wire, string path)
    {
        if (!CheckBooking(wire.BookingId, $"{path}.booking_id"))
            return;

        var booking = model.Booking(wire.BookingId);
        if (wire.Alternative < 0 || wire.Alternative >= booking.Ways.Length)
            issues.Add($"{path}.alternative", "plan.unknown_alternative", $"Booking {Quoted.Text(booking.Id)} has no alternative {wire.Alternative}. Name one from 0 to {booking.Ways.Length - 1}.");
        else if (wire.Requirement < 0 || wire.Requirement >= booking.Ways[wire.Alternative].Requirements.Length)
            issues.Add($"{path}.requirement", "plan.unknown_requirement", $"Booking {Quoted.Text(booking.Id)} has no requirement {wire.Requirement}. Name one from 0 to {booking.Ways[wire.Alternative].Requirements.Length - 1}.");
        if (wire.Part < 1 || wire.Part > booking.MaxParts)
            issues.Add($"{path}.part", "plan.unknown_part", $"Booking {Quoted.Text(booking.Id)} has no part {wire.Part}. Name one from 1 to {booking.MaxParts}.");
    }

    private AssetMove Read(Wire.AssetMove wire, string path)
    {
        CheckAsset(wire.AssetId, path);
        CheckSite(wire.FromSiteId, $"{path}.from_site_id");
        CheckSite(wire.ToSiteId, $"{path}.to_site_id");
        if (wire.HasBookingId)
            CheckBooking(wire.BookingId, $"{path}.booking_id");
        return new()
        {
            AssetId = wire.AssetId,
            FromSiteId = wire.FromSiteId,
            ToSiteId = wire.ToSiteId,
            Departure = Time(wire.DepartureTime, $"{path}.departure_time"),
            Arrival = Time(wire.ArrivalTime, $"{path}.arrival_time"),
            BookingId = wire.HasBookingId ? wire.BookingId : null,
            ShipmentId = wire.HasShipmentId ? wire.ShipmentId : null,
            DistanceMetres = issues.Whole(wire.DistanceM, $"{path}.distance_m", Limits.Distance),
            Driving = issues.Duration(wire.DrivingDuration, $"{path}.driving_duration"),
            Energy = new(wire.EnergyKwh, wire.Co2ETtwG, wire.Co2EWtwG),
        };
    }

    private AssetMaintenance Read(Wire.AssetMaintenance wire, string path)
    {
        CheckAsset(wire.AssetId, path);
        CheckSite(wire.SiteId, $"{path}.site_id");
        return new(wire.AssetId, wire.SiteId, Time(wire.StartTime, $"{path}.start_time"), Time(wire.EndTime, $"{path}.end_time"));
    }

    private UnservedBooking Read(Wire.UnservedBooking wire, string path)
    {
        CheckBooking(wire.BookingId, $"{path}.booking_id");
        var reasons = wire.Reasons.Select((reason, index) => new UnservedReason(
            issues.Choice<Wire.UnservedCode, UnservedCode>(reason.Code, $"{path}.reasons[{index}].code"), [.. reason.AssetIds], reason.Description));
        var relaxation = wire.Relaxation is not { } change ? null : new BookingRelaxation(
            change.Description, issues.Choice<Wire.UnservedCode, UnservedCode>(change.Code, $"{path}.relaxation.code"), change.AssetId, change.Amount, change.Unit);
        return new(wire.BookingId, wire.Mandatory, wire.PenaltyCents, [.. reasons], relaxation);
    }

    private SharingSummary Read(Wire.SharingSummary wire) => new(
        wire.Method,
        wire.ScheduleCents,
        wire.HasBoundCents ? wire.BoundCents : null,
        [.. wire.Assets.Select((use, index) => new AssetUse(use.AssetId, use.Reservations, Span(use.UsedDuration, $"plan.sharing.assets[{index}].used_duration"), Span(use.AvailableDuration, $"plan.sharing.assets[{index}].available_duration")))],
        [.. wire.Organisations.Select((share, index) => new ServedShare(share.OrganisationId, Span(share.BookedDuration, $"plan.sharing.organisations[{index}].booked_duration"), Span(share.ServedDuration, $"plan.sharing.organisations[{index}].served_duration")))],
        wire.Note);

    private TimeSpan Time(Timestamp? wire, string path)
    {
        if (wire is null)
            issues.Add(path, "plan.missing_time", "A time is missing. Give one like \"2026-05-04T06:00:00Z\".");
        return _clock.Offset(wire, path, TimeSpan.Zero);
    }

    /// <summary>Sums over many assets may be longer than a plan.</summary>
    private TimeSpan Span(Duration? duration, string path) =>
        duration is null ? TimeSpan.Zero : TimeSpan.FromSeconds(DurationReader.Seconds(issues, duration, path, 0, 1e11));

    private void CheckAsset(string id, string path)
    {
        if (!model.HasAsset(id))
            issues.Add($"{path}.asset_id", "plan.unknown_asset", $"The model has no asset {Quoted.Text(id)}. Name one of model.assets.");
    }

    private void CheckSite(string id, string path)
    {
        if (!model.HasSite(id))
            issues.Add(path, "plan.unknown_site", $"The model has no site {Quoted.Text(id)}. Name one of model.sites.");
    }

    private bool CheckBooking(string id, string path)
    {
        if (!model.HasBooking(id))
            issues.Add(path, "plan.unknown_booking", $"The model has no booking {Quoted.Text(id)}. Name one of model.bookings.");
        return model.HasBooking(id);
    }
}
