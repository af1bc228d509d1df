using System.Text;
using Optimizer.Api.Reading;
using Optimizer.Api.Reading.Formats;
using Optimizer.Domain.Models;
using Optimizer.Tests.Planning.Collecting;

namespace Optimizer.Tests.Api;

public sealed class CordeauTests
{
    /// <summary>Depots 4 at (0, 0) and 5 at (10, 0); customers 1 and 3 near the first, 2 near the second.</summary>
    internal const string TwoDepots = """
        6 2 3 2
        14.5 10
        0 0
         1   0.0  3.0  1.0  4  1  2  1  2   2  20
         2  10.0  4.0  1.0  5  1  2  1  2   0  40
         3   0.0 -3.0  1.5  6  1  2  1  2   0  40
         4   0.0  0.0  0.0  0  0  0   0  50
         5  10.0  0.0  0.0  0  0  0   5  60
        """;

    [Fact]
    public void Each_depot_has_its_vehicles_and_limits()
    {
        var model = Read(TwoDepots);

        Assert.Equal(["4", "5"], model.Depots.Select(depot => depot.Id));
        Assert.Equal(["1", "2", "3"], model.Collections.Select(collection => collection.Id));
        Assert.Equal([("1", "4"), ("2", "4"), ("3", "5"), ("4", "5")], model.Vehicles.Select(vehicle => (vehicle.Id, vehicle.Shifts[0].StartSiteId!)));
        Assert.Equal([TimeSpan.FromSeconds(14_500), null], new[] { model.Vehicles[0].Limits.MaxDuration, model.Vehicles[2].Limits.MaxDuration });
        Assert.Equal([10_000, LoadVector.Unlimited], model.VehicleTypes.Select(type => type.Configurations[0].Compartments[0].Capacity[0]));
        Assert.Equal((TimeSpan.FromSeconds(5_000), TimeSpan.FromSeconds(60_000)), (model.Vehicles[2].Shifts[0].Start, model.Vehicles[2].Shifts[0].End));
        Assert.Equal<Domain.Models.TimeWindow>([TimeWindow.Hard(TimeSpan.FromSeconds(2_000), TimeSpan.FromSeconds(20_000))], model.Collection("1").TimeWindows);
        Assert.All(model.Collections, collection => Assert.Empty(collection.AllowedVehicleIds));
    }

    [Fact]
    public void A_plan_uses_both_depots()
    {
        // 3 + 6 + 3 from depot 4, which with service is 14.5, just allowed; 4 + 4 from depot 5.
        Assert.Equal(20_000, Planned.Plan(Read(TwoDepots)).Account.ObjectiveCents);
    }

    [Fact]
    public void Codes_name_vehicle_types_from_the_left()
    {
        var model = Read("""
            3 2 2 3
            0 10
            0 20
            0 30
            0 0 0 0 0 0 0
            1 3 4 0 4 1 2 4 1
            2 6 8 0 4 1 1 2
            """);

        Assert.Equal("0", Assert.Single(model.Depots).Id);
        // Of three bits, the highest is the first type: vehicles 1 and 2.
        Assert.Equal<string>(["1", "2", "5", "6"], model.Collection("1").AllowedVehicleIds);
        Assert.Equal<string>(["3", "4"], model.Collection("2").AllowedVehicleIds);
        Assert.Equal(["1", "1", "2", "2", "3", "3"], model.Vehicles.Select(vehicle => vehicle.VehicleTypeId));
    }

    [Fact]
    public void Windows_with_one_depot_are_type_4()
    {
        var model = Read("4 2 1 1\n0 10\n0 0 0 0 0 0 0 5 60\n1 3 4 2 4 1 1 1 7 20\n");

        Assert.Equal(2, model.Vehicles.Length);
        Assert.Equal(TimeSpan.FromSeconds(60_000), model.Vehicles[0].Shifts[0].End);
        Assert.Equal(10_000, Planned.Plan(model).Account.ObjectiveCents);
    }

    [Theory]
    [InlineData("6 2 3 2", "1 2 3 2", "cordeau.periodic")]
    [InlineData("6 2 3 2", "9 2 3 2", "cordeau.type")]
    [InlineData("6 2 3 2", "6 2 4 2", "cordeau.wrong_size")]
    [InlineData("6 2 3 2", "6 0 3 2", "cordeau.count")]
    [InlineData("6 2 3 2", "6 2 3 2 1", "cordeau.head")]
    [InlineData("6 2 3 2", "0 2 3 2", "cordeau.head")]
    [InlineData("14.5 10", "14.5 10 3", "cordeau.too_many_columns")]
    [InlineData("2   2  20", "2   2  20 1", "cordeau.too_many_columns")]
    [InlineData("2   2  20", "2   2", "file.missing_number")]
    [InlineData("4  1  2  1  2   2  20", "4  2  2  1  2   2  20", "cordeau.periodic")]
    [InlineData("4  1  2  1  2   2  20", "4  1  2  1  3   2  20", "cordeau.code")]
    [InlineData("4  1  2  1  2   2  20", "4  1  2  1  4   2  20", "cordeau.code")]
    [InlineData("0.0  0.0  0.0  0  0", "0.0  0.0  1.0  0  0", "cordeau.busy_depot")]
    [InlineData("0.0  3.0  1.0", "0.0  three  1.0", "file.not_a_number")]
    public void What_is_not_understood_is_a_fault(string part, string replacement, string code)
    {
        Assert.Contains(part, TwoDepots);
        var fault = Assert.Throws<InvalidRequestException>(() => Read(TwoDepots.Replace(part, replacement), InstanceFormat.Cordeau));

        Assert.Contains(code, fault.Issues.Select(issue => issue.Code));
    }

    [Fact]
    public void Files_cut_off_anywhere_are_read_or_refused()
    {
        for (var length = 0; length < TwoDepots.Length; length++)
        {
            var fault = Record.Exception(() => Read(TwoDepots[..length]));
            Assert.True(fault is null or InvalidRequestException, $"{length} characters: {fault}");
        }
    }

    private static Model Read(string text, InstanceFormat? format = null) =>
        ModelReader.Read(InstanceReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), format).Model, Requests.Classes);
}
