using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Sharing;
using Optimizer.Domain.Plans.Sharing;

namespace Optimizer.Planning.Sharing;

/// <summary>
/// An asset that must get from one site to another between two stays. It follows from the reservations and maintenances alone.
/// </summary>
/// <param name="Number">Of the moves of this asset, from 1 in the order of time.</param>
/// <param name="Earliest">It may leave from then on.</param>
/// <param name="Latest">It must be there, and unloaded, by then.</param>
/// <param name="BookingId">The booking it is moved for; null on the way to maintenance and back home.</param>
internal sealed record MoveNeed(Asset Asset, int Number, string FromSiteId, string ToSiteId, TimeSpan Earliest, TimeSpan Latest, string? BookingId)
{
    /// <summary>Of the shipment, if the asset is carried.</summary>
    public string ShipmentId => $"{AssetMove.ShipmentIdPrefix}{Asset.Id}/{Number}";

    /// <summary>In the order of assets, then of time.</summary>
    public static ImmutableArray<MoveNeed> Of(Model model, SharingPlan plan)
    {
        var reservations = plan.Reservations.ToLookup(reservation => reservation.AssetId, StringComparer.Ordinal);
        var maintenances = plan.Maintenances.ToLookup(maintenance => maintenance.AssetId, StringComparer.Ordinal);
        return [.. model.Assets.SelectMany(asset => Of(asset, model.End, Stays(reservations[asset.Id], maintenances[asset.Id])))];
    }

    private static IEnumerable<MoveNeed> Of(Asset asset, TimeSpan planEnd, IEnumerable<Stay> stays)
    {
        var last = new Stay(asset.HomeSiteId, TimeSpan.Zero, TimeSpan.Zero, null);
        var number = 0;
        var all = asset.ReturnsHome ? stays.Append(new(asset.HomeSiteId, planEnd, planEnd, null)) : stays;
        foreach (var stay in all)
        {
            if (stay.SiteId != last.SiteId)
                yield return new(asset, ++number, last.SiteId, stay.SiteId, last.Until, stay.From, stay.BookingId);
            last = stay;
        }
    }

    private static IEnumerable<Stay> Stays(IEnumerable<Reservation> reservations, IEnumerable<AssetMaintenance> maintenances) => reservations
        .Select(reservation => new Stay(reservation.SiteId, reservation.Start - reservation.Setup, reservation.End + reservation.Cleaning, reservation.BookingId))
        .Concat(maintenances.Select(maintenance => new Stay(maintenance.SiteId, maintenance.Start, maintenance.End, null)))
        .OrderBy(stay => stay.From).ThenBy(stay => stay.Until);

    /// <summary>When an asset is bound to a site.</summary>
    private sealed record Stay(string SiteId, TimeSpan From, TimeSpan Until, string? BookingId);
}
