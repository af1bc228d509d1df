namespace Optimizer.Domain.Plans.Sharing;

/// <summary>One maintenance of an asset. Times count from the model's start.</summary>
public sealed record AssetMaintenance(string AssetId, string SiteId, TimeSpan Start, TimeSpan End);
