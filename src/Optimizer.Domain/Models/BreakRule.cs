namespace Optimizer.Domain.Models;

/// <summary>A rule for drivers' breaks.</summary>
public sealed record BreakRule
{
    public required string Id { get; init; }
    public required BreakRuleKind Kind { get; init; }

    /// <summary>For <see cref="BreakRuleKind.Window"/>: the break starts between these two, both included.</summary>
    public TimeSpan EarliestStart { get; init; }

    /// <inheritdoc cref="EarliestStart"/>
    public TimeSpan LatestStart { get; init; }

    /// <summary>For <see cref="BreakRuleKind.Window"/>: how long it is.</summary>
    public TimeSpan Duration { get; init; }
}

/// <summary>Which law or custom a break follows.</summary>
public enum BreakRuleKind
{
    /// <summary>One break within a window; not needed on a route that ends by the window's latest start, or starts after it.</summary>
    Window,

    /// <summary>Regulation (EC) 561/2006, Articles 6 and 7: 45 minutes, or 15 then 30, per 4.5 h of driving; 9 h a shift.</summary>
    Eu561,

    /// <summary>Directive 2002/15/EC, Article 5: never over 6 h of work without a break of at least 15 minutes; 30 in all above 6 h of work, 45 above 9 h.</summary>
    WorkingTime,
}
