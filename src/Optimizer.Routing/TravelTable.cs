using System.Runtime.CompilerServices;

namespace Optimizer.Routing;

/// <summary>All ways between locations: a table where it fits into memory, else a function behind a cache.</summary>
public sealed class TravelTable
{
    /// <summary>Most locations of a table: 200 MB of arcs.</summary>
    public const int MostLocationsOfTable = 5_000;

    private const int CacheBits = 21;

    private readonly Arc[]? _table;
    private readonly ITravelFunction _function;
    private readonly long[] _cacheKeys = [];
    private readonly Arc[] _cache = [];

    /// <param name="function">Asked once for every pair, or again and again when there are too many locations.</param>
    /// <param name="locations">How many; they are 0 to <paramref name="locations"/> - 1.</param>
    public TravelTable(ITravelFunction function, int locations)
        : this(function, locations, MostLocationsOfTable)
    {
    }

    internal TravelTable(ITravelFunction function, int locations, int mostLocationsOfTable)
    {
        _function = function;
        Locations = locations;
        if (locations > mostLocationsOfTable)
        {
            MayLackWays = true;
            _cacheKeys = new long[1 << CacheBits];
            _cache = new Arc[1 << CacheBits];
            Array.Fill(_cacheKeys, -1);
            return;
        }

        _table = new Arc[locations * locations];
        for (var from = 0; from < locations; from++)
        {
            for (var to = 0; to < locations; to++)
            {
                var arc = function.Between(from, to);
                MayLackWays |= !arc.Exists;
                _table[(from * locations) + to] = arc;
            }
        }
    }

    private TravelTable(TravelTable other)
    {
        _function = other._function;
        _table = other._table;
        Locations = other.Locations;
        MayLackWays = other.MayLackWays;
        _cacheKeys = (long[])other._cacheKeys.Clone();
        _cache = (Arc[])other._cache.Clone();
    }

    public int Locations { get; }

    /// <summary>False only when every arc is known to exist.</summary>
    public bool MayLackWays { get; }

    /// <summary>The way between two locations.</summary>
    public Arc this[int from, int to]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _table is { } table ? table[(from * Locations) + to] : Remember(from, to);
    }

    /// <summary>The same for another thread: tables are shared, caches are not.</summary>
    internal TravelTable ForThread() => _table is null ? new(this) : this;

    private Arc Remember(int from, int to)
    {
        var key = ((long)from << 32) | (uint)to;
        var place = (int)(((ulong)key * 0x9E3779B97F4A7C15UL) >> (64 - CacheBits));
        if (_cacheKeys[place] == key)
            return _cache[place];

        _cacheKeys[place] = key;
        return _cache[place] = _function.Between(from, to);
    }
}
