using System.Collections.Immutable;
using Optimizer.OrTools.Messages.Sat;

namespace Optimizer.OrTools;

/// <summary>The answer to a <see cref="CpModel"/>.</summary>
public sealed class CpSolution
{
    private readonly ImmutableArray<long> _values;

    internal CpSolution(CpModel model, CpSolverResponse response)
    {
        Status = response.Status switch
        {
            CpSolverStatus.Optimal => SolveStatus.Optimal,
            CpSolverStatus.Feasible => SolveStatus.Feasible,
            CpSolverStatus.Infeasible => SolveStatus.Infeasible,
            _ => SolveStatus.Unknown,
        };
        _values = [.. response.Solution];
        ConflictingAssumptions = [.. response.SufficientAssumptionsForInfeasibility.Select(literal => new BoolVar(literal))];
        DeterministicTime = response.DeterministicTime;
        if (model.Objective is not { } objective)
            return;
        Objective = HasSolution ? objective.Evaluate(_values) : null;
        BestBound = Status is SolveStatus.Infeasible ? null : BoundOf(model, objective, response);
    }

    public SolveStatus Status { get; }

    /// <summary>Whether variables have values.</summary>
    public bool HasSolution => Status is SolveStatus.Optimal or SolveStatus.Feasible;

    /// <summary>Null without an objective or a solution.</summary>
    public long? Objective { get; }

    /// <summary>No solution is better than this. Null without an objective.</summary>
    public long? BestBound { get; }

    /// <summary>How far the objective may be from the best, as a part of it: |objective - bound| / max(1, |objective|); 0 is proven best. Null without both.</summary>
    public double? Gap => Objective is { } objective && BestBound is { } bound ? Math.Abs((double)objective - bound) / Math.Max(1, Math.Abs((double)objective)) : null;

    /// <summary>In the unit of <see cref="CpLimits.DeterministicTimeLimit"/>.</summary>
    public double DeterministicTime { get; }

    /// <summary>Some of what <see cref="CpModel.Assume"/> was given that cannot be true together; empty unless infeasible.</summary>
    public ImmutableArray<BoolVar> ConflictingAssumptions { get; }

    public long this[IntVar variable] => Values[variable.Index];

    public bool this[BoolVar literal] => Values[literal.Index] != 0 != literal.IsNegated;

    public long this[LinearExpression expression] => expression.Evaluate(Values);

    /// <summary>False if it is absent.</summary>
    public bool IsPresent(IntervalVar interval) => interval.Presence is not { } literal || this[literal];

    private ImmutableArray<long> Values => HasSolution ? _values : throw new InvalidOperationException($"The status is {Status}: there are no values. Look at HasSolution first.");

    /// <summary>Exact, as all numbers are whole.</summary>
    private static long? BoundOf(CpModel model, LinearExpression objective, CpSolverResponse response)
    {
        var inner = response.InnerObjectiveLowerBound;
        if (inner == long.MinValue || (response.Status is CpSolverStatus.Unknown && inner == 0))
            return null;
        return checked(objective.Constant + (model.Maximises ? -inner : inner));
    }
}
