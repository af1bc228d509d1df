namespace Optimizer.Domain.Plans.Sharing;

/// <summary>One asset for one booking, or for a part of a booking that is split. Times count from the model's start.</summary>
public sealed record Reservation
{
    public required string BookingId { get; init; }

    /// <summary>Which of the booking's ways; 0 is its own.</summary>
    public int Way { get; init; }

    /// <summary>From 1, in the order of time.</summary>
    public int Part { get; init; } = 1;

    /// <summary>Which of the way's requirements, from 0.</summary>
    public int Requirement { get; init; }

    public required string AssetId { get; init; }
    public required string SiteId { get; init; }

    /// <summary>Start of use.</summary>
    public required TimeSpan Start { get; init; }

    /// <summary>End of use.</summary>
    public required TimeSpan End { get; init; }

    /// <summary>Right before the use.</summary>
    public TimeSpan Setup { get; init; }

    /// <summary>Right after the use.</summary>
    public TimeSpan Cleaning { get; init; }
}
