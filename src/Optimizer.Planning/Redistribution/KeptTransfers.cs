using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Planning.Collecting.Checking;

namespace Optimizer.Planning.Redistribution;

/// <summary>What is left of transfers when routes leave some of their shipments out.</summary>
internal static class KeptTransfers
{
    /// <summary>
    /// Direct transfers shrink to what is driven; treated ones need all of their shipments. What then breaks a rule, such as a lot or a
    /// blend, is dropped: the transfer where it is its own, all of the need's where it is the need's.
    /// </summary>
    public static ImmutableArray<Transfer> Of(Model model, ImmutableArray<Transfer> transfers, IReadOnlySet<string> leftOut)
    {
        var kept = transfers.Select(transfer => Driven(transfer, leftOut)).Where(transfer => transfer.Amount > 0).ToImmutableArray();
        while (true)
        {
            var lawful = Lawful(model, kept);
            if (lawful.Length == kept.Length)
                return kept;
            kept = lawful;
        }
    }

    private static Transfer Driven(Transfer transfer, IReadOnlySet<string> leftOut)
    {
        var driven = transfer.Shipments.RemoveAll(shipment => leftOut.Contains(shipment.ShipmentId));
        if (driven.Length == transfer.Shipments.Length)
            return transfer;
        return transfer.TreatmentId is null
            ? transfer with { Shipments = driven, Amount = driven.Sum(shipment => shipment.Amount) }
            : transfer with { Shipments = [], Amount = 0 };
    }

    private static ImmutableArray<Transfer> Lawful(Model model, ImmutableArray<Transfer> transfers)
    {
        var checkedTransfers = transfers.Select((transfer, index) => new CheckedTransfer(model, transfer, index))
            .Where(transfer => IsLawful(findings => TransferCheck.CheckLots(transfer, findings)));
        return [.. checkedTransfers.GroupBy(transfer => transfer.Need.Id)
            .Where(group => IsLawful(findings => NeedCheck.Check(model.Need(group.Key), [.. group], findings)))
            .SelectMany(group => group)
            .Select(transfer => transfer.Transfer)];
    }

    private static bool IsLawful(Action<Findings> check)
    {
        var findings = new Findings();
        check(findings);
        return findings.ToImmutable().IsEmpty;
    }
}
