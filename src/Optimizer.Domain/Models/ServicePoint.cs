using System.Collections.Immutable;

namespace Optimizer.Domain.Models;

/// <summary>Where and when one service is done.</summary>
/// <param name="TimeWindows">The service starts within one of these; sorted, disjoint, at least one.</param>
/// <param name="SetupDuration">Needed before the service, unless the visit before on the route was at the same site.</param>
public sealed record ServicePoint(string SiteId, ImmutableArray<TimeWindow> TimeWindows, TimeSpan ServiceDuration, TimeSpan SetupDuration);
