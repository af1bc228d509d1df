namespace Optimizer.Domain.Models;

/// <summary>When a service may start, both ends included, from the model's start. Start &lt;= SoftStart &lt;= SoftEnd &lt;= End.</summary>
public sealed record TimeWindow
{
    public required TimeSpan Start { get; init; }
    public required TimeSpan End { get; init; }

    /// <summary>Starting before it costs <see cref="EarlyPerHourCents"/>.</summary>
    public required TimeSpan SoftStart { get; init; }

    /// <summary>Starting after it costs <see cref="LatePerHourCents"/>.</summary>
    public required TimeSpan SoftEnd { get; init; }

    public double EarlyPerHourCents { get; init; }
    public double LatePerHourCents { get; init; }

    public bool IsSoft => EarlyPerHourCents > 0 || LatePerHourCents > 0;

    /// <summary>A window that is hard only.</summary>
    public static TimeWindow Hard(TimeSpan start, TimeSpan end) => new() { Start = start, End = end, SoftStart = start, SoftEnd = end };

    public bool Contains(TimeSpan time) => Start <= time && time <= End;

    /// <summary>Cents for a service that starts at a time within the window.</summary>
    public double CostCents(TimeSpan serviceStart) =>
        (Math.Max(0, (SoftStart - serviceStart).TotalHours) * EarlyPerHourCents)
        + (Math.Max(0, (serviceStart - SoftEnd).TotalHours) * LatePerHourCents);
}
