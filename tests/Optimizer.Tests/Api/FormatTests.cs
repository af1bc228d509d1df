using System.Text;
using Optimizer.Api.Reading;
using Optimizer.Api.Reading.Formats;
using Optimizer.Domain.Models;
using Optimizer.Planning.Distances;
using Optimizer.Tests.Studies;

namespace Optimizer.Tests.Api;

public sealed class FormatTests
{
    [Fact]
    public void Waste_stops_landfills_and_depot_are_told_apart()
    {
        var model = Read("eight-stops.txt");

        Assert.Equal(["3", "4", "5", "6", "7", "8", "9", "10"], model.Collections.Select(collection => collection.Id));
        Assert.Equal(["1", "2"], model.Facilities.Select(facility => facility.Id));
        Assert.Equal("0", Assert.Single(model.Depots).SiteId);
        Assert.All(model.Collections, collection => Assert.True(collection.IsMandatory));
        Assert.Equal<long>([4_500L], model.Collection("4").Amounts.Thousandths);
        Assert.True(model.Collection("6").Amounts.IsZero);
    }

    [Fact]
    public void Waste_times_are_hours_and_minutes()
    {
        var model = Read("eight-stops.txt");

        Assert.Equal<Domain.Models.TimeWindow>([TimeWindow.Hard(TimeSpan.FromHours(8), TimeSpan.FromHours(9.5))], model.Collection("8").TimeWindows);
        Assert.Equal<Domain.Models.TimeWindow>([TimeWindow.Hard(TimeSpan.FromHours(6), TimeSpan.FromHours(14.5))], model.Facility("1").OpeningWindows);
        Assert.Equal(TimeSpan.FromSeconds(1_600), model.Facility("1").ServiceDuration);
        Assert.Equal(TimeSpan.FromSeconds(180), model.Collection("3").ServiceDuration);
    }

    [Fact]
    public void Waste_times_with_over_59_minutes_are_hundredths_of_hours()
    {
        var text = File.ReadAllText(PathOf("eight-stops.txt")).Replace("0600 1430", "0650 1675");

        Assert.Equal<Domain.Models.TimeWindow>([TimeWindow.Hard(TimeSpan.FromHours(6.5), TimeSpan.FromHours(16.75))], ReadText(text).Facility("1").OpeningWindows);
    }

    [Fact]
    public void Waste_vehicles_have_the_days_limits_and_lunch()
    {
        var model = Read("eight-stops.txt");
        var vehicle = model.Vehicles[0];

        // 64.5 yards need two days' caps of 35; twice that and four are six vehicles more than enough.
        Assert.Equal(8, model.Vehicles.Length);
        Assert.Equal<long>([20_000L], model.VehicleTypes[0].Configurations[0].Compartments[0].Capacity.Thousandths);
        Assert.Equal<long>([35_000L], vehicle.Limits.MaxLoad!.Value.Thousandths);
        Assert.Equal(500, vehicle.Limits.MaxStops);
        Assert.Equal((TimeSpan.FromHours(4), TimeSpan.FromHours(15)), (vehicle.Shifts[0].Start, vehicle.Shifts[0].End));
        Assert.Equal(("0", "0"), (vehicle.Shifts[0].StartSiteId, vehicle.Shifts[0].EndSiteId));
        var lunch = model.BreakRule(Assert.Single(vehicle.BreakRuleIds));
        Assert.Equal((TimeSpan.FromHours(11), TimeSpan.FromHours(12), TimeSpan.FromHours(1)), (lunch.EarliestStart, lunch.LatestStart, lunch.Duration));
    }

    [Fact]
    public void Waste_ways_are_manhattan_feet_at_the_given_speed()
    {
        var model = Read("eight-stops.txt");

        // 15,840 ft are 3 miles, 4,828 m, and 270 s at 40 miles per hour.
        Assert.Equal(new Leg(4_828, 270), new SiteTravel(model).Between("0", "1", model.VehicleTypes[0]));
    }

    [Fact]
    public void A_vehicle_costs_more_than_any_way()
    {
        var model = Read("eight-stops.txt");

        Assert.Equal(1_000, model.Objective.DistanceCentsPerKm);
        Assert.Equal(0, model.Objective.Co2ePriceCentsPerTonne);
        Assert.Equal(10_000_000, model.Vehicles[0].Costs.FixedCents);
    }

    [Theory]
    [InlineData(DistanceRounding.Nearest, 1)]
    [InlineData(DistanceRounding.Trunc, 1)]
    [InlineData(DistanceRounding.Dimacs, 14)]
    [InlineData(DistanceRounding.None, 1_414)]
    public void Vrplib_distances_are_rounded_as_asked(DistanceRounding rounding, int diagonal)
    {
        var model = Read("five-customers.vrp", rounding);

        // From (0, 0) to (1, 1): 1.41421...
        Assert.Equal(new Leg(diagonal, diagonal), new SiteTravel(model).Between("0", "4", model.VehicleTypes[0]));
    }

    [Fact]
    public void Vrplib_customers_count_from_1_without_the_depot()
    {
        var model = Read("five-customers.vrp");

        Assert.Equal(["1", "2", "3", "4", "5"], model.Collections.Select(collection => collection.Id));
        Assert.Equal<long>([4_000L], model.Collection("1").Amounts.Thousandths);
        // 25 of 10 each: 1.3 times 2.5 are 3.25, so 4, and three.
        Assert.Equal(7, model.Vehicles.Length);
    }

