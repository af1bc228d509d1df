using System.Text;
using Optimizer.Api.Reading;
using Optimizer.Api.Reading.Formats;
using Optimizer.Domain.Models;
using Optimizer.Planning.Distances;
using Optimizer.Tests.Planning.Collecting;

namespace Optimizer.Tests.Api;

/// <summary>The sections that PyVRP and LKH-3 add to VRPLIB files.</summary>
public sealed class VrplibTests
{
    /// <summary>Depots at (0, 0) and (10, 0), and customers above and below them.</summary>
    internal const string TwoDepots = """
        NAME: two-depots
        TYPE: MDVRPTW
        EDGE_WEIGHT_TYPE: EUC_2D
        DIMENSION: 5
        VEHICLES: 3
        CAPACITY: 10
        VEHICLES_MAX_DURATION: 14.5
        NODE_COORD_SECTION
        1	0	0
        2	10	0
        3	0	3
        4	10	4
        5	0	-3
        DEMAND_SECTION
        1	0
        2	0
        3	4
        4	5
        5	6
        SERVICE_TIME_SECTION
        1	0
        2	0
        3	1
        4	1
        5	1.5
        TIME_WINDOW_SECTION
        1	0	50
        2	5	60
        3	2	20
        4	0	40
        5	0	40
        VEHICLES_DEPOT_SECTION
        1	2
        2	1
        3	1
        DEPOT_SECTION
        1
        2
        -1
        EOF
        """;

    internal const string OneDepot = """
        NAME : one-depot
        TYPE : CVRP
        EDGE_WEIGHT_TYPE : EUC_2D
        DIMENSION : 4
        VEHICLES : 2
        CAPACITY : 10
        NODE_COORD_SECTION
        1 0 0
        2 3 4
        3 6 8
        4 -3 4
        DEMAND_SECTION
        1 0
        2 4
        3 5
        4 6
        DEPOT_SECTION
        1
        -1
        EOF
        """;

    /// <summary>Customers on a line at 2, 4 and 6, the one in the middle a backhaul.</summary>
    internal const string Backhauls = """
        NAME: backhauls
        TYPE: VRPB
        DIMENSION: 4
        VEHICLES: 2
        CAPACITY: 10
        EDGE_WEIGHT_TYPE: EUC_2D
        NODE_COORD_SECTION
        1	0	0
        2	2	0
        3	4	0
        4	6	0
        DEMAND_SECTION
        1	0
        2	4
        3	0
        4	6
        BACKHAUL_SECTION
        1	0
        2	0
        3	7
        4	0
        DEPOT_SECTION
        1
        EOF
        """;

    /// <summary>Customers at 3 to the left and to the right, for whom one trip is too small.</summary>
    internal const string Trips = """
        NAME: trips
        TYPE: MTVRPTWR
        EDGE_WEIGHT_TYPE: EUC_2D
        DIMENSION: 3
        VEHICLES: 1
        CAPACITY: 10
        SERVICE_TIME: 1
        NODE_COORD_SECTION
        1	0	0
        2	-3	0
        3	3	0
        DEMAND_SECTION
        1	0
        2	6
        3	7
        TIME_WINDOW_SECTION
        1	0	100
        2	0	90
        3	0	90
        RELEASE_TIME_SECTION
        1	0
        2	0
        3	20.5
        VEHICLES_RELOAD_DEPOT_SECTION
        1	1
        DEPOT_SECTION
        1
        EOF
        """;

    [Fact]
    public void Backhauls_come_after_deliveries()
    {
        var model = Read(Backhauls);

        Assert.Equal([4_000L, null, 6_000], model.Collections.Select(work => work.DeliveredAmounts?[0]));
        Assert.Equal([0L, 7_000, 0], model.Collections.Select(work => work.Amounts[0]));
        Assert.All(model.Vehicles, vehicle => Assert.Equal(DeliveryOrder.DeliveriesFirstAndRequired, vehicle.Limits.DeliveryOrder));
        var plan = Planned.Plan(model);
        Assert.Equal(12, plan.Account.ObjectiveCents);
        Assert.Equal(["1", "3", "2"], Assert.Single(plan.Routes).Visits.Select(visit => visit.CollectionId));
    }

    [Fact]
    public void Backhauls_come_last_where_it_costs_more()
    {
        var square = Backhauls.Replace("2	2	0\n3	4	0\n4	6	0", "2	0	10\n3	10	10\n4	10	0");

        Assert.Null(Read(square).Collection("2").DeliveredAmounts);
        // Around the square it would be 40, but the backhaul is in the middle: 10 + 14 + 10 + 14.
        Assert.Equal(48, Planned.Plan(Read(square)).Account.ObjectiveCents);
    }

