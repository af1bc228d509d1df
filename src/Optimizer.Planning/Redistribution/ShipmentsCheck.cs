using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Redistribution;
using Optimizer.Domain.Plans;
using Optimizer.Planning.Collecting.Checking;

namespace Optimizer.Planning.Redistribution;

/// <summary>Each transfer is driven whole: the amounts of its shipments add up on every leg, and none of them is left out.</summary>
internal static class ShipmentsCheck
{
    public static void Check(Model model, Plan plan, Findings findings)
    {
        var leftOut = plan.Unplanned.Select(entry => entry.WorkId).ToHashSet(StringComparer.Ordinal);
        for (var index = 0; index < plan.Transfers.Length; index++)
        {
            var (transfer, where) = (plan.Transfers[index], $"transfers[{index}].shipments");
            var isTreated = transfer.TreatmentId is not null;
            Expect(TransferLeg.Direct, isTreated ? 0 : transfer.Amount);
            Expect(TransferLeg.ToTreatment, isTreated ? transfer.Amount : 0);
            Expect(TransferLeg.FromTreatment, isTreated ? new CheckedTransfer(model, transfer, index).Arriving : 0);
            foreach (var shipment in transfer.Shipments)
            {
                if (!shipment.ShipmentId.StartsWith(Offer.ShipmentPrefix, StringComparison.Ordinal) || shipment.Amount <= 0)
                    findings.Add(TransferRule.Shipments, where, 1, "", $"'{shipment.ShipmentId}' of {shipment.Amount / 1_000.0:0.###} is no shipment of a transfer.");
                if (leftOut.Contains(shipment.ShipmentId))
                    findings.Add(TransferRule.Shipments, where, 1, "", $"'{shipment.ShipmentId}' is not driven.");
            }

            void Expect(TransferLeg leg, long amount)
            {
                var sum = transfer.Shipments.Where(shipment => shipment.Leg == leg).Sum(shipment => shipment.Amount);
                if (sum != amount)
                    findings.Add(TransferRule.Shipments, where, (sum - amount) / 1_000.0, "units", $"The shipments of leg {leg} carry {sum / 1_000.0:0.###}, not {amount / 1_000.0:0.###}.");
            }
        }
    }
}
