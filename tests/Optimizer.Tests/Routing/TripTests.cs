using Optimizer.Routing;
using Optimizer.Routing.Search;
using static Optimizer.Tests.Routing.Line;

namespace Optimizer.Tests.Routing;

/// <summary>Deliveries, pairs, reloads and releases as the simulator drives them, on the straight road of <see cref="Line"/>.</summary>
public sealed class TripTests
{
    private const ulong Paper = 1UL << 0;
    private const ulong Glass = 1UL << 1;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 8)];

    [Fact]
    public void Deliveries_fill_the_vehicle_from_the_start()
    {
        // 60 and 40 fit into 100, and make room as they leave: 10 are loaded at either stop.
        Assert.NotNull(Drive(Truck, At(1) with { Delivery = [60] }, At(2) with { Delivery = [40] }));
        Assert.Null(Drive(Truck, At(1) with { Delivery = [60] }, At(2) with { Delivery = [41] }));
        Assert.Null(Drive(Truck, At(1), At(2) with { Delivery = [91] }));
    }

    [Fact]
    public void Each_delivery_has_a_compartment_that_takes_its_material()
    {
        var truck = Truck with { Configurations = [[new([50], Paper), new([50], Glass)]] };
        var (paper, glass) = (Delivery(1, 50) with { Material = 0 }, Delivery(2, 50) with { Material = 1 });

        Assert.Equal<int>([0, 1], Drive(truck, paper, glass)!.DeliveryCompartments);
        Assert.Null(Drive(truck, paper, Delivery(2, 1) with { Material = 0 }));
    }

    [Fact]
    public void A_delivery_and_what_is_collected_beside_it_do_not_share_a_compartment_where_they_must_not()
    {
        var one = Truck with { Configurations = [[new([100], ulong.MaxValue)]] };
        var (collected, delivered) = (At(1) with { Material = 1 }, Delivery(2, 10) with { Material = 0 });

        Assert.NotNull(Drive(Problem(one, [collected, delivered], compartmentConflicts: [(0, 1)]), RouteVisit.Stop(1), RouteVisit.Stop(0)));
        Assert.Null(Drive(Problem(one, [collected, delivered], compartmentConflicts: [(0, 1)]), RouteVisit.Stop(0), RouteVisit.Stop(1)));
    }

    [Fact]
    public void A_station_does_not_take_the_load_of_a_pair()
    {
        var pair = Problem(Truck with { ReturnsEmpty = true }, [At(1) with { Load = [80] }, At(5) with { Load = [-80] }, At(2)], [new() { Location = 3, FeePerMass = 1 }], pairs: [(0, 1)]);

        // The third stop's 10 are unloaded for 10; the pair's 80 stay on board, and there is no room for two more tens.
        var route = Drive(pair, RouteVisit.Stop(0), RouteVisit.Stop(2), RouteVisit.Station(0), RouteVisit.Stop(1))!;
        Assert.Equal(10, route.Cost);
        Assert.Equal<int>([0, 0, -1, 0], route.Compartments);
    }

    [Fact]
    public void The_second_of_a_pair_needs_the_first_before_it()
    {
        var pair = Problem(Truck, [At(1), At(5) with { Load = [-10] }], pairs: [(0, 1)]);

        Assert.NotNull(Drive(pair, RouteVisit.Stop(0), RouteVisit.Stop(1)));
        Assert.Null(Drive(pair, RouteVisit.Stop(1), RouteVisit.Stop(0)));
        Assert.Null(Drive(pair, RouteVisit.Stop(1)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_station_that_reloads_brings_the_deliveries_behind_it(bool reloads)
    {
        var problem = Problem(Truck, [Delivery(1, 80), Delivery(2, 80)], [new() { Location = 3, Reloads = reloads }]);

        var route = Drive(problem, RouteVisit.Stop(0), RouteVisit.Station(0), RouteVisit.Stop(1));

        Assert.Equal(reloads, route is not null);
    }

    [Fact]
    public void A_route_departs_when_all_that_it_brings_is_released()
    {
        var route = Drive(Truck, Delivery(1, 10) with { Release = 500 }, Delivery(2, 10) with { Release = 700 })!;

        Assert.Equal((700, 1_100), (route.Departure, route.Return));
        Assert.Null(Drive(Truck with { StartWindows = [Window.Hard(0, 699)] }, Delivery(2, 10) with { Release = 700 }));
    }

    [Fact]
    public void A_reload_ends_when_what_it_takes_on_is_released()
    {
        var problem = Problem(TruckAtZero, [Delivery(1, 10), Delivery(2, 10) with { Release = 1_000 }], [new() { Location = 3, Service = 60, Reloads = true, Windows = [Window.Hard(0, 2_000)] }]);

        // There after 300 s; the service starts at 940 and ends at 1,000.
        var route = Drive(problem, RouteVisit.Stop(0), RouteVisit.Station(0), RouteVisit.Stop(1))!;

        Assert.Equal(new VisitTimes(300, 940, 1_000), route.Times[1]);
        Assert.Equal(0, route.Departure);
    }

    [Theory]
    [InlineData(false, "deliver collect", true)]
    [InlineData(false, "collect deliver", false)]
    [InlineData(false, "collect reload deliver", true)]
    [InlineData(false, "collect", true)]
    [InlineData(true, "collect", false)]
    [InlineData(true, "deliver reload collect", false)]
    [InlineData(true, "deliver collect reload deliver", true)]
    public void Deliveries_come_first_on_every_trip(bool needsDelivery, string order, bool isPossible)
    {
        var problem = Problem(Truck with { DeliveriesFirst = true, NeedsDelivery = needsDelivery }, [At(1), Delivery(2, 10), Delivery(3, 10)], [new() { Location = 4, Reloads = true }]);
        var delivery = 1;

        RouteVisit[] visits = [.. order.Split(' ').Select(word => word switch { "collect" => RouteVisit.Stop(0), "reload" => RouteVisit.Station(0), _ => RouteVisit.Stop(delivery++) })];

        Assert.Equal(isPossible, Drive(problem, visits) is not null);
    }

    /// <summary>In Debug builds every route is simulated besides, and every promised change of cost is held against what came of it.</summary>
    [Theory, MemberData(nameof(Seeds))]
    public void Segments_know_releases_as_the_simulation_does(int seed)
    {
        var problem = RandomProblems.Draw(seed, stops: 40, windows: seed % 2 == 0, energy: seed % 3 == 0, stations: seed % 4 == 3 ? 0 : 2, timeCosts: true, deliveries: true, onlyDeliveries: true, reloads: true, releases: true);
        Assert.True(new SearchData(problem).SegmentsKnowReleases);

        var result = RoutingEngine.Solve(problem, new() { IterationLimit = 300 }, TimeProvider.System);

        Assert.All(result.Solution.Routes, route => Assert.Equal(route.Cost, new RouteProbe(problem).Drive(route.Vehicle, route.Visits.AsSpan())!.Cost));
    }

    private static Stop Delivery(int km, int amount) => At(km) with { Load = [0], Delivery = [amount], OnlyDelivers = true };
}
