using Optimizer.Api.Handling;
using Optimizer.Api.Reading;
using Optimizer.Domain.Emissions;
using Optimizer.Tests.OrTools;
using Optimizer.Tests.Studies;
using Wire = Optimizer.Api.V1;

namespace Optimizer.Tests.Planning.Exact;

/// <summary>An engine of OR-Tools asked for by a request.</summary>
[Collection(OrToolsCollection.Name)]
public sealed class EngineChoiceTests(OrToolsFixture fixture)
{
    private readonly PlanningHandler _handler = new(FactorSet.Default, fixture.Hosts);

    [Fact]
    public void The_answer_says_that_the_plan_is_proven_best()
    {
        var request = Teaching("1-first-request.json", engine: "cp-sat");

        var response = _handler.Plan(request, default);

        var search = response.Statistics;
        Assert.Empty(response.Plan.Unplanned);
        Assert.Equal(("cp-sat", "cp-sat", "complete"), (response.Settings.Engine, search.Engine, search.StoppedBy));
        Assert.Equal((response.Plan.Account.ObjectiveCents, 0.0), (search.BoundCents, search.Gap));
    }

    [Fact]
    public void The_search_knows_no_bound()
    {
        var search = _handler.Plan(Teaching("1-first-request.json", engine: "routing"), default).Statistics;

        Assert.False(search.HasBoundCents || search.HasGap);
    }

    [Fact]
    public void What_an_engine_cannot_express_is_refused_by_name()
    {
        var fault = Assert.Throws<InvalidRequestException>(() => _handler.Plan(Teaching("2-compartments-and-facility.json", engine: "cp-sat"), default));

        Assert.Equal<string>(["model.facilities", "model.vehicle_types.capacity_configurations", "model.material_incompatibilities"], fault.Issues.Select(issue => issue.Path));
        Assert.All(fault.Issues, issue => Assert.Equal("engine.unsupported", issue.Code));
        Assert.All(fault.Issues, issue => Assert.Contains("the engine 'routing'", issue.Message));
    }

    private static Wire.PlanRequest Teaching(string file, string engine)
    {
        var request = JsonMessageReader.Read<Wire.PlanRequest>(File.ReadAllText(Path.Combine(Repository.Root, "instances", "teaching", file)));
        request.Settings = new() { Engine = engine, IterationLimit = 100 };
        return request;
    }
}
