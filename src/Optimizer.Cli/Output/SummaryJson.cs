using System.Text.Json;
using Optimizer.Planning;

namespace Optimizer.Cli.Output;

/// <summary>A plan in one line of JSON, for scripts.</summary>
internal static class SummaryJson
{
    public static string Of(PlanningResult result) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["cost"] = result.Plan.Account.ObjectiveCents,
        ["vehicles"] = result.Plan.Routes.Select(route => route.VehicleId).Distinct().Count(),
        ["routes"] = result.Plan.Routes.Length,
        ["distance_m"] = result.Plan.Account.Total.DistanceMetres,
        ["co2e_wtw_g"] = Math.Round(result.Plan.Account.Total.Energy.WtwGrams, 1),
        ["unplanned"] = result.Plan.Unplanned.Length,
        ["feasible"] = !result.Plan.Unplanned.Any(work => work.IsMandatory),
        ["seconds"] = Math.Round(result.Statistics.Elapsed.TotalSeconds, 3),
        ["seconds_to_best"] = Math.Round(result.Statistics.TimeToBest.TotalSeconds, 3),
        ["iterations"] = result.Statistics.Iterations,
        ["stopped_by"] = result.Statistics.StoppedBy,
        ["engine"] = result.Statistics.Engine,
        ["engine_version"] = result.Statistics.EngineVersion,
        ["seed"] = result.Settings.Seed,
        ["threads"] = result.Settings.Threads,
    });
}
