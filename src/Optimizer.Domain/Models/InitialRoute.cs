using System.Collections.Immutable;

namespace Optimizer.Domain.Models;

/// <summary>A route to start the search from; its first <see cref="PinnedVisits"/> visits stay where they are.</summary>
public sealed record InitialRoute(string VehicleId, string ShiftId, ImmutableArray<InitialVisit> Visits, int PinnedVisits);

/// <summary>A stop of an initial route: exactly one of the two ids is set.</summary>
public sealed record InitialVisit(string? CollectionId, string? FacilityId);
