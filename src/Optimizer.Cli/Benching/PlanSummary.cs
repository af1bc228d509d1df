using System.Text.Json;

namespace Optimizer.Cli.Benching;

/// <summary>What a benchmark needs of the line that <c>plan --json</c> prints.</summary>
internal sealed record PlanSummary(string Engine, string EngineVersion, double Cost, double FixedCostCents, int Vehicles, bool IsFeasible, long Iterations, double PeakMemoryMb)
{
    public static PlanSummary Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return new(
            root.GetProperty("engine").GetString()!,
            root.GetProperty("engine_version").GetString()!,
            root.GetProperty("cost").GetDouble(),
            root.GetProperty("fixed_cost_cents").GetDouble(),
            root.GetProperty("vehicles").GetInt32(),
            root.GetProperty("feasible").GetBoolean(),
            root.GetProperty("iterations").GetInt64(),
            root.GetProperty("peak_memory_mb").GetDouble());
    }
}
