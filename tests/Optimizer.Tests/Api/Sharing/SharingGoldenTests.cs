using Google.Protobuf;
using Optimizer.Api.Handling;
using Optimizer.Api.Reading;
using Optimizer.Api.V1;
using Optimizer.Tests.OrTools;
using Optimizer.Tests.Studies;
using FactorSet = Optimizer.Domain.Emissions.FactorSet;

namespace Optimizer.Tests.Api.Sharing;

/// <summary>The teaching instance of shared machines and its response, end to end.</summary>
[Collection(OrToolsCollection.Name)]
public sealed class SharingGoldenTests(OrToolsFixture tools)
{
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithIndentation());

    [Fact]
    public void Shared_machines_give_the_golden_response()
    {
        var response = new PlanningHandler(FactorSet.Default, tools.Hosts).Plan(Request(), default);

        // What a clock has measured differs from run to run.
        (response.Statistics.Elapsed, response.Statistics.TimeToBest) = (null, null);
        Golden.Verify("shared-machines-response.json", Formatter.Format(response) + "\n");
    }

    [Fact]
    public void The_plan_sent_back_is_evaluated_to_the_same_account()
    {
        var handler = new PlanningHandler(FactorSet.Default, tools.Hosts);
        var plan = handler.Plan(Request(), default).Plan;

        var evaluated = handler.Evaluate(new() { Model = Request().Model, Plan = plan });

        Assert.Empty(evaluated.Violations);
        Assert.Equal(plan.Account, evaluated.Plan.Account);
        Assert.Equal(plan.AssetMoves, evaluated.Plan.AssetMoves);
    }

    private static PlanRequest Request()
    {
        using var file = File.OpenRead(Path.Combine(Repository.Root, "instances", "teaching", "5-shared-machines.json"));
        return JsonMessageReader.Read<PlanRequest>(file);
    }
}
