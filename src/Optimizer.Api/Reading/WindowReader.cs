using Google.Protobuf.Collections;
using Optimizer.Domain.Models;

namespace Optimizer.Api.Reading;

/// <summary>Reads time windows: sorted, disjoint, within the plan.</summary>
internal static class WindowReader
{
    private const string Kind = "time_window";

    /// <summary>When a facility or a depot is open; empty means always.</summary>
    public static ImmutableArray<TimeWindow> ReadHard(ReadingContext context, RepeatedField<Wire.TimeWindow> windows, string path)
    {
        for (var index = 0; index < windows.Count; index++)
        {
            var window = windows[index];
            if (window.SoftStartTime is not null || window.SoftEndTime is not null || window.HasCostPerHourEarlyCents || window.HasCostPerHourLateCents)
                context.Issues.Add($"{path}[{index}]", "time_window.not_soft", "Opening windows have no soft times and costs. Leave them out here.");
        }

        return Read(context, windows, path);
    }

    /// <summary>The whole plan when none is given.</summary>
    public static ImmutableArray<TimeWindow> ReadOrAlways(ReadingContext context, RepeatedField<Wire.TimeWindow> wire, string path)
    {
        var windows = Read(context, wire, path);
        return windows.IsEmpty ? [TimeWindow.Hard(TimeSpan.Zero, context.Clock.End)] : windows;
    }

    /// <summary>Windows in the order of time. Those that overlap are joined, which only hard ones can be.</summary>
    public static ImmutableArray<TimeWindow> Read(ReadingContext context, RepeatedField<Wire.TimeWindow> windows, string path)
    {
        var sorted = windows.Select((window, index) => (Window: ReadOne(context, window, $"{path}[{index}]"), Index: index))
            .OrderBy(item => item.Window.Start).ThenBy(item => item.Window.End);

        var result = new List<TimeWindow>();
        foreach (var (window, index) in sorted)
        {
            if (result.Count == 0 || window.Start > result[^1].End)
                result.Add(window);
            else if (!window.IsSoft && !result[^1].IsSoft)
                result[^1] = TimeWindow.Hard(result[^1].Start, TimeSpan.FromTicks(Math.Max(result[^1].End.Ticks, window.End.Ticks)));
            else if (window.Start == result[^1].End && window.End > window.Start)
                result.Add(AfterFirstSecond(window));
            else
                context.Issues.Add($"{path}[{index}]", "time_window.overlap", $"The window from {context.Clock.Show(window.Start)} overlaps another one, and soft windows cannot be joined. Make them disjoint.");
        }

        return [.. result];
    }

    private static TimeWindow ReadOne(ReadingContext context, Wire.TimeWindow wire, string path)
    {
        var clock = context.Clock;
        var givenStart = clock.Offset(wire.StartTime, $"{path}.start_time", TimeSpan.Zero);
        var givenEnd = clock.Offset(wire.EndTime, $"{path}.end_time", givenStart > clock.End ? givenStart : clock.End);
        var (start, end) = clock.Within(givenEnd < TimeSpan.Zero && wire.StartTime is null ? givenEnd : givenStart, givenEnd, path, Kind);
        var softStart = clock.Offset(wire.SoftStartTime, $"{path}.soft_start_time", givenStart);
        var softEnd = clock.Offset(wire.SoftEndTime, $"{path}.soft_end_time", givenEnd);

        if (givenStart <= givenEnd && (softStart < givenStart || softEnd > givenEnd || softEnd < softStart))
            context.Issues.Add(path, "time_window.soft_outside", $"The soft part from {clock.Show(softStart)} to {clock.Show(softEnd)} is not within the window from {clock.Show(givenStart)} to {clock.Show(givenEnd)}. Move it inside.");
        CheckCost(context, wire.SoftStartTime is not null, wire.HasCostPerHourEarlyCents, $"{path}.cost_per_hour_early_cents", "soft_start_time");
        CheckCost(context, wire.SoftEndTime is not null, wire.HasCostPerHourLateCents, $"{path}.cost_per_hour_late_cents", "soft_end_time");

        return new()
        {
            Start = start,
            End = end,
            SoftStart = clock.Clip(softStart),
            SoftEnd = clock.Clip(softEnd),
            EarlyPerHourCents = context.Issues.Number(wire.CostPerHourEarlyCents, $"{path}.cost_per_hour_early_cents", Limits.MoneyPerUnit),
            LatePerHourCents = context.Issues.Number(wire.CostPerHourLateCents, $"{path}.cost_per_hour_late_cents", Limits.MoneyPerUnit),
        };
    }

    private static void CheckCost(ReadingContext context, bool hasTime, bool hasCost, string path, string field)
    {
        if (hasTime && !hasCost)
            context.Issues.Add(path, "time_window.soft_without_cost", $"{field} is given, but not what missing it costs. Give this field too.");
        else if (hasCost && !hasTime)
            context.Issues.Add(path, "time_window.cost_without_soft", $"A cost is given, but no {field}. Give that too, or leave the cost out.");
    }

    /// <summary>The instant that two windows share belongs to the earlier one.</summary>
    private static TimeWindow AfterFirstSecond(TimeWindow window)
    {
        var start = window.Start + TimeSpan.FromSeconds(1);
        return window with { Start = start, SoftStart = Later(window.SoftStart, start), SoftEnd = Later(window.SoftEnd, start) };
    }

    private static TimeSpan Later(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
