namespace Optimizer.Routing;

/// <summary>The pinned visits of a vehicle's start route cannot be driven.</summary>
public sealed class PinnedRouteException(int vehicle) : Exception($"The pinned visits of vehicle {vehicle} cannot be driven.")
{
    public int Vehicle { get; } = vehicle;
}
