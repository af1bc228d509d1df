using Optimizer.Routing;

namespace Optimizer.Tests.Routing;

public class RoutingEngineTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 12)];

    /// <summary>For problems that take long to enumerate.</summary>
    public static TheoryData<int> FewSeeds => [.. Enumerable.Range(0, 7)];

    [Theory, MemberData(nameof(Seeds))]
    public void Finds_the_optimum_of_small_problems(int seed)
    {
        var problem = RandomProblems.Draw(seed, stops: 6, windows: seed % 2 == 0, energy: seed % 3 == 0, stations: seed % 4 == 3 ? 1 : 0, timeCosts: seed % 5 == 0, kinds: 1 + (seed % 2));

        var found = Solve(problem, iterations: 1_000);

        Assert.Equal(BruteForce.LeastCost(problem), found.Solution.Cost);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Finds_the_optimum_with_groups(int seed)
    {
        var problem = RandomProblems.Draw(seed, stops: 5, windows: true, pairs: true);

        var found = Solve(problem, iterations: 1_000);

        Assert.Equal(BruteForce.LeastCost(problem), found.Solution.Cost);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Finds_the_optimum_with_deliveries_and_shipments(int seed)
    {
        var problem = RandomProblems.Draw(seed, stops: seed % 2 == 0 ? 8 : 6, windows: seed % 4 == 0, energy: seed % 3 == 0, stations: seed % 2, timeCosts: seed % 5 == 0, deliveries: true, shipments: seed % 3);

        var found = Solve(problem, iterations: 1_000);

        Assert.Equal(BruteForce.LeastCost(problem), found.Solution.Cost);
    }

    [Theory, MemberData(nameof(FewSeeds))]
    public void Finds_the_optimum_with_reloads(int seed)
    {
        var problem = RandomProblems.Draw(seed, stops: 6, windows: seed % 4 == 0, stations: 1, timeCosts: seed % 5 == 0, deliveries: true, onlyDeliveries: seed % 2 == 0, shipments: seed % 2, reloads: true);

        var found = Solve(problem, iterations: 1_000);

        Assert.Equal(BruteForce.LeastCost(problem), found.Solution.Cost);
    }

    [Theory, MemberData(nameof(FewSeeds))]
    public void Finds_the_optimum_with_releases(int seed)
    {
        var problem = RandomProblems.Draw(seed, stops: seed % 3 == 0 ? 8 : 6, windows: seed % 4 == 0, energy: seed % 6 == 0, stations: seed % 3 == 0 ? 0 : 1, timeCosts: true, deliveries: true, onlyDeliveries: seed % 2 == 0, reloads: true, releases: true);

        var found = Solve(problem, iterations: 1_000);

        Assert.Equal(BruteForce.LeastCost(problem), found.Solution.Cost);
    }

    [Theory, MemberData(nameof(FewSeeds))]
    public void Finds_the_optimum_with_deliveries_first(int seed)
    {
        var problem = RandomProblems.Draw(seed, stops: 6, windows: seed % 4 == 0, stations: seed % 3 == 0 ? 1 : 0, deliveries: true, reloads: true, deliveriesFirst: true, shipments: seed % 5 == 0 ? 1 : 0);

        var found = Solve(problem, iterations: 1_000);

        Assert.Equal(BruteForce.LeastCost(problem), found.Solution.Cost);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Same_seed_and_iteration_limit_give_the_same_solution(int threads)
    {
        var problem = RandomProblems.Draw(7, stops: 120, windows: true, energy: true, kinds: 2);

        var first = Solve(problem, 6_000, threads);
        var second = Solve(problem, 6_000, threads);

        Assert.Equal(Describe(first.Solution), Describe(second.Solution));
        Assert.Equal(6_000, first.Iterations);
    }

    [Fact]
    public void Another_seed_searches_elsewhere()
    {
        var problem = RandomProblems.Draw(7, stops: 120, windows: true);

        Assert.NotEqual(Describe(Solve(problem, 200, seed: 1).Solution), Describe(Solve(problem, 200, seed: 2).Solution));
    }

    [Theory]
    [InlineData(300)]
    [InlineData(10_000)]
    public void Ends_within_a_few_steps_of_the_time_limit(int stops)
    {
        // Every look at the clock is a millisecond, so that what counts is how often it is looked at, not how fast we are.
        var problem = RandomProblems.Draw(3, stops);
        var clock = new SteppingClock();

        var result = RoutingEngine.Solve(problem, new() { TimeLimit = TimeSpan.FromMilliseconds(500) }, clock);

        Assert.Equal("time_limit", result.StoppedBy);
        Assert.InRange(clock.Looks, 500, 600);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(3_600)]
    public void A_limit_of_a_moment_and_one_of_an_hour_are_both_kept(double seconds)
    {
        // Every look at the clock is a thousandth of the limit.
        var clock = new SteppingClock(looksPerSecond: 1_000 / seconds);

        var result = RoutingEngine.Solve(RandomProblems.Draw(3, stops: 50), new() { TimeLimit = TimeSpan.FromSeconds(seconds) }, clock);

        Assert.Equal("time_limit", result.StoppedBy);
        Assert.True(result.Iterations > 100, $"{result.Iterations}");
        Assert.InRange(result.Elapsed.TotalSeconds, seconds, 1.05 * seconds);
    }

    [Fact]
    public void A_search_without_improvement_ends_when_patience_does()
    {
        var limits = new RoutingLimits { IterationLimit = 1_000_000, NoImprovementLimit = 2_000 };

        var result = RoutingEngine.Solve(RandomProblems.Draw(3, stops: 20), limits, TimeProvider.System);

        Assert.Equal("no_improvement", result.StoppedBy);
        Assert.InRange(result.Iterations, 2_000, 999_999);
    }

    [Fact]
    public void Every_value_of_a_preset_is_a_parameter_within_its_range()
    {
        foreach (var (name, value) in RoutingPresets.All.SelectMany(preset => preset.Parameters))
        {
            var parameter = Assert.Single(RoutingParameters.All, parameter => parameter.Name == name);
            Assert.InRange(value, parameter.Least, parameter.Most);
        }
    }

    [Fact]
    public void Cancellation_returns_the_best_so_far()
    {
        var problem = RandomProblems.Draw(3, stops: 100);
        using var cancellation = new CancellationTokenSource();

        var result = RoutingEngine.Solve(problem, new() { IterationLimit = long.MaxValue }, new SteppingClock(), _ => cancellation.Cancel(), cancellation.Token);

        Assert.Equal("cancelled", result.StoppedBy);
        Assert.Empty(result.Solution.Absent);
    }

    [Fact]
    public void More_iterations_are_never_worse()
    {
        var problem = RandomProblems.Draw(11, stops: 80, windows: true);

        var costs = new[] { 100, 1_000, 5_000 }.Select(iterations => Solve(problem, iterations).Solution.Cost).ToArray();

        Assert.True(costs[0] >= costs[1] && costs[1] >= costs[2], string.Join(' ', costs));
    }

    [Fact]
    public void What_fits_nowhere_is_left_out_and_priced()
    {
        var problem = RandomProblems.Draw(5, stops: 5);
        problem = new(problem.Travel, problem.Stops.SetItem(2, problem.Stops[2] with { Load = [100_000] }), problem.Kinds);

        var found = Solve(problem, 500);

        Assert.Equal(2, Assert.Single(found.Solution.Absent));
        Assert.Equal(found.Solution.Routes.Sum(route => route.Cost) + 50_000_000, found.Solution.Cost);
    }

    [Fact]
    public void Fewer_vehicles_are_used_when_each_costs_much()
    {
        var problem = RandomProblems.Draw(9, stops: 40);
        var dear = problem.Replace([.. problem.Kinds.Select(kind => kind with { FixedCost = 10_000_000 })]);
        var needed = (int)Math.Ceiling(problem.Stops.Sum(stop => stop.Load[0]) / (double)problem.Kinds[0].Configurations[0][0].Capacity[0]);

        var found = Solve(dear, 20_000);

        Assert.InRange(found.Solution.Routes.Length, needed, needed + 1);
    }

    [Fact]
    public void A_parameter_out_of_range_is_refused_with_its_range()
    {
        var problem = RandomProblems.Draw(1, stops: 3);
        var limits = new RoutingLimits { IterationLimit = 1, Parameters = new Dictionary<string, double> { ["mean_removed"] = 0 } };

        var fault = Assert.Throws<ArgumentException>(() => RoutingEngine.Solve(problem, limits, TimeProvider.System));

        Assert.Contains("from 1 to 100", fault.Message, StringComparison.Ordinal);
    }

    private static RoutingResult Solve(RoutingProblem problem, long iterations, int threads = 1, long seed = 1) =>
        RoutingEngine.Solve(problem, new() { IterationLimit = iterations, Threads = threads, Seed = seed }, TimeProvider.System);

    private static string Describe(RoutingSolution solution) => string.Join('\n', solution.Routes.Select(route =>
        $"{route.Vehicle}: {string.Join(' ', route.Visits.Select(visit => visit.Index))} {route.Departure} {route.Return} {route.Cost}"));

    private sealed class SteppingClock(double looksPerSecond = 1_000) : TimeProvider
    {
        private const long TicksPerLook = 1_000;

        private long _looks;

        public long Looks => _looks;

        public override long TimestampFrequency => (long)(looksPerSecond * TicksPerLook);

        public override long GetTimestamp() => Interlocked.Increment(ref _looks) * TicksPerLook;
    }
}
