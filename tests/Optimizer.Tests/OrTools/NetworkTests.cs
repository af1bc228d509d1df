using Optimizer.OrTools;

namespace Optimizer.Tests.OrTools;

/// <summary>Flow, assignment and mixed-integer programs against slow obvious twins.</summary>
[Collection(OrToolsCollection.Name)]
public sealed class NetworkTests(OrToolsFixture fixture)
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    [Theory, MemberData(nameof(Seeds))]
    public void A_flow_costs_what_shortest_paths_cost(int seed)
    {
        var random = new Random(seed);
        var supplies = Enumerable.Range(0, 8).Select(node => node < 3 ? random.Next(0, 9) : node < 5 ? 0 : -random.Next(0, 9)).ToArray();
        var arcs = Enumerable.Range(0, 18).Select(_ => (From: random.Next(0, 6), To: random.Next(2, 8), Capacity: random.Next(0, 8), Cost: random.Next(0, 20))).ToArray();

        var solution = fixture.Hosts.Solve(Formulate(supplies, arcs, asMuchAsPossible: true));

        var (amount, cost) = ShortestPaths.Send(supplies, arcs);
        var sent = Enumerable.Range(0, supplies.Length).Sum(node => supplies[node] > 0 ? Out(node) : 0);
        Assert.True((sent, solution.Cost) == (amount, cost), $"Seed {seed}: OR-Tools sends {sent} for {solution.Cost}, shortest paths {amount} for {cost}.");

        long Out(int node) => arcs.Select((arc, index) => (arc, Flow: solution.Flows[index])).Sum(used => (used.arc.From == node ? used.Flow : 0) - (used.arc.To == node ? used.Flow : 0));
    }

    [Fact]
    public void What_cannot_be_sent_whole_is_infeasible()
    {
        int[] supplies = [5, -5];
        (int, int, int, int)[] arcs = [(0, 1, 3, 1)];

        Assert.Equal(SolveStatus.Infeasible, fixture.Hosts.Solve(Formulate(supplies, arcs, asMuchAsPossible: false)).Status);
        Assert.Equal<long>([3], fixture.Hosts.Solve(Formulate(supplies, arcs, asMuchAsPossible: true)).Flows);
    }

    [Fact]
    public void Large_numbers_come_through_exactly()
    {
        const long Amount = (1L << 40) + 1;
        var problem = new FlowProblem();
        problem.AddArc(problem.AddNode(Amount), problem.AddNode(-Amount), Amount, 1_000_003);

        var solution = fixture.Hosts.Solve(problem);

        Assert.Equal<long>([Amount], solution.Flows);
        Assert.Equal(Amount * 1_000_003, solution.Cost);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void An_assignment_is_the_cheapest_of_all_permutations(int seed)
    {
        var random = new Random(seed);
        var costs = Enumerable.Range(0, 5).Select(_ => Enumerable.Range(0, 5).Select(_ => random.Next(4) == 0 ? (int?)null : random.Next(-20, 20)).ToArray()).ToArray();
        var problem = new AssignmentProblem(5);
        for (var left = 0; left < 5; left++)
        {
            for (var right = 0; right < 5; right++)
            {
                if (costs[left][right] is { } cost)
                    problem.AddPair(left, right, cost);
            }
        }

        var solution = fixture.Hosts.Solve(problem);

        var best = Permutations(5).Min(rights => rights.Select((right, left) => costs[left][right]).Aggregate((int?)0, (sum, cost) => sum + cost) ?? int.MaxValue);
        Assert.Equal(best, solution.HasSolution ? solution.Cost : int.MaxValue);
        if (solution.HasSolution)
            Assert.Equal(best, solution.Rights.Select((right, left) => costs[left][right]).Sum());
    }

    [Theory, MemberData(nameof(Seeds))]
    public void A_mixed_integer_program_is_as_good_as_the_best_of_all_values(int seed)
    {
        var random = new Random(seed);
        var rows = Enumerable.Range(0, 3).Select(_ => (Factors: Enumerable.Range(0, 4).Select(_ => (double)random.Next(-2, 6)).ToArray(), High: random.Next(4, 15))).ToArray();
        var prices = Enumerable.Range(0, 4).Select(_ => (double)random.Next(-3, 9)).ToArray();
        var model = new MipModel();
        var variables = prices.Select(_ => model.AddInt(0, 4)).ToArray();
        foreach (var (factors, high) in rows)
            model.AddLinear(variables.Zip(factors), double.NegativeInfinity, high);
        model.Maximise(variables.Zip(prices), constant: 2);
        model.AddHint(variables[0], 0);

        var solution = fixture.Hosts.Solve(model, new MipLimits { TimeLimit = TimeSpan.FromSeconds(60) });

        var best = Enumerable.Range(0, 625)
            .Select(code => new double[] { code % 5, code / 5 % 5, code / 25 % 5, code / 125 })
            .Where(values => rows.All(row => Times(row.Factors, values) <= row.High))
            .Max(values => Times(prices, values) + 2);
        Assert.Equal(SolveStatus.Optimal, solution.Status);
        Assert.Equal(best, solution.Objective!.Value, 6);
        Assert.Equal(best, Times(prices, [.. variables.Select(variable => solution[variable])]) + 2, 6);
        Assert.Equal(0, solution.Gap!.Value, 6);
    }

    [Fact]
    public void Linear_programs_without_a_best_solution_say_why()
    {
        var unbounded = new MipModel();
        unbounded.Maximise([(unbounded.AddNumber(0, double.PositiveInfinity), 1)]);
        var infeasible = new MipModel();
        infeasible.AddLinear([(infeasible.AddInt(0, 1), 1)], 2, 3);

        Assert.Equal(SolveStatus.Unbounded, fixture.Hosts.Solve(unbounded, new MipLimits()).Status);
        Assert.Equal(SolveStatus.Infeasible, fixture.Hosts.Solve(infeasible, new MipLimits()).Status);
    }

    [Fact]
    public void A_model_that_MathOpt_refuses_is_our_fault()
    {
        var model = new MipModel();
        model.AddNumber(double.NaN, 1);

        Assert.Throws<RejectedModelException>(() => fixture.Hosts.Solve(model, new MipLimits()));
    }

    [Fact]
    public void Nodes_and_numbers_out_of_range_are_refused_where_they_are_written()
    {
        var flow = new FlowProblem();
        var node = flow.AddNode(1);

        Assert.Throws<ArgumentOutOfRangeException>(() => flow.AddArc(node, 1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => flow.AddArc(node, node, -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => flow.AddArc(node, node, 1, 1L << 53));
        Assert.Throws<ArgumentOutOfRangeException>(() => flow.AddNode(1L << 53));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AssignmentProblem(2).AddPair(0, 2, 1));
    }

    private static double Times(double[] left, double[] right) => left.Zip(right, (a, b) => a * b).Sum();

    private static FlowProblem Formulate(int[] supplies, (int From, int To, int Capacity, int Cost)[] arcs, bool asMuchAsPossible)
    {
        var problem = new FlowProblem { AsMuchAsPossible = asMuchAsPossible };
        foreach (var supply in supplies)
            problem.AddNode(supply);
        foreach (var (from, to, capacity, cost) in arcs)
            problem.AddArc(from, to, capacity, cost);
        return problem;
    }

    private static IEnumerable<int[]> Permutations(int size) => size == 0
        ? [[]]
        : Permutations(size - 1).SelectMany(shorter => Enumerable.Range(0, size).Select(place => shorter[..place].Append(size - 1).Concat(shorter[place..]).ToArray()));
}
