using System.Collections.Immutable;

namespace Optimizer.Domain.Models;

/// <summary>A route to start the search from; its first <see cref="PinnedVisits"/> visits stay where they are.</summary>
public sealed record InitialRoute(string VehicleId, string ShiftId, ImmutableArray<InitialVisit> Visits, int PinnedVisits);

/// <summary>A stop of an initial route: exactly one of the three ids is set; of a shipment it is one end.</summary>
public sealed record InitialVisit(string? CollectionId, string? FacilityId, string? ShipmentId = null, ShipmentEnd ShipmentEnd = ShipmentEnd.Pickup);
