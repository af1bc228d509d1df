using Optimizer.OrTools.Messages.MathOpt;

namespace Optimizer.OrTools;

/// <summary>The answer to a <see cref="MipModel"/>.</summary>
public sealed class MipSolution
{
    private readonly Dictionary<long, double> _values = [];

    internal MipSolution(SolveResultProto result)
    {
        Status = result.Termination.Reason switch
        {
            TerminationReasonProto.TerminationReasonOptimal => SolveStatus.Optimal,
            TerminationReasonProto.TerminationReasonFeasible or TerminationReasonProto.TerminationReasonImprecise => SolveStatus.Feasible,
            TerminationReasonProto.TerminationReasonInfeasible => SolveStatus.Infeasible,
            TerminationReasonProto.TerminationReasonUnbounded or TerminationReasonProto.TerminationReasonInfeasibleOrUnbounded => SolveStatus.Unbounded,
            TerminationReasonProto.TerminationReasonNoSolutionFound => SolveStatus.Unknown,
            var reason => throw new RejectedModelException($"MathOpt ended with {reason}: {result.Termination.Detail}"),
        };
        if (result.Termination.ObjectiveBounds is { } bounds && double.IsFinite(bounds.DualBound))
            BestBound = bounds.DualBound;
        if (!HasSolution)
            return;
        var primal = result.Solutions[0].PrimalSolution;
        Objective = primal.ObjectiveValue;
        for (var entry = 0; entry < primal.VariableValues.Ids.Count; entry++)
            _values.Add(primal.VariableValues.Ids[entry], primal.VariableValues.Values[entry]);
    }

    public SolveStatus Status { get; }

    /// <summary>Whether variables have values.</summary>
    public bool HasSolution => Status is SolveStatus.Optimal or SolveStatus.Feasible;

    /// <summary>Null without a solution.</summary>
    public double? Objective { get; }

    /// <summary>No solution is better than this; null while nothing is known.</summary>
    public double? BestBound { get; }

    /// <summary>How far the objective may be from the best, as a part of it: |objective - bound| / max(1, |objective|). Null without both.</summary>
    public double? Gap => Objective is { } objective && BestBound is { } bound ? Math.Abs(objective - bound) / Math.Max(1, Math.Abs(objective)) : null;

    /// <summary>Of a whole number it may be off by a rounding error.</summary>
    public double this[MipVar variable] => HasSolution
        ? _values.GetValueOrDefault(variable.Index)
        : throw new InvalidOperationException($"The status is {Status}: there are no values. Look at HasSolution first.");
}