    [Fact]
    public void Solomon_numbers_are_tenths_with_dimacs_rounding()
    {
        var model = Read("four-customers.txt");
        var first = model.Collection("1");

        Assert.Equal(3, model.Vehicles.Length);
        Assert.Equal<Domain.Models.TimeWindow>([TimeWindow.Hard(TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(600))], first.TimeWindows);
        Assert.Equal(TimeSpan.FromSeconds(90), first.ServiceDuration);
        Assert.Equal((TimeSpan.Zero, TimeSpan.FromSeconds(2_000)), (model.Vehicles[0].Shifts[0].Start, model.Vehicles[0].Shifts[0].End));
        // (40, 50) to (43, 54) is 5.
        Assert.Equal(new Leg(50, 50), new SiteTravel(model).Between("0", "1", model.VehicleTypes[0]));
    }

    [Theory]
    [InlineData("five-customers.vrp", "DEPOT_SECTION", "FIXED_EDGES_SECTION", "vrplib.unknown_section")]
    [InlineData("five-customers.vrp", "CAPACITY :", "CAPACITIES :", "vrplib.unknown_key")]
    [InlineData("five-customers.vrp", "EUC_2D", "GEO", "vrplib.not_understood")]
    [InlineData("five-customers.vrp", "TYPE : \tCVRP", "TYPE : \tHCVRP", "vrplib.not_understood")]
    [InlineData("five-customers.vrp", "6\t0\t-5\n", "", "vrplib.missing_row")]
    [InlineData("five-customers.vrp", "5\t1\t1", "5\t1\tone", "file.not_a_number")]
    [InlineData("five-customers.vrp", "5\t3\n", "5\n", "file.missing_number")]
    [InlineData("four-customers.txt", "CUSTOMER", "RECHARGE", "solomon.unknown_section")]
    [InlineData("four-customers.txt", "120          9", "120", "file.missing_number")]
    [InlineData("four-customers.txt", "200          0", "200          1", "solomon.busy_depot")]
    [InlineData("four-customers.txt", "11         20", "eleven     20", "file.not_a_number")]
    [InlineData("eight-stops.txt", "12:00 pm", "1:00 pm", "wcvrptw.lunch")]
    [InlineData("eight-stops.txt", "16.00 1", "16.00 3", "wcvrptw.unknown_type")]
    [InlineData("eight-stops.txt", "0800 0930", "0800 2930", "wcvrptw.time")]
    [InlineData("eight-stops.txt", "9999.00 0\n", "9999.00 2\n", "wcvrptw.depots")]
    public void What_is_not_understood_is_a_fault(string file, string part, string replacement, string code)
    {
        var text = File.ReadAllText(PathOf(file));
        Assert.Contains(part, text);

        var fault = Assert.Throws<InvalidRequestException>(() => ReadText(text.Replace(part, replacement)));

        Assert.Contains(code, fault.Issues.Select(issue => issue.Code));
    }

    [Fact]
    public void A_fault_of_the_model_in_a_benchmark_file_is_told_too()
    {
        var text = File.ReadAllText(PathOf("five-customers.vrp")).Replace("4\t6\n", "4\t-6\n");

        Assert.Equal("number.negative", Assert.Single(Assert.Throws<InvalidRequestException>(() => ReadText(text)).Issues).Code);
    }

    [Fact]
    public void Files_cut_off_anywhere_are_read_or_refused()
    {
        foreach (var file in new[] { "eight-stops.txt", "five-customers.vrp", "four-customers.txt" })
        {
            var text = File.ReadAllText(PathOf(file));
            for (var length = 0; length < text.Length; length++)
            {
                var fault = Record.Exception(() => ReadText(text[..length]));
                Assert.True(fault is null or InvalidRequestException, $"{file}, {length} characters: {fault}");
            }
        }
    }

    [Theory]
    [InlineData("", "file.empty")]
    [InlineData("hello", "file.unknown_format")]
    public void An_unknown_file_is_refused(string text, string code) =>
        Assert.Equal(code, Assert.Single(Assert.Throws<InvalidRequestException>(() => ReadText(text)).Issues).Code);

    [Theory]
    [MemberData(nameof(TextFormats))]
    public void An_empty_file_is_refused_in_every_format(InstanceFormat format) =>
        Assert.Equal("file.empty", Assert.Single(Assert.Throws<InvalidRequestException>(() => InstanceReader.Read(new MemoryStream(" \n"u8.ToArray()), format)).Issues).Code);

    public static TheoryData<InstanceFormat> TextFormats() => [.. Enum.GetValues<InstanceFormat>().Except([InstanceFormat.Json, InstanceFormat.Protobuf, InstanceFormat.Vroom])];

    private static string PathOf(string file) => Path.Combine(Repository.Root, "tests", "data", file);

    private static Model Read(string file, DistanceRounding? rounding = null)
    {
        using var stream = File.OpenRead(PathOf(file));
        return ModelReader.Read(InstanceReader.Read(stream, rounding: rounding).Model, Requests.Classes);
    }

    private static Model ReadText(string text) =>
        ModelReader.Read(InstanceReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))).Model, Requests.Classes);
}
