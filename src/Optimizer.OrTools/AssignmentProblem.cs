using Message = Optimizer.OrTools.Messages.Host.AssignmentProblem;

namespace Optimizer.OrTools;

/// <summary>Pairs that are allowed, each with a cost: each left node is given a right node of its own at the least cost. There are as many left as right nodes.</summary>
/// <remarks>For more right nodes than left ones, use a <see cref="FlowProblem"/>. Costs are below 2^53.</remarks>
public sealed class AssignmentProblem
{
    /// <param name="size">How many left nodes, and right nodes.</param>
    public AssignmentProblem(int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        Size = size;
    }

    public int Size { get; }

    internal Message Message { get; } = new();

    /// <param name="left">From 0.</param>
    /// <param name="right">From 0.</param>
    public void AddPair(int left, int right, long cost)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(left);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(left, Size);
        ArgumentOutOfRangeException.ThrowIfNegative(right);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(right, Size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(cost), FlowProblem.LargestNumber, nameof(cost));
        Message.Lefts.Add(left);
        Message.Rights.Add(right);
        Message.Costs.Add(cost);
    }
}
