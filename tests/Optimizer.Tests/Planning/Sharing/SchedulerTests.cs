using System.Collections.Immutable;
using System.Diagnostics;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Sharing;
using Optimizer.OrTools;
using Optimizer.Planning.Sharing;
using Optimizer.Tests.OrTools;
using static Optimizer.Tests.Planning.Sharing.TinySharing;

namespace Optimizer.Tests.Planning.Sharing;

[Collection(OrToolsCollection.Name)]
public sealed class SchedulerTests(OrToolsFixture tools)
{
    private static readonly string[] Sites = ["depot", "a", "b", "c"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 6)];

    [Theory, MemberData(nameof(Seeds))]
    public void A_schedule_is_as_good_as_the_best_of_all(int seed)
    {
        var model = RandomModel(new(seed));
        var (best, _) = ScheduleTwin.Best(model);

        var result = Solve(model);
        var plan = Plan(model, result.Schedule.Uses);

        Assert.Empty(Check(model, plan));
        Assert.True(plan.Account.ObjectiveCents <= best + 3, $"Seed {seed}: {plan.Account.ObjectiveCents} cents, but {best} are possible.");
        Assert.True(SharingMoney.ToCents(result.Bound) <= best + 3, $"Seed {seed}: the bound is {SharingMoney.ToCents(result.Bound)} cents, above the best of {best}.");
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Fixed_times_on_identical_assets_cost_the_same_by_assignment_and_by_constraints(int seed)
    {
        var random = new Random(seed);
        var bookings = Enumerable.Range(0, 12).Select(number =>
        {
            var (start, length) = (random.Next(40), random.Next(2, 9));
            return Booking($"B{number}", Sites[random.Next(Sites.Length)], start, start + length, length, penalty: random.Next(200, 3_000));
        });
        Asset[] assets = [.. Enumerable.Range(0, 3).Select(number => Digger($"D{number}") with { ReturnsHome = seed % 2 == 0, FixedCostCents = 50 * (seed % 3) })];
        var problem = new SharingProblem(Model([.. assets], [.. bookings]), FactorSet.Default);
        ImmutableArray<int> all = [.. Enumerable.Range(0, 12)];
        Assert.True(AssignmentSchedule.Applies(problem, all));

        var assigned = AssignmentSchedule.Solve(problem, all, new(problem), tools.Hosts, default);
        var formulation = new SharingFormulation(problem, all);
        var solution = tools.Hosts.Solve(formulation.Model, new() { DeterministicTimeLimit = 20 });
        var constrained = new Schedule(problem).With(formulation.Read(solution))!;

        Assert.Equal(assigned.Price, constrained.Price);
        Assert.Equal(constrained.Price, solution.Objective);
        Assert.Empty(Check(problem.Model, Plan(problem.Model, assigned.Uses)));
    }

    [Fact]
    public void A_dearer_booking_takes_the_only_asset()
    {
        var model = Model([Digger("D")], Booking("cheap", "a", 10, 20, 8, penalty: 500), Booking("dear", "b", 10, 20, 8, penalty: 900));

        var schedule = Solve(model).Schedule;

        // Both last 8 of the 10 hundred seconds. The way to b costs 200 cents and a little CO2e.
        Assert.False(schedule.IsServed(0));
        Assert.True(schedule.IsServed(1));
    }

    [Fact]
    public void Nothing_is_moved_for_less_than_the_move_costs()
    {
        var schedule = Solve(Model([Digger("D")], Booking("far", "dump", 10, 20, 8, penalty: 499))).Schedule;

        // The dump is 5 km away: 500 cents.
        Assert.False(schedule.IsServed(0));
    }

    [Fact]
    public void Parts_fill_the_time_that_there_is()
    {
        // Available from 0 to 4 and from 6 to 10: eight hundred seconds are two parts of four.
        var asset = Digger("D") with { AvailabilityWindows = [TimeWindow.Hard(At(0), At(4)), TimeWindow.Hard(At(6), At(10))] };
        var booking = Booking("B", "depot", 0, 10, 8) with { MaxParts = 2, MinPartDuration = At(2) };

        var result = Solve(Model([asset], booking));

        Assert.Equal([(0, 400), (600, 1_000)], result.Schedule.Served(0).Select(use => (use.Start, use.End)));
        Assert.Empty(Check(result.Problem.Model, Plan(result.Problem.Model, result.Schedule.Uses)));
        Assert.False(Solve(Model([asset], booking with { MaxParts = 1, MinPartDuration = null })).Schedule.IsServed(0));
    }

    [Fact]
    public void A_split_kit_has_all_its_assets_in_every_part()
    {
        var digger = Digger("D") with { AvailabilityWindows = [TimeWindow.Hard(At(0), At(5)), TimeWindow.Hard(At(6), At(10))] };
        var box = Digger("X") with { Kind = "box", AvailabilityWindows = [TimeWindow.Hard(At(1), At(10))] };
        var booking = (Booking("B", "depot", 0, 10, 8) with { MaxParts = 2, MinPartDuration = At(1) }).With(way => way with { Requirements = [new("digger", [], []), new("box", [], [])] });

        var result = Solve(Model([digger, box], booking));

        Assert.Equal(4, result.Schedule.Served(0).Length);
        Assert.Empty(Check(result.Problem.Model, Plan(result.Problem.Model, result.Schedule.Uses)));
    }

    [Fact]
    public void Fairness_gives_the_small_customer_a_share()
    {
        // One digger from 0 to 20: either both of two's bookings, or one of one's. Alone, two pays more.
        Booking[] bookings =
        [
            Booking("1", "depot", 0, 20, 12, penalty: 1_000) with { OrganisationId = "one" },
            Booking("2", "depot", 0, 20, 8, penalty: 900) with { OrganisationId = "two" },
            Booking("3", "depot", 0, 20, 8, penalty: 900) with { OrganisationId = "two" },
        ];
        var model = Model([Digger("D")], [.. bookings]);
        var fair = new Model(model.Parts with { SharingObjective = new() { UnfairnessCostCents = 5_000 }, Bookings = model.Bookings, Assets = [Digger("D") with { AvailabilityWindows = [TimeWindow.Hard(At(0), At(20))] }] });

        // Served 2 and 3: penalty 1,000, and one organisation gets nothing. Served 1 and 2: penalty 900, the least share is a half.
        var result = Solve(fair);

        Assert.Equal([true, true, false], [result.Schedule.IsServed(0), result.Schedule.IsServed(1) || result.Schedule.IsServed(2), result.Schedule.IsServed(1) && result.Schedule.IsServed(2)]);
        Assert.Empty(Check(fair, Plan(fair, result.Schedule.Uses)));
    }

    /// <summary>Open shop with two machines has the makespan of Gonzalez and Sahni (1976): the longest machine or job, whichever is longer.</summary>
    [Theory, MemberData(nameof(Seeds))]
    public void An_open_shop_on_two_machines_needs_its_known_time(int seed)
    {
        var random = new Random(seed);
        var jobs = Enumerable.Range(0, 4).Select(_ => (First: random.Next(1, 6), Second: random.Next(1, 6))).ToArray();
        var optimum = Math.Max(Math.Max(jobs.Sum(job => job.First), jobs.Sum(job => job.Second)), jobs.Max(job => job.First + job.Second));

        Assert.Equal(8, Served(optimum));
        Assert.True(Served(optimum - 1) < 8);

        // A job is an asset of its own, so that only one machine at a time works on it.
        int Served(int horizon)
        {
            var assets = new[] { "M1", "M2", "J0", "J1", "J2", "J3" }.Select(id => Digger(id) with { Kind = id, SelfPropelled = null });
            var bookings = jobs.SelectMany((job, number) => new[] { Operation("M1", number, job.First), Operation("M2", number, job.Second) });
            var schedule = Solve(Model([.. assets], [.. bookings.Where(booking => booking.Ways[0].LatestEnd >= booking.Ways[0].Duration)])).Schedule;
            return Enumerable.Range(0, 8).Count(booking => booking < schedule.Uses.Select(use => use.Booking).Distinct().Count());

            Booking Operation(string machine, int job, int length) =>
                Booking($"{machine}/{job}", "depot", 0, horizon, length).With(way => way with { Requirements = [new(machine, [], []), new($"J{job}", [], [])] });
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_schedule()
    {
        var model = RandomModel(new(5));

        Assert.Equal(Solve(model).Schedule.Uses, Solve(model).Schedule.Uses);
    }

    [Fact]
    public void Without_OR_Tools_bookings_are_scheduled_by_the_search_alone()
    {
        using var hosts = new OrToolsHosts(new(), () => throw new OrToolsUnavailableException("Install Node."));
        var model = Model([Digger("D")], Booking("fixed", "a", 10, 18, 8), Booking("fixed too", "b", 30, 38, 8));

        var result = new Scheduler(new(model, FactorSet.Default), hosts, TimeProvider.System, new(null, 200, 10, 1)).Solve(null, default);

        Assert.Equal(2, Enumerable.Range(0, 2).Count(result.Schedule.IsServed));
        Assert.Equal("search", result.Method);
        Assert.Equal("Install Node. The schedule was searched without it.", SummaryWriter.Write(result, Plan(model, result.Schedule.Uses).Sharing).Note);
    }

    [Fact]
    public void A_host_that_takes_long_to_start_does_not_keep_the_schedule_waiting()
    {
        using var hosts = new OrToolsHosts(new(), () => new("sleep", ["600"], "There is no sleep."));
        var watch = Stopwatch.StartNew();

        var result = new Scheduler(new(RandomModel(new(5)), FactorSet.Default), hosts, TimeProvider.System, new(TimeSpan.FromSeconds(1), 200, null, 1)).Solve(null, default);

        Assert.NotEmpty(result.Schedule.Uses);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 30);
    }

    private ScheduleResult Solve(Model model) =>
        new Scheduler(new(model, FactorSet.Default), tools.Hosts, TimeProvider.System, new(null, 200, 10, 1)).Solve(null, default);

    /// <summary>Three bookings and two diggers with everything that the twin can do: ways, kits, set-up, cleaning, preferences, prices, a way home.</summary>
    internal static Model RandomModel(Random random)
    {
        var assets = Enumerable.Range(0, 2).Select(number => Digger($"D{number}", Sites[random.Next(Sites.Length)]) with
        {
            Capabilities = random.Next(2) == 0 ? ["grab"] : [],
            AvailabilityWindows = random.Next(2) == 0 ? [TimeWindow.Hard(At(0), At(60))] : [TimeWindow.Hard(At(0), At(random.Next(12, 18))), TimeWindow.Hard(At(20), At(60))],
            Setups = [new(null, "soil", At(random.Next(3))), new("soil", "compost", At(random.Next(4)))],
            Cleanings = [new("soil", At(random.Next(3)))],
            ReturnsHome = random.Next(3) == 0,
            FixedCostCents = random.Next(3) * 100,
            PerHourCents = random.Next(2) * 360,
        });
        var bookings = Enumerable.Range(0, 3).Select(number =>
        {
            var (start, length) = (random.Next(3, 18), random.Next(2, 7));
            var booking = Booking($"B{number}", Sites[random.Next(Sites.Length)], start, start + length + random.Next(4), length, penalty: random.Next(300, 3_000)) with
            {
                Use = random.Next(2) == 0 ? "soil" : "compost",
                OffPreferredPerHourCents = random.Next(2) * 3_600,
            };
            booking = booking.With(way => way with
            {
                PreferredStart = At(start + random.Next(3)),
                Requirements = random.Next(4) == 0 ? [AssetRequirement.Any, AssetRequirement.Any] : [new("digger", random.Next(3) == 0 ? ["grab"] : [], [])],
            });
            return random.Next(3) > 0 ? booking : booking with { Ways = booking.Ways.Add(booking.Ways[0] with { SiteId = Sites[random.Next(Sites.Length)], CostCents = random.Next(200) }) };
        });
        return Model([.. assets], [.. bookings]);
    }
}