    [Fact]
    public void Backhauls_alone_are_no_route()
    {
        // Two linehauls that fill a vehicle each, and a backhaul that would be cheapest alone between them.
        var plan = Planned.Plan(Read(Backhauls.Replace("2	4\n", "2	10\n").Replace("4	6\n", "4	10\n").Replace("VEHICLES: 2", "VEHICLES: 3")));

        Assert.Equal(2, plan.Routes.Length);
        Assert.Empty(plan.Unplanned);
    }

    [Fact]
    public void Backhauls_may_be_listed()
    {
        var listed = Backhauls.Replace("3	0\n4	6", "3	7\n4	6").Replace("1	0\n2	0\n3	7\n4	0\nDEPOT", "3\n-1\nDEPOT");

        Assert.Equal([(0L, 4_000L), (7_000, 0), (0, 6_000)], Read(listed).Collections.Select(work => (work.Amounts[0], work.DeliveredAmounts?[0] ?? 0)));
    }

    [Fact]
    public void Vehicles_reload_and_wait_for_what_is_released()
    {
        var model = Read(Trips);
        var plan = Planned.Plan(model);

        Assert.Equal((TimeSpan.FromSeconds(205), "0"), (model.Collection("2").Release, Assert.Single(model.Facilities).Id));
        Assert.True(model.Facilities[0].Reloads);
        // In tenths: 60 to the left and back with service 70, then from 205 on to the right and back.
        var route = Assert.Single(plan.Routes);
        Assert.Equal<string>(["1", "0", "2"], plan.VisitsOf("1"));
        Assert.Equal((120, TimeSpan.FromSeconds(205 + 70)), (plan.Account.ObjectiveCents, route.End));
    }

    [Fact]
    public void Vehicles_start_at_their_depots_and_customers_count_after_the_depots()
    {
        var model = Read(TwoDepots);

        Assert.Equal(["0", "1"], model.Depots.Select(depot => depot.SiteId));
        Assert.Equal(["2", "3", "4"], model.Collections.Select(collection => collection.Id));
        Assert.Equal(["1", "0", "0"], model.Vehicles.Select(vehicle => vehicle.Shifts[0].StartSiteId));
        // Multi-depot values are computed with everything times 1,000.
        Assert.Equal((TimeSpan.FromSeconds(5_000), TimeSpan.FromSeconds(60_000)), (model.Vehicles[0].Shifts[0].Start, model.Vehicles[0].Shifts[0].End));
        Assert.Equal(TimeSpan.FromSeconds(14_500), model.Vehicles[0].Limits.MaxDuration);
        Assert.Equal(TimeSpan.FromSeconds(1_500), model.Collection("4").ServiceDuration);
        Assert.Equal<Domain.Models.TimeWindow>([TimeWindow.Hard(TimeSpan.FromSeconds(2_000), TimeSpan.FromSeconds(20_000))], model.Collection("2").TimeWindows);
        Assert.Equal(new Leg(10_000, 10_000), new SiteTravel(model).Between("0", "1", model.VehicleTypes[0]));
    }

    [Fact]
    public void A_multi_depot_plan_keeps_the_longest_duration()
    {
        // Depot 0: 3 + 1 + 6 + 1.5 + 3 = 14.5 to both customers, just allowed. Depot 1: 4 + 4.
        var plan = Planned.Plan(Read(TwoDepots));

        Assert.Equal(20_000, plan.Account.ObjectiveCents);
        Assert.Empty(plan.Unplanned);
    }

    [Fact]
    public void A_shorter_duration_takes_one_more_vehicle()
    {
        // 6 and 6 from depot 0, 8 from depot 1.
        var plan = Planned.Plan(Read(TwoDepots.Replace("14.5", "14.4")));

        Assert.Equal(20_000, plan.Account.ObjectiveCents);
        Assert.Equal(3, plan.Routes.Length);
    }

