using System.Text.RegularExpressions;
using Google.Protobuf;
using Optimizer.Api.Handling;
using Optimizer.Api.Reading;
using Optimizer.Tests.Studies;
using FactorSet = Optimizer.Domain.Emissions.FactorSet;
using PlanRequest = Optimizer.Api.V1.PlanRequest;

namespace Optimizer.Tests.Api;

/// <summary>The first request of README.md and its response: golden files, true, and as README shows them.</summary>
public sealed class FirstRequestTests
{
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithIndentation());

    [Fact]
    public void The_first_request_gives_the_golden_response()
    {
        var request = JsonMessageReader.Read<PlanRequest>(Text("tests", "golden", "first-request.json"));

        var response = new PlanningHandler(FactorSet.Default, new Optimizer.OrTools.OrToolsHosts()).Plan(request, default);

        // What a clock has measured differs from run to run.
        (response.Statistics.Elapsed, response.Statistics.TimeToBest) = (null, null);
        Golden.Verify("first-response.json", Formatter.Format(response) + "\n");
    }

    [Fact]
    public void Readme_shows_the_golden_request_and_response()
    {
        var blocks = Regex.Matches(Text("README.md"), "^```json\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline);

        Assert.Equal(
            [Text("tests", "golden", "first-request.json"), Text("tests", "golden", "first-response.json")],
            blocks.Select(block => block.Groups[1].Value));
    }

    private static string Text(params string[] path) => File.ReadAllText(Path.Combine([Repository.Root, .. path]));
}
