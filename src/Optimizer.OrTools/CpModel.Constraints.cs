using Google.Protobuf.Collections;
using Optimizer.OrTools.Messages.Sat;

namespace Optimizer.OrTools;

public sealed partial class CpModel
{
    /// <summary>low &lt;= expression &lt;= high.</summary>
    public CpConstraint AddLinear(LinearExpression expression, long low, long high) => AddLinear(expression, [(low, high)]);

    /// <summary>The expression is in one of the ranges; both ends included; ascending and apart.</summary>
    public CpConstraint AddLinear(LinearExpression expression, IReadOnlyList<(long Low, long High)> ranges)
    {
        var linear = new LinearConstraintProto();
        foreach (var term in expression.Merged())
        {
            linear.Vars.Add(term.Variable);
            linear.Coeffs.Add(term.Coefficient);
        }

        foreach (var (low, high) in ranges)
        {
            linear.Domain.Add(Shifted(low, expression.Constant));
            linear.Domain.Add(Shifted(high, expression.Constant));
        }

        return Add(new() { Linear = linear });
    }

    public CpConstraint AddEqual(LinearExpression left, LinearExpression right) => AddLinear(left - right, 0, 0);

    public CpConstraint AddLessOrEqual(LinearExpression left, LinearExpression right) => AddLinear(left - right, long.MinValue, 0);

    public CpConstraint AddGreaterOrEqual(LinearExpression left, LinearExpression right) => AddLinear(left - right, 0, long.MaxValue);

    public CpConstraint AddNotEqual(LinearExpression left, LinearExpression right) =>
        AddLinear(left - right, [(long.MinValue, -1), (1, long.MaxValue)]);

    public CpConstraint AddExactlyOne(params IEnumerable<BoolVar> literals) => Add(new() { ExactlyOne = Literals(literals) });

    public CpConstraint AddAtMostOne(params IEnumerable<BoolVar> literals) => Add(new() { AtMostOne = Literals(literals) });

    public CpConstraint AddOr(params IEnumerable<BoolVar> literals) => Add(new() { BoolOr = Literals(literals) });

    public CpConstraint AddAnd(params IEnumerable<BoolVar> literals) => Add(new() { BoolAnd = Literals(literals) });

    public CpConstraint AddImplication(BoolVar condition, BoolVar consequence) => AddOr(condition.Not(), consequence);

    /// <summary>target is the largest of the parts.</summary>
    public CpConstraint AddMaximum(LinearExpression target, params IEnumerable<LinearExpression> parts)
    {
        var message = new LinearArgumentProto { Target = Linear(target) };
        message.Exprs.AddRange(parts.Select(Linear));
        return Add(new() { LinMax = message });
    }

    /// <summary>target is the smallest of the parts.</summary>
    public CpConstraint AddMinimum(LinearExpression target, params IEnumerable<LinearExpression> parts) =>
        AddMaximum(-target, parts.Select(part => -part));

    /// <summary>target = left * right. The bounds of both have to be such that the product cannot overflow.</summary>
    public CpConstraint AddProduct(LinearExpression target, LinearExpression left, LinearExpression right) =>
        Add(new() { IntProd = new() { Target = Linear(target), Exprs = { Linear(left), Linear(right) } } });

    /// <summary>target = numerator / denominator, rounded toward zero. The denominator is never zero.</summary>
    public CpConstraint AddDivision(LinearExpression target, LinearExpression numerator, LinearExpression denominator) =>
        Add(new() { IntDiv = new() { Target = Linear(target), Exprs = { Linear(numerator), Linear(denominator) } } });

    public CpConstraint AddAllDifferent(params IEnumerable<LinearExpression> parts)
    {
        var message = new AllDifferentConstraintProto();
        message.Exprs.AddRange(parts.Select(Affine));
        return Add(new() { AllDiff = message });
    }

    /// <summary>target = choices[index]; the index counts from 0 and is a place in the list.</summary>
    public CpConstraint AddElement(LinearExpression index, IEnumerable<LinearExpression> choices, LinearExpression target)
    {
        var message = new ElementConstraintProto { LinearIndex = Affine(index), LinearTarget = Affine(target) };
        message.Exprs.AddRange(choices.Select(Affine));
        return Add(new() { Element = message });
    }

    /// <summary>The parts together have the values of one of the tuples.</summary>
    public CpConstraint AddTable(IReadOnlyList<LinearExpression> parts, IEnumerable<IReadOnlyList<long>> tuples)
    {
        var message = new TableConstraintProto();
        message.Exprs.AddRange(parts.Select(Affine));
        foreach (var tuple in tuples)
        {
            if (tuple.Count != parts.Count)
                throw new ArgumentException($"A tuple has {tuple.Count} values for {parts.Count} expressions.", nameof(tuples));
            message.Values.AddRange(tuple);
        }

        return Add(new() { Table = message });
    }

