using System.Collections.Immutable;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Sharing;
using Optimizer.OrTools;
using Optimizer.Planning.Sharing;
using Optimizer.Planning.Sharing.Lines;
using Optimizer.Tests.OrTools;
using static Optimizer.Tests.Planning.Sharing.TinySharing;

namespace Optimizer.Tests.Planning.Sharing;

[Collection(OrToolsCollection.Name)]
public sealed class LineTests(OrToolsFixture tools)
{
    private static readonly string[] Sites = ["depot", "a", "b", "c"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory, MemberData(nameof(Seeds))]
    public void The_cheapest_line_is_that_of_all_orders_and_starts(int seed)
    {
        var random = new Random(seed);
        var problem = new SharingProblem(Model([Asset(random, 0)], [.. Enumerable.Range(0, 4).Select(number => Booking(random, number, slack: 2))]), FactorSet.Default);
        ImmutableArray<int> all = [0, 1, 2, 3];
        var rewards = new LineRewards(problem, all);
        var worth = Enumerable.Range(0, rewards.Count).Select(_ => SharingMoney.FromCents(random.Next(1_500))).ToArray();

        var price = new CheapestLine(new LineGraphBuilder(problem, all, rewards, 100, isExact: true).Build(0)).Find(worth, new int[rewards.Count]);
        var relaxed = new CheapestLine(new LineGraphBuilder(problem, all, rewards, 100, isExact: false).Build(0)).Find(worth, new int[rewards.Count]);

        Assert.Equal(Best(problem, worth), price);
        Assert.True(relaxed <= price, $"Seed {seed}: {relaxed} with all starts is above {price} with some.");
    }

