using System.Collections.Immutable;
using System.Globalization;

namespace Optimizer.Studies.Benchmarking;

/// <summary>What came of one run: a line of the results file.</summary>
/// <param name="Version">Of the engine.</param>
/// <param name="Cost">In the family's unit, by its own check; null if there is no solution.</param>
/// <param name="Best">The best known value; null if there is none.</param>
/// <param name="PrimalIntegral">In percent; null without a best known value.</param>
/// <param name="Seconds">Of the whole process.</param>
/// <param name="IsFeasible">Whether everything mandatory is planned and the product's own checker agrees.</param>
/// <param name="IsChecked">Whether the family's check finds no fault; null if the family is not known.</param>
/// <param name="Error">What went wrong; empty if nothing did.</param>
public sealed record BenchRow(
    BenchCase Case,
    string Version = "",
    double? Cost = null,
    int? Vehicles = null,
    BestKnown? Best = null,
    double? PrimalIntegral = null,
    double? Seconds = null,
    long? Iterations = null,
    double? PeakMemoryMb = null,
    bool IsFeasible = false,
    bool? IsChecked = null,
    string Error = "")
{
    public static ImmutableArray<string> Columns { get; } =
    [
        "family", "instance", "engine", "version", "preset", "set", "threads", "seed", "time_limit_s", "clock", "cost", "vehicles", "bks", "bks_vehicles",
        "gap_percent", "primal_integral", "seconds", "iterations", "peak_memory_mb", "feasible", "checked", "error",
    ];

    /// <summary>A solution that counts: complete, and without a fault in either check.</summary>
    public bool Counts => IsFeasible && IsChecked != false && Cost is not null && Error.Length == 0;

    /// <summary>How much worse than the best known value, in percent of it; negative if better.</summary>
    public double? GapPercent => Cost is { } cost && Best is { Cost: > 0 } best ? 100 * ((cost / best.Cost) - 1) : null;

    public string ToCsv() => Csv.Line(
    [
        Case.Family, Case.Instance, Case.Engine, Version, Case.Preset, Case.Parameters, Text(Case.Threads), Text(Case.Seed), Text(Case.TimeLimitSeconds), Case.Clock,
        Text(Cost), Text(Vehicles), Text(Best?.Cost), Text(Best?.Vehicles), Text(GapPercent), Text(PrimalIntegral), Text(Seconds), Text(Iterations),
        Text(PeakMemoryMb), IsFeasible ? "yes" : "no", IsChecked switch { null => "", true => "yes", false => "no" }, Error,
    ]);

    /// <exception cref="FormatException">A column is missing or not a number.</exception>
    public static BenchRow FromCsv(ImmutableDictionary<string, string> row)
    {
        if (Columns.FirstOrDefault(column => !row.ContainsKey(column)) is { } missing)
            throw new FormatException($"The results have no column '{missing}'.");
        return new(
            new(row["family"], row["instance"], row["engine"], row["preset"], row["set"], (int)Number("threads")!.Value, (int)Number("seed")!.Value, Number("time_limit_s")!.Value, row["clock"]),
            row["version"],
            Number("cost"),
            (int?)Number("vehicles"),
            Number("bks") is { } best ? new(best, (int?)Number("bks_vehicles")) : null,
            Number("primal_integral"),
            Number("seconds"),
            (long?)Number("iterations"),
            Number("peak_memory_mb"),
            row["feasible"] == "yes",
            row["checked"] switch { "yes" => true, "no" => false, _ => null },
            row["error"]);

        double? Number(string column) => row[column].Length == 0 ? null : double.Parse(row[column], CultureInfo.InvariantCulture);
    }

    private static string Text(double? value) => value is { } number ? number.ToString("0.######", CultureInfo.InvariantCulture) : "";
}
