using Optimizer.Domain.Models;
using Optimizer.Domain.Plans.Sharing;

namespace Optimizer.Api.Writing;

/// <summary>Writes reservations, moves and maintenance of shared assets.</summary>
internal static class SharingPlanWriter
{
    public static void Add(Wire.Plan wire, Model model, SharingPlan plan)
    {
        wire.Reservations.AddRange(plan.Reservations.Select(reservation => Write(model, reservation)));
        wire.AssetMoves.AddRange(plan.Moves.Select(move => Write(model, move)));
        wire.AssetMaintenances.AddRange(plan.Maintenances.Select(maintenance => Write(model, maintenance)));
        wire.UnservedBookings.AddRange(plan.Unserved.Select(Write));
        if (plan.Summary is { } summary)
            wire.Sharing = Write(summary);
    }

    private static Wire.Reservation Write(Model model, Reservation reservation) => new()
    {
        BookingId = reservation.BookingId,
        Alternative = reservation.Way,
        Part = reservation.Part,
        Requirement = reservation.Requirement,
        AssetId = reservation.AssetId,
        SiteId = reservation.SiteId,
        StartTime = model.Stamp(reservation.Start),
        EndTime = model.Stamp(reservation.End),
        SetupDuration = reservation.Setup.ToWire(),
        CleaningDuration = reservation.Cleaning.ToWire(),
    };

    private static Wire.AssetMove Write(Model model, AssetMove move)
    {
        var wire = new Wire.AssetMove
        {
            AssetId = move.AssetId,
            FromSiteId = move.FromSiteId,
            ToSiteId = move.ToSiteId,
            DepartureTime = model.Stamp(move.Departure),
            ArrivalTime = model.Stamp(move.Arrival),
            DistanceM = move.DistanceMetres,
            DrivingDuration = move.Driving.ToWire(),
            EnergyKwh = move.Energy.EnergyKwh,
            Co2ETtwG = move.Energy.TtwGrams,
            Co2EWtwG = move.Energy.WtwGrams,
        };
        if (move.BookingId is { } booking)
            wire.BookingId = booking;
        if (move.ShipmentId is { } shipment)
            wire.ShipmentId = shipment;
        return wire;
    }

    private static Wire.AssetMaintenance Write(Model model, AssetMaintenance maintenance) => new()
    {
        AssetId = maintenance.AssetId,
        SiteId = maintenance.SiteId,
        StartTime = model.Stamp(maintenance.Start),
        EndTime = model.Stamp(maintenance.End),
    };

    private static Wire.UnservedBooking Write(UnservedBooking unserved) => new()
    {
        BookingId = unserved.BookingId,
        Mandatory = unserved.IsMandatory,
        PenaltyCents = unserved.PenaltyCents,
        Reasons = { unserved.Reasons.Select(Write) },
        Relaxation = unserved.Relaxation is not { } relaxation ? null : new()
        {
            Description = relaxation.Description,
            Code = (Wire.UnservedCode)(relaxation.Code + 1),
            AssetId = relaxation.AssetId,
            Amount = relaxation.Amount,
            Unit = relaxation.Unit,
        },
    };

    private static Wire.UnservedReason Write(UnservedReason reason) => new()
    {
        Code = (Wire.UnservedCode)(reason.Code + 1),
        AssetIds = { reason.AssetIds },
        Description = reason.Description,
    };

    private static Wire.SharingSummary Write(SharingSummary summary)
    {
        var wire = new Wire.SharingSummary
        {
            Method = summary.Method,
            ScheduleCents = summary.ScheduleCents,
            Assets = { summary.Assets.Select(Write) },
            Organisations = { summary.Organisations.Select(Write) },
            Note = summary.Note,
        };
        if (summary.BoundCents is { } bound)
            wire.BoundCents = bound;
        if (summary.Gap is { } gap)
            wire.Gap = gap;
        return wire;
    }

    private static Wire.AssetUse Write(AssetUse use) => new()
    {
        AssetId = use.AssetId,
        Reservations = use.Reservations,
        UsedDuration = use.Used.ToWire(),
        AvailableDuration = use.Available.ToWire(),
        Utilisation = use.Utilisation,
    };

    private static Wire.ServedShare Write(ServedShare share) => new()
    {
        OrganisationId = share.OrganisationId,
        BookedDuration = share.Booked.ToWire(),
        ServedDuration = share.Served.ToWire(),
        Share = share.Share,
    };
}
