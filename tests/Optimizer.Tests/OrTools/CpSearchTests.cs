using Optimizer.OrTools;

namespace Optimizer.Tests.OrTools;

/// <summary>Larger models: proofs against brute force, and what goes on while CP-SAT searches.</summary>
[Collection(OrToolsCollection.Name)]
public sealed class CpSearchTests(OrToolsFixture fixture)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_knapsack_is_as_good_as_the_best_of_all_subsets(int seed)
    {
        var random = new Random(seed);
        var items = Enumerable.Range(0, 12).Select(_ => (Value: random.Next(1, 40), Mass: random.Next(1, 20))).ToArray();
        var model = new CpModel();
        var taken = items.Select(_ => model.AddBool()).ToArray();
        model.AddLessOrEqual(LinearExpression.Sum(items.Zip(taken, (item, take) => item.Mass * take)), 50);
        model.Maximise(LinearExpression.Sum(items.Zip(taken, (item, take) => item.Value * take)));

        var solution = fixture.Hosts.Solve(model, new CpLimits());

        var best = Enumerable.Range(0, 1 << items.Length)
            .Select(subset => items.Where((_, item) => (subset >> item & 1) == 1).ToList())
            .Where(some => some.Sum(item => item.Mass) <= 50)
            .Max(some => some.Sum(item => item.Value));
        Assert.Equal((SolveStatus.Optimal, (long?)best), (solution.Status, solution.Objective));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_job_shop_is_as_short_as_the_shortest_of_all_orders(int seed)
    {
        var shop = JobShop.Random(jobs: 3, machines: 3, new(seed));

        var solution = fixture.Hosts.Solve(shop.Formulate(out _), new CpLimits());

        Assert.Equal((SolveStatus.Optimal, (long?)shop.ShortestOfAllOrders()), (solution.Status, solution.Objective));
    }

    [Theory, InlineData(OrToolsHostKind.Wasm), NativeHost]
    public void The_same_seed_and_work_give_the_same_solution_in_any_process(OrToolsHostKind host)
    {
        var shop = JobShop.Random(jobs: 10, machines: 10, new(5));
        var limits = new CpLimits { DeterministicTimeLimit = 0.002, Seed = 3 };
        using var otherProcess = new OrToolsHosts(new() { Host = host, StartLimit = TimeSpan.FromMinutes(5) });

        var first = fixture.Of(host).Solve(shop.Formulate(out var starts), limits);
        var second = otherProcess.Solve(shop.Formulate(out _), limits);

        // Neither is proven: the limit ended them.
        Assert.Equal(SolveStatus.Feasible, first.Status);
        Assert.Equal(starts.Select(start => first[start]), starts.Select(start => second[start]));
        Assert.Equal((first.BestBound, first.DeterministicTime), (second.BestBound, second.DeterministicTime));
    }

    [Theory, InlineData(OrToolsHostKind.Wasm), NativeHost]
    public void Progress_tells_better_solutions_and_bounds_as_they_come(OrToolsHostKind host)
    {
        var shop = JobShop.Random(jobs: 6, machines: 6, new(1));
        var reports = new List<CpProgress>();

        var solution = fixture.Of(host).Solve(shop.Formulate(out _), new CpLimits { DeterministicTimeLimit = 0.5 }, reports.Add);

        var objectives = reports.Select(report => report.Objective).OfType<long>().ToList();
        var bounds = reports.Select(report => report.BestBound).OfType<long>().ToList();
        Assert.True(objectives.Count > 1);
        Assert.Equal(objectives.OrderDescending(), objectives);
        Assert.Equal(solution.Objective, objectives[^1]);
        Assert.Equal(bounds.Order(), bounds);
        Assert.All(bounds, bound => Assert.True(bound <= solution.BestBound));
    }

    [Theory, InlineData(OrToolsHostKind.Wasm), NativeHost]
    public void Progress_of_a_maximum_rises_to_it(OrToolsHostKind host)
    {
        var shop = JobShop.Random(jobs: 6, machines: 6, new(2));
        var model = shop.Formulate(out var starts);
        var reports = new List<CpProgress>();
        model.Maximise(-LinearExpression.Sum(starts.Select(start => (LinearExpression)start)));

        var solution = fixture.Of(host).Solve(model, new CpLimits { DeterministicTimeLimit = 0.005 }, reports.Add);

        var objectives = reports.Select(report => report.Objective).OfType<long>().ToList();
        Assert.Equal(objectives.Order(), objectives);
        Assert.All(reports, report => Assert.True(report.BestBound is null || report.BestBound >= solution.Objective));
    }

    [Theory, InlineData(OrToolsHostKind.Wasm), NativeHost]
    public void Cancelling_keeps_the_best_solution_and_the_host(OrToolsHostKind host)
    {
        var shop = JobShop.Random(jobs: 10, machines: 10, new(7));
        using var cancellation = new CancellationTokenSource();
        using var hosts = new OrToolsHosts(new() { Host = host, MostHosts = 1, StartLimit = TimeSpan.FromMinutes(5), Grace = TimeSpan.FromMinutes(1) });
        var seen = 0L;

        var solution = hosts.Solve(shop.Formulate(out var starts), new CpLimits(), Cancel, cancellation.Token);

        Assert.Equal(SolveStatus.Feasible, solution.Status);
        Assert.InRange(solution.Objective!.Value, solution.BestBound!.Value, seen);
        Assert.True(shop.IsPossible([.. starts.Select(start => solution[start])]));
        Assert.Single(hosts.IdleProcessIds);

        void Cancel(CpProgress progress)
        {
            if (progress.Objective is not { } objective)
                return;
            seen = objective;
            cancellation.Cancel();
        }
    }

    [Theory, InlineData(OrToolsHostKind.Wasm), NativeHost]
    public void A_complete_hint_is_the_first_solution(OrToolsHostKind host)
    {
        var shop = JobShop.Random(jobs: 6, machines: 6, new(1));
        var best = fixture.Of(host).Solve(shop.Formulate(out var starts), new CpLimits());
        var model = shop.Formulate(out _);
        foreach (var start in starts)
            model.AddHint(start, best[start]);
        model.AddHint(new IntVar(0), best.Objective!.Value);
        var reports = new List<CpProgress>();

        fixture.Of(host).Solve(model, new CpLimits(), reports.Add);

        Assert.Equal(best.Objective, reports.Select(report => report.Objective).OfType<long>().First());
    }

    [Fact]
    public void A_gap_that_is_enough_ends_the_search()
    {
        var shop = JobShop.Random(jobs: 10, machines: 10, new(3));

        var solution = fixture.Hosts.Solve(shop.Formulate(out _), new CpLimits { RelativeGapLimit = 0.5, TakesTurns = true });

        Assert.InRange(solution.Gap!.Value, 0, 0.5);
    }

    [Fact]
    public void Two_workers_find_the_same_optimum()
    {
        var shop = JobShop.Random(jobs: 4, machines: 3, new(4));

        var alone = fixture.Hosts.Solve(shop.Formulate(out _), new CpLimits());
        var together = fixture.Hosts.Solve(shop.Formulate(out _), new CpLimits { Workers = 2 });

        Assert.Equal((alone.Status, alone.Objective), (together.Status, together.Objective));
    }
}
