namespace Optimizer.Domain.Models;

/// <summary>What a vehicle costs, in cents; all at least 0.</summary>
public sealed record VehicleCosts
{
    /// <summary>Once per route that has a stop.</summary>
    public long FixedCents { get; init; }

    public double PerKmCents { get; init; }
    public double DrivingPerHourCents { get; init; }
    public double ServicePerHourCents { get; init; }

    /// <summary>For waiting and breaks.</summary>
    public double WaitingPerHourCents { get; init; }

    /// <summary>On top of the others, after the end of the shift.</summary>
    public double OvertimePerHourCents { get; init; }
}
