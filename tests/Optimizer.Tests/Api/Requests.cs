using Google.Protobuf.WellKnownTypes;
using Optimizer.Api.Reading;
using Optimizer.Api.V1;

namespace Optimizer.Tests.Api;

/// <summary>Requests to make faults in.</summary>
internal static class Requests
{
    public static EnergyClasses Classes { get; } = EnergyClasses.Of(Domain.Emissions.FactorSet.Default);

    /// <summary>The day that requests plan: 2026-05-04, from 00:00 to 24:00.</summary>
    public static Timestamp At(double hours) => new() { Seconds = 1_777_852_800 + (long)(hours * 3_600) };

    /// <summary>Three sites, a vehicle of one type, a facility, two collections, and one of everything else.</summary>
    public static PlanRequest Complete() => new()
    {
        Model = new()
        {
            Name = "complete",
            StartTime = At(0),
            EndTime = At(24),
            Sites = { Site("yard", 53.1, 8.8), Site("mill", 53.2, 8.9), Site("shop", 53.0, 8.7) },
            Organisations = { new Organisation { Id = "city" } },
            LoadDimensions = { new LoadDimension { Id = "mass", Unit = LoadUnit.Kilogram }, new LoadDimension { Id = "volume", Unit = LoadUnit.CubicMetre } },
            Materials = { new Material { Id = "paper", DensityKgPerM3 = 100 }, new Material { Id = "glass", DensityKgPerM3 = 300 } },
            MaterialIncompatibilities = { new MaterialIncompatibility { MaterialIds = { "paper", "glass" }, Scope = IncompatibilityScope.Compartment } },
            VehicleTypes = { new VehicleType { Id = "truck", Compartments = { new Compartment { Id = "body", Capacity = { ["mass"] = 9_000 } } } } },
            Vehicles = { new Vehicle { Id = "v1", VehicleTypeId = "truck", Shifts = { new Shift { StartTime = At(6), EndTime = At(15) } }, BreakRuleIds = { "noon" }, Limits = new() { DeliveryOrder = DeliveryOrder.DeliveriesFirst } } },
            Depots = { new Depot { Id = "home", SiteId = "yard" } },
            Facilities = { new Facility { Id = "plant", SiteId = "mill", OpeningWindows = { Window(7, 17) }, Reloads = true } },
            Collections =
            {
                new Collection { Id = "c1", SiteId = "shop", MaterialId = "paper", Amounts = { ["mass"] = 200 }, TimeWindows = { Window(8, 12) } },
                new Collection { Id = "c2", SiteId = "shop", MaterialId = "glass", Amounts = { ["volume"] = 1 }, DeliveredAmounts = { ["mass"] = 20 }, ReleaseTime = At(5) },
            },
            Shipments =
            {
                new Shipment
                {
                    Id = "s1",
                    MaterialId = "paper",
                    Amounts = { ["mass"] = 50 },
                    Pickup = new() { SiteId = "shop", TimeWindows = { Window(8, 12) }, ServiceDuration = Span(300) },
                    Delivery = new() { SiteId = "yard", SetupDuration = Span(60) },
                    PenaltyCostCents = 5_000,
                },
            },
            BreakRules = { new BreakRule { Id = "noon", Kind = BreakRuleKind.Window, EarliestStartTime = At(11), LatestStartTime = At(13), Duration = Span(1_800) } },
            Relations = { new Relation { Id = "both", Kind = RelationKind.SameRoute, CollectionIds = { "c1", "c2" } } },
            InitialRoutes = { new InitialRoute { VehicleId = "v1", Visits = { new InitialVisit { CollectionId = "c1" }, new InitialVisit { FacilityId = "plant" } } } },
        },
        Settings = new() { IterationLimit = 100 },
    };

    public static Site Site(string id, double latitude, double longitude) =>
        new() { Id = id, Position = new() { LatitudeDeg = latitude, LongitudeDeg = longitude } };

    public static TimeWindow Window(double start, double end) => new() { StartTime = At(start), EndTime = At(end) };

    public static Duration Span(long seconds) => new() { Seconds = seconds };

    public static Domain.Models.Model Read(PlanRequest request) => ModelReader.Read(request.Model, Classes);

    /// <summary>All faults of a request; none if it can be planned.</summary>
    public static IReadOnlyList<Optimizer.Api.Reading.Issue> IssuesOf(PlanRequest request)
    {
        try
        {
            RequestReader.Read(request.Model, request.Settings, Classes);
            return [];
        }
        catch (InvalidRequestException fault)
        {
            return fault.Issues;
        }
    }
}
