using System.Collections.Immutable;

namespace Optimizer.Domain.Models;

/// <summary>
/// A given matrix, row by row in the order of <see cref="SiteIds"/>: metres and seconds, or <see cref="Unreachable"/> in
/// both where there is no way.
/// </summary>
public sealed record TravelMatrix(string ProfileId, ImmutableArray<string> SiteIds, ImmutableArray<int> DistancesMetres, ImmutableArray<int> DurationsSeconds)
{
    /// <summary>No way between these two.</summary>
    public const int Unreachable = -1;
}
