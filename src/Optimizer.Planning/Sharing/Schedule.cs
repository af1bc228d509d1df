using System.Collections.Immutable;
using System.Diagnostics;

namespace Optimizer.Planning.Sharing;

/// <summary>
/// Which uses assets have, and what that costs. Changes replace whole lines, so a copy is as cheap as its lists of lines. Only
/// lines that can be are taken.
/// </summary>
internal sealed class Schedule
{
    private readonly SharingProblem _problem;
    private readonly ImmutableArray<PlannedUse>[] _lines;
    private readonly LinePrice[] _linePrices;
    private readonly ImmutableArray<PlannedUse>[] _served;

    public Schedule(SharingProblem problem)
    {
        _problem = problem;
        _lines = [.. problem.Assets.Select(_ => ImmutableArray<PlannedUse>.Empty)];
        _linePrices = [.. problem.Assets.Select(_ => LinePrice.Empty)];
        _served = [.. problem.Bookings.Select(_ => ImmutableArray<PlannedUse>.Empty)];
        Price = problem.UnservedPrice.Sum();
    }

    private Schedule(Schedule other)
    {
        _problem = other._problem;
        (_lines, _linePrices, _served) = ([.. other._lines], [.. other._linePrices], [.. other._served]);
        Price = other.Price;
    }

    /// <summary>Penalties, preferences, use and moves; without fairness, which <see cref="Total"/> adds.</summary>
    public long Price { get; private set; }

    /// <summary>Of an asset, in the order of time.</summary>
    public ImmutableArray<PlannedUse> Line(int asset) => _lines[asset];

    public LinePrice PriceOf(int asset) => _linePrices[asset];

    /// <summary>All uses of a booking; empty if it is not served.</summary>
    public ImmutableArray<PlannedUse> Served(int booking) => _served[booking];

    public bool IsServed(int booking) => !_served[booking].IsEmpty;

    public IEnumerable<PlannedUse> Uses => _lines.SelectMany(line => line);

    public Schedule Copy() => new(this);

    /// <summary>The price with fairness.</summary>
    public long Total() => Price + Fairness.Price(_problem, IsServed);

    /// <summary>This schedule with some bookings served by other uses (none: not served), or null if a line cannot be.</summary>
    public Schedule? With(IEnumerable<(int Booking, ImmutableArray<PlannedUse> Uses)> changes)
    {
        var result = Copy();
        foreach (var (booking, uses) in changes)
            result._served[booking] = uses;
        result.Price = 0;
        var lines = result._served.SelectMany(uses => uses).ToLookup(use => use.Asset);
        for (var asset = 0; asset < _lines.Length; asset++)
        {
            ImmutableArray<PlannedUse> line = [.. lines[asset].OrderBy(use => use.Start)];
            if (AssetLine.Price(_problem, asset, line.AsSpan()) is not { } price)
                return null;
            (result._lines[asset], result._linePrices[asset]) = (line, price);
            result.Price += price.Price;
        }

        for (var booking = 0; booking < _served.Length; booking++)
            result.Price += result.BookingPrice(booking);
        return result;
    }

    /// <summary>Of the way that serves it, or of leaving it unserved; without its assets.</summary>
    public long BookingPrice(int booking) => _served[booking] is [_, ..] uses
        ? _problem.WayPrice(booking, uses[0].Way, uses.Length == 1 ? uses[0].Start : uses.Min(use => use.Start))
        : _problem.UnservedPrice[booking];

    /// <summary>Serves a booking with these uses, if their lines can be; does nothing otherwise.</summary>
    public bool TryServe(int booking, ImmutableArray<PlannedUse> uses)
    {
        if (uses is [var single])
            return TryServe(booking, single, uses);
        var changed = new List<(int Asset, ImmutableArray<PlannedUse> Line, LinePrice Price)>();
        foreach (var group in uses.GroupBy(use => use.Asset))
        {
            ImmutableArray<PlannedUse> line = [.. _lines[group.Key].Concat(group).OrderBy(use => use.Start)];
            if (AssetLine.Price(_problem, group.Key, line.AsSpan()) is not { } price)
                return false;
            changed.Add((group.Key, line, price));
        }

        foreach (var (asset, line, price) in changed)
            Replace(asset, line, price);
        _served[booking] = uses;
        Price += BookingPrice(booking) - _problem.UnservedPrice[booking];
        return true;
    }

