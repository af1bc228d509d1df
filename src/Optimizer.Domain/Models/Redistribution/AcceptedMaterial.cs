using System.Collections.Immutable;

namespace Optimizer.Domain.Models.Redistribution;

/// <summary>A material that a need takes.</summary>
/// <param name="Grades">Only these; empty is any, also an unknown one. "This or better" is spelled out here.</param>
/// <param name="SubstitutionThousandths">How many thousandths of a unit of the need a unit of it meets; at least 1.</param>
public sealed record AcceptedMaterial(string MaterialId, ImmutableArray<string> Grades, int SubstitutionThousandths = 1_000)
{
    public bool Accepts(string? grade) => Grades.IsEmpty || (grade is not null && Grades.Contains(grade));
}
