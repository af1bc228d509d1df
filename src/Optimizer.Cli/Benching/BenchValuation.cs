using System.Globalization;
using Optimizer.Studies.Benchmarking;

namespace Optimizer.Cli.Benching;

/// <summary>Values what a plan process wrote: cost and faults by the family's own check, gap and primal integral.</summary>
internal static class BenchValuation
{
    private const int MostFaults = 3;

    /// <param name="row">Case, best known value and time.</param>
    public static BenchRow Of(BenchRow row, PlanSummary summary, string instance, string solution, string trace)
    {
        var family = Family.Find(row.Case.Family);
        var result = family?.Check(instance, solution);
        var valued = row with
        {
            Version = summary.EngineVersion,
            Cost = result?.Cost ?? summary.Cost,
            Vehicles = result?.Vehicles ?? summary.Vehicles,
            Iterations = summary.Iterations,
            PeakMemoryMb = summary.PeakMemoryMb,
            IsFeasible = summary.IsFeasible,
            IsChecked = result?.Faults.IsEmpty,
            Error = result is null ? "" : string.Join(' ', result.Faults.Take(MostFaults)),
        };
        return valued with { PrimalIntegral = Integral(valued, family?.HasVehiclesFirst ?? false, summary, trace) };
    }

    /// <summary>
    /// Over the objective as the engine counts it: the best known value is put in its unit by what the final plan costs in both, and
    /// where vehicles come first, the best known number of vehicles has the price that the plan's vehicles have.
    /// </summary>
    private static double? Integral(BenchRow row, bool hasVehiclesFirst, PlanSummary summary, string trace)
    {
        if (row.Best is not { } best || row.Cost is not > 0 || summary.Vehicles == 0 || (hasVehiclesFirst && best.Vehicles is null))
            return null;

        var fixedCents = hasVehiclesFirst ? summary.FixedCostCents : 0;
        var centsPerUnit = (summary.Cost - fixedCents) / row.Cost.Value;
        var bestCents = (best.Cost * centsPerUnit) + (hasVehiclesFirst ? best.Vehicles!.Value * fixedCents / summary.Vehicles : 0);
        return PrimalIntegral.Of(Csv.Read(trace).Select(line => (Number(line["seconds"]), Number(line["cost"]))), row.Case.TimeLimitSeconds, bestCents);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
