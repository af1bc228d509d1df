using System.Collections.Immutable;

namespace Optimizer.Domain.Models.Sharing;

/// <summary>One asset that a booking needs.</summary>
/// <param name="Kind">Null: any.</param>
/// <param name="AllowedAssetIds">Empty means all.</param>
public sealed record AssetRequirement(string? Kind, ImmutableArray<string> Capabilities, ImmutableArray<string> AllowedAssetIds)
{
    /// <summary>Any asset.</summary>
    public static AssetRequirement Any { get; } = new(null, [], []);

    public bool IsMetBy(Asset asset) =>
        (Kind is null || Kind == asset.Kind)
        && Capabilities.All(capability => asset.Capabilities.Contains(capability))
        && (AllowedAssetIds.IsEmpty || AllowedAssetIds.Contains(asset.Id));
}
