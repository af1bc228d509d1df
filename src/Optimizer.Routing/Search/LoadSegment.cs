using System.Runtime.CompilerServices;

namespace Optimizer.Routing.Search;

/// <summary>
/// The load behaviour of a sequence of stops in one dimension, mergeable in O(1). Relative to the load at its entry, of which
/// <see cref="Need"/> must be brought for its deliveries, the load ends at <see cref="Change"/> and is never above
/// <see cref="Peak"/>.
/// </summary>
internal readonly record struct LoadSegment(Load Need, Load Change, Load Peak)
{
    /// <summary>Most on board when the sequence is a whole trip; may be more than a load can be where nothing is limited.</summary>
    public long Most => (long)Need + Peak;

    public static LoadSegment Of(Load load, Load delivery) => new(delivery, load - delivery, Math.Max(0, load - delivery));

    /// <summary>Joins two segments of one trip. Associative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LoadSegment Merge(in LoadSegment first, in LoadSegment second) => new(
        first.Need + second.Need,
        first.Change + second.Change,
        Math.Max(first.Peak, first.Change + second.Peak));
}
