using System.Text;
using Optimizer.Api.Reading;
using Optimizer.Api.Reading.Formats;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Planning.Distances;
using Optimizer.Tests.Planning.Collecting;

namespace Optimizer.Tests.Api;

public sealed class PrplibTests
{
    internal const string TwoCities = """
        2
        6350	3650
        20	90
        0	45000	90000	
        45000	0	45000	
        90000	45000	0	
        0	Here		0	0	32400	0
        1	Far Away   		1000	0	32400	600
        2	There 		2000	3600	20000	1200
        """;

    [Fact]
    public void Cities_are_delivered_to_at_the_highest_speed()
    {
        var model = Read(TwoCities);

        Assert.Equal(["Here", "Far Away", "There"], model.Sites.Select(site => site.Name));
        Assert.Equal([1_000_000L, 2_000_000], model.Collections.Select(collection => collection.DeliveredAmounts!.Value[0]));
        Assert.All(model.Collections, collection => Assert.True(collection.Amounts.IsZero));
        // 45 km at 90 km/h.
        Assert.Equal(new Leg(45_000, 1_800), new SiteTravel(model).Between("0", "1", model.VehicleTypes[0]));
        Assert.Equal((6_350, "rigid-12t-diesel"), (model.VehicleTypes[0].CurbMassKg, model.VehicleTypes[0].EnergyClassId));
        Assert.Equal<long>([3_650_000], model.VehicleTypes[0].Configurations[0].Compartments[0].Capacity.Thousandths);
        Assert.Equal(TimeSpan.FromSeconds(32_400), model.Vehicles[0].Shifts[0].End);
        Assert.Equal(2, model.Vehicles.Length);
    }

    [Fact]
    public void Drivers_and_fuel_cost_what_they_do_in_the_article()
    {
        var model = Read(TwoCities);
        var plan = Planned.Plan(model);

        // Both on one route: 180 km are 7,200 s, and 1,800 s of service, at 0.22 pence; diesel is 140 pence a litre.
        var account = plan.Account;
        var litres = account.Total.Energy.WtwGrams / FactorSet.Default.Law(model.VehicleTypes[0]).Class.Carrier.WtwGramsPerUnit;
        Assert.Equal(9_000 * 0.22, account.Total.CostCents, 1.0);
        Assert.Equal((9_000 * 0.22) + (140 * litres), account.ObjectiveCents, 2.0);
        // 180 km at 90 km/h and 6,350 kg, and loads of 3 t, then 1 or 2 t, then nothing.
        Assert.InRange(litres, 1.8 * 18.2332, (1.8 * 18.2332) + (0.45 * 5 * 0.8403));
    }

    [Theory]
    [InlineData(60, 0, 15.3648)]
    [InlineData(60, 3_650, 18.4319)]
    [InlineData(90, 3_650, 21.3003)]
    [InlineData(40, 3_650, 19.3055)]
    public void A_hundred_kilometres_need_the_litres_of_the_article(int kmh, double payloadKg, double litres)
    {
        var law = FactorSet.Default.Law(Read(TwoCities.Replace("20\t90", $"20\t{kmh}")).VehicleTypes[0]);

        Assert.Equal(litres, law.Leg(100_000, 360_000.0 / kmh, endsAtCollection: true).At(payloadKg / 1_000), 0.0001);
    }

    [Fact]
    public void The_load_is_brought_to_the_nearer_city_first_as_it_then_weighs_less()
    {
        // Both ways round are 180 km. Nearer first, 3 t are carried 45 km and 1 t 45 km; else 3 t 90 km and 2 t 45 km.
        var plan = Planned.Plan(Read(TwoCities.Replace("1000	0	32400", "2000	0	32400").Replace("2000	3600	20000", "1000	0	32400")));

        Assert.Equal(["1", "2"], Assert.Single(plan.Routes).Visits.Select(visit => visit.CollectionId));
    }

    [Theory]
    [InlineData("2\n6350", "3\n6350", "prplib.wrong_size")]
    [InlineData("20	90", "20	0", "prplib.speed")]
    [InlineData("0	Here		0	0", "0	Here		5	0", "prplib.depot")]
    [InlineData("2	There 		2000	3600	20000	1200", "2	2000	3600	20000	1200", "prplib.city")]
    [InlineData("2	There 		2000", "2	There 		much", "file.not_a_number")]
    [InlineData("0	45000	90000	", "0	45000	", "matrix.wrong_size")]
    public void What_is_not_understood_is_a_fault(string part, string replacement, string code)
    {
        Assert.Contains(part, TwoCities);
        var fault = Assert.Throws<InvalidRequestException>(() => Read(TwoCities.Replace(part, replacement)));

        Assert.Contains(code, fault.Issues.Select(issue => issue.Code));
    }

    [Fact]
    public void Files_cut_off_anywhere_are_read_or_refused()
    {
        for (var length = 0; length < TwoCities.Length; length++)
        {
            var fault = Record.Exception(() => Read(TwoCities[..length], InstanceFormat.Prplib));
            Assert.True(fault is null or InvalidRequestException, $"{length} characters: {fault}");
        }
    }

    private static Model Read(string text, InstanceFormat? format = null) =>
        ModelReader.Read(InstanceReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), format).Model, Requests.Classes);
}
