using System.Text.Json;
using Optimizer.Cli.Reporting;
using Optimizer.Domain.Models;
using Optimizer.Studies.Benchmarking.Generating;

namespace Optimizer.Tests.Reporting;

public sealed class GeoJsonTests
{
    /// <summary>Rewrite with UPDATE_GOLDEN=1.</summary>
    [Fact]
    public void A_tiny_plan_reads_as_the_golden_file()
    {
        var model = Tiny();

        Golden.Verify(Path.Combine("report", "tiny.geojson"), GeoJson.Write(model, GreedyPlans.Build(model)));
    }

    [Fact]
    public void A_day_has_a_line_for_every_route_and_a_point_for_every_stop_and_all_that_is_left_out()
    {
        var model = RegionalModels.Generate(Region.Nordwest, seed: 1);
        var plan = GreedyPlans.Build(model);

        using var json = JsonDocument.Parse(GeoJson.Write(model, plan));
        var kinds = json.RootElement.GetProperty("features").EnumerateArray()
            .Select(feature => (Geometry: feature.GetProperty("geometry").GetProperty("type").GetString(), Kind: feature.GetProperty("properties").GetProperty("kind").GetString()))
            .CountBy(each => each)
            .ToDictionary();

        Assert.Equal(plan.Routes.Length, kinds[("LineString", "route")]);
        Assert.Equal(plan.Account.Total.Collections, kinds[("Point", "collect")]);
        Assert.Equal(plan.Account.Total.Unloadings, kinds[("Point", "unload")]);
        Assert.Equal(plan.Unplanned.Length, kinds.GetValueOrDefault(("Point", "unplanned")));
    }

    [Fact]
    public void Planes_have_no_place_on_earth()
    {
        var model = XGenerator.Generate(new() { Customers = 5, Seed = 1 }).ToModel();

        using var json = JsonDocument.Parse(GeoJson.Write(model, GreedyPlans.Build(model)));

        Assert.All(json.RootElement.GetProperty("features").EnumerateArray(), feature => Assert.Equal(JsonValueKind.Null, feature.GetProperty("geometry").ValueKind));
    }

    /// <summary>A depot with a recycling yard, and one collection of 500 kg.</summary>
    private static Model Tiny() => new(new()
    {
        Start = new(2026, 6, 16, 0, 0, 0, TimeSpan.Zero),
        End = TimeSpan.FromDays(1),
        LoadDimensions = [new("mass", LoadUnit.Kilogram)],
        Sites =
        [
            new() { Id = "depot", Name = "Depot \"Nord\"", Position = new(53.1, 8.8) },
            new() { Id = "bakery", Name = "Musterbäckerei", Position = new(53.12, 8.85) },
        ],
        VehicleTypes =
        [
            new() { Id = "truck", Name = "Truck", Configurations = [new("", [new() { Id = "body", Capacity = new([1_000_000]) }])], CurbMassKg = 9_000, EnergyClassId = "rigid-18t-diesel" },
        ],
        Vehicles =
        [
            new()
            {
                Id = "truck-1",
                VehicleTypeId = "truck",
                Shifts = [new() { Id = "day", Start = TimeSpan.FromHours(4), End = TimeSpan.FromHours(13), OvertimeEnd = TimeSpan.FromHours(13), StartSiteId = "depot", EndSiteId = "depot" }],
                Costs = new() { FixedCents = 1_000, PerKmCents = 100 },
                Limits = new(),
            },
        ],
        Facilities = [new() { Id = "yard", SiteId = "depot", ServiceDuration = TimeSpan.FromMinutes(10) }],
        Collections =
        [
            new()
            {
                Id = "bread",
                SiteId = "bakery",
                Amounts = new([500_000]),
                MassKg = 500,
                TimeWindows = [TimeWindow.Hard(TimeSpan.FromHours(5), TimeSpan.FromHours(6))],
                ServiceDuration = TimeSpan.FromMinutes(5),
                IsMandatory = true,
            },
        ],
        Travel = new Travel.GreatCircle(1),
        FactorSetId = "iso14083-eu-2026",
    });
}
