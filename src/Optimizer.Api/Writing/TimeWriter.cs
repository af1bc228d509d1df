using Google.Protobuf.WellKnownTypes;
using Optimizer.Domain.Models;

namespace Optimizer.Api.Writing;

/// <summary>Times of a model, which count from its start, as moments.</summary>
internal sealed class TimeWriter(Model model)
{
    public Timestamp At(TimeSpan fromStart) => Timestamp.FromDateTimeOffset(model.Start + fromStart);

    public static Duration? Span(TimeSpan span) => span == TimeSpan.Zero ? null : Duration.FromTimeSpan(span);

    /// <summary>Nothing for the one window that is the default: the whole plan.</summary>
    public IEnumerable<Wire.TimeWindow> Write(ImmutableArray<TimeWindow> windows) =>
        windows is [{ IsSoft: false } only] && only.Start == TimeSpan.Zero && only.End == model.End ? [] : windows.Select(Write);

    private Wire.TimeWindow Write(TimeWindow window)
    {
        var wire = new Wire.TimeWindow { StartTime = At(window.Start), EndTime = At(window.End) };
        if (window.EarlyPerHourCents > 0)
            (wire.SoftStartTime, wire.CostPerHourEarlyCents) = (At(window.SoftStart), window.EarlyPerHourCents);
        if (window.LatePerHourCents > 0)
            (wire.SoftEndTime, wire.CostPerHourLateCents) = (At(window.SoftEnd), window.LatePerHourCents);
        return wire;
    }
}
