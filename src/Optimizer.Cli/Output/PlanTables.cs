using Optimizer.Domain.Accounting;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Spectre.Console;

namespace Optimizer.Cli.Output;

/// <summary>A plan as tables for the terminal.</summary>
internal static class PlanTables
{
    public static Table Routes(Model model, Plan plan, int width)
    {
        var table = new FittingTable().Text("Vehicle").Number("Stops", 1).Number("Unload", 4).Number("On the road").Number("Driving", 3).Number("km").Number("kg", 2).Number("Euro").Number("kg CO2e");
        for (var index = 0; index < plan.Routes.Length; index++)
        {
            var (route, account) = (plan.Routes[index], plan.Account.Routes[index]);
            var figures = account.Figures;
            table.Add(
                NameOf(model, route), $"{figures.Collections + (2 * figures.Shipments):N0}", $"{figures.Unloadings:N0}",
                $"{Clock(model, route.Start)}-{Clock(model, route.End)}", Hours(figures.Driving), Km(figures.DistanceMetres),
                $"{figures.CollectedMassKg:N0}", Euro(figures.CostCents), $"{figures.Energy.WtwGrams / 1_000:N1}");
        }

        return table.Render(width);
    }

    public static Table Unplanned(Plan plan) => ReasonTable.Of("Not planned", plan.Unplanned.Select(work => (
        work.WorkId + (work.IsMandatory ? "" : " (optional)"), work.Reasons.Select(reason => reason.Description), work.Relaxation?.Description)));

    public static Table Totals(Plan plan)
    {
        var (account, total) = (plan.Account, plan.Account.Total);
        var table = New("Total").HideHeaders().AddColumn(new TableColumn("").RightAligned()).AddColumn("");
        table.AddRow("Routes", $"{total.Routes:N0}", $"{total.Collections:N0} collections, {Shipments(total)}{total.Unloadings:N0} unloadings, {plan.Unplanned.Length:N0} not planned");
        table.AddRow("Distance", $"{Km(total.DistanceMetres)} km", $"{Km(total.EmptyDistanceMetres)} km of it empty");
        table.AddRow("Time", $"{Hours(total.Duration)} h", $"driving {Hours(total.Driving)}, service {Hours(total.Service)}, waiting {Hours(total.Waiting)}, breaks {Hours(total.Breaks)}");
        table.AddRow("Cost", $"{Euro(total.CostCents)} Euro", Terms(account.CostTermsCents));
        table.AddRow("CO2e", $"{total.Energy.WtwGrams / 1_000:N1} kg", $"well to wheel, {total.Energy.EnergyKwh:N0} kWh{LoadFactor(total)}");
        table.AddRow("Objective", $"{Euro(account.ObjectiveCents)} Euro", Terms(account.ObjectiveTermsCents));
        return table;
    }

    public static Table Violations(IReadOnlyList<Violation> violations)
    {
        var table = New("Where", "Rule", "Too much", "What");
        foreach (var violation in violations)
            table.AddRow(Markup.Escape(violation.Where), Markup.Escape(violation.Cause), Markup.Escape($"{violation.Amount:0.###} {violation.Unit}"), Markup.Escape(violation.Description));
        return table;
    }

    private static Table New(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
            table.AddColumn(column);
        return table;
    }

    /// <summary>The vehicle, with its shift where it has several.</summary>
    private static string NameOf(Model model, Route route) =>
        model.Vehicle(route.VehicleId).Shifts.Length == 1 ? route.VehicleId : $"{route.VehicleId} {route.ShiftId}";

    private static string Shipments(Figures total) => total.Shipments == 0 ? "" : $"{total.Shipments:N0} shipments, ";

    private static string LoadFactor(Figures total) => total.LoadFactor is { } factor ? $", load factor {factor:P0}" : "";

    private static string Terms(IReadOnlyDictionary<string, long> terms) =>
        string.Join(", ", terms.Where(term => term.Value != 0).Select(term => $"{term.Key.Replace('_', ' ')} {Euro(term.Value)}"));

    private static string Clock(Model model, TimeSpan time) => (model.Start + time).ToString(model.End > TimeSpan.FromDays(1) ? "MM-dd HH:mm" : "HH:mm");

    private static string Hours(TimeSpan time) => $"{(long)time.TotalHours}:{time.Minutes:00}";

    private static string Km(long metres) => $"{metres / 1_000.0:N1}";

    private static string Euro(long cents) => $"{cents / 100.0:N2}";
}
