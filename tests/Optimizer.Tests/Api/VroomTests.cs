using System.Text;
using Optimizer.Api.Reading;
using Optimizer.Api.Reading.Formats;
using Optimizer.Domain.Models;
using Optimizer.Planning.Distances;
using Optimizer.Tests.Planning.Collecting;

namespace Optimizer.Tests.Api;

public sealed class VroomTests
{
    internal const string WithMatrices = """
        {
          "vehicles": [
            {"id": 7, "description": "van", "start_index": 0, "end_index": 0, "capacity": [4, 9], "skills": [1, 14], "time_window": [28800, 43200],
             "breaks": [{"id": 1, "time_windows": [[36000, 37000]], "service": 300}], "max_tasks": 6, "max_distance": 5000,
             "costs": {"fixed": 50, "per_hour": 7200, "per_km": 10}},
            {"id": 8, "start_index": 1, "capacity": [2, 9], "profile": "bike", "speed_factor": 0.5}
          ],
          "jobs": [
            {"id": 1, "location_index": 1, "service": 60, "setup": 30, "delivery": [1, 0], "pickup": [0, 2], "skills": [14], "priority": 10, "time_windows": [[30000, 31000], [40000, 41000]]},
            {"id": 2, "location_index": 2, "delivery": [1, 1]}
          ],
          "shipments": [
            {"amount": [1, 1], "skills": [1], "priority": 3, "pickup": {"id": 5, "location_index": 2, "service": 10}, "delivery": {"id": 6, "location_index": 1, "time_windows": [[30000, 43000]]}}
          ],
          "matrices": {
            "car": {"durations": [[0, 100, 200], [100, 0, 120], [200, 120, 0]], "distances": [[0, 1000, 2000], [1000, 0, 1200], [2000, 1200, 0]]},
            "bike": {"durations": [[0, 300, 600], [300, 0, 360], [600, 360, 0]], "distances": [[0, 900, 1800], [900, 0, 1100], [1800, 1100, 0]]}
          }
        }
        """;

    internal const string WithCoordinates = """
        {
          "jobs": [{"id": 1, "location": [8.79, 53.06]}, {"id": 2, "location": [8.9, 53.1], "time_windows": [[1700003600, 1700007200]]}],
          "vehicles": [{"id": 1, "start": [8.8169, 53.0886]}]
        }
        """;

    [Fact]
    public void Vehicles_have_their_type_costs_shift_and_break()
    {
        var model = Read(WithMatrices);
        var (van, bike) = (model.Vehicles[0], model.Vehicles[1]);

        Assert.Equal<string>(["1", "14"], model.VehicleType(van.VehicleTypeId).Skills);
        Assert.Equal<long>([4_000, 9_000], model.VehicleType(van.VehicleTypeId).Configurations[0].Compartments[0].Capacity.Thousandths);
        Assert.Equal((50, 7_200, 10), (van.Costs.FixedCents, van.Costs.DrivingPerHourCents, van.Costs.PerKmCents));
        Assert.Equal((6, 5_000), (van.Limits.MaxStops, van.Limits.MaxDistanceMetres));
        Assert.Equal((TimeSpan.FromHours(8), TimeSpan.FromHours(12), "0", "0"), (van.Shifts[0].Start, van.Shifts[0].End, van.Shifts[0].StartSiteId, van.Shifts[0].EndSiteId));
        var pause = model.BreakRule(Assert.Single(van.BreakRuleIds));
        Assert.Equal((TimeSpan.FromSeconds(36_000), TimeSpan.FromSeconds(37_000), TimeSpan.FromSeconds(300)), (pause.EarliestStart, pause.LatestStart, pause.Duration));

        // The bike has no window and no end; it costs a cent a second and is half as fast.
        Assert.Equal((3_600, "1", null), (bike.Costs.DrivingPerHourCents, bike.Shifts[0].StartSiteId, bike.Shifts[0].EndSiteId));
        Assert.True(bike.Shifts[0].End > TimeSpan.FromDays(300));
        Assert.Equal(new Leg(900, 600), new SiteTravel(model).Between("0", "1", model.VehicleType("8")));
    }

    [Fact]
    public void Jobs_and_shipments_are_work()
    {
        var model = Read(WithMatrices);
        var job = model.Collection("1");

        Assert.Equal<long>([0, 2_000], job.Amounts.Thousandths);
        Assert.Equal<long>([1_000, 0], job.DeliveredAmounts!.Value.Thousandths);
        Assert.Equal((10, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(30), 2), (job.Priority, job.ServiceDuration, job.SetupDuration, job.TimeWindows.Length));
        Assert.Equal<string>(["14"], job.Skills.AllOf);
        var shipment = Assert.Single(model.Shipments);
        Assert.Equal(("5-6", "2", "1", 3), (shipment.Id, shipment.Pickup.SiteId, shipment.Delivery.SiteId, shipment.Priority));
        Assert.Equal(TimeSpan.FromSeconds(30_000), shipment.Delivery.TimeWindows[0].Start);
    }

    [Fact]
    public void The_cost_is_that_of_vroom()
    {
        // The van drives 0 2 1 0 or back: 420 s at 2 cents, 4.2 km at 10 cents, and 50.
        var plan = Planned.Plan(Read(WithMatrices.Replace("\"skills\": [14], ", "")));

        Assert.Empty(plan.Unplanned);
        Assert.Equal(840 + 42 + 50, plan.Account.ObjectiveCents);
    }

