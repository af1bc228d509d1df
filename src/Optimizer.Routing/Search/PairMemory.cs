using System.Numerics;

namespace Optimizer.Routing.Search;

/// <summary>
/// The best places of pairs on routes that were asked before, found by what the routes visit: most that an iteration asks have not
/// changed since, or are again as they were. Of two entries for one place the later stays.
/// </summary>
internal sealed class PairMemory(Tours tours, Xoshiro random)
{
    private const int MostEntries = 1 << 17;
    private const int EntriesPerStop = 256;

    private readonly Entry[] _entries = new Entry[BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(EntriesPerStop * (long)tours.Data.StopCount, 1, MostEntries))];

    /// <summary>As <see cref="Tours.TryPair"/> without blinks: improves <paramref name="best"/> if both stops are cheaper on a route.</summary>
    public void TryPair(int first, int second, int vehicle, ref PairPlacement best)
    {
        var key = Mix(tours.PrintOf(vehicle), (ulong)first);
        ref var entry = ref _entries[key & (ulong)(_entries.Length - 1)];
        if (entry.Key == key && (entry.Placement.Exists || entry.Placement.Delta >= best.Delta))
        {
            if (entry.Placement.Delta < best.Delta)
                best = entry.Placement;
            return;
        }

        var found = new PairPlacement(best.Delta, -1, -1);
        tours.TryPair(first, second, vehicle, 0, random, ref found);
        entry = new(key, found);
        if (found.Exists)
            best = found;
    }

    /// <summary>The hash of a sequence that goes on with one more.</summary>
    public static ulong Mix(ulong hash, ulong next)
    {
        hash = unchecked((hash ^ (next + 1)) * 0x9E3779B97F4A7C15UL);
        return hash ^ (hash >> 32);
    }

    /// <summary>A pair and a route, and the best places; if there are none, none are cheaper than the placement's change of cost.</summary>
    private readonly record struct Entry(ulong Key, PairPlacement Placement);
}
