using System.Collections.Immutable;
using Optimizer.Domain.Plans.Sharing;

namespace Optimizer.Domain.Plans;

/// <summary>Who drives what and when, what was left out and why, and what it costs and causes.</summary>
public sealed record Plan(ImmutableArray<Route> Routes, ImmutableArray<Unplanned> Unplanned, Accounting.Account Account)
{
    /// <summary>Shared assets: reservations, moves, maintenance, and what was left out.</summary>
    public SharingPlan Sharing { get; init; } = SharingPlan.Empty;
}