    [Theory, MemberData(nameof(Seeds))]
    public void A_path_is_a_line_of_its_price(int seed)
    {
        var random = new Random(seed);
        var problem = new SharingProblem(Model([Asset(random, 0)], [.. Enumerable.Range(0, 8).Select(number => Booking(random, number, slack: 2))]), FactorSet.Default);
        ImmutableArray<int> all = [.. Enumerable.Range(0, 8)];
        var rewards = new LineRewards(problem, all);
        var worth = Enumerable.Range(0, rewards.Count).Select(_ => SharingMoney.FromCents(random.Next(3_000))).ToArray();
        var line = new CheapestLine(new LineGraphBuilder(problem, all, rewards, 70, isExact: true).Build(0));

        var uses = line.Find(worth);

        var own = AssetLine.Price(problem, 0, uses.ToArray())!.Price + uses.Sum(use => problem.WayPrice(use.Booking, use.Way, use.Start) - worth[rewards.IndexOf(use.Booking, use.Way, use.Requirement, use.Start)]);
        Assert.Equal(line.Find(worth, new int[rewards.Count]), own);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void The_bound_is_below_the_best_of_all_schedules(int seed)
    {
        var model = SchedulerTests.RandomModel(new(seed));
        var (best, _) = ScheduleTwin.Best(model);
        var problem = new SharingProblem(model, FactorSet.Default);

        var bound = Bound(problem, SharingMoney.FromCents(best), 100);

        Assert.True(SharingMoney.ToCents(bound) <= best + 3, $"Seed {seed}: the bound is {SharingMoney.ToCents(bound)} cents, above the best of {best}.");
    }

    [Theory, MemberData(nameof(Seeds))]
    public void The_optimum_lies_between_the_bound_and_the_search(int seed)
    {
        var random = new Random(seed);
        var model = Model(
            [.. Enumerable.Range(0, 3).Select(number => Asset(random, number))],
            [.. Enumerable.Range(0, 12).Select(number => Varied(random, Booking(random, number, slack: 6)))]);
        var problem = new SharingProblem(model, FactorSet.Default);
        ImmutableArray<int> all = [.. Enumerable.Range(0, 12)];
        var formulation = new SharingFormulation(problem, all);
        var optimum = tools.Hosts.Solve(formulation.Model, new() { DeterministicTimeLimit = 60 });
        Assert.Equal(SolveStatus.Optimal, optimum.Status);

        using var none = new OrToolsHosts(new(), () => throw new OrToolsUnavailableException("None."));
        var found = new Scheduler(problem, none, TimeProvider.System, new(null, 2_000, null, seed)).Solve(null, default);
        var bound = Bound(problem, found.Schedule.Total(), 60);

        // Prices of maintenance are rounded in the program.
        var (low, best, high) = (SharingMoney.ToCents(bound), SharingMoney.ToCents(optimum.Objective!.Value), SharingMoney.ToCents(found.Schedule.Total()));
        Assert.True(low <= best + 1 && best <= high + 1, $"Seed {seed}: bound {low}, optimum {best}, found {high} cents.");
        Assert.True(SharingMoney.ToCents(found.Bound) <= best + 1, $"Seed {seed}: bound {SharingMoney.ToCents(found.Bound)}, optimum {best} cents.");
        Assert.Empty(Check(model, Plan(model, found.Schedule.Uses)));
    }

    private static long Bound(SharingProblem problem, long known, int step)
    {
        ImmutableArray<int> all = [.. Enumerable.Range(0, problem.Bookings.Length)];
        var bound = new LineBound(problem, all, new(problem, all));
        bound.Climb(step, known, 300, () => 0);
        return bound.Bound;
    }

    /// <summary>Every order of every choice of bookings, each at every start that is a multiple of 100 s.</summary>
    private static long Best(SharingProblem problem, long[] worth)
    {
        var best = 0L;
        Extend([], 0);
        return best;

        void Extend(ImmutableArray<PlannedUse> uses, long gain)
        {
            if (AssetLine.Price(problem, 0, uses.AsSpan()) is { } price)
                best = Math.Min(best, price.Price + gain);
            for (var booking = 0; booking < problem.Bookings.Length; booking++)
            {
                var way = problem.Bookings[booking].Ways[0];
                var seconds = (int)way.Duration.TotalSeconds;
                for (var start = (int)way.EarliestStart.TotalSeconds; start + seconds <= way.LatestEnd.TotalSeconds; start += 100)
                {
                    if (uses.All(use => use.Booking != booking) && (uses.IsEmpty || uses[^1].End <= start))
                        Extend(uses.Add(new(0, booking, 0, 0, 0, start, start + seconds)), gain + problem.WayPrice(booking, 0, start) - worth[booking]);
                }
            }
        }
    }

    private static Asset Asset(Random random, int number) => Digger($"D{number}", Sites[random.Next(Sites.Length)]) with
    {
        AvailabilityWindows = random.Next(2) == 0 ? [TimeWindow.Hard(At(0), At(90))] : [TimeWindow.Hard(At(0), At(random.Next(20, 30))), TimeWindow.Hard(At(32), At(90))],
        Setups = [new(null, "soil", At(random.Next(3))), new("soil", "compost", At(random.Next(4)))],
        Cleanings = [new("soil", At(random.Next(3)))],
        ReturnsHome = random.Next(3) == 0,
        FixedCostCents = random.Next(3) * 100,
        PerHourCents = random.Next(2) * 360,
    };

    private static Booking Booking(Random random, int number, int slack)
    {
        var (start, length) = (random.Next(3, 40), random.Next(3, 8));
        return (TinySharing.Booking($"B{number}", Sites[random.Next(Sites.Length)], start, start + length + random.Next(slack + 1), length, penalty: random.Next(300, 3_000)) with
        {
            Use = random.Next(2) == 0 ? "soil" : "compost",
            OffPreferredPerHourCents = random.Next(2) * 3_600,
        }).With(way => way with { PreferredStart = At(start + random.Next(3)) });
    }

    /// <summary>Some kits, ways to choose from, parts.</summary>
    private static Booking Varied(Random random, Booking booking) => random.Next(6) switch
    {
        0 => booking.With(way => way with { Requirements = [AssetRequirement.Any, AssetRequirement.Any] }),
        1 => booking with { Ways = booking.Ways.Add(booking.Ways[0] with { SiteId = Sites[random.Next(Sites.Length)], CostCents = random.Next(200) }) },
        2 => booking with { MaxParts = 2, MinPartDuration = At(1) },
        _ => booking,
    };
}
