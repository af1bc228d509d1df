using Optimizer.OrTools;
using Optimizer.Planning.Redistribution;
using Optimizer.Tests.OrTools;

namespace Optimizer.Tests.Planning.Redistribution;

/// <summary>Minimum cost flow, constraint program and trying every amount agree.</summary>
[Collection(OrToolsCollection.Name)]
public sealed class MatchingSolverTests(OrToolsFixture fixture)
{
    private const int Runs = 20;

    private readonly MatchingSolver _solver = new(fixture.Hosts);

    public static TheoryData<int> Tens => [.. Enumerable.Range(0, 15)];

    [Theory, MemberData(nameof(Tens))]
    public void Flow_and_program_find_what_trying_everything_finds(int ten)
    {
        for (var seed = ten * Runs; seed < (ten + 1) * Runs; seed++)
        {
            var problem = RandomMatchings.Flow(seed);
            Assert.True(problem.IsFlow, $"seed {seed}");

            Agree(problem, _solver.SolveFlow(problem), seed);
            Agree(problem, _solver.SolveProgram(problem, new CpLimits(), default), seed);
        }
    }

    [Theory, MemberData(nameof(Tens))]
    public void A_program_with_lots_blends_and_fairness_finds_what_trying_everything_finds(int ten)
    {
        for (var seed = ten * Runs; seed < (ten + 1) * Runs; seed++)
        {
            var problem = RandomMatchings.Rich(seed);

            Agree(problem, _solver.SolveProgram(problem, new CpLimits(), default), seed);
        }
    }

    [Theory, MemberData(nameof(Tens))]
    public void Parts_of_a_matching_make_it_better_and_never_break_a_rule(int ten)
    {
        for (var seed = ten * Runs; seed < (ten + 1) * Runs; seed++)
        {
            var problem = RandomMatchings.Rich(seed) with { FairnessCost = 0 };
            var start = MatchingStart.From(problem, new long[problem.Arcs.Length]);
            var least = EveryMatching.LeastCost(problem);

            var byParts = new MatchingNeighbourhoods(problem, fixture.Hosts, mostArcs: 2).Improve(start, long.MinValue, new CpLimits(), default);
            var asAWhole = new MatchingNeighbourhoods(problem, fixture.Hosts).Improve(start, least, new CpLimits(), default);

            Assert.True(problem.IsFeasible(byParts) && problem.IsFeasible(asAWhole), $"seed {seed}: a rule is broken.");
            Assert.InRange(problem.CostOf(byParts), least, problem.CostOf(start));
            Assert.InRange(problem.CostOf(asAWhole), least, problem.CostOf(start));
            // A part is the needs that can be reached over offers.
            if (IsConnected(problem))
                Assert.True(least == problem.CostOf(asAWhole), $"seed {seed}: {problem.CostOf(asAWhole)} instead of {least}.");
        }
    }

    [Fact]
    public void Parts_end_with_their_limits()
    {
        var problem = RandomMatchings.Rich(4) with { FairnessCost = 0 };
        var start = new long[problem.Arcs.Length];

        var neighbourhoods = new MatchingNeighbourhoods(problem, null!, mostArcs: 2);

        Assert.Equal(start, neighbourhoods.Improve(start, long.MinValue, new CpLimits { TimeLimit = TimeSpan.Zero }, default));
        Assert.Equal(start, neighbourhoods.Improve(start, long.MinValue, new CpLimits { DeterministicTimeLimit = 0 }, default));
        Assert.Equal(start, neighbourhoods.Improve(start, long.MinValue, new CpLimits(), new(canceled: true)));
    }

    [Fact]
    public void Nothing_to_match_needs_no_solver()
    {
        var problem = new MatchingProblem([new(1, 1)], [new(1_000, 1_000, false, null, false)], [], [], [], MandatoryCost: 7, FairnessCost: 0);

        var solution = new MatchingSolver(null!).Solve(problem, new CpLimits(), default);

        Assert.Equal((MatchingSolver.Nothing, 7, 7), (solution.Solver, solution.Cost, solution.Bound));
    }

    /// <summary>Whether all needs that an arc goes to are joined by offers.</summary>
    private static bool IsConnected(MatchingProblem problem)
    {
        if (problem.Arcs.IsEmpty)
            return true;
        var reached = new HashSet<int> { problem.Arcs[0].Need };
        for (var size = 0; size < reached.Count;)
        {
            size = reached.Count;
            var offers = problem.Arcs.Where(arc => reached.Contains(arc.Need)).Select(arc => arc.Offer).ToHashSet();
            reached.UnionWith(problem.Arcs.Where(arc => offers.Contains(arc.Offer)).Select(arc => arc.Need));
        }

        return problem.Arcs.All(arc => reached.Contains(arc.Need));
    }

    private static void Agree(MatchingProblem problem, MatchingSolution solution, int seed)
    {
        Assert.True(problem.IsFeasible(solution.Amounts), $"seed {seed}: {solution.Solver} breaks a rule with {string.Join(", ", solution.Amounts)}.");
        Assert.True(EveryMatching.LeastCost(problem) == solution.Cost, $"seed {seed}: {solution.Solver} gives {solution.Cost}, the least is {EveryMatching.LeastCost(problem)}.");
        Assert.True(solution.Bound == solution.Cost, $"seed {seed}: the bound is {solution.Bound}, the cost {solution.Cost}.");
    }
}
