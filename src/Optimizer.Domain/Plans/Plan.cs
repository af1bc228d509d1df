using System.Collections.Immutable;

namespace Optimizer.Domain.Plans;

/// <summary>Who drives what and when, what was left out and why, and what it costs and causes.</summary>
public sealed record Plan(ImmutableArray<Route> Routes, ImmutableArray<Unplanned> Unplanned, Accounting.Account Account);
