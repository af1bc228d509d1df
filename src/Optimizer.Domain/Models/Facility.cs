using System.Collections.Immutable;
using Optimizer.Domain.Models.Redistribution;

namespace Optimizer.Domain.Models;

/// <summary>A place that takes collected material, hands out what is to be delivered, or both.</summary>
public sealed record Facility
{
    public required string Id { get; init; }
    public required string SiteId { get; init; }
    public string? OrganisationId { get; init; }

    /// <summary>Empty means every material.</summary>
    public ImmutableArray<string> AcceptedMaterialIds { get; init; } = [];

    /// <summary>An unloading starts within one of these; empty means always.</summary>
    public ImmutableArray<TimeWindow> OpeningWindows { get; init; } = [];

    public TimeSpan ServiceDuration { get; init; }
    public double GateFeePerTonneCents { get; init; }

    /// <summary>Most it takes per calendar day (UTC); null is no limit.</summary>
    public LoadVector? DailyQuota { get; init; }

    /// <summary>Vehicles take on here what they deliver next.</summary>
    public bool Reloads { get; init; }

    /// <summary>What it can make of offers on their way to needs.</summary>
    public ImmutableArray<Treatment> Treatments { get; init; } = [];

    /// <summary>Whether it takes a material; work without a material goes anywhere.</summary>
    public bool Accepts(string? materialId) =>
        materialId is null || AcceptedMaterialIds.IsEmpty || AcceptedMaterialIds.Contains(materialId);
}
