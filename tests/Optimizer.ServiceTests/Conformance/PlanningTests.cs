using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Optimizer.ServiceTests.Conformance;

/// <summary>The planning service as foreign clients see it: the same request gives all of them the same plan.</summary>
public sealed class PlanningTests(InteropHost host) : IClassFixture<InteropHost>
{
    private static readonly string Request = Path.Combine(ForeignProcess.Root, "instances/teaching/1-first-request.json");
    private static readonly string RegionalRequest = Path.Combine(ForeignProcess.Root, "instances/teaching/6-regional-plan.json");

    private Uri Plan => new(host.Url, "optimizer.v1.PlanningService/Plan");

    [Theory]
    [InlineData("node", "tests/clients/node/planning.mjs", "grpc-js")]
    [InlineData("node", "tests/clients/node/planning.mjs", "connect")]
    [InlineData("node", "tests/clients/node/planning.mjs", "connect-json")]
    [InlineData("node", "tests/clients/node/planning.mjs", "grpc-web")]
    [InlineData("/usr/bin/python3", "tests/clients/python/planning.py")]
    public async Task A_request_file_is_planned(string program, params string[] arguments)
    {
        var run = await ForeignProcess.RunAsync(program, [.. arguments, host.Address.ToString(), host.DescriptorFile, Request]);

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(await PlannedByCurlAsync(), run.Output.Trim());
    }

    /// <summary>A collection, a transfer and a shared machine on one route: 110 euros, and 500 that the pallets are worth.</summary>
    [Theory]
    [InlineData("node", "tests/clients/node/planning.mjs", "grpc-js")]
    [InlineData("node", "tests/clients/node/planning.mjs", "connect-json")]
    [InlineData("/usr/bin/python3", "tests/clients/python/planning.py")]
    public async Task A_request_with_all_kinds_of_work_is_planned(string program, params string[] arguments)
    {
        var run = await ForeignProcess.RunAsync(program, [.. arguments, host.Address.ToString(), host.DescriptorFile, RegionalRequest]);

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal("routes 1, unplanned 0, objective -39000", run.Output.Trim());
    }

    [Fact]
    public async Task Wrong_requests_are_told_all_their_faults_in_JSON()
    {
        var run = await ForeignProcess.RunAsync(
            "curl", ["-sS", "-H", "Content-Type: application/json", "-d", """{"model": {"vehicles": [{"id": ""}]}}""", $"{Plan}"]);

        var error = JsonNode.Parse(run.Output)!;
        Assert.Equal("invalid_argument", (string?)error["code"]);
        var details = error["details"]!.AsArray();
        Assert.Equal(["google.rpc.ErrorInfo", "google.rpc.BadRequest"], details.Select(detail => (string?)detail!["type"]));
        Assert.Contains(details[1]!["debug"]!["fieldViolations"]!.AsArray(), violation => ((string?)violation!["field"])!.StartsWith("model.vehicles[0]"));
    }

    [Fact]
    public async Task A_deadline_gives_the_best_plan_so_far()
    {
        // Once before, so that nothing is compiled in the second and a half that is left for the answer.
        await PlannedByCurlAsync();
        var endless = await EndlessAsync();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, Plan) { Content = JsonContent.Create(endless) };
        request.Headers.Add("Connect-Timeout-Ms", "10000");

        using var response = await client.SendAsync(request);

        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.True(response.IsSuccessStatusCode, answer.ToJsonString());
        Assert.Equal("cancelled", (string?)answer["statistics"]!["stoppedBy"]);
        Assert.Single(answer["plan"]!["routes"]!.AsArray());
    }

    [Fact]
    public async Task Clients_that_leave_free_their_places()
    {
        var endless = await EndlessAsync();
        using var client = new HttpClient();

        // Two places: were they not freed, the last call would wait an hour.
        for (var call = 0; call < 4; call++)
        {
            using var leave = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.PostAsJsonAsync(Plan, endless, leave.Token));
        }

        await PlannedByCurlAsync();
    }

    private static async Task<JsonNode> EndlessAsync()
    {
        var request = JsonNode.Parse(await File.ReadAllTextAsync(Request))!;
        request["settings"] = new JsonObject { ["timeLimit"] = "3600s", ["noImprovementLimit"] = "1000000000000" };
        return request;
    }

    private async Task<string> PlannedByCurlAsync()
    {
        var run = await ForeignProcess.RunAsync(
            "curl", ["-sS", "-f", "--max-time", "60", "-H", "Content-Type: application/json", "-d", $"@{Request}", $"{Plan}"]);
        Assert.True(run.ExitCode == 0, run.Output);
        var plan = JsonDocument.Parse(run.Output).RootElement.GetProperty("plan");
        var unplanned = plan.TryGetProperty("unplanned", out var list) ? list.GetArrayLength() : 0;
        var objective = plan.GetProperty("account").GetProperty("objectiveCents").GetString();
        return $"routes {plan.GetProperty("routes").GetArrayLength()}, unplanned {unplanned}, objective {objective}";
    }
}