    [Fact]
    public void Vehicles_with_capacities_costs_and_allowed_clients_differ()
    {
        var model = Read(OneDepot.Replace("TYPE : CVRP", "TYPE : HFVRP").Replace("CAPACITY : 10\n", "").Replace("DEPOT_SECTION", """
            CAPACITY_SECTION
            1 6
            2 20
            VEHICLES_FIXED_COST_SECTION
            1 7
            2 9
            VEHICLES_UNIT_DISTANCE_COST_SECTION
            1 3
            2 5
            VEHICLES_ALLOWED_CLIENTS_SECTION
            1 2 3
            2 2 3 4
            DEPOT_SECTION
            """));

        Assert.Equal([("6", 7_000L, 3_000.0), ("20", 9_000L, 5_000.0)], model.Vehicles.Select(vehicle => (vehicle.VehicleTypeId, vehicle.Costs.FixedCents, vehicle.Costs.PerKmCents)));
        Assert.Equal(0, model.Objective.DistanceCentsPerKm);
        Assert.Empty(model.Collection("1").AllowedVehicleIds);
        Assert.Equal<string>(["2"], model.Collection("3").AllowedVehicleIds);
        // All three with vehicle 2, which alone may visit customer 3: 5 + 5 + sqrt(9² + 4²) + 5 = 24.849, times 5, and 9.
        Assert.Equal(9_000 + (5 * 24_849), Planned.Plan(model).Account.ObjectiveCents);
    }

    [Fact]
    public void One_value_may_stand_for_all_vehicles()
    {
        var model = Read(OneDepot.Replace("CAPACITY : 10", "CAPACITY : 10\nVEHICLES_MAX_DISTANCE : 21\nVEHICLES_FIXED_COST : 4"));

        Assert.All(model.Vehicles, vehicle => Assert.Equal((21L, 4L), (vehicle.Limits.MaxDistanceMetres, vehicle.Costs.FixedCents)));
    }

    [Fact]
    public void What_is_left_out_costs_its_prize()
    {
        var text = OneDepot.Replace("TYPE : CVRP", "TYPE : PCVRPTW").Replace("DEPOT_SECTION", """
            TIME_WINDOW_SECTION
            1 0 100
            2 0 100
            3 0 100
            4 0 100
            PRIZE_SECTION
            1 0
            2 0
            3 11.5
            4 2
            DEPOT_SECTION
            """);
        var model = Read(text);

        Assert.Equal([(true, 0L), (false, 115L), (false, 20L)], model.Collections.Select(collection => (collection.IsMandatory, collection.PenaltyCents)));
        // 1 and 2 on one route: 20.0 with tenths; 3 alone would add at least 6, and 2 is cheaper.
        var plan = Planned.Plan(model);
        Assert.Equal<string>(["3"], plan.LeftOut());
        Assert.Equal(200 + 20, plan.Account.ObjectiveCents);
    }

    [Fact]
    public void The_distance_limit_counts_service()
    {
        var model = Read(OneDepot.Replace("CAPACITY : 10", "CAPACITY : 10\nDISTANCE : 22\nSERVICE_TIME : 1"));

        Assert.Equal(TimeSpan.FromSeconds(22), model.Vehicles[0].Limits.MaxDuration);
        // 1 and 2 on one route take 20 and 2 of service; 3 alone 10.
        Assert.Equal(30, Planned.Plan(model).Account.ObjectiveCents);
        Assert.Null(Read(OneDepot.Replace("CAPACITY : 10", "CAPACITY : 10\nDISTANCE : 0")).Vehicles[0].Limits.MaxDuration);
    }

    [Theory]
    [InlineData("EXACT_2D", 9_849)]
    [InlineData("FLOOR_2D", 9)]
    [InlineData("EUC_2D", 10)]
    public void The_type_of_weights_says_how_to_round(string type, int metres)
    {
        var model = Read(OneDepot.Replace("EUC_2D", type));

        // (6, 8) to (-3, 4) is sqrt(97) = 9.849.
        Assert.Equal(metres, new SiteTravel(model).Between("2", "3", model.VehicleTypes[0]).Metres);
    }

    [Theory]
    [InlineData("FULL_MATRIX", "0 1 2 3 1 0 4 5\n2 4 0 6\n3 5 6 0")]
    [InlineData("LOWER_ROW", "1 2 4 3 5 6")]
    [InlineData("UPPER_COL", "1\n2 4\n3 5 6")]
    [InlineData("LOWER_DIAG_ROW", "0 1 0 2 4 0 3 5 6 0")]
    [InlineData("UPPER_DIAG_COL", "0\n1 0\n2 4 0\n3 5 6 0")]
    [InlineData("UPPER_ROW", "1 2 3 4 5 6")]
    [InlineData("LOWER_COL", "1 2 3\n4 5\n6")]
    [InlineData("UPPER_DIAG_ROW", "0 1 2 3\n0 4 5\n0 6\n0")]
    [InlineData("LOWER_DIAG_COL", "0 1 2 3 0 4 5 0 6 0")]
    public void Weights_are_read_in_every_form(string format, string weights)
    {
        var model = Read(Explicit(format, weights));

        var travel = new SiteTravel(model);
        var all = from first in Enumerable.Range(0, 4) from second in Enumerable.Range(0, 4) select travel.Between($"{first}", $"{second}", model.VehicleTypes[0]).Metres;
        Assert.Equal([0, 1, 2, 3, 1, 0, 4, 5, 2, 4, 0, 6, 3, 5, 6, 0], all);
    }

