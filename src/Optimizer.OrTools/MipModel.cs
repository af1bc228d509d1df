using Optimizer.OrTools.Messages.MathOpt;

namespace Optimizer.OrTools;

/// <summary>A linear model, some of whose variables may be whole numbers.</summary>
public sealed class MipModel
{
    private readonly ModelProto _message = new() { Variables = new(), Objective = new() { LinearCoefficients = new() }, LinearConstraints = new(), LinearConstraintMatrix = new() };
    private readonly SparseDoubleVectorProto _hint = new();

    public int VariableCount => _message.Variables.Ids.Count;

    public int ConstraintCount => _message.LinearConstraints.Ids.Count;

    internal bool HasWholeVariables => _message.Variables.Integers.Contains(true);

    /// <summary>Any number from low to high; infinite bounds are none.</summary>
    public MipVar AddNumber(double low, double high) => AddVariable(low, high, isWhole: false);

    /// <summary>A whole number from low to high.</summary>
    public MipVar AddInt(double low, double high) => AddVariable(low, high, isWhole: true);

    /// <summary>0 or 1.</summary>
    public MipVar AddBool() => AddInt(0, 1);

    /// <summary>low &lt;= sum of coefficient * variable &lt;= high; infinite bounds are none.</summary>
    public void AddLinear(IEnumerable<(MipVar Variable, double Coefficient)> terms, double low, double high)
    {
        var row = ConstraintCount;
        var rows = _message.LinearConstraints;
        rows.Ids.Add(row);
        rows.LowerBounds.Add(low);
        rows.UpperBounds.Add(high);
        foreach (var (variable, coefficient) in Merged(terms))
        {
            _message.LinearConstraintMatrix.RowIds.Add(row);
            _message.LinearConstraintMatrix.ColumnIds.Add(variable);
            _message.LinearConstraintMatrix.Coefficients.Add(coefficient);
        }
    }

    public void Minimise(IEnumerable<(MipVar Variable, double Coefficient)> terms, double constant = 0) => SetObjective(terms, constant, maximises: false);

    public void Maximise(IEnumerable<(MipVar Variable, double Coefficient)> terms, double constant = 0) => SetObjective(terms, constant, maximises: true);

    /// <summary>Look here first. Each variable once, in the order in which they were added.</summary>
    public void AddHint(MipVar variable, double value)
    {
        _hint.Ids.Add(variable.Index);
        _hint.Values.Add(value);
    }

    internal SolveRequest ToRequest(MipLimits limits)
    {
        var request = new SolveRequest
        {
            SolverType = HasWholeVariables ? SolverTypeProto.SolverTypeGscip : SolverTypeProto.SolverTypeGlop,
            Model = _message,
            Parameters = new() { RandomSeed = limits.Seed },
        };
        if (limits.TimeLimit is { } time)
            request.Parameters.TimeLimit = Google.Protobuf.WellKnownTypes.Duration.FromTimeSpan(time);
        if (HasWholeVariables)
            request.Parameters.RelativeGapTolerance = limits.RelativeGapLimit;
        if (_hint.Ids.Count > 0)
            request.ModelParameters = new() { SolutionHints = { new SolutionHintProto { VariableValues = _hint } } };
        return request;
    }

    private MipVar AddVariable(double low, double high, bool isWhole)
    {
        var index = VariableCount;
        _message.Variables.Ids.Add(index);
        _message.Variables.LowerBounds.Add(low);
        _message.Variables.UpperBounds.Add(high);
        _message.Variables.Integers.Add(isWhole);
        return new(index);
    }

    private void SetObjective(IEnumerable<(MipVar Variable, double Coefficient)> terms, double constant, bool maximises)
    {
        var objective = new ObjectiveProto { Maximize = maximises, Offset = constant, LinearCoefficients = new() };
        foreach (var (variable, coefficient) in Merged(terms))
        {
            objective.LinearCoefficients.Ids.Add(variable);
            objective.LinearCoefficients.Values.Add(coefficient);
        }

        _message.Objective = objective;
    }

    /// <summary>OR-Tools takes each variable once, ascending, and no zeros.</summary>
    private static IEnumerable<(int Variable, double Coefficient)> Merged(IEnumerable<(MipVar Variable, double Coefficient)> terms) => terms
        .GroupBy(term => term.Variable.Index)
        .Select(same => (Variable: same.Key, Coefficient: same.Sum(term => term.Coefficient)))
        .Where(term => term.Coefficient != 0)
        .OrderBy(term => term.Variable);
}
