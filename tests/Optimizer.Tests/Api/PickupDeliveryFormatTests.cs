using System.Text;
using Optimizer.Api.Reading;
using Optimizer.Api.Reading.Formats;
using Optimizer.Domain.Models;
using Optimizer.Planning.Distances;
using Optimizer.Tests.Planning.Collecting;

namespace Optimizer.Tests.Api;

/// <summary>Files of Li and Lim, of Sartori and Buriol, and VRPLIB's section of pickups and deliveries.</summary>
public sealed class PickupDeliveryFormatTests
{
    /// <summary>Two pairs on the way up and one that leads right: 1 to 3, 2 to 4, 5 to 6.</summary>
    internal const string LiLim = """
        4	10	0
        0	0	0	0	0	100	0	0	0
        1	0	2	6	0	50	1	0	3
        2	1	3	4	0	50	1	0	4
        3	0	4	-6	0	60	1	1	0
        4	0	6	-4	5	60	1	2	0
        5	3	0	8	0	50	2	0	6
        6	6	0	-8	9	60	2	5	0
        """;

    /// <summary>The same on roads, in minutes: the two pairs of nodes 1 to 3 and 2 to 4.</summary>
    internal const string SartoriBuriol = """
        NAME: two-pairs
        LOCATION: nowhere
        COMMENT: our own
        TYPE: PDPTW
        SIZE: 5
        DISTRIBUTION: none
        DEPOT: central
        ROUTE-TIME: 100
        TIME-WINDOW: 60
        CAPACITY: 10
        NODES
        0 52.1 13.1 0 0 100 0 0 0
        1 52.2 13.2 6 0 50 1 0 3
        2 52.3 13.3 4 0 50 1 0 4
        3 52.4 13.4 -6 0 60 1 1 0
        4 52.5 13.5 -4 5 60 1 2 0
        EDGES
        0 2 3 4 6
        2 0 2 2 4
        3 2 0 1 3
        4 2 1 0 2
        7 4 3 2 0
        EOF
        """;

    internal const string Vrplib = """
        NAME : pairs
        TYPE : PDPTW
        DIMENSION : 5
        VEHICLES : 2
        CAPACITY : 10
        EDGE_WEIGHT_TYPE : EUC_2D
        NODE_COORD_SECTION
        1 0 0
        2 0 2
        3 0 3
        4 0 4
        5 0 6
        PICKUP_AND_DELIVERY_SECTION
        1 0 0 100 0 0 0
        2 6 0 50 1 0 4
        3 4 0 50 1 0 5
        4 -6 0 60 1 2 0
        5 -4 5 60 1 3 0
        DEPOT_SECTION
        1
        -1
        EOF
        """;

    [Fact]
    public void Pairs_are_shipments_with_the_numbers_of_their_pickups()
    {
        var model = Read(LiLim);

        Assert.Empty(model.Collections);
        Assert.Equal(["1", "2", "5"], model.Shipments.Select(shipment => shipment.Id));
        var second = model.Shipments[1];
        Assert.Equal(("2", "4"), (second.Pickup.SiteId, second.Delivery.SiteId));
        Assert.Equal<long>([4_000], second.Amounts.Thousandths);
        Assert.Equal(TimeSpan.FromSeconds(1_000), second.Delivery.ServiceDuration);
        Assert.Equal<Domain.Models.TimeWindow>([TimeWindow.Hard(TimeSpan.FromSeconds(5_000), TimeSpan.FromSeconds(60_000))], second.Delivery.TimeWindows);
        Assert.Equal(4, model.Vehicles.Length);
        Assert.Equal(TimeSpan.FromSeconds(100_000), model.Vehicles[0].Shifts[0].End);
    }

    [Fact]
    public void Fewer_vehicles_come_before_distance()
    {
        var model = Read(LiLim);
        var plan = Planned.Plan(model);

        // All ways there and back are 65,460 m, so a vehicle costs 100,000. One does it: 6 is at (6, 0), so up, back and right, or
        // the other way round.
        Assert.Equal(100_000, model.Vehicles[0].Costs.FixedCents);
        Assert.Single(plan.Routes);
        Assert.Equal(100_000 + plan.Account.Total.DistanceMetres, plan.Account.ObjectiveCents);
    }

