using Optimizer.Api.Writing;
using Optimizer.Domain.Models;
using Optimizer.Planning;
using Optimizer.Planning.Distances;
using Optimizer.Studies.Benchmarking.Generating;

namespace Optimizer.Tests.Studies;

public sealed class RegionalDaysTests
{
    public static TheoryData<string> Regions => ["nordwest", "ruhr"];

    [Theory, MemberData(nameof(Regions))]
    public void The_committed_regional_days_are_what_seed_1_generates(string region)
    {
        var path = Path.Combine(Repository.Root, "instances", region, "regional-day.json");
        var settings = new SolverSettings { Seed = 1, TimeLimit = TimeSpan.FromSeconds(20) };

        Assert.Equal(File.ReadAllText(path), RequestJson.Write(Day(region), settings));
    }

    [Theory, MemberData(nameof(Regions))]
    public void Every_offer_has_a_vehicle_and_every_machine_one_that_carries_it(string region)
    {
        var model = Day(region);

        Assert.All(model.Offers, offer => Assert.Contains(model.VehicleTypes, type => type.Configurations.Any(way => way.Compartments.Any(hold => hold.Accepts(offer.MaterialId)))));
        Assert.All(model.Assets.Where(asset => asset.Carried is not null), asset => Assert.Contains(model.VehicleTypes, type =>
            asset.Carried!.Skills.IsMetBy(type.Skills) && type.Configurations.Any(way => way.Compartments.Any(hold => asset.Carried.Amounts.FitsIn(hold.Capacity)))));
    }

    [Theory, MemberData(nameof(Regions))]
    public void Surplus_lies_where_vehicles_pass(string region)
    {
        var model = Day(region);
        var yards = model.Depots.Select(depot => depot.SiteId).Concat(model.Facilities.Select(facility => facility.SiteId)).ToArray();

        // Each trade has an end near a depot or a plant: a corner of the square around it is 2.2 km north and 2.4 km east of it.
        foreach (var site in model.Offers.Select(offer => (offer.MaterialId, offer.SiteId)).Concat(model.Needs.Select(need => (need.MaterialId, need.SiteId))).GroupBy(end => end.MaterialId))
            Assert.Contains(site, end => yards.Min(yard => RoadEstimate.GreatCircleKm(Position(yard), Position(end.SiteId))) < 3.5);

        Position Position(string site) => model.Site(site).Position!.Value;
    }

    [Fact]
    public void Without_surplus_and_machines_it_is_the_collection_day() =>
        Assert.Equal(ModelWriter.Write(RegionalModels.Generate(Region.Nordwest, 4, 30)), ModelWriter.Write(RegionalDays.Generate(Region.Nordwest, 4, new(30))));

    [Fact]
    public void Companies_are_invented_and_say_so()
    {
        var names = Day("nordwest").Sites.Select(site => site.Name).Concat(Day("nordwest").Organisations.Select(organisation => organisation.Name));

        Assert.All(names, name => Assert.Contains(new[] { "Muster", "Betriebshof", "Wertstoffhof", "Glascontainer", "Papiercontainer" }, word => name.StartsWith(word, StringComparison.Ordinal)));
    }

    private static Model Day(string region) => region == "nordwest"
        ? RegionalDays.Generate(Region.Nordwest, 1, new(150, Offers: 30, Needs: 30, Assets: 25, Bookings: 80))
        : RegionalDays.Generate(Region.Ruhr, 1, new(250, Offers: 50, Needs: 50, Assets: 40, Bookings: 120));
}
