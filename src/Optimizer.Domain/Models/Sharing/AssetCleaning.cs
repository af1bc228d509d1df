namespace Optimizer.Domain.Models.Sharing;

/// <summary>How long an asset is cleaned at a site after a kind of use.</summary>
public sealed record AssetCleaning(string Use, TimeSpan Duration);
