using System.Collections.Immutable;

namespace Optimizer.Domain.Models.Redistribution;

/// <summary>Organisations that hand over nothing to each other; each excludes each other.</summary>
public sealed record OrganisationExclusion(ImmutableArray<string> OrganisationIds)
{
    public bool Separates(string? first, string? second) =>
        first is not null && second is not null && first != second && OrganisationIds.Contains(first) && OrganisationIds.Contains(second);
}
