using Optimizer.Domain.Models;
using Optimizer.Planning.Distances;
using Optimizer.Studies.Benchmarking.Generating;

namespace Optimizer.Tests.Studies;

public sealed class XGeneratorTests
{
    [Fact]
    public void Same_seed_same_instance()
    {
        var options = new XOptions { Customers = 200, Seed = 5 };

        Assert.Equal(XGenerator.Generate(options).ToVrplib(), XGenerator.Generate(options).ToVrplib());
        Assert.NotEqual(XGenerator.Generate(options).ToVrplib(), XGenerator.Generate(options with { Seed = 6 }).ToVrplib());
    }

    [Theory]
    [InlineData(XDemand.Unitary, 1, 1)]
    [InlineData(XDemand.From1To10, 1, 10)]
    [InlineData(XDemand.From5To10, 5, 10)]
    [InlineData(XDemand.From1To100, 1, 100)]
    [InlineData(XDemand.From50To100, 50, 100)]
    [InlineData(XDemand.Quadrant, 1, 100)]
    [InlineData(XDemand.ManySmall, 1, 100)]
    public void Demands_reach_from_bound_to_bound(XDemand demand, int least, int most)
    {
        var instance = XGenerator.Generate(new() { Customers = 5_000, Seed = 1, Demand = demand });

        Assert.Equal((least, most), (instance.Demands.Min(), instance.Demands.Max()));
    }

    [Fact]
    public void Many_small_demands_leave_a_gap()
    {
        var demands = XGenerator.Generate(new() { Customers = 2_000, Seed = 1, Demand = XDemand.ManySmall }).Demands;

        Assert.DoesNotContain(demands, demand => demand is > 10 and < 50);
        Assert.InRange(demands.Count(demand => demand <= 10) / 2_000.0, 0.67, 0.98);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(9.5)]
    [InlineData(25)]
    public void A_full_vehicle_serves_as_many_customers_as_asked(double routeSize)
    {
        var instance = XGenerator.Generate(new() { Customers = 1_000, Seed = 2, RouteSize = routeSize });

        Assert.Equal(routeSize, instance.Capacity / instance.Demands.Average(), tolerance: 0.05);
        Assert.Equal(1_000 / routeSize, instance.MinimumVehicles, tolerance: 2);
    }

    [Fact]
    public void Route_sizes_are_triangular_from_3_to_25_with_mode_6()
    {
        var sizes = Enumerable.Range(1, 400)
            .Select(seed => XGenerator.Generate(new() { Customers = 30, Seed = seed }))
            .Select(instance => instance.Capacity / instance.Demands.Average())
            .ToArray();

        // The mean is (3 + 6 + 25) / 3 = 11.33.
        Assert.Equal(11.33, sizes.Average(), tolerance: 0.8);
        Assert.True(sizes.Min() >= 3 && sizes.Max() <= 25.2);
    }

    [Fact]
    public void Clustered_customers_lie_closer_to_a_seed_than_scattered_ones()
    {
        var clustered = XGenerator.Generate(new() { Customers = 500, Seed = 4, Positioning = XCustomers.Clustered });
        var scattered = XGenerator.Generate(new() { Customers = 500, Seed = 4, Positioning = XCustomers.Random });

        Assert.InRange(clustered.ClusterSeeds, 3, 8);
        Assert.Equal(0, scattered.ClusterSeeds);

        // Within 120 of a seed lie 1 - 4 e^-3 = 80 % of a cluster that nothing cuts off, and at most 8 times 4.5 % of a grid.
        Assert.InRange(NearSeeds(clustered, clustered.ClusterSeeds), 0.7, 1);
        Assert.InRange(NearSeeds(scattered, clustered.ClusterSeeds), 0, 0.4);
    }

    [Theory]
    [InlineData(XDepot.Central, 500)]
    [InlineData(XDepot.Eccentric, 0)]
    public void The_depot_lies_where_it_was_asked(XDepot depot, int coordinate) =>
        Assert.Equal(new GridPoint(coordinate, coordinate), XGenerator.Generate(new() { Customers = 10, Seed = 1, Depot = depot }).Depot);

    [Fact]
    public void No_two_customers_share_a_point_and_the_grid_grows_with_them()
    {
        var instance = XGenerator.Generate(new() { Customers = 20_000, Seed = 1, Positioning = XCustomers.Clustered });

        Assert.Equal(20_000, instance.Customers.Distinct().Count());
        Assert.InRange(instance.Customers.Max(point => point.X), 1_001, 4_472);
    }

    [Fact]
    public void The_model_measures_as_the_file_says()
    {
        var instance = new XInstance("tiny", new(0, 0), [new(3, 4), new(1, 1)], [2, 5], Capacity: 6, ClusterSeeds: 0);

        var model = instance.ToModel();
        var travel = new SiteTravel(model);

        // sqrt(2) is rounded to 1; 7 of demand need two vehicles of 6, and 2.6 are rounded down before three are added.
        Assert.Equal(new Leg(5, 5), travel.Between("0", "1", model.VehicleTypes[0]));
        Assert.Equal(new Leg(1, 1), travel.Between("0", "2", model.VehicleTypes[0]));
        Assert.Equal(5, model.Vehicles.Length);
        Assert.True(model.Collection("2").Amounts.FitsIn(model.VehicleTypes[0].Configurations[0].Compartments[0].Capacity));
        Assert.Equal(new Objective { DistanceCentsPerKm = 1_000, Co2ePriceCentsPerTonne = 0 }, model.Objective);
        Assert.Equal(
            "NAME : tiny\nCOMMENT : \"Generated as in Uchoa et al. (2017)\"\nTYPE : CVRP\nDIMENSION : 3\nEDGE_WEIGHT_TYPE : EUC_2D\nCAPACITY : 6\n"
            + "NODE_COORD_SECTION\n1\t0\t0\n2\t3\t4\n3\t1\t1\nDEMAND_SECTION\n1\t0\n2\t2\n3\t5\nDEPOT_SECTION\n1\n-1\nEOF\n",
            instance.ToVrplib());
    }

    private static double NearSeeds(XInstance instance, int seeds) =>
        instance.Customers.Count(point => instance.Customers.Take(seeds).Any(seed => point.DistanceTo(seed) <= 120)) / (double)instance.Customers.Length;
}
