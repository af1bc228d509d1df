namespace Optimizer.OrTools;

/// <summary>Where a solve stands.</summary>
/// <param name="Elapsed">Since the solve was asked for.</param>
/// <param name="Objective">Of the best solution so far; null before the first.</param>
/// <param name="BestBound">No solution is better; null while nothing is known.</param>
public sealed record CpProgress(TimeSpan Elapsed, long? Objective, long? BestBound);
