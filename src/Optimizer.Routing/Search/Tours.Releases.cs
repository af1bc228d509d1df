using System.Runtime.CompilerServices;

namespace Optimizer.Routing.Search;

/// <content>
/// Releases in O(1), where all stations reload and nothing else needs simulation: a trip begins when the last of what it delivers
/// is released, so a stop that is released later than its trip moves the beginning of the trip, and what the trip does from there on
/// is a segment of its own.
/// </content>
internal sealed partial class Tours
{
    /// <summary>By slot that begins a trip, a start or a station: when all that the trip delivers is released.</summary>
    private readonly Duration[] _released;

    /// <summary>By slot, the one that begins its trip; a station begins one.</summary>
    private readonly int[] _tripStart;

    /// <summary>By stop, its trip from the first stop to this one.</summary>
    private readonly TimeSegment[] _withinTrip;

    /// <summary>Notes the release of the trip that a slot begins; false if it is too late.</summary>
    private bool TryBeginTrip(int slot)
    {
        Duration release = 0;
        for (var stop = _next[slot]; IsStop(stop); stop = _next[stop])
            release = Math.Max(release, _data.Release[stop]);
        _released[slot] = release;
        _tripStart[slot] = slot;
        return TryRelease(slot, release, out _);
    }

    /// <summary>Notes the trip up to a stop that comes after a slot; false if it cannot be in time.</summary>
    private bool TryGoOn(int slot, int stop, Arc arc)
    {
        _tripStart[stop] = _tripStart[slot];
        _withinTrip[stop] = _data.StopSegments[stop];
        return slot == _tripStart[slot] || TimeSegment.TryMerge(_withinTrip[slot], _data.StopSegments[stop], arc.Duration, out _withinTrip[stop]);
    }

    /// <summary>A start that departs, or a station whose service ends, no earlier than a release; false if that is too late.</summary>
    private bool TryRelease(int slot, Duration release, out TimeSegment segment)
    {
        segment = IsStation(slot) ? _data.StationSegments[_stationOf[slot]] : StartSegment(_data.Kinds[KindOf(_route[slot])]);
        segment = segment with { Early = Math.Max(segment.Early, release - segment.Length) };
        return segment.Early <= segment.Late;
    }

    private static TimeSegment StartSegment(VehicleKind kind) => new(0, kind.StartWindows[0].Start, kind.StartWindows[^1].End);

    /// <summary>The route up to a slot, if a stop with a release joins its trip.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryReach(int slot, Duration release, out TimeSegment upTo)
    {
        upTo = _before[slot];
        return !_data.SegmentsKnowReleases || release <= _released[_tripStart[slot]] || TryReachLater(slot, release, out upTo);
    }

    private bool TryReachLater(int slot, Duration release, out TimeSegment upTo)
    {
        var start = _tripStart[slot];
        if (!TryRelease(start, release, out upTo))
            return false;
        if (IsStation(start) && !TimeSegment.TryMerge(_before[_previous[start]], upTo, _arcIn[start].Duration, out upTo))
            return false;
        return start == slot || TimeSegment.TryMerge(upTo, _withinTrip[slot], _arcIn[_next[start]].Duration, out upTo);
    }

    /// <summary>Whether a stop and its trip wait for each other's release, so that a trip of its own might be better.</summary>
    private bool WaitsForRelease(int stop, int after) =>
        _data.HasReleases && _data.Brings[stop] && (!_data.SegmentsKnowReleases || _data.Release[stop] != _released[_tripStart[after]]);
}
