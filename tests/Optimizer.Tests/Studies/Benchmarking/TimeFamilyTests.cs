using static Optimizer.Tests.Studies.Benchmarking.FamilyChecks;

namespace Optimizer.Tests.Studies.Benchmarking;

/// <summary>The checks of families with times: each rule broken once.</summary>
public sealed class TimeFamilyTests
{
    /// <summary>Customers at distance 1.414 and 2.828 on one diagonal; the depot closes at 10.</summary>
    private const string Diagonal = """
        DIAGONAL

        VEHICLE
        NUMBER     CAPACITY
          2         10

        CUSTOMER
        CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME

            0      0         0          0          0         10          0
            1      1         1          4          3          4          1
            2      2         2          5          0          6          1
        """;

    [Fact]
    public void Vrptw_cuts_distances_off_to_tenths()
    {
        // 1.4 + 1.4 + 2.8; start of service 3 at 1 (waits), 5.4 at 2, back at 9.2.
        IsRight("vrptw", Diagonal, 5.6, 1, "1 2");
        IsRight("vrptw", Diagonal, 2.8 + 5.6, 2, "1", "2");
    }

    [Theory]
    [InlineData("Stop 2 of route 1 is served at 52, after 40", "2 1")]
    [InlineData("Customer 2 is not visited", "1")]
    [InlineData("visits '3'", "1 2 3")]
    public void Vrptw_finds(string fault, params string[] routes) => IsWrong("vrptw", Diagonal, fault, routes);

    [Theory]
    [InlineData("  2         10", "  1         10", "The number of vehicles is 2", "1", "2")]
    [InlineData("  2         10", "  2          8", "The load of route 1 is 9, more than 8", "1 2")]
    [InlineData("   0         10          0", "   0          9          0", "Stop 3 of route 1 is served at 92, after 90", "1 2")]
    public void Vrptw_finds_limits(string before, string after, string fault, params string[] routes) =>
        IsWrong("vrptw", Diagonal.Replace(before, after), fault, routes);

    /// <summary>4 goes from 1 to 2, 5 from 3 to 4, all on one line.</summary>
    private const string Shipments = "2\t8\t1\n0\t0\t0\t0\t0\t100\t0\t0\t0\n1\t1\t1\t4\t0\t50\t1\t0\t2\n2\t2\t2\t-4\t0\t50\t1\t1\t0\n3\t3\t3\t5\t0\t50\t1\t0\t4\n4\t4\t4\t-5\t0\t9\t1\t3\t0\n";

    [Fact]
    public void Pdptw_counts_in_double_precision() => IsRight("pdptw", Shipments, 8 * Math.Sqrt(2), 1, "1 2 3 4");

    [Theory]
    [InlineData("delivers at 2, but has not picked up at 1", "2 1 3 4")]
    [InlineData("picks up at 1, but does not deliver at 2", "1", "2 3 4")]
    [InlineData("after 3 is 9, more than 8", "1 3 4 2")]
    [InlineData("Stop 2 of route 1 is served at 10", "3 4", "1 2")]
    [InlineData("Customer 4 is not visited", "1 2 3")]
    [InlineData("The number of vehicles is 3", "1 2", "3", "4")]
    public void Pdptw_finds(string fault, params string[] routes) =>
        IsWrong("pdptw", fault.StartsWith("Stop", StringComparison.Ordinal) ? Shipments.Replace("3\t3\t3\t5\t0\t", "3\t3\t3\t5\t8\t") : Shipments, fault, routes);

    private const string Berlin = """
        NAME: tiny
        CAPACITY: 10
        NODES
        0 52.1 13.1 0 0 60 0 0 0
        1 52.2 13.2 6 0 20 5 0 2
        2 52.3 13.3 -6 0 40 5 1 0
        EDGES
        0 10 30
        12 0 7
        9 8 0
        EOF
        """;

