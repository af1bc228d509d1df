using Optimizer.OrTools.Messages.Host;

namespace Optimizer.OrTools;

/// <summary>A network through which supplies flow to needs at the least cost: arcs with a capacity and a cost for each unit.</summary>
/// <remarks>All numbers are below 2^53. What flows is whole.</remarks>
public sealed class FlowProblem
{
    internal const long LargestNumber = (1L << 53) - 1;

    internal MinCostFlowProblem Message { get; } = new();

    public int NodeCount => Message.Supplies.Count;

    public int ArcCount => Message.Tails.Count;

    /// <summary>Whether it is enough to send as much as possible. Else all supply is sent and all need met, or there is no solution.</summary>
    public bool AsMuchAsPossible { get => Message.AsMuchAsPossible; init => Message.AsMuchAsPossible = value; }

    /// <summary>A node that gives so much, or, below zero, takes it.</summary>
    /// <returns>Its index, from 0.</returns>
    public int AddNode(long supply = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(supply), LargestNumber, nameof(supply));
        Message.Supplies.Add(supply);
        return NodeCount - 1;
    }

    /// <returns>Its index, from 0.</returns>
    public int AddArc(int from, int to, long capacity, long unitCost)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(from, NodeCount);
        ArgumentOutOfRangeException.ThrowIfNegative(to);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(to, NodeCount);
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, LargestNumber);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(unitCost), LargestNumber, nameof(unitCost));
        Message.Tails.Add(from);
        Message.Heads.Add(to);
        Message.Capacities.Add(capacity);
        Message.UnitCosts.Add(unitCost);
        return ArcCount - 1;
    }
}
