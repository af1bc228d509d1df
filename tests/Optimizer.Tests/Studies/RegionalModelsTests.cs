using Optimizer.Api.Writing;
using Optimizer.Domain.Models;
using Optimizer.Planning;
using Optimizer.Studies.Benchmarking.Generating;
using Optimizer.Tests.Reporting;

namespace Optimizer.Tests.Studies;

public sealed class RegionalModelsTests
{
    public static TheoryData<string, int> Days => new() { { "nordwest", 120 }, { "ruhr", 200 } };

    [Theory, MemberData(nameof(Days))]
    public void The_committed_instances_are_what_seed_1_generates(string region, int collections)
    {
        var path = Path.Combine(Repository.Root, "instances", region, "collection-day.json");
        var settings = new SolverSettings { Seed = 1, TimeLimit = TimeSpan.FromSeconds(10) };

        Assert.Equal(File.ReadAllText(path), RequestJson.Write(Day(region, 1, collections), settings));
    }

    [Fact]
    public void Another_seed_generates_another_day() =>
        Assert.NotEqual(ModelWriter.Write(Day("nordwest", 1, 50)), ModelWriter.Write(Day("nordwest", 2, 50)));

    [Theory, MemberData(nameof(Days))]
    public void Every_collection_has_a_vehicle_that_can_hold_it_and_a_facility_that_takes_it(string region, int collections)
    {
        var model = Day(region, 1, collections);

        foreach (var collection in model.Collections)
        {
            Assert.Contains(model.VehicleTypes, type =>
                collection.Skills.IsMetBy(type.Skills)
                && type.Configurations.Any(way => way.Compartments.Any(each => each.Accepts(collection.MaterialId) && collection.Amounts.FitsIn(each.Capacity))));
            Assert.Contains(model.Facilities, facility => facility.Accepts(collection.MaterialId));
        }
    }

    [Theory, MemberData(nameof(Days))]
    public void The_fleet_holds_a_material_s_load_in_two_trips_and_has_the_hours(string region, int collections)
    {
        var model = Day(region, 1, collections);

        foreach (var material in model.Materials)
        {
            var load = model.Collections.Where(each => each.MaterialId == material.Id).Sum(each => each.Amounts[0]);
            var room = model.Vehicles.Sum(vehicle => model.VehicleType(vehicle.VehicleTypeId).Configurations[0].Compartments
                .Where(compartment => compartment.Accepts(material.Id))
                .Sum(compartment => compartment.Capacity[0]));
            Assert.True(load <= 2 * room, $"{material.Name}: {load / 1_000} kg for {room / 1_000} kg of room.");
        }

        // A collection takes its service and, on average, less than half an hour of driving and unloading.
        var hours = model.Collections.Sum(each => (each.ServiceDuration + each.SetupDuration).TotalHours + 0.5);
        Assert.InRange(hours, 0, model.Vehicles.Sum(vehicle => vehicle.Shifts.Sum(shift => (shift.End - shift.Start).TotalHours)));
    }

    [Theory, MemberData(nameof(Days))]
    public void Even_nearest_work_first_plans_most_of_it(string region, int collections)
    {
        var plan = GreedyPlans.Build(Day(region, 1, collections));

        Assert.InRange(plan.Unplanned.Length, 0, collections * 15 / 100);
    }

    [Theory, MemberData(nameof(Days))]
    public void A_day_has_every_material_two_relations_and_a_pinned_start(string region, int collections)
    {
        var model = Day(region, 1, collections);

        Assert.All(model.Materials, material => Assert.Contains(model.Collections, each => each.MaterialId == material.Id));
        Assert.Equal([RelationKind.SameRoute, RelationKind.Sequence], model.Relations.Select(relation => relation.Kind));
        Assert.Equal(2, Assert.Single(model.InitialRoutes).PinnedVisits);
        Assert.Contains(model.Collections, each => each.TimeWindows.Length == 2);
        Assert.Contains(model.Collections, each => each.TimeWindows[0].IsSoft);
        Assert.Contains(model.Collections, each => !each.IsMandatory);
    }

    [Fact]
    public void Companies_are_invented_and_say_so()
    {
        string[] invented = ["Muster", "Betriebshof", "Wertstoffhof", "Glascontainer", "Papiercontainer"];
        var model = Day("ruhr", 3, 200);

        var names = model.Sites.Select(site => site.Name).Concat(model.Organisations.Select(organisation => organisation.Name));

        Assert.All(names, name => Assert.Contains(invented, word => name.StartsWith(word, StringComparison.Ordinal)));
    }

    private static Model Day(string region, int seed, int collections) =>
        RegionalModels.Generate(Region.All.Single(each => each.Id == region), seed, collections);
}
