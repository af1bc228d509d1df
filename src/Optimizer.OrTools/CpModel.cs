using Optimizer.OrTools.Messages.Sat;

namespace Optimizer.OrTools;

/// <summary>A constraint program: whole-number variables, constraints, and what to minimise or maximise.</summary>
/// <remarks>Keep values and sums well below 2^62: OR-Tools refuses a model in which one could overflow.</remarks>
public sealed partial class CpModel
{
    internal CpModelProto Message { get; } = new();

    /// <summary>In the user's direction; null: any solution will do.</summary>
    internal LinearExpression? Objective { get; private set; }

    internal bool Maximises { get; private set; }

    public int VariableCount => Message.Variables.Count;

    public int ConstraintCount => Message.Constraints.Count;

    public BoolVar AddBool(string name = "") => new(AddVariable([(0, 1)], name));

    /// <summary>Both ends included.</summary>
    public IntVar AddInt(long low, long high, string name = "") => new(AddVariable([(low, high)], name));

    /// <summary>Its values are in one of the ranges; both ends included; ascending, with at least one number between two ranges.</summary>
    public IntVar AddInt(IReadOnlyList<(long Low, long High)> ranges, string name = "") => new(AddVariable(ranges, name));

    /// <exception cref="ArgumentException">One part is not linear in a single variable: OR-Tools takes none other.</exception>
    public IntervalVar AddInterval(LinearExpression start, LinearExpression size, LinearExpression end, string name = "") =>
        AddInterval(start, size, end, presence: null, name);

    /// <summary>Absent, it takes no part in other constraints, and its start and end are free.</summary>
    /// <exception cref="ArgumentException">One part is not linear in a single variable: OR-Tools takes none other.</exception>
    public IntervalVar AddOptionalInterval(LinearExpression start, LinearExpression size, LinearExpression end, BoolVar presence, string name = "") =>
        AddInterval(start, size, end, presence, name);

    public void Minimise(LinearExpression objective) => SetObjective(objective, maximises: false);

    public void Maximise(LinearExpression objective) => SetObjective(objective, maximises: true);

    /// <summary>Look here first. Hints for all variables that together are a solution are, as a rule, the first solution found.</summary>
    public void AddHint(IntVar variable, long value)
    {
        (Message.SolutionHint ??= new()).Vars.Add(variable.Index);
        Message.SolutionHint.Values.Add(value);
    }

    public void AddHint(BoolVar literal, bool value) => AddHint(new IntVar(literal.Index), value != literal.IsNegated ? 1 : 0);

    /// <summary>Takes these for true. If there is then no solution, <see cref="CpSolution.ConflictingAssumptions"/> names a part that cannot be true together.</summary>
    public void Assume(params IEnumerable<BoolVar> literals) => Message.Assumptions.AddRange(literals.Select(literal => literal.Literal));

    private int AddVariable(IReadOnlyList<(long Low, long High)> ranges, string name)
    {
        if (ranges.Count == 0)
            throw new ArgumentException($"Variable '{name}' has no values.", nameof(ranges));
        var variable = new IntegerVariableProto { Name = name };
        var last = (long?)null;
        foreach (var (low, high) in ranges)
        {
            if (low > high || low <= last)
                throw new ArgumentException($"Variable '{name}' has a range from {low} to {high}; ranges ascend and do not meet.", nameof(ranges));
            variable.Domain.Add(low);
            variable.Domain.Add(high);
            last = high;
        }

        Message.Variables.Add(variable);
        return Message.Variables.Count - 1;
    }

    private IntervalVar AddInterval(LinearExpression start, LinearExpression size, LinearExpression end, BoolVar? presence, string name)
    {
        var constraint = new ConstraintProto { Name = name, Interval = new() { Start = Affine(start), Size = Affine(size), End = Affine(end) } };
        if (presence is { } literal)
            constraint.EnforcementLiteral.Add(literal.Literal);
        var index = Message.Constraints.Count;
        Message.Constraints.Add(constraint);
        // OR-Tools leaves it to the model that the three belong together.
        var difference = start + size - end;
        if (difference.Constant != 0 || difference.Merged().Length > 0)
        {
            var sum = AddLinear(difference, 0, 0);
            if (presence is { } present)
                sum.OnlyIf(present);
        }

        return new(index, start, size, end, presence);
    }

    private void SetObjective(LinearExpression objective, bool maximises)
    {
        (Objective, Maximises) = (objective, maximises);
        var sign = maximises ? -1 : 1;
        var message = new CpObjectiveProto { ScalingFactor = sign, Offset = sign * objective.Constant };
        foreach (var term in objective.Merged())
        {
            message.Vars.Add(term.Variable);
            message.Coeffs.Add(sign * term.Coefficient);
        }

        Message.Objective = message;
    }

    /// <summary>At most one variable.</summary>
    private static LinearExpressionProto Affine(LinearExpression expression)
    {
        var message = Linear(expression);
        return message.Vars.Count <= 1
            ? message
            : throw new ArgumentException("OR-Tools takes here a sum of at most one variable times a number and a constant. Add a variable that equals the sum.", nameof(expression));
    }

    private static LinearExpressionProto Linear(LinearExpression expression)
    {
        var message = new LinearExpressionProto { Offset = expression.Constant };
        foreach (var term in expression.Merged())
        {
            message.Vars.Add(term.Variable);
            message.Coeffs.Add(term.Coefficient);
        }

        return message;
    }
}
