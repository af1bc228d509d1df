namespace Optimizer.Planning.Collecting;

/// <summary>The pinned visits of a vehicle's initial route cannot be driven: a fault of the model.</summary>
public sealed class PinnedVisitsException(string vehicleId) : Exception($"The pinned visits of vehicle '{vehicleId}' cannot be driven.")
{
    public string VehicleId { get; } = vehicleId;
}
