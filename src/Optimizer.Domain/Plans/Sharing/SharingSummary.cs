using System.Collections.Immutable;

namespace Optimizer.Domain.Plans.Sharing;

/// <summary>How a schedule was made, how well it uses assets and serves organisations.</summary>
/// <param name="Method">assignment, cp-sat, search, greedy, or several joined by "+"; empty for a given plan.</param>
/// <param name="ScheduleCents">The schedule's own objective, with estimated moves.</param>
/// <param name="BoundCents">No schedule is cheaper; null where nothing is known.</param>
/// <param name="Assets">In the order of the model.</param>
/// <param name="Organisations">Those that have booked, in the order of the model.</param>
/// <param name="Note">What the schedule had to do without, and why; empty if nothing.</param>
public sealed record SharingSummary(string Method, long ScheduleCents, long? BoundCents, ImmutableArray<AssetUse> Assets, ImmutableArray<ServedShare> Organisations, string Note = "")
{
    /// <summary>How much cheaper another schedule can be at most, as a part of what this one costs; null where nothing is known, or if it costs nothing.</summary>
    public double? Gap => BoundCents is { } bound && ScheduleCents > 0 ? (ScheduleCents - bound) / (double)ScheduleCents : null;
}

/// <summary>How well an asset is used; use alone, without set-up and cleaning.</summary>
public sealed record AssetUse(string AssetId, int Reservations, TimeSpan Used, TimeSpan Available)
{
    /// <summary>From 0 to 1.</summary>
    public double Utilisation => Available > TimeSpan.Zero ? Used / Available : 0;
}

/// <summary>How much of the asset hours that it has booked an organisation gets.</summary>
public sealed record ServedShare(string OrganisationId, TimeSpan Booked, TimeSpan Served)
{
    /// <summary>From 0 to 1.</summary>
    public double Share => Booked > TimeSpan.Zero ? Served / Booked : 1;
}