    [Fact]
    public void A_full_matrix_may_be_asymmetric_and_the_depot_need_not_be_first()
    {
        var model = Read(Explicit("FULL_MATRIX", "0 1 2 3\n4 0 5 6\n7 8 0 9\n10 11 12 0").Replace("DEPOT_SECTION\n1", "DEPOT_SECTION\n4").Replace("1 0\n2 4\n", "1 6\n2 4\n").Replace("4 6\nDEPOT", "4 0\nDEPOT"));

        // Node 4 is the depot, so node 1 is customer 1.
        var travel = new SiteTravel(model);
        Assert.Equal(10, travel.Between("0", "1", model.VehicleTypes[0]).Metres);
        Assert.Equal(3, travel.Between("1", "0", model.VehicleTypes[0]).Metres);
        Assert.Equal(5, travel.Between("2", "3", model.VehicleTypes[0]).Metres);
    }

    [Fact]
    public void Amounts_above_a_million_are_counted_in_thousands()
    {
        var model = Read(OneDepot.Replace("CAPACITY : 10", "CAPACITY : 8080987").Replace("2 4\n3 5\n4 6", "2 1015547\n3 5\n4 6"));

        Assert.Equal<long>([8_080_987], model.VehicleTypes[0].Configurations[0].Compartments[0].Capacity.Thousandths);
        Assert.Equal<long>([1_015_547], model.Collection("1").Amounts.Thousandths);
        Assert.Equal<long>([5], model.Collection("2").Amounts.Thousandths);
    }

    [Theory]
    [InlineData("VEHICLES_DEPOT_SECTION\n1\t2\n2\t1\n3\t1\n", "", "vrplib.depots")]
    [InlineData("1\t2\n2\t1\n3\t1\n", "1\t2\n2\t3\n3\t1\n", "vrplib.unknown_depot")]
    [InlineData("5\t6\nSERVICE", "SERVICE", "vrplib.missing_row")]
    [InlineData("5\t6\nSERVICE", "4\t6\nSERVICE", "vrplib.duplicate_row")]
    [InlineData("5\t6\nSERVICE", "6\t6\nSERVICE", "vrplib.wrong_number")]
    [InlineData("5\t6\nSERVICE", "5\t6\t7\nSERVICE", "vrplib.too_many_columns")]
    [InlineData("1\t0\n2\t0\n3\t1\n", "1\t9\n2\t0\n3\t1\n", "vrplib.busy_depot")]
    [InlineData("CAPACITY: 10\n", "", "vrplib.no_capacity")]
    [InlineData("CAPACITY: 10\n", "CAPACITY: 0\n", "vrplib.no_capacity")]
    [InlineData("CAPACITY: 10\n", "CAPACITY: ten\n", "file.not_a_number")]
    [InlineData("CAPACITY: 10\n", "CAPACITY: 10\nCAPACITY: 11\n", "vrplib.duplicate_key")]
    [InlineData("VEHICLES: 3\n", "VEHICLES: 0\n", "vrplib.vehicles")]
    [InlineData("VEHICLES: 3\n", "VEHICLES: 3\nDISTANCE: 9\n", "vrplib.distance_limit")]
    [InlineData("DIMENSION: 5\n", "", "vrplib.wrong_dimension")]
    [InlineData("DEPOT_SECTION\n1\n2\n-1", "DEPOT_SECTION\n1\n7\n-1", "vrplib.unknown_node")]
    [InlineData("DEPOT_SECTION\n1\n2\n-1", "DEPOT_SECTION\n-1", "vrplib.depots")]
    [InlineData("TYPE: MDVRPTW", "TYPE: TSP", "vrplib.not_understood")]
    [InlineData("DEMAND_SECTION", "MUTUALLY_EXCLUSIVE_GROUP_SECTION\n1 1 2\nDEMAND_SECTION", "vrplib.not_supported")]
    [InlineData("VEHICLES_DEPOT_SECTION\n", "VEHICLES_ALLOWED_CLIENTS_SECTION\n1 3\n2 3 4\n3 9\nVEHICLES_DEPOT_SECTION\n", "vrplib.unknown_node")]
    [InlineData("VEHICLES_DEPOT_SECTION\n", "VEHICLES_ALLOWED_CLIENTS_SECTION\n1 3\n2 3\n3 3\nVEHICLES_DEPOT_SECTION\n", "vrplib.nobody_allowed")]
    public void What_is_not_understood_is_a_fault(string part, string replacement, string code)
    {
        Assert.Contains(part, TwoDepots);
        var fault = Assert.Throws<InvalidRequestException>(() => Read(TwoDepots.Replace(part, replacement)));

        Assert.Contains(code, fault.Issues.Select(issue => issue.Code));
    }