    [Fact]
    public void Ways_are_rounded_up_unless_asked_otherwise()
    {
        // (0, 0) to (1, 3) is sqrt(10) = 3.16227...
        Assert.Equal(3_163, MetresBetween(Read(LiLim), "0", "2"));
        Assert.Equal(3_162, MetresBetween(Read(LiLim, rounding: DistanceRounding.None), "0", "2"));
        Assert.Equal(31, MetresBetween(Read(LiLim, rounding: DistanceRounding.Dimacs), "0", "2"));
        Assert.Equal(2_000, MetresBetween(Read(LiLim), "0", "1"));
    }

    [Fact]
    public void Roads_are_minutes_by_position()
    {
        var model = Read(SartoriBuriol);

        Assert.Equal(new Position(52.3, 13.3), model.Site("2").Position);
        var travel = new SiteTravel(model);
        Assert.Equal(new Leg(6, 360), travel.Between("0", "4", model.VehicleTypes[0]));
        Assert.Equal(new Leg(7, 420), travel.Between("4", "0", model.VehicleTypes[0]));
        Assert.Equal(TimeSpan.FromMinutes(5), model.Shipments[1].Delivery.TimeWindows[0].Start);
        Assert.Equal(2, model.Vehicles.Length);
        // All ways there and back are 31 minutes, so a vehicle costs 100.
        var plan = Planned.Plan(model);
        Assert.Single(plan.Routes);
        Assert.Equal(100 + plan.Account.Total.DistanceMetres, plan.Account.ObjectiveCents);
    }

    [Fact]
    public void A_depot_that_is_open_longer_than_a_route_may_take_leaves_a_limit()
    {
        Assert.Null(Read(SartoriBuriol).Vehicles[0].Limits.MaxDuration);
        Assert.Equal(TimeSpan.FromMinutes(90), Read(SartoriBuriol.Replace("ROUTE-TIME: 100", "ROUTE-TIME: 90")).Vehicles[0].Limits.MaxDuration);
    }

    [Fact]
    public void Vrplib_pairs_are_shipments_and_distance_counts_alone()
    {
        var model = Read(Vrplib);

        Assert.Equal([("1", "3"), ("2", "4")], model.Shipments.Select(shipment => (shipment.Pickup.SiteId, shipment.Delivery.SiteId)));
        // Up and down the line: 6 and 6.
        Assert.Equal(12_000, Planned.Plan(model).Account.ObjectiveCents);
    }

    [Fact]
    public void Simultaneous_pickups_and_deliveries_share_the_vehicle()
    {
        var model = Read(Vrplib.Replace("TYPE : PDPTW", "TYPE : VRPSPD").Replace("VEHICLES : 2", "VEHICLES : 3").Replace("DISTANCE", "").Replace("""
            2 6 0 50 1 0 4
            3 4 0 50 1 0 5
            4 -6 0 60 1 2 0
            5 -4 5 60 1 3 0
            """, """
            2 0 0 99 0 3 2
            3 0 0 99 0 0 6
            4 0 0 99 0 6 2
            5 0 0 99 0 2 0
            """));

        Assert.Equal([3_000L, 0, 6_000, 2_000], model.Collections.Select(collection => collection.Amounts[0]));
        Assert.Equal([2_000L, 6_000, 2_000, null], model.Collections.Select(collection => collection.DeliveredAmounts?[0]));
        // 10 leave the depot; on a route 2 (-6), 3 (-2 +6), 4 (+2), 1 (-2 +3) at most 10 are on board, and 11 come back: too much.
        // So two routes: up to 6 and to one of the others; the cheapest other is 1 at 2.
        Assert.Equal(12 + 4, Planned.Plan(model).Account.ObjectiveCents);
    }