    [Fact]
    public void Berlin_drives_by_the_matrix_in_its_direction() => IsRight("pdptw-berlin", Berlin, 10 + 7 + 9, 1, "1 2");

    [Theory]
    [InlineData("2 52.3 13.3 -6 0 40", "2 52.3 13.3 -6 0 21", "Stop 2 of route 1 is served at 22, after 21", "1 2")]
    [InlineData("CAPACITY: 10", "CAPACITY: 5", "after 1 is 6, more than 5", "1 2")]
    [InlineData("x", "x", "delivers at 2, but has not picked up", "2 1")]
    [InlineData("x", "x", "Customer 2 is not visited", "1")]
    public void Berlin_finds(string before, string after, string fault, params string[] routes) => IsWrong("pdptw-berlin", Berlin.Replace(before, after), fault, routes);

    /// <summary>Depots 1 and 2 at x = 0 and 10, customers 2 and 3 (nodes 3 and 4) beside them; one vehicle each.</summary>
    private const string Depots = """
        NAME: depots
        DIMENSION: 4
        VEHICLES: 2
        CAPACITY: 5
        VEHICLES_MAX_DURATION: 6
        NODE_COORD_SECTION
        1 0 0
        2 10 0
        3 1.5 0
        4 8 0
        DEMAND_SECTION
        1 0
        2 0
        3 3
        4 4
        SERVICE_TIME_SECTION
        1 0
        2 0
        3 2
        4 1
        TIME_WINDOW_SECTION
        1 0 100
        2 0 100
        3 50 60
        4 0 3
        VEHICLES_DEPOT_SECTION
        1 1
        2 2
        DEPOT_SECTION
        1
        2
        EOF
        """;

    [Fact]
    public void Mdvrptw_starts_where_it_is_cheapest_and_as_late_as_it_can() =>
        // 3 and 4 far. Customer 2 opens at 50, but the vehicle leaves at 48.5: 1.5 + 2 + 1.5 = 5, not 53.5.
        IsRight("mdvrptw", Depots, 7_000, 2, "3", "2");

    [Theory]
    [InlineData("VEHICLES_MAX_DURATION: 6", "VEHICLES_MAX_DURATION: 4.9", "the duration is 5000, more than 4900", "2", "3")]
    [InlineData("4 0 3\n", "4 0 1\n", "stop 1 is served at", "2", "3")]
    [InlineData("4 4\n", "4 6\n", "the load is 6, more than 5", "2", "3")]
    [InlineData("x", "x", "Customer 3 is not visited", "2")]
    [InlineData("2 2\nDEPOT", "2 1\nDEPOT", "No vehicle can drive route 2", "2", "3")]
    [InlineData("VEHICLES: 2", "VEHICLES: 1", "There are not enough vehicles", "2", "3")]
    public void Mdvrptw_finds(string before, string after, string fault, params string[] routes)
    {
        var instance = Depots.Replace(before, after);
        IsWrong("mdvrptw", fault.StartsWith("There", StringComparison.Ordinal) ? instance.Replace("2 2\nDEPOT", "DEPOT").Replace("4 0 3\n", "4 0 30\n").Replace("DURATION: 6", "DURATION: 60") : instance, fault, routes);
    }

    /// <summary>One depot; vehicle 1 may serve node 2 only, vehicle 2 both.</summary>
    private static readonly string Sites = """
        NAME: sites
        DIMENSION: 3
        VEHICLES: 2
        VEHICLES_MAX_DURATION: 50
        NODE_COORD_SECTION
        1 0 0
        2 1 0
        3 0 2
        DEMAND_SECTION
        1 0
        2 3
        3 4
        SERVICE_TIME_SECTION
        1 0
        2 0
        3 0
        TIME_WINDOW_SECTION
        1 0 100
        2 0 100
        3 0 100
        CAPACITY_SECTION
        1 5
        2 4
        VEHICLES_ALLOWED_CLIENTS_SECTION
        1 2
        2 2 3
        EOF
        """;