    [Fact]
    public void Without_matrices_ways_are_estimated_between_coordinates()
    {
        var model = Read(WithCoordinates);

        Assert.IsType<Travel.GreatCircle>(model.Travel);
        Assert.Equal(new Position(53.06, 8.79), model.Site("8.79,53.06").Position);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_699_920_000), model.Start);
        Assert.Empty(Planned.Plan(model).Unplanned);
    }

    [Fact]
    public void Without_distances_all_are_0()
    {
        var model = Read("""{"vehicles": [{"id": 1, "start_index": 0}], "jobs": [{"id": 1, "location_index": 1}], "matrices": {"car": {"durations": [[0, 7], [9, 0]]}}}""");

        Assert.Equal(new Leg(0, 7), new SiteTravel(model).Between("0", "1", model.VehicleTypes[0]));
        Assert.Equal(7, Planned.Plan(model).Account.ObjectiveCents);
    }

    [Theory]
    [InlineData("\"max_tasks\": 6", "\"max_travel_time\": 6", "vehicles[0].max_travel_time", "vroom.not_supported")]
    [InlineData("\"max_tasks\": 6", "\"max_task\": 6", "vehicles[0].max_task", "vroom.unknown_key")]
    [InlineData("\"max_tasks\": 6", "\"max_tasks\": 6.5", "vehicles[0].max_tasks", "vroom.not_whole")]
    [InlineData("\"max_tasks\": 6", "\"steps\": []", "vehicles[0].steps", "vroom.not_supported")]
    [InlineData("\"service\": 300", "\"service\": 300, \"max_load\": [1, 1]", "vehicles[0].breaks[0].max_load", "vroom.not_supported")]
    [InlineData("[[36000, 37000]]", "[[36000, 37000], [38000, 39000]]", "vehicles[0].breaks[0].time_windows", "vroom.break_windows")]
    [InlineData("\"capacity\": [4, 9], ", "", "vehicles[0].capacity", "vroom.missing")]
    [InlineData("\"delivery\": [1, 1]", "\"delivery\": [1]", "jobs[1].delivery", "vroom.amounts")]
    [InlineData("\"delivery\": [1, 1]", "\"delivery\": [1, \"one\"]", "jobs[1].delivery[1]", "vroom.not_a_number")]
    [InlineData("\"delivery\": [1, 1]", "\"delivery\": 1", "jobs[1].delivery", "vroom.not_a_list")]
    [InlineData("\"id\": 2, \"location_index\": 2", "\"id\": 2, \"location_index\": 3", "jobs[1].location_index", "vroom.index")]
    [InlineData("\"id\": 2, \"location_index\": 2", "\"id\": 2, \"location\": [8, 53]", "jobs[1].location_index", "vroom.no_index")]
    [InlineData("\"id\": 2, \"location_index\": 2", "\"location_index\": 2", "jobs[1].id", "vroom.missing")]
    [InlineData("\"id\": 2, \"location_index\": 2", "\"id\": 2", "jobs[1]", "vroom.no_location")]
    [InlineData("\"setup\": 30", "\"setup_per_type\": {}", "jobs[0].setup_per_type", "vroom.not_supported")]
    [InlineData("\"setup\": 30", "\"service_per_type\": {}", "jobs[0].service_per_type", "vroom.not_supported")]
    [InlineData("[40000, 41000]", "[40000]", "jobs[0].time_windows[1]", "vroom.window")]
    [InlineData("\"pickup\": {\"id\": 5,", "\"collect\": {\"id\": 5,", "shipments[0]", "vroom.half_shipment")]
    [InlineData("\"profile\": \"bike\"", "\"profile\": \"boat\"", "vehicles[1].profile", "vroom.profile")]
    [InlineData("\"distances\": [[0, 900, 1800], [900, 0, 1100], [1800, 1100, 0]]", "\"costs\": []", "matrices.bike.costs", "vroom.not_supported")]
    [InlineData("\"distances\": [[0, 900, 1800], [900, 0, 1100], [1800, 1100, 0]]", "\"distances\": [[0]]", "model.travel.matrices.matrices[1].distances_m", "matrix.wrong_size")]
    [InlineData(", \"distances\": [[0, 900, 1800], [900, 0, 1100], [1800, 1100, 0]]", "", "vehicles[0].costs.per_km", "vroom.no_distances")]
    [InlineData("\"shipments\"", "\"shipment\"", "shipment", "vroom.unknown_key")]
    public void What_cannot_be_planned_is_refused_by_name(string part, string replacement, string path, string code)
    {
        Assert.Contains(part, WithMatrices);
        var fault = Assert.Throws<InvalidRequestException>(() => Read(WithMatrices.Replace(part, replacement)));

        Assert.Contains((path, code), fault.Issues.Select(issue => (issue.Path, issue.Code)));
    }

    [Theory]
    [InlineData("[8.9, 53.1]", "[8.9]", "jobs[1].location", "vroom.location")]
    [InlineData("\"location\": [8.9, 53.1]", "\"location_index\": 1", "jobs[1].location_index", "vroom.no_matrix")]
    public void Places_must_be_known(string part, string replacement, string path, string code)
    {
        var fault = Assert.Throws<InvalidRequestException>(() => Read(WithCoordinates.Replace(part, replacement)));

        Assert.Contains((path, code), fault.Issues.Select(issue => (issue.Path, issue.Code)));
    }

    [Fact]
    public void Files_cut_off_anywhere_are_refused()
    {
        for (var length = 1; length < WithMatrices.Length; length++)
            Assert.IsType<InvalidRequestException>(Record.Exception(() => Read(WithMatrices[..length].TrimEnd())));
    }

    private static Model Read(string text) =>
        ModelReader.Read(InstanceReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))).Model, Requests.Classes);
}
