using Optimizer.OrTools;

namespace Optimizer.Tests.OrTools;

/// <summary>Each constraint on three numbers from 0 to 4 and two claims: the best objective is that of trying all values.</summary>
[Collection(OrToolsCollection.Name)]
public sealed class ConstraintTests(OrToolsFixture fixture)
{
    private const int Seeds = 4;

    /// <summary>What OR-Tools is told, and what it means.</summary>
    private static readonly Dictionary<string, (Action<CpModel, Parts> Add, Func<Values, bool> Holds)> Constraints = new()
    {
        ["nothing"] = ((_, _) => { }, _ => true),
        ["linear"] = ((model, on) => model.AddLinear((2 * on.X) - on.Y + on.A + 1, 2, 5), of => (2 * of.X) - of.Y + of.A + 1 is >= 2 and <= 5),
        ["linear with a gap"] = ((model, on) => model.AddLinear(on.X + on.Y + 1, [(1, 2), (5, 7)]), of => of.X + of.Y + 1 is (>= 1 and <= 2) or (>= 5 and <= 7)),
        ["linear if"] = ((model, on) => model.AddLessOrEqual(on.X + on.Y, 3).OnlyIf(on.A, on.B.Not()), of => of.A == 0 || of.B == 1 || of.X + of.Y <= 3),
        ["a variable twice"] = ((model, on) => model.AddEqual(on.X + on.X - on.Y, on.Z - on.Y + on.A), of => 2 * of.X == of.Z + of.A),
        ["equal"] = ((model, on) => model.AddEqual(on.X, on.Y + 1), of => of.X == of.Y + 1),
        ["not equal"] = ((model, on) => model.AddNotEqual(on.X + on.B, on.Y), of => of.X + of.B != of.Y),
        ["at least"] = ((model, on) => model.AddGreaterOrEqual(on.X - (3 * on.A), on.Z), of => of.X - (3 * of.A) >= of.Z),
        ["exactly one"] = ((model, on) => model.AddExactlyOne(on.A, on.B), of => of.A + of.B == 1),
        ["at most one"] = ((model, on) => model.AddAtMostOne(on.A.Not(), on.B), of => 1 - of.A + of.B <= 1),
        ["or"] = ((model, on) => model.AddOr(on.A, on.B.Not()), of => of.A == 1 || of.B == 0),
        ["or if"] = ((model, on) => model.AddOr(on.B.Not()).OnlyIf(on.A), of => of.A == 0 || of.B == 0),
        ["and"] = ((model, on) => model.AddAnd(on.A.Not(), on.B), of => of.A == 0 && of.B == 1),
        ["implication"] = ((model, on) => model.AddImplication(on.A, !on.B), of => of.A == 0 || of.B == 0),
        ["maximum"] = ((model, on) => model.AddMaximum(on.Z, on.X - 1, on.Y), of => of.Z == Math.Max(of.X - 1, of.Y)),
        ["minimum"] = ((model, on) => model.AddMinimum(on.Z, on.X, 4 - (LinearExpression)on.Y), of => of.Z == Math.Min(of.X, 4 - of.Y)),
        ["product"] = ((model, on) => model.AddProduct(on.Z, on.X, on.Y), of => of.Z == of.X * of.Y),
        ["division"] = ((model, on) => model.AddDivision(on.Z, on.X + 3, on.Y + 1), of => of.Z == (of.X + 3) / (of.Y + 1)),
        ["all different"] = ((model, on) => model.AddAllDifferent(on.X, on.Y, on.Z + 1), of => of.X != of.Y && of.X != of.Z + 1 && of.Y != of.Z + 1),
        ["element"] = ((model, on) => model.AddElement(on.X, [3, on.Y, 1], on.Z), of => of.X <= 2 && of.Z == new[] { 3, of.Y, 1 }[of.X]),
        ["table"] = ((model, on) => model.AddTable([on.X, on.Y], [[0, 4], [1, 1], [3, 2]]), of => (of.X, of.Y) is (0, 4) or (1, 1) or (3, 2)),
        // State 1 after a 2, state 0 after a 0 from state 0: never two 2s in a row.
        ["automaton"] = (
            (model, on) => model.AddAutomaton([on.X, on.Y, on.Z], first: 0, final: [0, 1], [(0, 0, 0), (0, 2, 1), (1, 0, 0)]),
            of => new[] { of.X, of.Y, of.Z }.All(value => value is 0 or 2) && !(of.X == 2 && of.Y == 2) && !(of.Y == 2 && of.Z == 2)),
        ["no overlap"] = (
            (model, on) => model.AddNoOverlap(model.AddInterval(on.X, 2, on.X + 2), model.AddOptionalInterval(on.Y, 1, on.Y + 1, on.A)),
            of => of.A == 0 || of.X + 2 <= of.Y || of.Y + 1 <= of.X),
        ["an interval of a size to be chosen"] = (
            (model, on) => model.AddOptionalInterval(on.X, on.Y, on.Z, on.B),
            of => of.B == 0 || of.X + of.Y == of.Z),
        ["cumulative"] = (
            (model, on) => model.AddCumulative(3, (model.AddInterval(on.X, 2, on.X + 2), 2), (model.AddOptionalInterval(on.Y, 2, on.Y + 2, on.A), 1), (model.AddInterval(on.Z, 1, on.Z + 1), 1)),
            of => Enumerable.Range(0, 7).All(time => (In(time, of.X, 2) * 2) + (In(time, of.Y, 2) * of.A) + In(time, of.Z, 1) <= 3)),
        ["reservoir"] = (
            (model, on) => model.AddReservoir(0, 2, (on.X, 2, on.A), (on.Y, -1, on.B)),
            of => Enumerable.Range(0, 5).All(time => (of.X <= time ? 2 * of.A : 0) - (of.Y <= time ? of.B : 0) is >= 0 and <= 2)),
        // Nodes 0 and 1 in a circle, or both left out.
        ["circuit"] = ((model, on) => model.AddCircuit((0, 1, on.A), (1, 0, on.B), (0, 0, on.A.Not()), (1, 1, on.B.Not())), of => of.A == of.B),
        // From the depot to node 1 and back, or node 1 left out.
        ["routes"] = ((model, on) => model.AddRoutes((0, 1, on.A), (1, 0, on.A), (1, 1, on.B)), of => of.A != of.B),
        // Demands beyond the capacity limit nothing.
        ["routes with demands"] = ((model, on) => model.AddRoutes([0, 9], 5, [(0, 1, on.A), (1, 0, on.A), (1, 1, on.B)]), of => of.A != of.B),
    };

