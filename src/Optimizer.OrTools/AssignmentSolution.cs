using System.Collections.Immutable;
using Optimizer.OrTools.Messages.Host;

namespace Optimizer.OrTools;

/// <summary>The answer to an <see cref="AssignmentProblem"/>: optimal or infeasible.</summary>
public sealed class AssignmentSolution
{
    internal AssignmentSolution(AssignmentProblem problem, AssignmentAnswer answer)
    {
        // A node without any pair is unknown to OR-Tools, and cannot be assigned.
        Status = answer.Status is FlowStatus.Optimal && answer.Rights.Count == problem.Size ? SolveStatus.Optimal : SolveStatus.Infeasible;
        if (!HasSolution)
            return;
        Rights = [.. answer.Rights];
        var message = problem.Message;
        Cost = Enumerable.Range(0, message.Lefts.Count)
            .Where(pair => Rights[message.Lefts[pair]] == message.Rights[pair])
            .GroupBy(pair => message.Lefts[pair])
            .Sum(pairs => pairs.Min(pair => message.Costs[pair]));
    }

    public SolveStatus Status { get; }

    public bool HasSolution => Status is SolveStatus.Optimal;

    /// <summary>Of each left node its right node; empty without a solution.</summary>
    public ImmutableArray<int> Rights { get; } = [];

    public long Cost { get; }
}
