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

    [Fact]
    public void Nothing_to_match_needs_no_solver()
    {
        var problem = new MatchingProblem([new(1, 1)], [new(1_000, 1_000, false, null, false)], [], [], [], MandatoryCost: 7, FairnessCost: 0);

        var solution = new MatchingSolver(null!).Solve(problem, new CpLimits(), default);

        Assert.Equal((MatchingSolver.Nothing, 7, 7), (solution.Solver, solution.Cost, solution.Bound));
    }

    private static void Agree(MatchingProblem problem, MatchingSolution solution, int seed)
    {
        Assert.True(problem.IsFeasible(solution.Amounts), $"seed {seed}: {solution.Solver} breaks a rule with {string.Join(", ", solution.Amounts)}.");
        Assert.True(EveryMatching.LeastCost(problem) == solution.Cost, $"seed {seed}: {solution.Solver} gives {solution.Cost}, the least is {EveryMatching.LeastCost(problem)}.");
        Assert.True(solution.Bound == solution.Cost, $"seed {seed}: the bound is {solution.Bound}, the cost {solution.Cost}.");
    }
}
