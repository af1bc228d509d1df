using Optimizer.OrTools;

namespace Optimizer.Studies.Benchmarking.Scheduling;

/// <summary>A problem of a public set whose best value is known, written with the builders of <see cref="Optimizer.OrTools"/>.</summary>
public interface IClassicProblem
{
    /// <summary>A solution is checked against the problem's own numbers before its value is told.</summary>
    /// <exception cref="OrToolsUnavailableException"/>
    ClassicResult Solve(OrToolsHosts hosts, CpLimits limits);
}

/// <summary>What a solver has found.</summary>
/// <param name="Value">Recomputed from the solution; null without one.</param>
/// <param name="Bound">No solution is below; null while nothing is known.</param>
public sealed record ClassicResult(SolveStatus Status, long? Value, long? Bound);
