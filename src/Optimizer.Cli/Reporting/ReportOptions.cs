using System.Collections.Immutable;
using Optimizer.Studies.Benchmarking.Generating;

namespace Optimizer.Cli.Reporting;

/// <summary>How a plan is shown.</summary>
public sealed record ReportOptions
{
    public static ReportOptions Default { get; } = new();

    public ReportLanguage Language { get; init; } = ReportLanguage.English;

    /// <summary>Times are shown with the offset that this zone has when the model starts.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Named on the map where they lie within it.</summary>
    public ImmutableArray<Place> Places { get; init; } = [.. Region.All.SelectMany(region => region.Places)];
}
