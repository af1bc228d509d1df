using System.Collections.Immutable;
using Optimizer.OrTools.Messages.Host;

namespace Optimizer.OrTools;

/// <summary>The answer to a <see cref="FlowProblem"/>: optimal or infeasible.</summary>
public sealed class FlowSolution
{
    internal FlowSolution(FlowProblem problem, MinCostFlowAnswer answer)
    {
        Status = answer.Status is FlowStatus.Infeasible ? SolveStatus.Infeasible : SolveStatus.Optimal;
        Flows = [.. answer.Flows];
        for (var arc = 0; arc < Flows.Length; arc++)
            Cost = checked(Cost + (Flows[arc] * problem.Message.UnitCosts[arc]));
    }

    public SolveStatus Status { get; }

    public bool HasSolution => Status is SolveStatus.Optimal;

    /// <summary>Of each arc; empty without a solution.</summary>
    public ImmutableArray<long> Flows { get; }

    public long Cost { get; }
}
