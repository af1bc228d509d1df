using Optimizer.Api.Reading;
using Optimizer.Api.V1;
using Optimizer.Api.Writing;
using static Optimizer.Tests.Api.Requests;

namespace Optimizer.Tests.Api.Sharing;

/// <summary>Each fault of assets and bookings alone: exactly one issue, at its path and with its code.</summary>
public sealed class SharingInputTests
{
    private static readonly Dictionary<string, (Action<Model> Break, string Path, string Code)> Faults = new()
    {
        ["duplicate asset"] = (m => m.Assets.Add(m.Assets[0].Clone()), "model.assets[2].id", "asset.duplicate_id"),
        ["duplicate booking"] = (m => m.Bookings.Add(m.Bookings[1].Clone()), "model.bookings[2].id", "booking.duplicate_id"),
        ["unknown home"] = (m => m.Assets[0].HomeSiteId = "moon", "model.assets[0].home_site_id", "asset.unknown_site"),
        ["unknown owner"] = (m => m.Assets[0].OrganisationId = "land", "model.assets[0].organisation_id", "asset.unknown_organisation"),
        ["empty capability"] = (m => m.Assets[1].Capabilities.Add(""), "model.assets[1].capabilities[2]", "capability.missing_id"),
        ["soft availability"] = (m => m.Assets[0].AvailabilityWindows[0] = new() { SoftEndTime = At(18), CostPerHourLateCents = 5 }, "model.assets[0].availability_windows[0]", "time_window.not_soft"),
        ["availability outside the plan"] = (m => m.Assets[0].AvailabilityWindows[0] = Window(30, 40), "model.assets[0].availability_windows[0]", "time_window.outside_plan"),
        ["set-up twice"] = (m => m.Assets[1].Setups.Add(new AssetSetup { ToUse = "soil" }), "model.assets[1].setups[2]", "asset.duplicate_setup"),
        ["cleaning twice"] = (m => m.Assets[1].Cleanings.Add(new AssetCleaning { Use = "soil" }), "model.assets[1].cleanings[1]", "asset.duplicate_cleaning"),
        ["negative set-up"] = (m => m.Assets[1].Setups[0].Duration = Span(-1), "model.assets[1].setups[0].duration", "duration.negative"),
        ["maintenance after no use"] = (m => m.Assets[1].Maintenance.MaxUseDuration = null, "model.assets[1].maintenance.max_use_duration", "maintenance.missing_max_use"),
        ["maintenance on the moon"] = (m => m.Assets[1].Maintenance.SiteId = "moon", "model.assets[1].maintenance.site_id", "maintenance.unknown_site"),
        ["maintenance out of reach"] = (m => m.Assets[1].ClearMobility(), "model.assets[1].maintenance.site_id", "maintenance.asset_cannot_move"),
        ["unknown vehicle type"] = (m => m.Assets[1].SelfPropelled.VehicleTypeId = "bike", "model.assets[1].self_propelled.vehicle_type_id", "self_propelled.unknown_vehicle_type"),
        ["unclear vehicle type"] = (m => { m.VehicleTypes.Add(new VehicleType { Id = "van" }); m.Assets[1].SelfPropelled.ClearVehicleTypeId(); }, "model.assets[1].self_propelled.vehicle_type_id", "self_propelled.missing_vehicle_type"),
        ["infinite cost"] = (m => m.Assets[1].SelfPropelled.CostPerKmCents = double.PositiveInfinity, "model.assets[1].self_propelled.cost_per_km_cents", "number.not_finite"),
        ["carried by an unknown vehicle"] = (m => m.Assets[0].Carried.AllowedVehicleIds.Add("v9"), "model.assets[0].carried.allowed_vehicle_ids[1]", "carried.unknown_vehicle"),
        ["carried in an unknown dimension"] = (m => m.Assets[0].Carried.Amounts["pallets"] = 1, "model.assets[0].carried.amounts[\"pallets\"]", "carried.unknown_load_dimension"),
        ["shipment with a reserved id"] = (m => m.Shipments[0].Id = "move/box/1", "model.shipments[0].id", "shipment.reserved_id"),
        ["negative fixed cost"] = (m => m.Assets[0].FixedCostCents = -1, "model.assets[0].fixed_cost_cents", "number.negative"),
        ["booking at an unknown site"] = (m => m.Bookings[1].SiteId = "moon", "model.bookings[1].site_id", "booking.unknown_site"),
        ["alternative at an unknown site"] = (m => m.Bookings[0].Alternatives[0].SiteId = "moon", "model.bookings[0].alternatives[0].site_id", "alternative.unknown_site"),
        ["unknown allowed asset"] = (m => m.Bookings[0].Requirements[1].AllowedAssetIds[0] = "bin", "model.bookings[0].requirements[1].allowed_asset_ids[0]", "requirement.unknown_asset"),
        ["booking without duration"] = (m => m.Bookings[1] = new() { Id = "b2", SiteId = "shop" }, "model.bookings[1].duration", "booking.missing_duration"),
        ["alternative of no duration"] = (m => m.Bookings[0].Alternatives[0].Duration = Span(0), "model.bookings[0].alternatives[0].duration", "alternative.missing_duration"),
        ["booking that ends before it starts"] = (m => m.Bookings[0].LatestEndTime = At(7), "model.bookings[0]", "booking.end_before_start"),
        ["booking outside the plan"] = (m => (m.Bookings[1].EarliestStartTime, m.Bookings[1].LatestEndTime) = (At(30), At(40)), "model.bookings[1]", "booking.outside_plan"),
        ["preference without cost"] = (m => m.Bookings[0].ClearCostPerHourOffPreferredCents(), "model.bookings[0].cost_per_hour_off_preferred_cents", "booking.preference_without_cost"),
        ["cost without preference"] = (m => m.Bookings[1].CostPerHourOffPreferredCents = 5, "model.bookings[1].cost_per_hour_off_preferred_cents", "booking.cost_without_preference"),
        ["nine parts"] = (m => m.Bookings[1].MaxParts = 9, "model.bookings[1].max_parts", "number.too_large"),
        ["least part of a booking in one part"] = (m => m.Bookings[1].ClearMaxParts(), "model.bookings[1].min_part_duration", "booking.min_part_without_parts"),
        ["part longer than the booking"] = (m => m.Bookings[1].MinPartDuration = Span(20_000), "model.bookings[1].min_part_duration", "booking.min_part_too_long"),
        ["mandatory with penalty"] = (m => m.Bookings[0].Mandatory = true, "model.bookings[0].penalty_cost_cents", "booking.mandatory_with_penalty"),
        ["priority out of range"] = (m => m.Bookings[0].Priority = 101, "model.bookings[0].priority", "number.too_large"),
        ["negative unfairness"] = (m => m.SharingObjective.UnfairnessCostCents = -1, "model.sharing_objective.unfairness_cost_cents", "number.negative"),
    };