    [Theory]
    [InlineData("4	10	0", "4	10", "lilim.incomplete")]
    [InlineData("4	10	0", "0	10	0", "lilim.vehicles")]
    [InlineData("0	0	0	0	0	100	0	0	0", "0	0	0	1	0	100	0	0	0", "lilim.depot")]
    [InlineData("60	1	1	0", "60	1	2	0", "pairs.no_pair")]
    [InlineData("60	1	1	0", "60	1	1	2", "pairs.no_pair")]
    [InlineData("60	1	1	0", "60	1	0	0", "pairs.no_pair")]
    [InlineData("60	1	1	0", "60	1	1	0	7", "pairs.too_many_columns")]
    [InlineData("60	1	1	0", "60	1	1", "file.missing_number")]
    [InlineData("3	0	4	-6", "3	0	4	-5", "pairs.demand")]
    [InlineData("5	3	0	8", "1	3	0	8", "pairs.duplicate_id")]
    public void What_is_not_understood_of_li_and_lim_is_a_fault(string part, string replacement, string code) => Refuses(LiLim, part, replacement, InstanceFormat.LiLim, code);

    [Theory]
    [InlineData("TYPE: PDPTW", "TYPE: DARP", "pdptw.type")]
    [InlineData("SIZE: 5", "SIZE: 6", "pdptw.wrong_size")]
    [InlineData("CAPACITY: 10", "CAPACITY: ten", "pdptw.number")]
    [InlineData("CAPACITY: 10", "CAPACITIES: 10", "pdptw.unknown_key")]
    [InlineData("3 2 0 1 3", "3 2 0 1", "pdptw.wrong_size")]
    [InlineData("3 2 0 1 3", "3 2 0 1.5 3", "pdptw.not_whole")]
    [InlineData("3 2 0 1 3", "3 2 0 one 3", "file.not_a_number")]
    [InlineData("EOF", "EOF\n1 2", "pdptw.no_section")]
    [InlineData("0 52.1 13.1 0", "0 52.1 13.1 1", "pdptw.depot")]
    public void What_is_not_understood_of_sartori_and_buriol_is_a_fault(string part, string replacement, string code) => Refuses(SartoriBuriol, part, replacement, InstanceFormat.SartoriBuriol, code);

    [Theory]
    [InlineData("4 -6 0 60 1 2 0", "4 -6 0 60 1 7 0", "vrplib.unknown_node")]
    [InlineData("4 -6 0 60 1 2 0", "4 -6 0 60 1 3 0", "pairs.no_pair")]
    [InlineData("DEPOT_SECTION", "DEMAND_SECTION\n1 0\n2 1\n3 1\n4 1\n5 1\nDEPOT_SECTION", "vrplib.twice")]
    [InlineData("DEPOT_SECTION", "PRIZE_SECTION\n1 0\n2 1\n3 1\n4 1\n5 1\nDEPOT_SECTION", "vrplib.prizes")]
    [InlineData("DEPOT_SECTION", "VEHICLES_ALLOWED_CLIENTS_SECTION\n1 2 3 4 5\n2 2 4\nDEPOT_SECTION", "vrplib.allowed_pairs")]
    [InlineData("PICKUP_AND_DELIVERY_SECTION", "TIME_WINDOW_SECTION", "vrplib.no_pairs")]
    public void What_is_not_understood_of_vrplib_pairs_is_a_fault(string part, string replacement, string code) => Refuses(Vrplib, part, replacement, InstanceFormat.Vrplib, code);

    [Fact]
    public void Files_cut_off_anywhere_are_read_or_refused()
    {
        foreach (var (text, format) in new[] { (LiLim, InstanceFormat.LiLim), (SartoriBuriol, InstanceFormat.SartoriBuriol), (Vrplib, InstanceFormat.Vrplib) })
        {
            for (var length = 0; length < text.Length; length++)
            {
                var fault = Record.Exception(() => Read(text[..length], format));
                Assert.True(fault is null or InvalidRequestException, $"{format}, {length} characters: {fault}");
            }
        }
    }

    private static void Refuses(string text, string part, string replacement, InstanceFormat format, string code)
    {
        Assert.Contains(part, text);
        var fault = Assert.Throws<InvalidRequestException>(() => Read(text.Replace(part, replacement), format));

        Assert.Contains(code, fault.Issues.Select(issue => issue.Code));
    }

    private static int MetresBetween(Model model, string from, string to) => new SiteTravel(model).Between(from, to, model.VehicleTypes[0]).Metres;

    private static Model Read(string text, InstanceFormat? format = null, DistanceRounding? rounding = null) =>
        ModelReader.Read(InstanceReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), format, rounding).Model, Requests.Classes);
}
