namespace Optimizer.Domain.Models;

/// <summary>A stretch of time in which a vehicle can make one route. Times count from the model's start.</summary>
public sealed record Shift
{
    public required string Id { get; init; }

    /// <summary>Earliest departure.</summary>
    public required TimeSpan Start { get; init; }

    /// <summary>Latest return without overtime.</summary>
    public required TimeSpan End { get; init; }

    /// <summary>Latest return; at least <see cref="End"/>.</summary>
    public required TimeSpan OvertimeEnd { get; init; }

    /// <summary>Null: the route starts at its first stop.</summary>
    public string? StartSiteId { get; init; }

    /// <summary>Null: the route ends at its last stop.</summary>
    public string? EndSiteId { get; init; }
}
