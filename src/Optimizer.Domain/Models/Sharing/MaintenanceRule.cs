namespace Optimizer.Domain.Models.Sharing;

/// <summary>Maintenance between two reservations or before the first one, so that use in between never exceeds a limit.</summary>
/// <param name="MaxUse">Most use between two maintenances, included; above zero.</param>
/// <param name="Used">Use since the last maintenance, at the start of the plan.</param>
/// <param name="Duration">How long it takes.</param>
/// <param name="SiteId">Where it is done; null: where the asset stands.</param>
public sealed record MaintenanceRule(TimeSpan MaxUse, TimeSpan Used, TimeSpan Duration, string? SiteId);
