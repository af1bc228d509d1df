using System.Collections.Immutable;

namespace Optimizer.Domain.Models;

/// <summary>Materials that must be kept apart, each from each other.</summary>
public sealed record MaterialIncompatibility(ImmutableArray<string> MaterialIds, IncompatibilityScope Scope);

/// <summary>How far apart incompatible materials must be.</summary>
public enum IncompatibilityScope
{
    /// <summary>Never in one compartment between two unloadings of it.</summary>
    Compartment,

    /// <summary>Never on one route, not even after unloading.</summary>
    Route,
}
