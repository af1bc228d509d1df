using Optimizer.Domain.Models;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>The day of the generated regional models: Tuesday 16 June 2026, when local time is two hours ahead of UTC.</summary>
internal static class RegionalDay
{
    public static DateTimeOffset Start { get; } = new(2026, 6, 16, 0, 0, 0, TimeSpan.Zero);

    public static TimeSpan End { get; } = TimeSpan.FromDays(1);

    /// <summary>A local clock time, from the start of the model.</summary>
    public static TimeSpan At(int hour, int minute = 0) => new(hour - 2, minute, 0);

    public static TimeWindow Window(double fromHour, double toHour) => TimeWindow.Hard(Hours(fromHour), Hours(toHour));

    /// <summary>Starting after the soft end costs 30 euros an hour.</summary>
    public static TimeWindow LateWindow(double fromHour, double softToHour, double toHour) => new()
    {
        Start = Hours(fromHour),
        End = Hours(toHour),
        SoftStart = Hours(fromHour),
        SoftEnd = Hours(softToHour),
        LatePerHourCents = 3_000,
    };

    private static TimeSpan Hours(double localHour) => TimeSpan.FromMinutes(Math.Round((localHour - 2) * 60));
}
