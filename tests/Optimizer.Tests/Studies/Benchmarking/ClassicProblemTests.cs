using System.Collections.Immutable;
using System.Diagnostics;
using Optimizer.OrTools;
using Optimizer.Studies.Benchmarking.Scheduling;
using Optimizer.Tests.OrTools;

namespace Optimizer.Tests.Studies.Benchmarking;

/// <summary>Schedules and assignments of known optimum: public ones where they are, small ones of our own, and all ways tried.</summary>
[Collection(OrToolsCollection.Name)]
public sealed class ClassicProblemTests(OrToolsFixture fixture)
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 5)];

    [Theory]
    [PublicInstance("jobshop/ft06.txt", 55)]
    [PublicInstance("flexible-jobshop/mk01.txt", 40)]
    [PublicInstance("rcpsp/j301_1.sm", 43)]
    [PublicInstance("gap/c0515_1.txt", 261)]
    public void A_public_instance_is_proven_at_its_best_known_value(string path, long best)
    {
        var problem = ClassicInstance.Read(Path.GetDirectoryName(path)!, File.ReadAllText(PublicInstanceAttribute.PathOf(path)));

        var result = problem.Solve(fixture.Hosts, new CpLimits { TimeLimit = TimeSpan.FromMinutes(2) });

        Assert.Equal(new(SolveStatus.Optimal, best, best), result);
    }

    [Fact]
    public void Two_jobs_cross_on_two_machines()
    {
        // Job 0: machine 0 for 3, machine 1 for 2. Job 1: machine 1 for 2, machine 0 for 4.
        var shop = ShopProblem.ReadJobShop("2 2\n0 3 1 2\n1 2 0 4\n");

        // Machine 0 has 3 + 4 = 7 to do, and can begin at once: job 0 from 0 to 3, job 1 from 3 to 7.
        Assert.Equal(new(SolveStatus.Optimal, 7, 7), shop.Solve(fixture.Hosts, new()));
    }

    [Fact]
    public void A_step_goes_to_the_slower_machine_if_the_fast_one_is_taken()
    {
        // Three jobs of one step: 4 on machine 1, or 6 on machine 2.
        var shop = ShopProblem.ReadFlexible("3 2 2\n1 2 1 4 2 6\n1 2 1 4 2 6\n1 2 1 4 2 6\n");

        // Two on the fast one, one on the slow one: the longer of 8 and 6.
        Assert.Equal(new(SolveStatus.Optimal, 8, 8), shop.Solve(fixture.Hosts, new()));
    }

    [Fact]
    public void Activities_wait_for_a_resource()
    {
        var project = ProjectProblem.Read("""
            PRECEDENCE RELATIONS:
            jobnr.    #modes  #successors   successors
               1        1          1           2
               2        1          0
               3        1          0
            ************
            REQUESTS/DURATIONS:
            jobnr. mode duration  R 1
            ------------
              1      1     2       1
              2      1     3       2
              3      1     4       2
            ************
            RESOURCEAVAILABILITIES:
              R 1
                3
            ************
            """);

        // 2 and 3 need 4 of 3: one after the other, 3 + 4 = 7, with 1 beside 3.
        Assert.Equal(new(SolveStatus.Optimal, 7, 7), project.Solve(fixture.Hosts, new()));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void A_flexible_job_shop_is_as_short_as_the_shortest_of_all_orders_and_ways(int seed)
    {
        var random = new Random(seed);
        var shop = new ShopProblem([.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 2).Select(_ => Step()).ToImmutableArray())]);

        var result = shop.Solve(fixture.Hosts, new());

        Assert.True(result == new ClassicResult(SolveStatus.Optimal, ShortestOf(shop), ShortestOf(shop)), $"Seed {seed}: {result}, trying all gives {ShortestOf(shop)}.");

        ShopStep Step() => new([.. Enumerable.Range(0, 3).OrderBy(_ => random.Next()).Take(random.Next(1, 3)).Select(machine => new ShopWay(machine, random.Next(1, 10)))]);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void A_project_is_as_short_as_the_shortest_of_all_orders(int seed)
    {
        var random = new Random(seed);
        var project = new ProjectProblem(
            [.. Enumerable.Range(0, 6).Select(number => new ProjectActivity(random.Next(0, 8), [random.Next(0, 4), random.Next(0, 3)], [.. Enumerable.Range(number + 1, 5 - number).Where(_ => random.Next(4) == 0)]))],
            [4, 3]);

        var result = project.Solve(fixture.Hosts, new());

        Assert.True(result == new ClassicResult(SolveStatus.Optimal, ShortestOf(project), ShortestOf(project)), $"Seed {seed}: {result}, trying all gives {ShortestOf(project)}.");
    }

    [Theory, MemberData(nameof(Seeds))]
    public void An_assignment_is_as_cheap_as_the_cheapest_of_all(int seed)
    {
        var random = new Random(seed);
        var problem = new GeneralisedAssignment(Rows(1, 20), Rows(1, 9), [.. Enumerable.Range(0, 3).Select(_ => random.Next(6, 14))]);

        var result = problem.Solve(fixture.Hosts, new());

        var all = Enumerable.Range(0, 729).Select(code => new[] { code % 3, code / 3 % 3, code / 9 % 3, code / 27 % 3, code / 81 % 3, code / 243 });
        var possible = all.Where(agents => Enumerable.Range(0, 3).All(agent => agents.Index().Where(job => job.Item == agent).Sum(job => problem.Uses[agent][job.Index]) <= problem.Capacities[agent])).ToList();
        var best = possible.Count == 0 ? (long?)null : possible.Min(agents => agents.Index().Sum(job => (long)problem.Costs[job.Item][job.Index]));
        Assert.True((result.Status, result.Value) == (best is null ? SolveStatus.Infeasible : SolveStatus.Optimal, best), $"Seed {seed}: {result}, trying all gives {best}.");

        ImmutableArray<ImmutableArray<int>> Rows(int low, int high) => [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 6).Select(_ => random.Next(low, high)).ToImmutableArray())];
    }

    [Fact]
    public void What_breaks_a_rule_has_no_value()
    {
        var shop = ShopProblem.ReadJobShop("2 1\n0 3\n0 4\n");
        var project = new ProjectProblem([new(2, [2], [1]), new(3, [1], []), new(3, [2], [])], [3]);
        var assignment = new GeneralisedAssignment([[1, 1]], [[2, 2]], [3]);

        Assert.Equal(7, shop.EndOf([new(0, 0, 3), new(0, 3, 7)]));
        Assert.Throws<UnreachableException>(() => shop.EndOf([new(0, 0, 3), new(0, 2, 6)]));
        Assert.Throws<UnreachableException>(() => shop.EndOf([new(0, 0, 3), new(0, 3, 6)]));
        Assert.Equal(5, project.EndOf([0, 2, 2]));
        Assert.Throws<UnreachableException>(() => project.EndOf([0, 1, 2]));
        Assert.Throws<UnreachableException>(() => project.EndOf([0, 2, 1]));
        Assert.Throws<UnreachableException>(() => assignment.CostOf([0, 0]));
    }

    [Fact]
    public void A_file_that_ends_early_says_where() =>
        Assert.Contains("Character 9 ", Assert.Throws<InvalidDataException>(() => ClassicInstance.Read(ClassicInstance.JobShop, "1 2\n0 3 x")).Message);

    /// <summary>Tries every order in which steps can begin, each in every way, as early as it can.</summary>
    private static long ShortestOf(ShopProblem shop)
    {
        var (done, jobFree, machineFree) = (new int[shop.Jobs.Length], new long[shop.Jobs.Length], new long[3]);
        return Try();

        long Try()
        {
            var shortest = long.MaxValue;
            for (var job = 0; job < done.Length; job++)
            {
                if (done[job] == shop.Jobs[job].Length)
                    continue;
                foreach (var way in shop.Jobs[job][done[job]].Ways)
                {
                    var (jobWas, machineWas) = (jobFree[job], machineFree[way.Machine]);
                    done[job]++;
                    jobFree[job] = machineFree[way.Machine] = Math.Max(jobWas, machineWas) + way.Duration;
                    shortest = Math.Min(shortest, Try());
                    done[job]--;
                    (jobFree[job], machineFree[way.Machine]) = (jobWas, machineWas);
                }
            }

            return shortest == long.MaxValue ? jobFree.Max() : shortest;
        }
    }

    /// <summary>Tries every order of activities; each starts as early as predecessors and those placed before it allow. One of these schedules is a shortest one.</summary>
    private static long ShortestOf(ProjectProblem project)
    {
        var starts = new long?[project.Activities.Length];
        return Try();

        long Try()
        {
            var shortest = long.MaxValue;
            for (var number = 0; number < starts.Length; number++)
            {
                var before = project.Activities.Index().Where(each => each.Item.Successors.Contains(number)).ToList();
                if (starts[number] is not null || before.Any(each => starts[each.Index] is null))
                    continue;
                var start = before.Select(each => starts[each.Index]!.Value + each.Item.Duration).DefaultIfEmpty(0).Max();
                while (!Fits(number, start))
                    start++;
                starts[number] = start;
                shortest = Math.Min(shortest, Try());
                starts[number] = null;
            }

            return shortest == long.MaxValue ? project.Activities.Index().Max(each => starts[each.Index]!.Value + each.Item.Duration) : shortest;
        }

        bool Fits(int number, long start) => Enumerable.Range(0, project.Capacities.Length).All(resource =>
            Enumerable.Range(0, project.Activities[number].Duration).All(moment => project.Activities[number].Requests[resource] + project.Activities.Index()
                .Where(each => starts[each.Index] <= start + moment && start + moment < starts[each.Index] + each.Item.Duration)
                .Sum(each => each.Item.Requests[resource]) <= project.Capacities[resource]));
    }
}
