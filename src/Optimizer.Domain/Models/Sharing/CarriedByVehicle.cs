using System.Collections.Immutable;

namespace Optimizer.Domain.Models.Sharing;

/// <summary>An asset that vehicles carry or tow.</summary>
public sealed record CarriedByVehicle
{
    public required LoadVector Amounts { get; init; }

    /// <summary>0 when unknown.</summary>
    public required double MassKg { get; init; }

    /// <summary>What the vehicle must be able to do.</summary>
    public SkillRequirement Skills { get; init; } = SkillRequirement.None;

    /// <summary>Empty means all.</summary>
    public ImmutableArray<string> AllowedVehicleIds { get; init; } = [];

    public TimeSpan LoadingDuration { get; init; }
    public TimeSpan UnloadingDuration { get; init; }
}