    public static TheoryData<string> Names => [.. Constraints.Keys];

    [Theory, MemberData(nameof(Names))]
    public void A_constraint_means_what_it_says(string name)
    {
        var (add, holds) = Constraints[name];
        foreach (var seed in Enumerable.Range(1, Seeds))
        {
            var random = new Random(seed);
            var weights = Enumerable.Range(0, 5).Select(_ => random.Next(-5, 6)).ToArray();
            var maximises = seed % 2 == 0;
            var model = new CpModel();
            var parts = new Parts(model.AddInt(0, 4, "x"), model.AddInt(0, 4, "y"), model.AddInt([(0, 2), (4, 4)], "z"), model.AddBool("a"), model.AddBool("b"));
            add(model, parts);
            var objective = (weights[0] * parts.X) + (weights[1] * parts.Y) + (weights[2] * parts.Z) + (weights[3] * parts.A) - (weights[4] * parts.B.Not()) + 3;
            (maximises ? (Action<LinearExpression>)model.Maximise : model.Minimise)(objective);

            var solution = fixture.Hosts.Solve(model, new CpLimits());

            var possible = Values.All().Where(holds).Select(of => (weights[0] * of.X) + (weights[1] * of.Y) + (weights[2] * of.Z) + (weights[3] * of.A) - (weights[4] * (1 - of.B)) + 3);
            var best = maximises ? possible.Max() : possible.Min();
            Assert.True(solution.Objective == best && solution.BestBound == best, $"{name}, seed {seed}: OR-Tools says {solution.Status} {solution.Objective} (bound {solution.BestBound}), trying all says {best}.");
            Assert.True(holds(Values.Of(solution, parts)), $"{name}, seed {seed}: the values break it.");
            Assert.Equal(solution.Objective, solution[objective]);
        }
    }

