using System.Collections.Immutable;

namespace Optimizer.Domain.Models;

/// <summary>Skills that a vehicle must or must not have.</summary>
public sealed record SkillRequirement(ImmutableArray<string> AllOf, ImmutableArray<string> AnyOf, ImmutableArray<string> NoneOf)
{
    public static SkillRequirement None { get; } = new([], [], []);

    public bool IsMetBy(ImmutableArray<string> skills) =>
        AllOf.All(skills.Contains) && (AnyOf.IsEmpty || AnyOf.Any(skills.Contains)) && !NoneOf.Any(skills.Contains);
}
