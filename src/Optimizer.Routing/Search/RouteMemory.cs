using System.Numerics;

namespace Optimizer.Routing.Search;

/// <summary>
/// Where simulation decides, the best places of stops and pairs on routes that were asked before, found by what the routes visit:
/// most routes have not changed since, or are again as they were. Of two entries for one place in the table the later stays.
/// </summary>
internal sealed class RouteMemory(Tours tours)
{
    private const int MostEntries = 1 << 17;
    private const int EntriesPerStop = 1_024;

    private readonly Entry[] _entries = new Entry[BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(EntriesPerStop * (long)tours.Data.StopCount, 1, MostEntries))];

    /// <summary>Improves <paramref name="best"/> by what is known of a stop on a route. False if the route has to be looked at.</summary>
    public bool TryRecall(int stop, int vehicle, ref Placement best)
    {
        ref readonly var entry = ref EntryOf(stop, vehicle);
        if (entry.Key != KeyOf(stop, vehicle) || (!entry.Exists && entry.Delta < best.Delta))
            return false;
        if (entry.Exists && entry.Delta < best.Delta)
        {
            best = new(entry.Delta, tours.SlotAt(vehicle, entry.First), entry.Station, entry.StationPlace);
            tours.NoteDecided(stop, best.After, best.Delta, entry.Result);
        }

        return true;
    }

    /// <summary>Improves <paramref name="best"/> by the best place of a stop on a route, and remembers it.</summary>
    public void Look(int stop, int vehicle, ref Placement best)
    {
        var found = best with { After = -1 };
        for (var slot = tours.Start(vehicle); slot != tours.End(vehicle); slot = tours.Next(slot))
            tours.TryPlacement(stop, slot, ref found);
        tours.Decide(stop, ref found);
        EntryOf(stop, vehicle) = found.Exists
            ? new(KeyOf(stop, vehicle), found.Delta, tours.PositionOf(found.After), -1, found.Station, found.StationPlace, tours.DecidedResult)
            : new(KeyOf(stop, vehicle), found.Delta, -1, -1, -1, StationPlace.None, default);
        if (found.Exists)
            best = found;
    }

    /// <summary>As for a stop, for a pair that is named by its first stop.</summary>
    public bool TryRecall(int first, int vehicle, ref PairPlacement best)
    {
        ref readonly var entry = ref EntryOf(first, vehicle);
        if (entry.Key != KeyOf(first, vehicle) || (!entry.Exists && entry.Delta < best.Delta))
            return false;
        if (entry.Exists && entry.Delta < best.Delta)
        {
            var after = tours.SlotAt(vehicle, entry.First);
            best = new(entry.Delta, after, entry.Second < 0 ? first : tours.SlotAt(vehicle, entry.Second));
            tours.NoteDecided(first, after, best.Delta, entry.Result);
        }

        return true;
    }

    /// <summary>As for a stop, for a pair.</summary>
    public void Look(int first, int second, int vehicle, Xoshiro random, ref PairPlacement best)
    {
        var found = best with { FirstAfter = -1 };
        tours.TryPair(first, second, vehicle, 0, random, ref found);
        tours.DecidePair(first, second, ref found);
        EntryOf(first, vehicle) = found.Exists
            ? new(KeyOf(first, vehicle), found.Delta, tours.PositionOf(found.FirstAfter), found.SecondAfter == first ? -1 : tours.PositionOf(found.SecondAfter), -1, StationPlace.None, tours.DecidedResult)
            : new(KeyOf(first, vehicle), found.Delta, -1, -1, -1, StationPlace.None, default);
        if (found.Exists)
            best = found;
    }

    private ulong KeyOf(int stop, int vehicle) => PairMemory.Mix(tours.PrintOf(vehicle), (ulong)stop);

    private ref Entry EntryOf(int stop, int vehicle) => ref _entries[KeyOf(stop, vehicle) & (ulong)(_entries.Length - 1)];

    /// <summary>The best place of a stop or a pair on a route; if there is none, none changes the cost by less than the delta.</summary>
    /// <param name="First">Position on the route after which the stop, or the first of a pair, goes; -1 if there is no place.</param>
    /// <param name="Second">Position after which the second of a pair goes; -1 for right after the first.</param>
    private readonly record struct Entry(ulong Key, Cost Delta, int First, int Second, int Station, StationPlace StationPlace, RouteResult Result)
    {
        public bool Exists => First >= 0;
    }
}