    public static TheoryData<string> Names => [.. Faults.Keys];

    [Fact]
    public void The_request_without_a_fault_is_right() => Assert.Empty(IssuesOf(SharingRequests.Complete()));

    [Fact]
    public void Bookings_alone_need_no_vehicle()
    {
        var request = SharingRequests.Complete();
        request.Model.Vehicles.Clear();
        request.Model.InitialRoutes.Clear();
        request.Model.Relations.Clear();
        request.Model.Shipments.Clear();
        request.Model.Assets[0].Carried.AllowedVehicleIds.Clear();

        Assert.Equal(["model.no_vehicles"], IssuesOf(request).Select(issue => issue.Code));
        request.Model.Collections.Clear();
        Assert.Empty(IssuesOf(request));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_fault_is_told_once_with_its_path_and_code(string name)
    {
        var (breakIt, path, code) = Faults[name];
        var request = SharingRequests.Complete();
        breakIt(request.Model);

        var issue = Assert.Single(IssuesOf(request));

        Assert.Equal((path, code), (issue.Path, issue.Code));
        Assert.EndsWith(".", issue.Message);
    }

    [Fact]
    public void A_complete_request_survives_reading_and_writing()
    {
        var model = Read(SharingRequests.Complete());

        Assert.Equal(ModelText.Of(model), ModelText.Of(ModelReader.Read(ModelWriter.Write(model), Classes)));
    }

    [Fact]
    public void What_is_not_given_has_its_default()
    {
        var request = SharingRequests.Complete();
        request.Model.Assets[0] = new() { Id = "box", HomeSiteId = "yard" };
        request.Model.Bookings[1] = new() { Id = "b2", SiteId = "shop", Duration = Span(60) };

        var model = Read(request);

        Assert.False(model.Assets[0].CanMove);
        Assert.Equal(model.End, Assert.Single(model.Assets[0].AvailabilityWindows).End);
        Assert.True(model.Bookings[1].IsMandatory);
        Assert.Equal((TimeSpan.Zero, model.End, 1), (model.Bookings[1].Ways[0].EarliestStart, model.Bookings[1].Ways[0].LatestEnd, model.Bookings[1].MaxParts));
        Assert.All(model.Assets, asset => Assert.True(Assert.Single(model.Bookings[1].Ways[0].Requirements).IsMetBy(asset)));
    }

    [Fact]
    public void An_alternative_is_like_its_booking_where_it_says_nothing()
    {
        var request = SharingRequests.Complete();
        request.Model.Bookings[0].Alternatives[0] = new() { SiteId = "mill" };

        var ways = Read(request).Bookings[0].Ways;

        Assert.Equal(ways[0] with { SiteId = "mill" }, ways[1]);
    }

    [Fact]
    public void A_set_up_that_names_the_use_before_wins()
    {
        var digger = Read(SharingRequests.Complete()).Asset("digger");

        Assert.Equal(TimeSpan.FromMinutes(15), digger.SetupBetween(null, "soil"));
        Assert.Equal(TimeSpan.FromMinutes(15), digger.SetupBetween("gravel", "soil"));
        Assert.Equal(TimeSpan.Zero, digger.SetupBetween("soil", "soil"));
        Assert.Equal(TimeSpan.Zero, digger.SetupBetween("soil", "gravel"));
    }
}
