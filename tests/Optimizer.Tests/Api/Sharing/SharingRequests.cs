using Optimizer.Api.V1;
using static Optimizer.Tests.Api.Requests;

namespace Optimizer.Tests.Api.Sharing;

/// <summary>A request with shared assets to make faults in.</summary>
internal static class SharingRequests
{
    /// <summary>The complete request with a carried container, a self-propelled digger and two bookings that use every field.</summary>
    public static PlanRequest Complete()
    {
        var request = Requests.Complete();
        request.Model.Organisations.Add(new Organisation { Id = "farm" });
        request.Model.Assets.Add(
        [
            new Asset
            {
                Id = "box",
                Name = "Container",
                Kind = "container",
                Capabilities = { "lid" },
                HomeSiteId = "yard",
                OrganisationId = "city",
                AvailabilityWindows = { Window(6, 20) },
                Carried = new() { Amounts = { ["mass"] = 500 }, Skills = new() { AllOf = { "hook" } }, AllowedVehicleIds = { "v1" }, LoadingDuration = Span(600), UnloadingDuration = Span(300) },
                ReturnsHome = true,
                FixedCostCents = 1_000,
            },
            new Asset
            {
                Id = "digger",
                Kind = "excavator",
                Capabilities = { "bucket", "grab" },
                HomeSiteId = "mill",
                Setups = { new AssetSetup { ToUse = "soil", Duration = Span(900) }, new AssetSetup { FromUse = "soil", ToUse = "soil", Duration = Span(0) } },
                Cleanings = { new AssetCleaning { Use = "soil", Duration = Span(1_800) } },
                Maintenance = new() { MaxUseDuration = Span(36_000), UsedDuration = Span(3_600), Duration = Span(7_200), SiteId = "yard" },
                SelfPropelled = new() { VehicleTypeId = "truck", CostPerKmCents = 150, CostPerHourCents = 2_000 },
                CostPerHourCents = 4_500,
            },
        ]);
        request.Model.Bookings.Add(
        [
            new Booking
            {
                Id = "b1",
                OrganisationId = "farm",
                SiteId = "shop",
                Requirements = { new AssetRequirement { Kind = "excavator", Capabilities = { "grab" } }, new AssetRequirement { AllowedAssetIds = { "box" } } },
                Use = "soil",
                Duration = Span(7_200),
                EarliestStartTime = At(8),
                LatestEndTime = At(16),
                PreferredStartTime = At(9),
                CostPerHourOffPreferredCents = 500,
                Alternatives = { new BookingAlternative { SiteId = "mill", Requirements = { new AssetRequirement { Kind = "excavator" } }, EarliestStartTime = At(7), LatestEndTime = At(18), Duration = Span(9_000), PreferredStartTime = At(10), CostCents = 2_000 } },
                PenaltyCostCents = 30_000,
                Priority = 7,
            },
            new Booking { Id = "b2", SiteId = "shop", Requirements = { new AssetRequirement { Kind = "excavator" } }, Duration = Span(10_800), MaxParts = 3, MinPartDuration = Span(3_600) },
        ]);
        request.Model.SharingObjective = new() { UnfairnessCostCents = 10_000 };
        return request;
    }
}
