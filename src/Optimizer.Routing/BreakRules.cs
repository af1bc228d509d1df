using System.Collections.Immutable;

namespace Optimizer.Routing;

/// <summary>Which breaks a driver takes.</summary>
/// <param name="EuDriving">45 minutes (or 15, then 30) before 4.5 h of driving are exceeded; at most 9 h of driving. Regulation (EC) 561/2006, Art. 6 and 7.</param>
/// <param name="WorkingTime">Never over 6 h of work without a break of at least 15 minutes; 30 in all above 6 h of work, 45 above 9 h. Directive 2002/15/EC, Art. 5.</param>
/// <param name="Windows">One break each, unless the route ends by its latest start or starts after it; sorted by latest start, as they are taken.</param>
public sealed record BreakRules(bool EuDriving, bool WorkingTime, ImmutableArray<BreakWindow> Windows)
{
    public static BreakRules None { get; } = new(false, false, []);

    public bool IsNone => !EuDriving && !WorkingTime && Windows.IsEmpty;
}

/// <summary>A break of a given length that starts between two times, both included; seconds.</summary>
public readonly record struct BreakWindow(Duration EarliestStart, Duration LatestStart, Duration Length);
