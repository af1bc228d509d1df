using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Redistribution;
using Optimizer.Domain.Plans;
using Optimizer.Planning.Distances;

namespace Optimizer.Planning.Redistribution;

/// <summary>The shipments that transfers cause, from the model and the transfers alone.</summary>
internal static class TransferShipments
{
    /// <summary>
    /// In the order of the transfers; all mandatory. A transfer that the model's rules do not allow at all, such as one that is never
    /// in time, gets the windows of its offer and its need.
    /// </summary>
    public static ImmutableArray<Shipment> Of(Model model, ImmutableArray<Transfer> transfers)
    {
        if (transfers.IsEmpty)
            return [];
        var times = new TransferTimes(model, new SiteTravel(model));
        return [.. transfers.SelectMany(transfer => Of(model, times, transfer))];
    }

    /// <summary>The way that a transfer takes; null if it names a treatment that there is not, or the need does not take what arrives.</summary>
    public static TransferPath? PathOf(Model model, Transfer transfer)
    {
        var facility = transfer.FacilityId is { } id && model.HasFacility(id) ? model.Facility(id) : null;
        var treatment = facility?.Treatments.FirstOrDefault(candidate => candidate.Id == transfer.TreatmentId);
        return transfer.FacilityId is not null && treatment is null
            ? null
            : TransferPath.Find(model.Offer(transfer.OfferId), model.Need(transfer.NeedId), facility, treatment);
    }

    private static IEnumerable<Shipment> Of(Model model, TransferTimes times, Transfer transfer)
    {
        var (offer, need) = (model.Offer(transfer.OfferId), model.Need(transfer.NeedId));
        var path = PathOf(model, transfer);
        var windows = path is null ? null : times.Of(path);
        var pickup = new ServicePoint(offer.SiteId, offer.TimeWindows, offer.ServiceDuration, TimeSpan.Zero);
        var delivery = new ServicePoint(need.SiteId, need.TimeWindows, need.ServiceDuration, TimeSpan.Zero);
        foreach (var shipment in transfer.Shipments)
        {
            yield return shipment.Leg switch
            {
                TransferLeg.ToTreatment when path?.Facility is not null => Make(shipment, offer.MaterialId, pickup, At(path, windows?.Deliveries)),
                TransferLeg.FromTreatment when path?.Facility is not null => Make(shipment, path.OutputMaterialId, At(path, windows?.PickupsAfterTreatment), delivery),
                _ => Make(shipment, offer.MaterialId, pickup, delivery with { TimeWindows = path?.Treatment is null ? windows?.Deliveries ?? need.TimeWindows : need.TimeWindows }),
            };
        }

        Shipment Make(TransferShipment shipment, string materialId, ServicePoint from, ServicePoint to) => new()
        {
            Id = shipment.ShipmentId,
            OrganisationId = need.OrganisationId,
            MaterialId = materialId,
            Amounts = Part(offer, shipment.Amount),
            MassKg = offer.MassKg * shipment.Amount / offer.Amount,
            Pickup = from,
            Delivery = to,
            IsMandatory = true,
            Skills = offer.Skills,
        };

        ServicePoint At(TransferPath through, ImmutableArray<TimeWindow>? open) =>
            new(through.Facility!.SiteId, open ?? [TimeWindow.Hard(TimeSpan.Zero, model.End)], through.Treatment!.ServiceDuration, TimeSpan.Zero);
    }

    /// <summary>A part of an offer in all dimensions, rounded down, so that a part that fits a vehicle does so in every dimension.</summary>
    private static LoadVector Part(Offer offer, long amount) =>
        new([.. offer.Amounts.Thousandths.Select(all => (long)((Int128)all * amount / offer.Amount))]);
}