    [Fact]
    public void Sdvrptw_gives_sites_vehicles_that_may_serve_them() => IsRight("sdvrptw", Sites, 6_000, 2, "2", "1");

    [Theory]
    [InlineData("2 2 3\n", "2 2\n", "No vehicle can drive route 2", "1", "2")]
    [InlineData("1 2\n2", "1 3\n2", "No vehicle can drive route 1", "1", "2")]
    public void Sdvrptw_finds(string before, string after, string fault, params string[] routes)
    {
        // In the second case vehicle 2, which may, is too small.
        var instance = Sites.Replace(before, after);
        IsWrong("sdvrptw", fault.EndsWith('1') ? instance.Replace("2 4\nVEHICLES", "2 2\nVEHICLES") : instance, fault, routes);
    }

    private const string Prizes = """
        NAME : prizes
        DIMENSION : 3
        VEHICLES : 1
        CAPACITY : 5
        SERVICE_TIME : 2
        NODE_COORD_SECTION
        1 0 0
        2 1 1
        3 5 0
        DEMAND_SECTION
        1 0
        2 3
        3 4
        TIME_WINDOW_SECTION
        1 0 20
        2 0 10
        3 0 9
        PRIZE_SECTION
        1 0
        2 7
        3 2
        DEPOT_SECTION
        1
        -1
        EOF
        """;

    [Fact]
    public void Pcvrptw_pays_for_what_it_leaves_out()
    {
        IsRight("pcvrptw", Prizes, 1.4 + 1.4 + 2, 1, "1");
        IsRight("pcvrptw", Prizes, 9, 0);
    }

    [Theory]
    [InlineData("x", "x", "The load of route 1 is 7, more than 5", "1 2")]
    [InlineData("x", "x", "Customer 1 is visited 2 times", "1 1")]
    [InlineData("x", "x", "The number of vehicles is 2", "1", "2")]
    [InlineData("3 0 9\n", "3 0 4\n", "is served at 50, after 40", "2")]
    [InlineData("1 0 20\n", "1 0 11\n", "Stop 2 of route 1 is served at 120, after 110", "2")]
    public void Pcvrptw_finds(string before, string after, string fault, params string[] routes) => IsWrong("pcvrptw", Prizes.Replace(before, after), fault, routes);

    /// <summary>Goods of customer 2 are there at 20. Each trip out and back is 6, with 1 of service.</summary>
    private const string Trips = """
        NAME: trips
        DIMENSION: 3
        VEHICLES: 1
        CAPACITY: 5
        SERVICE_TIME: 1
        NODE_COORD_SECTION
        1 0 0
        2 3 0
        3 0 3
        DEMAND_SECTION
        1 0
        2 3
        3 4
        TIME_WINDOW_SECTION
        1 0 27
        2 0 10
        3 0 24
        RELEASE_TIME_SECTION
        1 0
        2 0
        3 20
        DEPOT_SECTION
        1
        EOF
        """;

    [Theory]
    [InlineData("1 0 2")]
    [InlineData("1 depot 2")]
    [InlineData("1 | 2")]
    public void Mtvrptwr_reloads_and_waits_for_the_goods(string route) => IsRight("mtvrptwr", Trips, 12, 1, route);

    [Theory]
    [InlineData("x", "x", "The load of a trip of vehicle 1 is 7, more than 5", "1 2")]
    [InlineData("1 0 27\n", "1 0 26\n", "is at node 1 at 27, after 26", "1 0 2")]
    [InlineData("3 20\n", "3 22\n", "is at node 3 at 25, after 24", "1 0 2")]
    [InlineData("x", "x", "is at node 2 at 30, after 10", "2 0 1")]
    [InlineData("x", "x", "The number of vehicles is 2", "1", "2")]
    [InlineData("x", "x", "Customer 2 is not visited", "1")]
    public void Mtvrptwr_finds(string before, string after, string fault, params string[] routes) => IsWrong("mtvrptwr", Trips.Replace(before, after), fault, routes);
}
