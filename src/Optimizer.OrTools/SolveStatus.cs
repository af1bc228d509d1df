namespace Optimizer.OrTools;

/// <summary>How a solve came out.</summary>
public enum SolveStatus
{
    /// <summary>A limit or a cancellation came before the first solution.</summary>
    Unknown,

    /// <summary>There is a solution; a limit or a cancellation came before it was proven the best.</summary>
    Feasible,

    /// <summary>There is no better solution; without an objective: there is one.</summary>
    Optimal,

    /// <summary>There is no solution.</summary>
    Infeasible,

    /// <summary>Solutions get better without end. Not of constraint programs, whose variables have bounds.</summary>
    Unbounded,
}