    [Fact]
    public void Contradictions_are_infeasible()
    {
        var model = new CpModel();
        var number = model.AddInt(0, 4);
        model.AddGreaterOrEqual(number, 5);
        model.Minimise(number);

        var solution = fixture.Hosts.Solve(model, new CpLimits());

        Assert.Equal((SolveStatus.Infeasible, false, null, null), (solution.Status, solution.HasSolution, solution.Objective, solution.Gap));
        Assert.Throws<InvalidOperationException>(() => solution[number]);
    }

    [Fact]
    public void Assumptions_that_cannot_hold_together_are_named()
    {
        var model = new CpModel();
        var (early, late, cheap) = (model.AddBool("early"), model.AddBool("late"), model.AddBool("cheap"));
        model.AddAtMostOne(early, late);
        model.Assume(early, late, cheap);

        var solution = fixture.Hosts.Solve(model, new CpLimits());

        Assert.Equal(SolveStatus.Infeasible, solution.Status);
        Assert.Equal([early, late], solution.ConflictingAssumptions.OrderBy(literal => literal == late));
    }

    [Fact]
    public void Hints_of_literals_are_for_their_variables()
    {
        var model = new CpModel();
        var (first, second) = (model.AddBool(), model.AddBool());

        model.AddHint(first, true);
        model.AddHint(second.Not(), true);

        Assert.Equal([0, 1], model.Message.SolutionHint.Vars);
        Assert.Equal([1, 0], model.Message.SolutionHint.Values);
    }

    [Fact]
    public void A_model_that_OR_Tools_refuses_is_our_fault()
    {
        var model = new CpModel();
        var large = model.AddInt(0, long.MaxValue / 2);
        model.AddLinear(4 * large, 0, 10);

        var exception = Assert.Throws<RejectedModelException>(() => fixture.Hosts.Solve(model, new CpLimits()));

        Assert.Contains("overflow", exception.Message);
    }

    [Fact]
    public void What_OR_Tools_cannot_take_is_refused_where_it_is_written()
    {
        var model = new CpModel();
        var (left, right) = (model.AddInt(0, 9), model.AddInt(0, 9));

        Assert.Contains("at most one variable", Assert.Throws<ArgumentException>(() => model.AddInterval(left + right, 1, left + right + 1)).Message);
        Assert.Contains("cannot have a condition", Assert.Throws<InvalidOperationException>(() => model.AddAllDifferent(left, right).OnlyIf(model.AddBool())).Message);
        Assert.Contains("from 5 to 3", Assert.Throws<ArgumentException>(() => model.AddInt(5, 3)).Message);
        Assert.Contains("has no values", Assert.Throws<ArgumentException>(() => model.AddInt([])).Message);
    }

    private static int In(int time, int start, int size) => start <= time && time < start + size ? 1 : 0;

    private sealed record Parts(IntVar X, IntVar Y, IntVar Z, BoolVar A, BoolVar B);

    private sealed record Values(int X, int Y, int Z, int A, int B)
    {
        public static IEnumerable<Values> All() =>
            from x in Enumerable.Range(0, 5)
            from y in Enumerable.Range(0, 5)
            from z in new[] { 0, 1, 2, 4 }
            from a in new[] { 0, 1 }
            from b in new[] { 0, 1 }
            select new Values(x, y, z, a, b);

        public static Values Of(CpSolution solution, Parts parts) =>
            new((int)solution[parts.X], (int)solution[parts.Y], (int)solution[parts.Z], solution[parts.A] ? 1 : 0, solution[parts.B] ? 1 : 0);
    }
}
