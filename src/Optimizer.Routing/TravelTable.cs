using System.Numerics;
using System.Runtime.CompilerServices;

namespace Optimizer.Routing;

/// <summary>All ways between locations: a table where it fits into memory, else a function, behind a cache unless it looks them up itself.</summary>
public sealed class TravelTable
{
    private const double MostTableBytes = 256e6;
    private const int BytesOfArc = 8;

    private const int CachedPerLocation = 64;
    private const int MostCached = 1 << 21;

    private readonly Arc[]? _table;
    private readonly ITravelFunction _function;
    private readonly bool _isLookup;
    private readonly int _cacheBits;
    private long[] _cacheKeys = [];
    private Arc[] _cache = [];

    /// <param name="function">Asked once for every pair, or again and again when there are too many locations.</param>
    /// <param name="locations">How many; they are 0 to <paramref name="locations"/> - 1.</param>
    /// <param name="tables">How many tables there are in all; together they are at most 256 MB.</param>
    public TravelTable(ITravelFunction function, int locations, int tables = 1)
        : this(function, locations, (double)locations * locations * BytesOfArc * tables <= MostTableBytes)
    {
    }

    internal TravelTable(ITravelFunction function, int locations, bool fits)
    {
        (_function, _isLookup) = (function, function.IsLookup);
        Locations = locations;
        if (!fits)
        {
            MayLackWays = !function.IsKnownToBeComplete;
            _cacheBits = BitOperations.Log2((uint)Math.Min(MostCached, locations * CachedPerLocation));
            return;
        }

        _table = new Arc[locations * locations];
        var lacksWays = new bool[locations];
        Parallel.For(0, locations, from =>
        {
            for (var to = 0; to < locations; to++)
            {
                var arc = function.Between(from, to);
                lacksWays[from] |= !arc.Exists;
                _table[(from * locations) + to] = arc;
            }
        });
        MayLackWays = lacksWays.Contains(true);
    }

    private TravelTable(TravelTable other)
    {
        (_function, _isLookup) = (other._function, other._isLookup);
        _table = other._table;
        Locations = other.Locations;
        MayLackWays = other.MayLackWays;
        _cacheBits = other._cacheBits;
    }

    public int Locations { get; }

    /// <summary>Where the ways come from.</summary>
    public ITravelFunction Function => _function;

    /// <summary>False only when every arc is known to exist.</summary>
    public bool MayLackWays { get; }

    /// <summary>The way between two locations.</summary>
    public Arc this[int from, int to]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _table is { } table ? table[(from * Locations) + to] : Ask(from, to);
    }

    /// <summary>The same for another thread: tables are shared, caches are not.</summary>
    internal TravelTable ForThread() => _table is null ? new(this) : this;

    private Arc Ask(int from, int to)
    {
        if (_isLookup)
            return _function.Between(from, to);
        if (_cache.Length == 0)
            OpenCache();
        var key = ((long)from << 32) | (uint)to;
        var place = (int)(unchecked((ulong)key * 0x9E3779B97F4A7C15UL) >> (64 - _cacheBits));
        if (_cacheKeys[place] == key)
            return _cache[place];

        _cacheKeys[place] = key;
        return _cache[place] = _function.Between(from, to);
    }

    private void OpenCache()
    {
        _cacheKeys = new long[1 << _cacheBits];
        Array.Fill(_cacheKeys, -1);
        _cache = new Arc[1 << _cacheBits];
    }
}
