using System.Collections.Immutable;
using Optimizer.Routing;
using Optimizer.Routing.Search.Plain;

namespace Optimizer.Tests.Routing.Plain;

public class PlainDataTests
{
    private static readonly RoutingProblem Simple = PlainProblems.Draw(seed: 1, stops: 8);

    /// <summary>Each differs from a plain problem in one thing.</summary>
    private static readonly Dictionary<string, RoutingProblem> NotPlain = new()
    {
        ["a second kind"] = Simple.Replace([Simple.Kinds[0], Simple.Kinds[0]]),
        ["a second dimension"] = With(Simple, stops: [.. Simple.Stops.Select(stop => stop with { Load = [1, 1] })], kind: Kind with { Configurations = [[new Compartment([60, 60], ulong.MaxValue)]] }, dimensions: 2),
        ["a station"] = With(Simple, stations: [new Station { Location = 0 }]),
        ["one stop only"] = With(Simple, stops: [Simple.Stops[0]]),
        ["a window that binds"] = WithStop(stop => stop with { Windows = [Window.Hard(0, 500)] }),
        ["a window that opens late"] = WithStop(stop => stop with { Windows = [Window.Hard(1, Window.Never)] }),
        ["two windows"] = WithStop(stop => stop with { Windows = [Window.Hard(0, 10), Window.Hard(20, Window.Never)] }),
        ["a soft window"] = WithStop(stop => stop with { Windows = [new(0, Window.Never, 0, 100, 0, 1)] }),
        ["a shift that ends early"] = WithKind(kind => kind with { EndWindows = [Window.Hard(0, 5_000)] }),
        ["a return not before some time"] = WithKind(kind => kind with { EndWindows = [Window.Hard(100, Window.Never)] }),
        ["two times to start"] = WithKind(kind => kind with { StartWindows = [Window.Hard(0, 10), Window.Hard(20, Window.Never)] }),
        ["service that takes long"] = With(Simple, stops: [.. Simple.Stops.Select(stop => stop with { Service = 4_000 })], kind: Kind with { EndWindows = [Window.Hard(0, 20_000)] }),
        ["a limit of duration"] = WithKind(kind => kind with { MaxDuration = 1_000_000 }),
        ["a limit of distance"] = WithKind(kind => kind with { MaxDistance = 1_000_000 }),
        ["a limit of what is loaded on a route"] = WithKind(kind => kind with { RouteLoadLimit = [1_000] }),
        ["a price of energy"] = WithKind(kind => kind with { Energy = new([1.0], [0.0]) }),
        ["a price of time"] = WithKind(kind => kind with { DurationCost = 1 }),
        ["a price of overtime"] = WithKind(kind => kind with { OvertimeCost = 1, RegularEnd = 10 }),
        ["a free way"] = WithKind(kind => kind with { DistanceCost = 0 }),
        ["a vehicle whose price is not whole metres"] = WithKind(kind => kind with { FixedCost = PlainProblems.CostPerMetre + 1 }),
        ["a vehicle whose price in metres is beyond 32 bits"] = WithKind(kind => kind with { FixedCost = PlainProblems.CostPerMetre * 3_000_000_000L }),
        ["a penalty that is not whole metres"] = WithStop(stop => stop with { Penalty = PlainProblems.CostPerMetre + 1 }),
        ["another place to end"] = WithKind(kind => kind with { EndLocation = 1 }),
        ["a break"] = WithKind(kind => kind with { Breaks = new(EuDriving: true, WorkingTime: false, []) }),
        ["two divisions"] = WithKind(kind => kind with { Configurations = [.. Kind.Configurations, .. Kind.Configurations] }),
        ["two compartments"] = WithKind(kind => kind with { Configurations = [[.. Kind.Configurations[0], .. Kind.Configurations[0]]] }),
        ["no stop allowed on a route"] = WithKind(kind => kind with { MaxStops = 0 }),
        ["a stop that a kind may not serve"] = WithStop(stop => stop with { AllowedKinds = [false] }),
        ["a stop that no vehicle holds"] = WithStop(stop => stop with { Load = [61] }),
        ["a delivery that no vehicle holds"] = With(Simple, stops: [Simple.Stops[0] with { Load = [0], Delivery = [61] }, .. Simple.Stops.Skip(1).Select(stop => stop with { Load = [0] })]),
        ["a stop that unloads"] = WithStop(stop => stop with { Load = [-1] }),
        ["something brought and something fetched"] = WithStop(stop => stop with { Load = [0], Delivery = [5] }),
        ["two stops that share a set-up"] = With(Simple, stops: [.. Simple.Stops.Select(stop => stop with { Location = 1, Setup = 10 })]),
        ["a group"] = With(Simple, groups: [new StopGroup([0, 1], IsOrdered: false)]),
        ["a pinned visit"] = With(Simple, startRoutes: [new StartRoute(0, [RouteVisit.Stop(3)], Pinned: 1)]),
        ["a way that is longer back"] = With(Simple, travel: new(new Bent((3, 4), new(2_000, 10)), 9)),
        ["a way that does not exist"] = With(Simple, travel: new(new Bent((3, 4), Arc.None), 9)),
        ["a way that takes longer than over the depot"] = With(Simple, kind: Kind with { EndWindows = [Window.Hard(0, 100_000)] }, travel: new(new Bent((3, 4), new(10, 100_000)), 9)),
    };

