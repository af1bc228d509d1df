using System.Collections.Immutable;

namespace Optimizer.Domain.Models;

/// <summary>
/// A given matrix, row by row in the order of <see cref="SiteIds"/>: metres and seconds, or <see cref="Unreachable"/> in
/// both where there is no way.
/// </summary>
public sealed record TravelMatrix(string ProfileId, ImmutableArray<string> SiteIds, MatrixNumbers DistancesMetres, MatrixNumbers DurationsSeconds)
{
    /// <summary>No way between these two.</summary>
    public const int Unreachable = -1;

    /// <summary>Whether there is a way between any two of its sites. Looks at every one.</summary>
    public bool HasAllWays => !DistancesMetres.Contains(Unreachable);
}
