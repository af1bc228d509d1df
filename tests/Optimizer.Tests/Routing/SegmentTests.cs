using Optimizer.Routing.Search;

namespace Optimizer.Tests.Routing;

public class SegmentTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 200)];

    [Fact]
    public void Merging_two_stops_adds_the_wait_when_the_second_opens_later()
    {
        var first = new TimeSegment(Length: 5, Early: 0, Late: 0);
        var second = new TimeSegment(Length: 1, Early: 20, Late: 30);

        Assert.True(TimeSegment.TryMerge(first, second, drive: 10, out var merged));

        // Leave at 0, serve 5, drive 10, wait until 20, serve 1.
        Assert.Equal(21, merged.Length);
    }

    [Fact]
    public void Merging_refuses_a_stop_that_is_reached_too_late()
    {
        var first = new TimeSegment(Length: 5, Early: 10, Late: 20);
        var second = new TimeSegment(Length: 1, Early: 0, Late: 24);

        // Start at 10 at the earliest, serve 5, drive 10: there at 25.
        Assert.False(TimeSegment.TryMerge(first, second, drive: 10, out _));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void A_time_segment_is_what_driving_the_sequence_with_every_start_gives(int seed)
    {
        var random = new Random(seed);
        var count = random.Next(1, 6);
        var stops = Enumerable.Range(0, count).Select(_ => (Start: random.Next(60), Width: random.Next(40), Service: random.Next(5))).ToArray();
        var drives = Enumerable.Range(0, count).Select(_ => random.Next(1, 20)).ToArray();

        var ends = Enumerable.Range(0, 120).Select(start => Drive(stops, drives, start)).ToArray();
        var lengths = ends.Select((end, start) => end is { } time ? time - start : int.MaxValue).ToArray();
        var isFeasible = TryMerge(stops, drives, out var merged);

        Assert.Equal(ends.Any(end => end is not null), isFeasible);
        if (!isFeasible)
            return;
        Assert.Equal(lengths.Min(), merged.Length);
        Assert.Equal(ends.OfType<int>().Min(), merged.End);
        Assert.Equal(Array.FindLastIndex(lengths, length => length == lengths.Min()), merged.Late);
        Assert.Equal(Array.IndexOf(lengths, lengths.Min()), Math.Max(merged.Early, 0));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void A_load_segment_is_what_walking_the_trip_gives(int seed)
    {
        var random = new Random(seed);
        var stops = Enumerable.Range(0, random.Next(1, 8)).Select(_ => (Load: random.Next(-5, 10), Delivery: random.Next(6))).ToArray();
        var onBoard = stops.Sum(stop => stop.Delivery);
        var most = onBoard;
        foreach (var (load, delivery) in stops)
        {
            onBoard += load - delivery;
            most = Math.Max(most, onBoard);
        }

        // In any order of merging: split at a random place.
        var parts = stops.Select(stop => LoadSegment.Of(stop.Load, stop.Delivery)).ToArray();
        var split = random.Next(parts.Length);
        var left = parts[..split].Aggregate(default(LoadSegment), (sum, part) => LoadSegment.Merge(sum, part));
        var right = parts[split..].Aggregate(default(LoadSegment), (sum, part) => LoadSegment.Merge(sum, part));
        Assert.Equal(most, LoadSegment.Merge(left, right).Most);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void An_energy_segment_is_what_walking_the_trip_gives(int seed)
    {
        var random = new Random(seed);
        var legs = Enumerable.Range(0, random.Next(1, 8)).Select(_ => (Empty: random.Next(100), PerMass: random.Next(10), Change: random.Next(-5, 9))).ToArray();
        var entry = random.Next(50);
        var (load, cost) = ((long)entry, 0L);
        foreach (var (empty, perMass, change) in legs)
        {
            cost += empty + (perMass * load);
            load += change;
        }

        var merged = legs.Aggregate(default(EnergySegment), (sum, leg) => EnergySegment.Merge(sum, new(0, 0, 0, leg.Change), leg.Empty, leg.PerMass));
        Assert.Equal(cost, merged.With(entry));
    }

    private static bool TryMerge((int Start, int Width, int Service)[] stops, int[] drives, out TimeSegment merged)
    {
        merged = Of(stops[0]);
        for (var stop = 1; stop < stops.Length; stop++)
        {
            if (!TimeSegment.TryMerge(merged, Of(stops[stop]), drives[stop - 1], out merged))
                return false;
        }

        return true;
    }

    private static TimeSegment Of((int Start, int Width, int Service) stop) => new(stop.Service, stop.Start, stop.Start + stop.Width);

    /// <summary>When the sequence ends that starts at a time, waiting included; null if it is late anywhere.</summary>
    private static int? Drive((int Start, int Width, int Service)[] stops, int[] drives, int start)
    {
        var clock = start;
        for (var stop = 0; stop < stops.Length; stop++)
        {
            if (clock > stops[stop].Start + stops[stop].Width)
                return null;
            clock = Math.Max(clock, stops[stop].Start) + stops[stop].Service;
            if (stop + 1 < stops.Length)
                clock += drives[stop];
        }

        return clock;
    }
}
