using System.Numerics;

namespace Optimizer.Routing.Search;

/// <summary>
/// Exchanges that the simulation has found of no use, by what their routes visit and where they part: most are promised again as
/// long as the routes stay as they are. Of two for one place in the table the later stays.
/// </summary>
internal sealed class ExchangeMemory(int stops)
{
    private const int MostEntries = 1 << 18;
    private const int EntriesPerStop = 1_024;

    private readonly ulong[] _keys = new ulong[BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(EntriesPerStop * (long)stops, 1, MostEntries))];

    public bool Knows(ulong key) => _keys[key & (ulong)(_keys.Length - 1)] == key;

    public void Note(ulong key) => _keys[key & (ulong)(_keys.Length - 1)] = key;
}
