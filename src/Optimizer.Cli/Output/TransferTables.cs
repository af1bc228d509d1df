using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Spectre.Console;

namespace Optimizer.Cli.Output;

/// <summary>Transfers, and what they leave open, as tables for the terminal.</summary>
internal static class TransferTables
{
    private const int MostRows = 40;

    public static Table Transfers(Model model, Plan plan, int width)
    {
        var table = new FittingTable().Text("Offer").Text("Need").Text("Through", 1).Number("Amount").Number("Trips", 4).Number("Value").Number("Pays", 3).Number("Avoids kg CO2e", 2);
        foreach (var transfer in plan.Transfers.Take(MostRows))
        {
            table.Add(
                transfer.OfferId, transfer.NeedId, transfer.TreatmentId is { } treatment ? $"{transfer.FacilityId} ({treatment})" : "",
                Amount(model, model.Offer(transfer.OfferId).Dimension, transfer.Amount), $"{transfer.Shipments.Length:N0}",
                Euro(transfer.Figures.ValueCents), Euro(transfer.Figures.PaymentCents), $"{transfer.Figures.AvoidedCo2eGrams / 1_000:N1}");
        }

        if (plan.Transfers.Length > MostRows)
            table.Add($"and {plan.Transfers.Length - MostRows:N0} more");
        return table.Render(width);
    }

    /// <summary>Unmet needs, unsold offers, unmet contracts.</summary>
    public static Table Open(Model model, Plan plan)
    {
        var needs = plan.UnmetNeeds.Select(entry => Entry(
            $"{entry.NeedId} {Amount(model, model.Need(entry.NeedId).Dimension, entry.Amount)}{(entry.MandatoryAmount > 0 ? " (mandatory)" : "")}", entry.Reasons));
        var offers = plan.UnsoldOffers.Select(entry => Entry($"{entry.OfferId} {OfOffer(entry.OfferId, entry.Amount)}", entry.Reasons));
        var contracts = plan.UnmetContracts.Select(entry => Entry($"contract {entry.OfferId} - {entry.NeedId} {OfOffer(entry.OfferId, entry.Amount)} (mandatory)", entry.Reasons));
        return ReasonTable.Of("Left open", needs.Concat(offers).Concat(contracts));

        string OfOffer(string id, long amount) => Amount(model, model.Offer(id).Dimension, amount);
    }

    private static (string Name, IEnumerable<string> Reasons, string? Help) Entry(string name, IEnumerable<UnmatchedReason> reasons) =>
        (name, reasons.Select(reason => reason.Description), null);

    public static string Describe(Matching matching)
    {
        var gap = matching.Solver == "none" ? "no offer suits a need" : matching.Gap <= 1e-6 ? "proven best for the estimated transport" : $"at most {matching.Gap:P1} from the best for the estimated transport";
        var rounds = matching.Rounds.Length > 1 ? $" {matching.Rounds.Length} rounds with routing have gained {Euro(matching.CouplingGainCents)} Euro over the first." : "";
        return $"Matched by {matching.Solver.Replace('_', ' ')}: {gap}.{rounds}";
    }

    private static string Amount(Model model, int dimension, long thousandths)
    {
        var unit = model.LoadDimensions[dimension].Unit switch
        {
            LoadUnit.Kilogram => "kg",
            LoadUnit.Tonne => "t",
            LoadUnit.Litre => "l",
            LoadUnit.CubicMetre => "m³",
            _ => "pieces",
        };
        return $"{thousandths / 1_000.0:#,##0.###} {unit}";
    }

    private static string Euro(double cents) => $"{cents / 100:N2}";
}
