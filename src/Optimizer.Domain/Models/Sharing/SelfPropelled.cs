namespace Optimizer.Domain.Models.Sharing;

/// <summary>An asset that drives or is driven by itself, without load.</summary>
/// <param name="VehicleTypeId">Speed, energy law and mass while it moves.</param>
public sealed record SelfPropelled(string VehicleTypeId, double PerKmCents, double DrivingPerHourCents);