    private static readonly Dictionary<string, RoutingProblem> StillPlain = new()
    {
        ["nothing else"] = Simple,
        ["no coordinates"] = PlainProblems.Draw(seed: 1, stops: 8, hasPoints: false),
        ["windows that do not bind"] = WithStop(stop => stop with { Windows = [Window.Hard(0, 100_000)] }),
        ["a shift that is long enough"] = WithKind(kind => kind with { EndWindows = [Window.Hard(0, 20_000)], StartWindows = [Window.Hard(0, 20_000)] }),
        ["service"] = WithStop(stop => stop with { Service = 300, Setup = 60 }),
        ["a price for vehicles"] = WithKind(kind => kind with { FixedCost = PlainProblems.CostPerMetre * 1_000 }),
        ["few stops on a route"] = WithKind(kind => kind with { MaxStops = 2 }),
        ["deliveries only"] = With(Simple, stops: [.. Simple.Stops.Select(stop => stop with { Load = [0], Delivery = stop.Load })]),
        ["a start route to better"] = With(Simple, startRoutes: [new StartRoute(0, [RouteVisit.Stop(3)], Pinned: 0)]),
        ["a material that is taken"] = WithStop(stop => stop with { Material = 2 }),
        ["ways in a table"] = With(Simple, travel: new(new Bent((0, 0), default), 9)),
    };

    public static TheoryData<string> NamesOfNotPlain => [.. NotPlain.Keys];

    public static TheoryData<string> NamesOfStillPlain => [.. StillPlain.Keys];

    private static VehicleKind Kind => Simple.Kinds[0];

    [Theory, MemberData(nameof(NamesOfNotPlain))]
    public void A_problem_is_not_plain_with(string what) => Assert.Null(PlainData.From(new(NotPlain[what])));

    [Theory, MemberData(nameof(NamesOfStillPlain))]
    public void A_problem_is_plain_with(string what) => Assert.NotNull(PlainData.From(new(StillPlain[what])));

    [Theory, MemberData(nameof(NamesOfNotPlain))]
    public void A_problem_that_is_not_plain_is_solved_all_the_same(string what) =>
        SolutionCheck.AssertSound(NotPlain[what], RoutingEngine.Solve(NotPlain[what], new() { IterationLimit = 50 }, TimeProvider.System).Solution);

    [Theory, MemberData(nameof(NamesOfStillPlain))]
    public void A_plain_problem_is_solved(string what) =>
        SolutionCheck.AssertSound(StillPlain[what], RoutingEngine.Solve(StillPlain[what], new() { IterationLimit = 50 }, TimeProvider.System).Solution);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void In_the_shortest_shift_that_is_plain_every_route_that_fits_ends_in_time(int seed)
    {
        var problem = PlainProblems.Draw(seed, stops: 7, tightness: 4);
        var shift = Enumerable.Range(0, 20_000).First(end => PlainData.From(new(Until(problem, end))) is not null);
        var probe = new RouteProbe(Until(problem, shift));

        // All orders of three or four stops; more than the shift is never needed.
        foreach (var order in Orders(7, 4).Where(order => order.Sum(stop => problem.Stops[stop].Load[0]) <= 40))
            Assert.True(probe.Drive(0, [.. order.Select(RouteVisit.Stop)]) is not null, $"Seed {seed}: {string.Join(' ', order)} is late in a shift of {shift} s.");
    }

    [Fact]
    public void Numbers_here_and_there_belong_to_the_same_stop()
    {
        var data = PlainProblems.Data(Simple);

        for (var stop = 0; stop < data.Stops; stop++)
        {
            Assert.Equal(stop, data.Inner(data.Outer(stop)));
            Assert.Equal(Simple.Stops[data.Outer(stop)].Load[0], data.Demand[stop]);
            Assert.Equal(Simple.Travel[0][0, Simple.Stops[data.Outer(stop)].Location].Distance, data.DepotDistance[stop]);
            Assert.Equal(data.DepotDistance[stop], data.Distance(data.Stops + 3, stop));
        }
    }

    private static RoutingProblem Until(RoutingProblem problem, int end) => problem.Replace([problem.Kinds[0] with { EndWindows = [Window.Hard(0, end)] }]);

    private static IEnumerable<int[]> Orders(int stops, int length) => length == 0
        ? [[]]
        : Orders(stops, length - 1).SelectMany(order => Enumerable.Range(0, stops).Except(order).Select(stop => (int[])[.. order, stop]));

    private static RoutingProblem WithStop(Func<Stop, Stop> change) => With(Simple, stops: [.. Simple.Stops.Select((stop, index) => index == 2 ? change(stop) : stop)]);

    private static RoutingProblem WithKind(Func<VehicleKind, VehicleKind> change) => With(Simple, kind: change(Kind));

    private static RoutingProblem With(
        RoutingProblem problem,
        ImmutableArray<Stop>? stops = null,
        VehicleKind? kind = null,
        TravelTable? travel = null,
        ImmutableArray<Station> stations = default,
        ImmutableArray<StopGroup> groups = default,
        ImmutableArray<StartRoute> startRoutes = default,
        int dimensions = 1) =>
        new([travel ?? problem.Travel[0]], stops ?? problem.Stops, [kind ?? problem.Kinds[0]], stations, groups, startRoutes, dimensions: dimensions, points: problem.Points);

    /// <summary>10 m and 10 s from everywhere to everywhere, but for one way.</summary>
    private sealed class Bent((int From, int To) way, Arc instead) : ITravelFunction
    {
        public Arc Between(int from, int to) => (from, to) == way ? instead : from == to ? default : new(10, 10);
    }
}
