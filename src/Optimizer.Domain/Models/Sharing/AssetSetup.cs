namespace Optimizer.Domain.Models.Sharing;

/// <summary>How long an asset is prepared at a site before a use.</summary>
/// <param name="FromUse">The kind of use before; null: whatever it was, or nothing. An entry that names it wins.</param>
public sealed record AssetSetup(string? FromUse, string ToUse, TimeSpan Duration);
