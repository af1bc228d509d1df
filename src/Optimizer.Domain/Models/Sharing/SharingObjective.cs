namespace Optimizer.Domain.Models.Sharing;

/// <summary>What a good schedule of assets is, besides the objective of the model.</summary>
public sealed record SharingObjective
{
    public static SharingObjective Default { get; } = new();

    /// <summary>Times the part of its booked hours that the organisation served worst does not get, from 0 to 1.</summary>
    public long UnfairnessCostCents { get; init; }
}
