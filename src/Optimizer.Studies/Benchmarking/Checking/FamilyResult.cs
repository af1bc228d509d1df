using System.Collections.Immutable;

namespace Optimizer.Studies.Benchmarking.Checking;

/// <summary>What a solution is worth in its family's own convention, and every rule that it breaks.</summary>
/// <param name="Cost">In the unit that the family's best known values are in.</param>
/// <param name="Vehicles">Routes that serve something.</param>
public sealed record FamilyResult(double Cost, int Vehicles, ImmutableArray<string> Faults);
