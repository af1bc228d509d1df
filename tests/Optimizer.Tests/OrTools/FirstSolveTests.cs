using Optimizer.OrTools;

namespace Optimizer.Tests.OrTools;

/// <summary>Each kind of problem, end to end, on every host that can be started.</summary>
[Collection(OrToolsCollection.Name)]
public sealed class FirstSolveTests(OrToolsFixture fixture)
{
    [Theory, InlineData(OrToolsHostKind.Wasm), NativeHost]
    public void A_constraint_program_is_solved(OrToolsHostKind host)
    {
        var model = new CpModel();
        var desks = model.AddInt(0, 4, "desks");
        var tables = model.AddInt(0, 3, "tables");
        model.AddLessOrEqual((3 * desks) + (4 * tables), 12);
        model.Maximise((20 * desks) + (30 * tables) + 5);

        var solution = fixture.Of(host).Solve(model, new CpLimits { TimeLimit = TimeSpan.FromSeconds(10) });

        // Three tables: 12 of wood, 90 + 5. Four desks: 80 + 5.
        Assert.Equal(SolveStatus.Optimal, solution.Status);
        Assert.Equal((0L, 3L, 95L, 95L), (solution[desks], solution[tables], solution.Objective, solution.BestBound));
        Assert.Equal(0, solution.Gap);
    }

    [Theory, InlineData(OrToolsHostKind.Wasm), NativeHost]
    public void A_flow_takes_the_cheap_arc_first(OrToolsHostKind host)
    {
        var problem = new FlowProblem();
        var offer = problem.AddNode(5);
        var need = problem.AddNode(-5);
        problem.AddArc(offer, need, capacity: 3, unitCost: 1);
        problem.AddArc(offer, need, capacity: 9, unitCost: 4);

        var solution = fixture.Of(host).Solve(problem);

        // 3 * 1 + 2 * 4 = 11.
        Assert.Equal(SolveStatus.Optimal, solution.Status);
        Assert.Equal<long>([3, 2], solution.Flows);
        Assert.Equal(11, solution.Cost);
    }

    [Theory, InlineData(OrToolsHostKind.Wasm), NativeHost]
    public void An_assignment_is_the_cheapest(OrToolsHostKind host)
    {
        var problem = new AssignmentProblem(2);
        problem.AddPair(0, 0, 5);
        problem.AddPair(0, 1, 2);
        problem.AddPair(1, 0, 1);
        problem.AddPair(1, 1, 9);

        var solution = fixture.Of(host).Solve(problem);

        // 2 + 1, not 5 + 9.
        Assert.Equal<int>([1, 0], solution.Rights);
        Assert.Equal(3, solution.Cost);
    }

    [Theory, InlineData(OrToolsHostKind.Wasm), NativeHost]
    public void A_mixed_integer_program_is_solved(OrToolsHostKind host)
    {
        var model = new MipModel();
        var boxes = model.AddInt(0, double.PositiveInfinity);
        var loose = model.AddNumber(0, 1.5);
        model.AddLinear([(boxes, 2), (loose, 1)], double.NegativeInfinity, 7.5);
        model.Maximise([(boxes, 3), (loose, 1)]);

        var solution = fixture.Of(host).Solve(model, new MipLimits());

        // Three boxes leave 1.5: 9 + 1.5.
        Assert.Equal(SolveStatus.Optimal, solution.Status);
        Assert.Equal(10.5, solution.Objective!.Value, 6);
        Assert.Equal((3, 1.5), (Math.Round(solution[boxes], 6), Math.Round(solution[loose], 6)));
    }

    [Theory, InlineData(OrToolsHostKind.Wasm), NativeHost]
    public void A_linear_program_is_solved(OrToolsHostKind host)
    {
        var model = new MipModel();
        var left = model.AddNumber(0, 4);
        var right = model.AddNumber(0, double.PositiveInfinity);
        model.AddLinear([(left, 1), (right, 1)], 10, double.PositiveInfinity);
        model.Minimise([(left, 1), (right, 2)]);

        var solution = fixture.Of(host).Solve(model, new MipLimits());

        // 4 + 2 * 6.
        Assert.Equal(16, solution.Objective!.Value, 6);
    }
}
