using Optimizer.Domain.Models;

namespace Optimizer.Planning.Collecting.Checking;

/// <summary>A load on board: whose it is, in which compartment, and whether a facility takes it or a site of its own.</summary>
internal sealed record OnBoard(string WorkId, LoadDestination Destination, string CompartmentId, string? MaterialId, LoadVector Amounts, double MassKg);

/// <summary>Where a load leaves the vehicle.</summary>
internal enum LoadDestination
{
    Facility,
    Collection,
    Shipment,
}
