using System.Collections.Immutable;

namespace Optimizer.Domain.Models;

/// <summary>Collections that are planned on one route, all or none.</summary>
public sealed record Relation(string Id, RelationKind Kind, ImmutableArray<string> CollectionIds);

/// <summary>How related collections stand on their route.</summary>
public enum RelationKind
{
    /// <summary>In any order.</summary>
    SameRoute,

    /// <summary>In the order given; others may come between.</summary>
    Sequence,
}
