namespace Optimizer.OrTools;

/// <summary>A span of a <see cref="CpModel"/>: start + size = end. The end is not included. An optional one may be absent.</summary>
public sealed class IntervalVar
{
    internal IntervalVar(int index, LinearExpression start, LinearExpression size, LinearExpression end, BoolVar? presence) =>
        (Index, Start, Size, End, Presence) = (index, start, size, end, presence);

    /// <summary>Of its constraint.</summary>
    internal int Index { get; }

    public LinearExpression Start { get; }

    public LinearExpression Size { get; }

    public LinearExpression End { get; }

    /// <summary>Null: always present.</summary>
    public BoolVar? Presence { get; }
}
