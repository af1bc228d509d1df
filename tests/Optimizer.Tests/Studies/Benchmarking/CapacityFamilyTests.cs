using static Optimizer.Tests.Studies.Benchmarking.FamilyChecks;

namespace Optimizer.Tests.Studies.Benchmarking;

/// <summary>The checks of families without times: each rule broken once.</summary>
public sealed class CapacityFamilyTests
{
    /// <summary>Customers at (0, 3), (4, 3) and (4, 0); 0 to 1 to 2 to 3 and back are 3 + 4 + 3 + 4.</summary>
    private const string Square = """
        NAME : square
        DIMENSION : 4
        EDGE_WEIGHT_TYPE : EUC_2D
        CAPACITY : 10
        NODE_COORD_SECTION
        1 0 0
        2 0 3
        3 4 3
        4 4 0
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

    [Theory]
    [InlineData("cvrp")]
    [InlineData("cvrp-xxl")]
    public void Cvrp_counts_rounded_distances(string family)
    {
        // 3 + 4 + 5 back over the diagonal, and 4 + 4.
        IsRight(family, Square, 20, 2, "1 2", "3");
        // The diagonal between (0, 0) and (1, 1) is 1.41, so 1; between (0, 0) and (1.5, 0) it is 1.5, so 2.
        IsRight(family, Square.Replace("2 0 3", "2 1 1").Replace("3 4 3", "3 1.5 0"), 2 + 4 + 8, 3, "1", "2", "3");
    }

    [Theory]
    [InlineData("Customer 3 is not visited", "1 2")]
    [InlineData("Customer 1 is visited 2 times", "1 2", "3 1")]
    [InlineData("visits '4'", "1 2", "3 4")]
    [InlineData("visits 'x'", "1 2 x", "3")]
    [InlineData("The load of route 1 is 11, more than 10", "2 3", "1")]
    public void Cvrp_finds(string fault, params string[] routes) => IsWrong("cvrp", Square, fault, routes);

    /// <summary>A small vehicle for 10 and a unit distance, a large one for 100 and two; costs are hundredths.</summary>
    private static readonly string Mixed = Square.Replace("CAPACITY : 10\n", "VEHICLES : 3\n").Replace("DEPOT_SECTION", """
        CAPACITY_SECTION
        1 6
        2 6
        3 15
        VEHICLES_FIXED_COST_SECTION
        1 10
        2 10
        3 100
        VEHICLES_UNIT_DISTANCE_COST_SECTION
        1 1
        2 1
        3 2
        DEPOT_SECTION
        """);

    [Fact]
    public void Hfvrp_gives_routes_the_vehicles_with_which_they_cost_least()
    {
        // The pair needs the large one: 100 + 2 · 12; the single goes with a small one: 10 + 8.
        IsRight("hfvrp", Mixed, 1.42, 2, "1 2", "3");
        IsRight("hfvrp", Mixed, 1.42, 2, "3", "1 2");
    }

    [Theory]
    [InlineData("No vehicle can drive route 1", "1 2 3 3", "2")]
    [InlineData("There are not enough vehicles", "1", "2", "3", "")]
    public void Hfvrp_finds(string fault, params string[] routes) =>
        IsWrong("hfvrp", fault.StartsWith("There", StringComparison.Ordinal) ? Mixed.Replace("VEHICLES : 3", "VEHICLES : 2").Replace("3 15\n", "").Replace("3 100\n", "").Replace("3 2\n", "") : Mixed, fault, routes);

    /// <summary>1 and 2 are delivered to, 3 sends back.</summary>
    private static readonly string Backhauls = Square.Replace("4 6\n", "4 0\n").Replace("DEPOT_SECTION", "BACKHAUL_SECTION\n1 0\n2 0\n3 0\n4 6\nDEPOT_SECTION");

    [Fact]
    public void Vrpb_allows_a_load_each_way() => IsRight("vrpb", Backhauls, 14, 1, "1 2 3");

    [Theory]
    [InlineData("Route 1 delivers after a backhaul", "1 3 2")]
    [InlineData("Route 2 has backhauls only", "1 2", "3")]
    [InlineData("Customer 3 is not visited", "1 2")]
    public void Vrpb_finds(string fault, params string[] routes) => IsWrong("vrpb", Backhauls, fault, routes);

    [Theory]
    [InlineData("2 4\n", "2 6\n", "What route 1 delivers is 11")]
    [InlineData("4 6\n", "4 11\n", "What route 1 brings back is 11")]
    public void Vrpb_finds_loads(string before, string after, string fault) => IsWrong("vrpb", Backhauls.Replace(before, after), fault, "1 2 3");

    /// <summary>Customer 1 gives 5 and gets 3; customer 2 gives 1 and gets 6. All distances are 10,000 times 1, 2 or 3.</summary>
    private const string Simultaneous = """
        NAME : both
        TYPE : VRPSPD
        DIMENSION : 3
        VEHICLES : 2
        CAPACITY : 9
        EDGE_WEIGHT_TYPE : EXPLICIT
        EDGE_WEIGHT_FORMAT : FULL_MATRIX
        EDGE_WEIGHT_SECTION
        0 10000 20000
        10000 0
        30000
        20000 30000 0
        PICKUP_AND_DELIVERY_SECTION
        1 0 0 10000000 0 0 0
        2 0 0 10000000 0 5 3
        3 0 0 10000000 0 1 6
        DEPOT_SECTION
        1
        -1
        EOF
        """;

    [Fact]
    public void Vrpspd_follows_the_load()
    {
        // Starts with 9; after 2: 9 - 6 + 1 = 4; after 1: 4 - 3 + 5 = 6. 2 + 3 + 1 far.
        IsRight("vrpspd", Simultaneous, 6, 1, "2 1");
        IsRight("vrpspd", Simultaneous, 6, 2, "1", "2");
    }

    [Theory]
    [InlineData("after 1 is 11, more than 9", "1 2")]
    [InlineData("Customer 2 is not visited", "1")]
    public void Vrpspd_finds(string fault, params string[] routes) => IsWrong("vrpspd", Simultaneous, fault, routes);

    [Theory]
    [InlineData("VEHICLES : 2", "VEHICLES : 1", "The number of vehicles is 2", "1", "2")]
    [InlineData("CAPACITY : 9", "CAPACITY : 8", "at its start is 9, more than 8", "2 1")]
    public void Vrpspd_finds_limits(string before, string after, string fault, params string[] routes) =>
        IsWrong("vrpspd", Simultaneous.Replace(before, after), fault, routes);
}