    [Theory]
    [InlineData("1	1\nDEPOT", "1	2\nDEPOT", "vrplib.unknown_depot")]
    [InlineData("VEHICLES: 1", "VEHICLES: 1\nVEHICLES_MAX_RELOADS: 2", "vrplib.not_supported")]
    [InlineData("VEHICLES: 1\n", "VEHICLES: 2\n", "vrplib.missing_row")]
    [InlineData("SECTION\n1	0\n2	0\n3	20.5", "SECTION\n1	3\n2	0\n3	20.5", "vrplib.busy_depot")]
    public void What_is_not_understood_of_trips_is_a_fault(string part, string replacement, string code)
    {
        Assert.Contains(part, Trips);
        var fault = Assert.Throws<InvalidRequestException>(() => Read(Trips.Replace(part, replacement)));

        Assert.Contains(code, fault.Issues.Select(issue => issue.Code));
    }

    [Fact]
    public void Vehicles_that_reload_at_different_depots_are_refused()
    {
        var text = TwoDepots.Replace("VEHICLES_DEPOT_SECTION", "VEHICLES_RELOAD_DEPOT_SECTION\n1 1\n2 1 2\n3 1\nVEHICLES_DEPOT_SECTION");

        Assert.Equal("vrplib.reload_depots", Assert.Single(Assert.Throws<InvalidRequestException>(() => Read(text)).Issues).Code);
    }

    [Theory]
    [InlineData("LOWER_ROW", "1 2 4 3 5", "vrplib.wrong_size")]
    [InlineData("FUNCTION", "1 2 4 3 5", "vrplib.not_understood")]
    public void Weights_that_do_not_fit_are_a_fault(string format, string weights, string code) =>
        Assert.Equal(code, Assert.Single(Assert.Throws<InvalidRequestException>(() => Read(Explicit(format, weights))).Issues).Code);

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var text = TwoDepots.Replace("TYPE: MDVRPTW", "TYPE: TSP").Replace("3\t4\n", "3\tx\n").Replace("3\t1\n4\t1", "4\t1");

        var fault = Assert.Throws<InvalidRequestException>(() => Read(text));

        Assert.Equal(["vrplib.not_understood", "file.not_a_number", "vrplib.missing_row"], fault.Issues.Select(issue => issue.Code));
        Assert.Equal(["line 2", "line 17", "SERVICE_TIME_SECTION"], fault.Issues.Select(issue => issue.Path));
    }

    [Fact]
    public void Files_cut_off_anywhere_are_read_or_refused()
    {
        foreach (var text in new[] { TwoDepots, Backhauls, Trips, Explicit("FULL_MATRIX", "0 1 2 3 1 0 4 5\n2 4 0 6\n3 5 6 0") })
        {
            for (var length = 1; length < text.Length; length++)
            {
                var fault = Record.Exception(() => Read(text[..length]));
                Assert.True(fault is null or InvalidRequestException, $"{length} characters: {fault}");
            }
        }
    }

    private static string Explicit(string format, string weights) => OneDepot
        .Replace("EDGE_WEIGHT_TYPE : EUC_2D", $"EDGE_WEIGHT_TYPE : EXPLICIT\nEDGE_WEIGHT_FORMAT : {format}")
        .Replace("NODE_COORD_SECTION\n1 0 0\n2 3 4\n3 6 8\n4 -3 4", $"EDGE_WEIGHT_SECTION\n{weights}");

    private static Model Read(string text) =>
        ModelReader.Read(InstanceReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), InstanceFormat.Vrplib).Model, Requests.Classes);
}
