using Google.Protobuf.WellKnownTypes;
using Optimizer.Domain.Models;

namespace Optimizer.Api.Reading;

/// <summary>From when to when a model plans, and its times as offsets from there, to the nearest second.</summary>
internal sealed class PlanClock
{
    // 1900-01-01 and 2200-01-01.
    private const long Earliest = -2_208_988_800;
    private const long Latest = 7_258_118_400;

    private readonly IssueList _issues;
    private readonly bool _isTrusted;

    private PlanClock(IssueList issues, DateTimeOffset start, TimeSpan end, bool isTrusted) =>
        (_issues, Start, End, _isTrusted) = (issues, start, end, isTrusted);

    public DateTimeOffset Start { get; }

    public TimeSpan End { get; }

    public static PlanClock Read(IssueList issues, Wire.Model model)
    {
        var start = Seconds(issues, model.StartTime, "model.start_time");
        var end = Seconds(issues, model.EndTime, "model.end_time");
        var named = NamedTimes(model).Where(IsValid).Select(Round).Concat(end is { } last ? [last] : []).ToArray();

        var day = TimeSpan.FromDays(1).TotalSeconds;
        var first = start ?? (named.Length == 0 ? 0 : (long)(Math.Floor(named.Min() / day) * day));
        var length = (end ?? Math.Max(named.Append(first).Max(), first + (long)day)) - first;

        var isTrusted = true;
        if (length <= 0)
            isTrusted = Distrust("model.end_before_start", $"The plan ends at {Show(first + length)}, not after its start at {Show(first)}. Swap them, or leave one out.");
        else if (length > Limits.Days * day)
            isTrusted = Distrust("model.too_long", $"The plan spans {length / day:N0} days. Plan at most {Limits.Days} at once: set start_time and end_time, and look for a wrong year among the times.");

        var span = Math.Clamp(length, 1, (long)(Limits.Days * day));
        return new(issues, DateTimeOffset.FromUnixTimeSeconds(first), TimeSpan.FromSeconds(span), isTrusted);

        bool Distrust(string code, string message)
        {
            issues.Add(end is null ? "model" : "model.end_time", code, message);
            return false;
        }
    }

    /// <summary>The clock of a model that is read already. Times outside of it are no faults: a given plan may break rules.</summary>
    public static PlanClock Of(IssueList issues, Model model) => new(issues, model.Start, model.End, isTrusted: false);

    /// <summary>The offset of a time, or the default when it is unset or wrong.</summary>
    public TimeSpan Offset(Timestamp? time, string path, TimeSpan unset) =>
        Seconds(_issues, time, path) is { } seconds ? TimeSpan.FromSeconds(seconds - Start.ToUnixTimeSeconds()) : unset;

    /// <summary>Reports a stretch of time with nothing of the plan in it; clips others to the plan.</summary>
    public (TimeSpan Start, TimeSpan End) Within(TimeSpan start, TimeSpan end, string path, string kind)
    {
        if (_isTrusted && end < start)
            _issues.Add(path, $"{kind}.end_before_start", $"The {NumberReader.Words(kind)} ends at {Show(end)}, before it starts at {Show(start)}. Swap the two.");
        else if (_isTrusted && (end < TimeSpan.Zero || start > End))
            _issues.Add(path, $"{kind}.outside_plan", $"The {NumberReader.Words(kind)} from {Show(start)} to {Show(end)} lies outside the plan, which is from {Show(TimeSpan.Zero)} to {Show(End)}. Move it, or widen the plan.");

        var clipped = Clip(start);
        return (clipped, end < start ? clipped : Clip(end));
    }

    /// <summary>Whether a time is after the end of the plan; no if that end is itself at fault.</summary>
    public bool IsAfterEnd(TimeSpan time) => _isTrusted && time > End;

    public TimeSpan Clip(TimeSpan time) => time < TimeSpan.Zero ? TimeSpan.Zero : time > End ? End : time;

    public string Show(TimeSpan offset) => Show(Start.ToUnixTimeSeconds() + (long)offset.TotalSeconds);

    private static string Show(long seconds) => DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(seconds, Earliest, Latest)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");

    private static long? Seconds(IssueList issues, Timestamp? time, string path)
    {
        if (time is null)
            return null;
        if (IsValid(time))
            return Round(time);

        issues.Add(path, "time.invalid", $"{time.Seconds} seconds and {time.Nanos} nanoseconds are no time between 1900 and 2200. Give one like \"2026-05-04T06:00:00Z\".");
        return null;
    }

    private static bool IsValid(Timestamp? time) => time is { Seconds: >= Earliest and < Latest, Nanos: >= 0 and < 1_000_000_000 };

    private static long Round(Timestamp? time) => time!.Seconds + (time.Nanos >= 500_000_000 ? 1 : 0);

    private static IEnumerable<Timestamp?> NamedTimes(Wire.Model model)
    {
        var windows = model.Collections.SelectMany(collection => collection.TimeWindows)
            .Concat(model.Shipments.SelectMany(shipment => new[] { shipment.Pickup, shipment.Delivery }).Where(stop => stop is not null).SelectMany(stop => stop.TimeWindows))
            .Concat(model.Facilities.SelectMany(facility => facility.OpeningWindows))
            .Concat(model.Depots.SelectMany(depot => depot.OpeningWindows))
            .Concat(model.Offers.SelectMany(offer => offer.TimeWindows))
            .Concat(model.Needs.SelectMany(need => need.TimeWindows))
            .Concat(model.Assets.SelectMany(asset => asset.AvailabilityWindows));

        return windows.SelectMany(window => new[] { window.StartTime, window.EndTime, window.SoftStartTime, window.SoftEndTime })
            .Concat(model.Vehicles.SelectMany(vehicle => vehicle.Shifts).SelectMany(shift => new[] { shift.StartTime, shift.EndTime, shift.OvertimeEndTime }))
            .Concat(model.Collections.Select(collection => collection.ReleaseTime))
            .Concat(model.Offers.Select(offer => offer.PerishableByTime))
            .Concat(model.Bookings.SelectMany(booking => new[] { booking.EarliestStartTime, booking.LatestEndTime, booking.PreferredStartTime }))
            .Concat(model.Bookings.SelectMany(booking => booking.Alternatives).SelectMany(way => new[] { way.EarliestStartTime, way.LatestEndTime, way.PreferredStartTime }))
            .Concat(model.BreakRules.SelectMany(rule => new[] { rule.EarliestStartTime, rule.LatestStartTime }));
    }
}
