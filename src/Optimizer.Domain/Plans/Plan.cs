using System.Collections.Immutable;
using Optimizer.Domain.Plans.Sharing;

namespace Optimizer.Domain.Plans;

/// <summary>Who drives what and when, what was left out and why, and what it costs and causes.</summary>
public sealed record Plan(ImmutableArray<Route> Routes, ImmutableArray<Unplanned> Unplanned, Accounting.Account Account)
{
    /// <summary>What goes from offers to needs; the routes drive its shipments.</summary>
    public ImmutableArray<Transfer> Transfers { get; init; } = [];

    /// <summary>In the order of the model.</summary>
    public ImmutableArray<UnmetNeed> UnmetNeeds { get; init; } = [];

    /// <summary>In the order of the model.</summary>
    public ImmutableArray<UnsoldOffer> UnsoldOffers { get; init; } = [];

    /// <summary>In the order of the model.</summary>
    public ImmutableArray<UnmetContract> UnmetContracts { get; init; } = [];

    /// <summary>How many parts of what is mandatory are left out: work, shares of needs, contracts, bookings.</summary>
    public int MandatoryLeftOut => Unplanned.Count(work => work.IsMandatory)
        + UnmetNeeds.Count(need => need.MandatoryAmount > 0)
        + UnmetContracts.Length
        + Sharing.Unserved.Count(booking => booking.IsMandatory);

    /// <summary>How the transfers were found; null for a plan without offers and needs, or made elsewhere.</summary>
    public Matching? Matching { get; init; }

    /// <summary>Whether all work is on routes, all bookings are served and nothing mandatory is left out.</summary>
    public bool IsComplete => Unplanned.IsEmpty && Sharing.Unserved.IsEmpty && MandatoryLeftOut == 0;

    /// <summary>Shared assets: reservations, moves, maintenance, and what was left out.</summary>
    public SharingPlan Sharing { get; init; } = SharingPlan.Empty;
}
