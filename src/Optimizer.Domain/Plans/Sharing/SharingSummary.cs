using System.Collections.Immutable;

namespace Optimizer.Domain.Plans.Sharing;

/// <summary>How a schedule was made, how well it uses assets and serves organisations.</summary>
/// <param name="Method">assignment, cp-sat, greedy, or several joined by "+"; empty for a given plan.</param>
/// <param name="ScheduleCents">The schedule's own objective, with estimated moves.</param>
/// <param name="BoundCents">No schedule is cheaper; null where nothing is known.</param>
/// <param name="Assets">In the order of the model.</param>
/// <param name="Organisations">Those that have booked, in the order of the model.</param>
public sealed record SharingSummary(string Method, long ScheduleCents, long? BoundCents, ImmutableArray<AssetUse> Assets, ImmutableArray<ServedShare> Organisations)
{
    /// <summary>Null without a bound above zero.</summary>
    public double? Gap => BoundCents is > 0 ? ((double)ScheduleCents / BoundCents) - 1 : null;
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