    /// <summary>Reading the values of the parts in order leads from the first state to one of the final states; a value without a transition is forbidden.</summary>
    public CpConstraint AddAutomaton(IEnumerable<LinearExpression> parts, long first, IEnumerable<long> final, IEnumerable<(long From, long Value, long To)> transitions)
    {
        var message = new AutomatonConstraintProto { StartingState = first };
        message.Exprs.AddRange(parts.Select(Affine));
        message.FinalStates.AddRange(final);
        foreach (var (from, value, to) in transitions)
        {
            message.TransitionTail.Add(from);
            message.TransitionLabel.Add(value);
            message.TransitionHead.Add(to);
        }

        return Add(new() { Automaton = message });
    }

    /// <summary>No two of those that are present overlap.</summary>
    public CpConstraint AddNoOverlap(params IEnumerable<IntervalVar> intervals)
    {
        var message = new NoOverlapConstraintProto();
        message.Intervals.AddRange(intervals.Select(interval => interval.Index));
        return Add(new() { NoOverlap = message });
    }

    /// <summary>At any time the demands of the intervals that are present add up to at most the capacity.</summary>
    public CpConstraint AddCumulative(LinearExpression capacity, params IEnumerable<(IntervalVar Interval, LinearExpression Demand)> loads)
    {
        var message = new CumulativeConstraintProto { Capacity = Affine(capacity) };
        foreach (var (interval, demand) in loads)
        {
            message.Intervals.Add(interval.Index);
            message.Demands.Add(Affine(demand));
        }

        return Add(new() { Cumulative = message });
    }

    /// <summary>A level that begins at zero and changes at the times given stays from lowest to highest. Changes that are not active do not count.</summary>
    /// <param name="lowest">At most zero.</param>
    /// <param name="highest">At least zero.</param>
    public CpConstraint AddReservoir(long lowest, long highest, params IEnumerable<(LinearExpression Time, LinearExpression Change, BoolVar Active)> changes)
    {
        var message = new ReservoirConstraintProto { MinLevel = lowest, MaxLevel = highest };
        foreach (var (time, change, active) in changes)
        {
            message.TimeExprs.Add(Affine(time));
            message.LevelChanges.Add(Affine(change));
            message.ActiveLiterals.Add(active.Literal);
        }

        return Add(new() { Reservoir = message });
    }

    /// <summary>The arcs that are true form one circuit through all nodes; a node whose loop (from = to) is true is left out.</summary>
    public CpConstraint AddCircuit(params IEnumerable<(int From, int To, BoolVar Used)> arcs)
    {
        var message = new CircuitConstraintProto();
        AddArcs(arcs, message.Tails, message.Heads, message.Literals);
        return Add(new() { Circuit = message });
    }

    /// <summary>The arcs that are true form any number of circuits through node 0, and each other node is on one; a node whose loop is true is left out.</summary>
    public CpConstraint AddRoutes(params IEnumerable<(int From, int To, BoolVar Used)> arcs) => AddRoutes([], 0, arcs);

    /// <summary>The same, with what a route needs of its capacity for each node. That limits nothing; it only lets <see cref="CpLimits.SeparatesCuts"/> find cuts.</summary>
    /// <param name="demands">By node, 0 for node 0; empty if there are none.</param>
    public CpConstraint AddRoutes(IEnumerable<int> demands, long capacity, IEnumerable<(int From, int To, BoolVar Used)> arcs)
    {
        var message = new RoutesConstraintProto { Demands = { demands }, Capacity = capacity };
        AddArcs(arcs, message.Tails, message.Heads, message.Literals);
        return Add(new() { Routes = message });
    }

    private static void AddArcs(IEnumerable<(int From, int To, BoolVar Used)> arcs, RepeatedField<int> tails, RepeatedField<int> heads, RepeatedField<int> literals)
    {
        foreach (var (from, to, used) in arcs)
        {
            tails.Add(from);
            heads.Add(to);
            literals.Add(used.Literal);
        }
    }

    private CpConstraint Add(ConstraintProto message)
    {
        Message.Constraints.Add(message);
        return new(message);
    }

    private static BoolArgumentProto Literals(IEnumerable<BoolVar> literals)
    {
        var message = new BoolArgumentProto();
        message.Literals.AddRange(literals.Select(literal => literal.Literal));
        return message;
    }

    /// <summary>A bound without the constant; no bound stays none.</summary>
    private static long Shifted(long bound, long constant) =>
        bound is long.MinValue or long.MaxValue ? bound : checked(bound - constant);
}
