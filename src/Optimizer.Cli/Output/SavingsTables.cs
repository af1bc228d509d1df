using Optimizer.Domain.Models;
using Optimizer.Studies.Comparing;
using Spectre.Console;

namespace Optimizer.Cli.Output;

/// <summary>What planning together saves, as tables for the terminal.</summary>
internal static class SavingsTables
{
    /// <summary>Together, the sums of both comparisons, and what is saved.</summary>
    public static Table Sums(Savings savings)
    {
        var (together, kinds, organisations) = (savings.Together, savings.ByKind, savings.ByOrganisation);
        var table = new Table().Border(TableBorder.Simple).AddColumn("Savings");
        foreach (var column in new[] { "Together", "Each kind alone", "Saved", "Each organisation alone", "Saved" })
            table.AddColumn(new TableColumn(column).RightAligned());
        Add("Plans", sum => sum.Plans, "N0", isSaved: false);
        Add("Vehicles", sum => sum.Vehicles, "N0");
        Add("km", sum => sum.DistanceMetres / 1_000.0, "N0");
        Add("km empty", sum => sum.EmptyDistanceMetres / 1_000.0, "N0");
        Add("kg CO2e", sum => sum.Co2eGrams / 1_000, "N0");
        Add("Cost, Euro", sum => sum.CostCents / 100.0, "N2");
        Add("Objective, Euro", sum => sum.ObjectiveCents / 100.0, "N2");
        Add("Collections and shipments", sum => sum.WorkDone, "N0", isSaved: false);
        Add("Transferred kg", sum => sum.TransferredKg, "N0", isSaved: false);
        Add("Bookings served", sum => sum.BookingsServed, "N0", isSaved: false);
        Add("Mandatory left out", sum => sum.MandatoryLeftOut, "N0", isSaved: false);
        return table;

        void Add(string name, Func<PlanSum, double> value, string format, bool isSaved = true)
        {
            var (all, first, second) = (value(together), value(kinds), value(organisations));
            table.AddRow(name, Text(all, format), Text(first, format), isSaved ? Saved(first, all) : "", Text(second, format), isSaved ? Saved(second, all) : "");
        }
    }

    /// <summary>Each plan that the sums are of.</summary>
    public static Table Plans(Model model, Savings savings, int width)
    {
        var table = new FittingTable().Text("Planned alone").Number("Limit s", 4).Number("Vehicles").Number("km").Number("km empty", 3).Number("kg CO2e", 2).Number("Euro").Number("Left out", 1);
        foreach (var alone in savings.Kinds.Concat(savings.Organisations.Where(alone => alone.Sum.Vehicles > 0)))
        {
            table.Add(
                Name(model, alone), alone.Limit is { } limit ? $"{limit.TotalSeconds:N1}" : "", $"{alone.Sum.Vehicles:N0}{(alone.Hires ? " hired" : "")}",
                Text(alone.Sum.DistanceMetres / 1_000.0, "N0"), Text(alone.Sum.EmptyDistanceMetres / 1_000.0, "N0"), Text(alone.Sum.Co2eGrams / 1_000, "N0"),
                Text(alone.Sum.CostCents / 100.0, "N2"), $"{alone.Sum.MandatoryLeftOut:N0}");
        }

        return table.Render(width);
    }

    /// <summary>Organisations that drive nothing when they are alone; null if there are none.</summary>
    public static string? Idle(Model model, Savings savings)
    {
        var names = savings.Organisations.Where(alone => alone.Sum.Vehicles == 0).Select(alone => Name(model, alone)).ToArray();
        return names.Length == 0 ? null : $"Alone without a route: {string.Join(", ", names)}.";
    }

    private static string Name(Model model, AlonePlan alone) => alone.Id.Length == 0
        ? "nobody"
        : model.Organisations.FirstOrDefault(organisation => organisation.Id == alone.Id) is { } owner ? owner.Name : alone.Id;

    private static string Text(double value, string format) => value.ToString(format, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>As a share of what it takes alone, where that is above nothing.</summary>
    private static string Saved(double alone, double together) => alone > 0 && together >= 0 ? $"{1 - (together / alone):P0}" : $"{alone - together:N0}";
}
