using System.Text.Json;
using Optimizer.Api.Reading;
using Optimizer.Api.V1;
using Optimizer.Routing;
using Optimizer.Tests.Studies;

namespace Optimizer.Tests.Cli;

/// <summary>The commands with a short search.</summary>
[Collection("console")]
public sealed class PlanCommandTests
{
    private static readonly string Waste = Path.Combine(Repository.Root, "tests", "data", "eight-stops.txt");
    private static readonly string First = Path.Combine(Repository.Root, "instances", "teaching", "1-first-request.json");

    [Fact]
    public void A_plan_that_was_written_passes_the_check()
    {
        using var plan = new TemporaryFile("");

        Assert.Equal(0, Terminal.Run("plan", First, "--iterations", "50", "--out", plan.Path).Status);

        var (status, output, _) = Terminal.Run("check", First, plan.Path);
        Assert.Equal(0, status);
        Assert.StartsWith("The plan is right: 1 routes", output);
    }

    [Fact]
    public void A_plan_that_was_tampered_with_does_not()
    {
        using var plan = new TemporaryFile("");
        Terminal.Run("plan", First, "--iterations", "50", "--out", plan.Path);
        var json = File.ReadAllText(plan.Path);
        using var tampered = new TemporaryFile(json.Replace("\"distance_m\": \"", "\"distance_m\": \"1"));

        var (status, output, _) = Terminal.Run("check", First, tampered.Path, "--json");

        Assert.Equal(2, status);
        Assert.False(JsonDocument.Parse(output).RootElement.GetProperty("feasible").GetBoolean());
    }

    [Fact]
    public void A_plan_of_routes_only_is_timed_and_checked()
    {
        using var plan = new TemporaryFile("""
            {"routes": [{"vehicle_id": "truck", "visits": [
              {"kind": "VISIT_KIND_COLLECT", "collection_id": "bread-crates"},
              {"kind": "VISIT_KIND_COLLECT", "collection_id": "paper"}]}]}
            """);

        var (status, output, error) = Terminal.Run("check", First, plan.Path);

        // The third collection is left out.
        Assert.Equal("", error);
        Assert.Equal(1, status);
        Assert.StartsWith("The plan is right: 1 routes, 1 left out.", output);
    }

    [Fact]
    public void One_line_of_json_says_what_a_benchmark_needs()
    {
        using var sol = new TemporaryFile("");

        var (status, output, _) = Terminal.Run("plan", Waste, "--iterations", "10000", "--seed", "7", "--json", "--sol", sol.Path);

        var summary = JsonDocument.Parse(output).RootElement;
        Assert.Equal(0, status);
        Assert.True(summary.GetProperty("feasible").GetBoolean());
        Assert.Equal(7, summary.GetProperty("seed").GetInt32());
        // 64.5 yards need two days of 35.
        Assert.Equal(2, summary.GetProperty("vehicles").GetInt32());
        Assert.Equal((2 * 10_000_000) + summary.GetProperty("distance_m").GetInt64(), summary.GetProperty("cost").GetInt64());
        foreach (var name in new[] { "seconds", "iterations", "engine" })
            Assert.True(summary.TryGetProperty(name, out _), name);

        var lines = File.ReadAllLines(sol.Path);
        Assert.Equal(["Route", "Route", "Cost"], lines.Select(line => line.Split(' ')[0]));
        Assert.All(lines[..2], line => Assert.Contains(line.Split(' '), stop => stop is "1" or "2"));
    }

    [Fact]
    public void The_trace_has_falling_costs_and_ends_with_the_plans()
    {
        using var trace = new TemporaryFile("");

        var (_, output, _) = Terminal.Run("plan", Waste, "--iterations", "2000", "--json", "--trace", trace.Path);

        var lines = File.ReadAllLines(trace.Path);
        var rows = lines[1..].Select(line => line.Split(',').Select(double.Parse).ToArray()).ToArray();
        Assert.Equal("seconds,cost", lines[0]);
        Assert.All(rows.Zip(rows.Skip(1)), pair => Assert.True(pair.First[0] <= pair.Second[0] && pair.First[1] > pair.Second[1]));
        Assert.Equal(JsonDocument.Parse(output).RootElement.GetProperty("cost").GetDouble(), rows[^1][1], 1.0);
    }

    [Fact]
    public void A_search_ends_when_patience_does()
    {
        var (_, output, _) = Terminal.Run("plan", Waste, "--no-improvement-limit", "300", "--time-limit", "1h", "--json");

        Assert.Equal("no_improvement", JsonDocument.Parse(output).RootElement.GetProperty("stopped_by").GetString());
    }

    [Fact]
    public void A_plan_echoes_preset_parameters_engine_and_version()
    {
        using var file = new TemporaryFile("");

        Terminal.Run("plan", First, "--iterations", "50", "--preset", "fast", "--set", "neighbours=33", "--out", file.Path);

        using var stream = File.OpenRead(file.Path);
        var response = JsonMessageReader.Read<PlanResponse>(stream);
        var settings = response.Settings;
        Assert.Equal(("fast", 33, RoutingPresets.All[0].Parameters["mean_removed"]), (settings.Preset, settings.Parameters["neighbours"], settings.Parameters["mean_removed"]));
        Assert.Equal((RoutingEngine.Name, RoutingEngine.Version), (response.Statistics.Engine, response.Statistics.EngineVersion));
    }

    [Fact]
    public void The_same_seed_and_iterations_give_the_same_plan()
    {
        string Routes()
        {
            using var sol = new TemporaryFile("");
            Terminal.Run("plan", Waste, "--iterations", "100", "--sol", sol.Path);
            return File.ReadAllText(sol.Path);
        }

        Assert.Equal(Routes(), Routes());
    }

    [Fact]
    public void Work_that_no_vehicle_can_carry_is_left_out_and_ends_with_1()
    {
        using var model = new TemporaryFile(File.ReadAllText(Waste).Replace("18.00 1", "21.00 1"));

        var (status, output, _) = Terminal.Run("plan", model.Path, "--iterations", "50", "--json");

        Assert.Equal(1, status);
        Assert.Equal(1, JsonDocument.Parse(output).RootElement.GetProperty("unplanned").GetInt32());
    }

    [Fact]
    public void Parameters_out_of_range_are_refused() =>
        Assert.Contains("settings.parameters[\"blink_share\"]", Terminal.Run("plan", First, "--set", "blink_share=2").Error);
}
