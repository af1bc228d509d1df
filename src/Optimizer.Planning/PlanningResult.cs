using System.Collections.Immutable;
using Optimizer.Domain.Plans;

namespace Optimizer.Planning;

/// <summary>A plan, the settings it was made with, and what the search did.</summary>
public sealed record PlanningResult(Plan Plan, SolverSettings Settings, SearchStatistics Statistics);

/// <summary>What a search did.</summary>
/// <param name="Improvements">Each plan that was better than those before.</param>
/// <param name="StoppedBy">time_limit, iteration_limit, no_improvement, target, cancelled, or complete: there is nothing better, or nothing to do.</param>
/// <param name="BoundCents">No plan has a lower objective; null where the engine knows no bound, or mandatory work is left out.</param>
/// <param name="Gap">How far the plan may be from the best, as a part of what it costs; 0 is proven best. Null where the engine knows no bound.</param>
public sealed record SearchStatistics(string Engine, string EngineVersion, long Iterations, TimeSpan Elapsed, ImmutableArray<Improvement> Improvements, string StoppedBy, long? BoundCents = null, double? Gap = null)
{
    public TimeSpan TimeToBest => Improvements.IsEmpty ? TimeSpan.Zero : Improvements[^1].Elapsed;
}

/// <summary>A plan that was the best so far.</summary>
/// <param name="Elapsed">Since the time limit began to run.</param>
/// <param name="ObjectiveCents">As the engine has it; not rounded, and with the engine's own price of mandatory work that is left out.</param>
public sealed record Improvement(TimeSpan Elapsed, double ObjectiveCents);

/// <summary>How far a search is.</summary>
/// <param name="ReadPlan">Makes the plan of this moment; costs a few milliseconds, so call it only when it is wanted.</param>
/// <param name="IsBetter">Whether this is better than the progress reported before.</param>
public sealed record PlanningProgress(TimeSpan Elapsed, long Iterations, bool IsBetter, Func<Plan> ReadPlan);

/// <summary>A plan of ours that breaks a rule: our fault, never the caller's.</summary>
public sealed class FaultyPlanException(string message) : Exception(message);
