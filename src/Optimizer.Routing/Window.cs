namespace Optimizer.Routing;

/// <summary>When a service may start, both ends included. Start &lt;= SoftStart &lt;= SoftEnd &lt;= End, seconds from the start of the horizon.</summary>
/// <param name="EarlyCost">For every second before <paramref name="SoftStart"/>.</param>
/// <param name="LateCost">For every second after <paramref name="SoftEnd"/>.</param>
public readonly record struct Window(Duration Start, Duration End, Duration SoftStart, Duration SoftEnd, Cost EarlyCost, Cost LateCost)
{
    /// <summary>The end of an open window, in seconds.</summary>
    public const Duration Never = 1_000_000_000;

    public static Window Always { get; } = Hard(0, Never);

    public static Window Hard(Duration start, Duration end) => new(start, end, start, end, 0, 0);

    public Cost CostAt(Duration start) =>
        (EarlyCost * Math.Max(0, SoftStart - start)) + (LateCost * Math.Max(0, start - SoftEnd));
}
