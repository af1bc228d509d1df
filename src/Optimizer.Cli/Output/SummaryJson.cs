using System.Diagnostics;
using System.Text.Json;
using Optimizer.Domain.Accounting;
using Optimizer.Planning;
using Optimizer.Studies.Comparing;

namespace Optimizer.Cli.Output;

/// <summary>A plan in one line of JSON, for scripts.</summary>
internal static class SummaryJson
{
    public static string Of(PlanningResult result, Savings? savings = null) => JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["cost"] = result.Plan.Account.ObjectiveCents,
        ["fixed_cost_cents"] = result.Plan.Account.CostTermsCents.GetValueOrDefault(CostTerm.Fixed),
        ["vehicles"] = result.Plan.Routes.Select(route => route.VehicleId).Distinct().Count(),
        ["routes"] = result.Plan.Routes.Length,
        ["distance_m"] = result.Plan.Account.Total.DistanceMetres,
        ["co2e_wtw_g"] = Math.Round(result.Plan.Account.Total.Energy.WtwGrams, 1),
        ["unplanned"] = result.Plan.Unplanned.Length,
        ["transfers"] = result.Plan.Transfers.Length,
        ["unmet_needs"] = result.Plan.UnmetNeeds.Length,
        ["unsold_offers"] = result.Plan.UnsoldOffers.Length,
        ["reservations"] = result.Plan.Sharing.Reservations.Length,
        ["unserved_bookings"] = result.Plan.Sharing.Unserved.Length,
        ["feasible"] = result.Plan.MandatoryLeftOut == 0,
        ["seconds"] = Math.Round(result.Statistics.Elapsed.TotalSeconds, 3),
        ["seconds_to_best"] = Math.Round(result.Statistics.TimeToBest.TotalSeconds, 3),
        ["iterations"] = result.Statistics.Iterations,
        ["stopped_by"] = result.Statistics.StoppedBy,
        ["bound_cents"] = result.Statistics.BoundCents,
        ["gap"] = result.Statistics.Gap,
        ["engine"] = result.Statistics.Engine,
        ["engine_version"] = result.Statistics.EngineVersion,
        ["seed"] = result.Settings.Seed,
        ["threads"] = result.Settings.Threads,
        ["preset"] = result.Settings.Preset,
        ["parameters"] = result.Settings.ParametersInEffect(),
        ["peak_memory_mb"] = Math.Round(PeakMemoryMebibytes(), 1),
    }.Concat(savings is null ? [] : Of(savings)).ToDictionary());

    private static Dictionary<string, object?> Of(Savings savings) => new()
    {
        ["together"] = Of(savings.Together),
        ["by_kind"] = Of(savings.ByKind),
        ["by_organisation"] = Of(savings.ByOrganisation),
    };

    private static Dictionary<string, object> Of(PlanSum sum) => new()
    {
        ["plans"] = sum.Plans,
        ["vehicles"] = sum.Vehicles,
        ["distance_m"] = sum.DistanceMetres,
        ["empty_distance_m"] = sum.EmptyDistanceMetres,
        ["co2e_wtw_g"] = Math.Round(sum.Co2eGrams, 1),
        ["cost_cents"] = sum.CostCents,
        ["objective_cents"] = sum.ObjectiveCents,
        ["work_done"] = sum.WorkDone,
        ["transferred_kg"] = Math.Round(sum.TransferredKg, 1),
        ["bookings_served"] = sum.BookingsServed,
        ["mandatory_left_out"] = sum.MandatoryLeftOut,
    };

    /// <summary>The most memory that this process has had so far.</summary>
    private static double PeakMemoryMebibytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1_048_576.0;
    }
}
