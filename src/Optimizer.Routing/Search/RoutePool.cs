using System.Collections.Immutable;

namespace Optimizer.Routing.Search;

/// <summary>
/// Routes of good plans that one thread has seen: over each set of stops the cheapest, by kind of vehicle. When it is full, the oldest
/// give way. O(visits) for each route noted.
/// </summary>
internal sealed class RoutePool(SearchData data)
{
    /// <summary>As many as can be recombined in seconds.</summary>
    public const int Most = 10_000;

    /// <summary>Of the cost of the best plan: what plans cost whose routes are worth noting.</summary>
    private const double WorthNoting = 1.02;

    private readonly Dictionary<ulong, int> _places = [];
    private readonly List<ulong> _keys = [];
    private readonly List<(int Kind, int Length, Cost Cost)> _routes = [];
    private readonly List<int[]> _codes = [];
    private long _count;

    public int Count => _routes.Count;

    public static bool IsWorthNoting(Cost cost, Cost best) => cost <= best * WorthNoting;

    /// <param name="codes">As the simulator takes them.</param>
    public void Note(int kind, ReadOnlySpan<int> codes, Cost cost)
    {
        var key = KeyOf(kind, codes);
        if (!_places.TryGetValue(key, out var place))
            place = MakePlace(key, codes.Length);
        else if (cost >= _routes[place].Cost)
            return;
        if (_codes[place].Length < codes.Length)
            _codes[place] = new int[codes.Length];
        codes.CopyTo(_codes[place]);
        _routes[place] = (kind, codes.Length, cost);
    }

    public ImmutableArray<PooledRoute> Read() => [.. _routes.Select((route, place) => new PooledRoute(
        route.Kind,
        [.. _codes[place].Take(route.Length).Select(code => code < data.StopCount ? RouteVisit.Stop(code) : RouteVisit.Station(code - data.StopCount))],
        route.Cost))];

    private int MakePlace(ulong key, int length)
    {
        var place = (int)(_count++ % Most);
        if (place == _routes.Count)
        {
            _keys.Add(key);
            _routes.Add(default);
            _codes.Add(new int[length]);
        }
        else
        {
            _places.Remove(_keys[place]);
            _keys[place] = key;
        }

        _places.Add(key, place);
        return place;
    }

    /// <summary>The same for every order of the stops.</summary>
    private ulong KeyOf(int kind, ReadOnlySpan<int> codes)
    {
        var key = Mix((ulong)(data.StopCount + kind));
        foreach (var code in codes)
        {
            if (code < data.StopCount)
                key ^= Mix((ulong)code);
        }

        return key;
    }

    /// <summary>SplitMix64: Steele, Lea, Flood (2014), https://doi.org/10.1145/2714064.2660195.</summary>
    private static ulong Mix(ulong value)
    {
        value = unchecked((value + 1) * 0x9E3779B97F4A7C15UL);
        value = unchecked((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL);
        value = unchecked((value ^ (value >> 27)) * 0x94D049BB133111EBUL);
        return value ^ (value >> 31);
    }
}
