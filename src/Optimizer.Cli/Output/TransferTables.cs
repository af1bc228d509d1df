using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Spectre.Console;

namespace Optimizer.Cli.Output;

/// <summary>Transfers, and what they leave open, as tables for the terminal.</summary>
internal static class TransferTables
{
    private const int MostRows = 40;

    /// <summary>The weightiest ones; the JSON has all.</summary>
    private const int MostReasons = 2;

    public static Table Transfers(Model model, Plan plan)
    {
        var table = New("Offer", "Need", "Through");
        foreach (var column in new[] { "Amount", "Trips", "Value", "Pays", "Avoids kg CO2e" })
            table.AddColumn(new TableColumn(column).RightAligned().NoWrap());
        foreach (var transfer in plan.Transfers.Take(MostRows))
        {
            table.AddRow(
                Markup.Escape(transfer.OfferId), Markup.Escape(transfer.NeedId), Markup.Escape(transfer.TreatmentId is { } treatment ? $"{transfer.FacilityId} ({treatment})" : ""),
                Amount(model, model.Offer(transfer.OfferId).Dimension, transfer.Amount), $"{transfer.Shipments.Length:N0}",
                Euro(transfer.Figures.ValueCents), Euro(transfer.Figures.PaymentCents), $"{transfer.Figures.AvoidedCo2eGrams / 1_000:N1}");
        }

        return WithMore(table, plan.Transfers.Length, columns: 8);
    }

    /// <summary>Unmet needs, unsold offers, unmet contracts.</summary>
    public static Table Open(Model model, Plan plan)
    {
        var table = New("Left open", "How much", "Why");
        var entries = plan.UnmetNeeds.Select(entry => (
                Name: $"need {entry.NeedId}{(entry.MandatoryAmount > 0 ? " (mandatory)" : "")}",
                Amount: Amount(model, model.Need(entry.NeedId).Dimension, entry.Amount), entry.Reasons))
            .Concat(plan.UnsoldOffers.Select(entry => (
                Name: $"offer {entry.OfferId}",
                Amount: Amount(model, model.Offer(entry.OfferId).Dimension, entry.Amount), entry.Reasons)))
            .Concat(plan.UnmetContracts.Select(entry => (
                Name: $"contract {entry.OfferId} - {entry.NeedId} (mandatory)",
                Amount: Amount(model, model.Offer(entry.OfferId).Dimension, entry.Amount), entry.Reasons)))
            .ToArray();
        foreach (var (name, amount, reasons) in entries.Take(MostRows))
            table.AddRow(Markup.Escape(name), Markup.Escape(amount), Markup.Escape(string.Join(Environment.NewLine, reasons.Take(MostReasons).Select(reason => reason.Description))));
        return WithMore(table, entries.Length, columns: 3);
    }

    public static string Describe(Matching matching)
    {
        var gap = matching.Solver == "none" ? "no offer suits a need" : matching.Gap <= 1e-6 ? "proven best for the estimated transport" : $"at most {matching.Gap:P1} from the best for the estimated transport";
        return $"Matched by {matching.Solver.Replace('_', ' ')}: {gap}. {matching.Rounds.Length} rounds with routing have gained {Euro(matching.CouplingGainCents)} Euro over the first.";
    }

    private static Table New(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
            table.AddColumn(column);
        return table;
    }

    private static Table WithMore(Table table, int rows, int columns)
    {
        if (rows > MostRows)
            table.AddRow([$"and {rows - MostRows:N0} more", .. Enumerable.Repeat("", columns - 1)]);
        return table;
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
