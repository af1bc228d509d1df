using Google.Protobuf.WellKnownTypes;
using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Sharing;

namespace Optimizer.Api.Writing;

/// <summary>Shared assets and bookings.</summary>
internal sealed class SharingWriter(Model model, LoadWriter loads, TimeWriter times)
{
    public Wire.Asset Write(Asset asset)
    {
        var wire = new Wire.Asset
        {
            Id = asset.Id,
            Capabilities = { asset.Capabilities },
            HomeSiteId = asset.HomeSiteId,
            AvailabilityWindows = { times.Write(asset.AvailabilityWindows) },
            Setups = { asset.Setups.Select(Write) },
            Cleanings = { asset.Cleanings.Select(cleaning => new Wire.AssetCleaning { Use = cleaning.Use, Duration = Span(cleaning.Duration) }) },
            Maintenance = Write(asset.Maintenance),
        };
        if (asset.Name != asset.Id)
            wire.Name = asset.Name;
        if (asset.Kind.Length > 0)
            wire.Kind = asset.Kind;
        if (asset.OrganisationId is { } organisation && organisation != model.Site(asset.HomeSiteId).OrganisationId)
            wire.OrganisationId = organisation;
        if (asset.SelfPropelled is { } drive)
            wire.SelfPropelled = Write(drive);
        if (asset.Carried is { } carried)
            wire.Carried = Write(carried);
        if (asset.ReturnsHome)
            wire.ReturnsHome = true;
        if (asset.FixedCostCents != 0)
            wire.FixedCostCents = asset.FixedCostCents;
        if (asset.PerHourCents != 0)
            wire.CostPerHourCents = asset.PerHourCents;
        return wire;
    }

    public Wire.Booking Write(Booking booking)
    {
        var own = booking.Ways[0];
        var wire = new Wire.Booking
        {
            Id = booking.Id,
            SiteId = own.SiteId,
            Requirements = { own.Requirements.Select(Write) },
            Duration = Span(own.Duration),
            EarliestStartTime = times.At(own.EarliestStart),
            LatestEndTime = times.At(own.LatestEnd),
            PreferredStartTime = own.PreferredStart is { } preferred ? times.At(preferred) : null,
            MinPartDuration = booking.MinPartDuration is { } least ? Span(least) : null,
            Alternatives = { booking.Ways.Skip(1).Select(WriteAlternative) },
        };
        if (booking.OrganisationId is { } organisation && organisation != model.Site(own.SiteId).OrganisationId)
            wire.OrganisationId = organisation;
        if (booking.Use.Length > 0)
            wire.Use = booking.Use;
        if (booking.Ways.Any(way => way.PreferredStart is not null))
            wire.CostPerHourOffPreferredCents = booking.OffPreferredPerHourCents;
        if (booking.MaxParts != 1)
            wire.MaxParts = booking.MaxParts;
        if (!booking.IsMandatory)
            wire.PenaltyCostCents = booking.PenaltyCents;
        if (booking.Priority != 0)
            wire.Priority = booking.Priority;
        return wire;
    }

    public static Wire.SharingObjective? Write(SharingObjective objective) =>
        objective == SharingObjective.Default ? null : new() { UnfairnessCostCents = objective.UnfairnessCostCents };

    private Wire.BookingAlternative WriteAlternative(BookingWay way)
    {
        var wire = new Wire.BookingAlternative
        {
            SiteId = way.SiteId,
            Requirements = { way.Requirements.Select(Write) },
            Duration = Span(way.Duration),
            EarliestStartTime = times.At(way.EarliestStart),
            LatestEndTime = times.At(way.LatestEnd),
            PreferredStartTime = way.PreferredStart is { } preferred ? times.At(preferred) : null,
        };
        if (way.CostCents != 0)
            wire.CostCents = way.CostCents;
        return wire;
    }

    private static Wire.AssetRequirement Write(AssetRequirement requirement)
    {
        var wire = new Wire.AssetRequirement { Capabilities = { requirement.Capabilities }, AllowedAssetIds = { requirement.AllowedAssetIds } };
        if (requirement.Kind is { } kind)
            wire.Kind = kind;
        return wire;
    }

    private static Wire.AssetSetup Write(AssetSetup setup)
    {
        var wire = new Wire.AssetSetup { ToUse = setup.ToUse, Duration = Span(setup.Duration) };
        if (setup.FromUse is { } use)
            wire.FromUse = use;
        return wire;
    }

    private static Wire.MaintenanceRule? Write(MaintenanceRule? rule)
    {
        if (rule is null)
            return null;
        var wire = new Wire.MaintenanceRule { MaxUseDuration = Span(rule.MaxUse), UsedDuration = TimeWriter.Span(rule.Used), Duration = TimeWriter.Span(rule.Duration) };
        if (rule.SiteId is { } site)
            wire.SiteId = site;
        return wire;
    }

    private static Wire.SelfPropelled Write(SelfPropelled drive)
    {
        var wire = new Wire.SelfPropelled { VehicleTypeId = drive.VehicleTypeId };
        if (drive.PerKmCents != 0)
            wire.CostPerKmCents = drive.PerKmCents;
        if (drive.DrivingPerHourCents != 0)
            wire.CostPerHourCents = drive.DrivingPerHourCents;
        return wire;
    }

    private Wire.CarriedByVehicle Write(CarriedByVehicle carried)
    {
        var wire = new Wire.CarriedByVehicle
        {
            Skills = WorkWriter.Write(carried.Skills),
            AllowedVehicleIds = { carried.AllowedVehicleIds },
            LoadingDuration = TimeWriter.Span(carried.LoadingDuration),
            UnloadingDuration = TimeWriter.Span(carried.UnloadingDuration),
        };
        loads.AddLimits(wire.Amounts, carried.Amounts);
        return wire;
    }

    private static Duration Span(TimeSpan span) => Duration.FromTimeSpan(span);
}
