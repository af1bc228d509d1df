using System.Runtime.CompilerServices;

namespace Optimizer.Routing.Search;

/// <summary>
/// The time behaviour of a feasible sequence of visits, mergeable in O(1): it takes <see cref="Length"/> seconds when it starts
/// between <see cref="Early"/> and <see cref="Late"/>; started before, it waits; started after, it is too late.
/// </summary>
/// <remarks>Vidal et al. (2013), https://doi.org/10.1016/j.cor.2012.07.018, without lateness: infeasible merges are refused.</remarks>
internal readonly record struct TimeSegment(Duration Length, Duration Early, Duration Late)
{
    /// <summary>Marks a sequence that no start time makes feasible.</summary>
    public static TimeSegment Infeasible { get; } = new(0, int.MaxValue, int.MinValue);

    public bool IsFeasible => Early != int.MaxValue;

    /// <summary>Earliest end.</summary>
    public Duration End => Early + Length;

    /// <summary>Joins two feasible segments by a drive. Associative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryMerge(in TimeSegment first, in TimeSegment second, Duration drive, out TimeSegment merged)
    {
        // When the second segment starts, counted from the start of the first.
        var offset = first.Length + drive;
        if (first.Early + offset > second.Late)
        {
            merged = Infeasible;
            return false;
        }

        var wait = Math.Max(0, second.Early - offset - first.Late);
        merged = new(
            Length: offset + second.Length + wait,
            Early: Math.Max(first.Early, second.Early - offset) - wait,
            Late: Math.Min(first.Late, second.Late - offset));
        return true;
    }
}