    private bool TryServe(int booking, PlannedUse use, ImmutableArray<PlannedUse> uses)
    {
        var old = _lines[use.Asset];
        var at = old.Length;
        while (at > 0 && old[at - 1].Start > use.Start)
            at--;
        if (With(use.Asset, old, at, use) is not { } price)
            return false;
        Replace(use.Asset, old.Insert(at, use), price);
        _served[booking] = uses;
        Price += BookingPrice(booking) - _problem.UnservedPrice[booking];
        return true;
    }

    /// <summary>The price of a line with one more use, or null if it cannot be.</summary>
    private LinePrice? With(int asset, ImmutableArray<PlannedUse> line, int at, PlannedUse use)
    {
        if (_problem.Assets[asset].Maintenance is not null)
            return AssetLine.Price(_problem, asset, line.Insert(at, use).AsSpan());
        return AssetLine.Insertion(_problem, asset, line, at, use) is { } more ? new(_linePrices[asset].Price + more, []) : null;
    }

    /// <summary>The price of a line without one of its uses, or null if it cannot be.</summary>
    private LinePrice? Without(int asset, ImmutableArray<PlannedUse> rest, int at, PlannedUse use)
    {
        if (rest.IsEmpty)
            return LinePrice.Empty;
        if (_problem.Assets[asset].Maintenance is not null || (at < rest.Length && !AssetLine.CanFollow(_problem, asset, at > 0 ? rest[at - 1] : null, rest[at])))
            return AssetLine.Price(_problem, asset, rest.AsSpan());
        return AssetLine.Insertion(_problem, asset, rest, at, use) is { } less ? new(_linePrices[asset].Price - less, []) : AssetLine.Price(_problem, asset, rest.AsSpan());
    }

    /// <summary>Serves bookings that are not served, each by one use, on one asset, if its line can be; does nothing otherwise.</summary>
    public bool TryServeAll(int asset, ImmutableArray<PlannedUse> uses)
    {
        ImmutableArray<PlannedUse> line = [.. _lines[asset].Concat(uses).OrderBy(use => use.Start)];
        if (AssetLine.Price(_problem, asset, line.AsSpan()) is not { } price)
            return false;
        Replace(asset, line, price);
        foreach (var use in uses)
        {
            _served[use.Booking] = [use];
            Price += BookingPrice(use.Booking) - _problem.UnservedPrice[use.Booking];
        }

        return true;
    }

    /// <summary>Takes a booking out, if the lines without it can be; where moves have no detour that is always so.</summary>
    public bool TryRemove(int booking)
    {
        var uses = _served[booking];
        if (uses.IsEmpty)
            return false;
        if (uses is [var single])
        {
            var at = _lines[single.Asset].IndexOf(single);
            var line = _lines[single.Asset].RemoveAt(at);
            if (Without(single.Asset, line, at, single) is not { } price)
                return false;
            Replace(single.Asset, line, price);
            Price += _problem.UnservedPrice[booking] - BookingPrice(booking);
            _served[booking] = [];
            return true;
        }

        var changed = new List<(int Asset, ImmutableArray<PlannedUse> Line, LinePrice Price)>();
        foreach (var asset in uses.Select(use => use.Asset).Distinct())
        {
            ImmutableArray<PlannedUse> line = [.. _lines[asset].Where(use => use.Booking != booking)];
            if (AssetLine.Price(_problem, asset, line.AsSpan()) is not { } price)
                return false;
            changed.Add((asset, line, price));
        }

        foreach (var (asset, line, price) in changed)
            Replace(asset, line, price);
        Price += _problem.UnservedPrice[booking] - BookingPrice(booking);
        _served[booking] = [];
        return true;
    }

    private void Replace(int asset, ImmutableArray<PlannedUse> line, LinePrice price)
    {
        Debug.Assert(price.Price == AssetLine.Price(_problem, asset, line.AsSpan())?.Price, "The price of a changed line is not that of the line.");
        Price += price.Price - _linePrices[asset].Price;
        (_lines[asset], _linePrices[asset]) = (line, price);
    }
}
