using System.Collections.Immutable;

namespace Optimizer.OrTools;

/// <summary>A place to visit. Times are seconds; service starts from <see cref="Start"/> to <see cref="End"/>, at a price outside of the soft ones.</summary>
/// <param name="Penalty">Price of not visiting.</param>
/// <param name="Loads">By dimension: what comes on board, or less than zero for what leaves.</param>
/// <param name="AllowedKinds">Numbers of kinds; empty is all.</param>
public sealed record LibraryStop(
    long Penalty,
    ImmutableArray<long> Loads,
    long Start,
    long End,
    long SoftStart,
    long SoftEnd,
    long EarlyCost,
    long LateCost,
    ImmutableArray<int> AllowedKinds);
