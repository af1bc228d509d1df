using Optimizer.Domain.Plans;

namespace Optimizer.Planning;

/// <summary>A plan, the settings it was made with, and what the search did.</summary>
public sealed record PlanningResult(Plan Plan, SolverSettings Settings, SearchStatistics Statistics);

/// <summary>What a search did.</summary>
/// <param name="StoppedBy">time_limit, iteration_limit, no_improvement, target, cancelled or complete.</param>
public sealed record SearchStatistics(string Engine, string EngineVersion, long Iterations, TimeSpan Elapsed, TimeSpan TimeToBest, string StoppedBy);

/// <summary>How far a search is.</summary>
/// <param name="ReadPlan">Makes the plan of this moment; costs a few milliseconds, so call it only when it is wanted.</param>
/// <param name="IsBetter">Whether this is better than the progress reported before.</param>
public sealed record PlanningProgress(TimeSpan Elapsed, long Iterations, bool IsBetter, Func<Plan> ReadPlan);

/// <summary>A plan of ours that breaks a rule: our fault, never the caller's.</summary>
public sealed class FaultyPlanException(string message) : Exception(message);
