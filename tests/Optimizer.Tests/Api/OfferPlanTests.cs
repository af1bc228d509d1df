using Google.Protobuf;
using Optimizer.Api.Handling;
using Optimizer.Api.Reading;
using Optimizer.Api.V1;
using Optimizer.Tests.OrTools;
using Optimizer.Tests.Studies;
using FactorSet = Optimizer.Domain.Emissions.FactorSet;

namespace Optimizer.Tests.Api;

/// <summary>Whole requests with offers and needs.</summary>
[Collection(OrToolsCollection.Name)]
public sealed class OfferPlanTests(OrToolsFixture fixture)
{
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithIndentation());

    private readonly PlanningHandler _handler = new(FactorSet.Default, fixture.Hosts);

    [Fact]
    public void The_teaching_instance_gives_the_golden_response()
    {
        var request = JsonMessageReader.Read<PlanRequest>(File.ReadAllText(Path.Combine(Repository.Root, "instances", "teaching", "4-offers-and-needs.json")));

        var response = _handler.Plan(request, default);

        // What a clock has measured differs from run to run.
        (response.Statistics.Elapsed, response.Statistics.TimeToBest) = (null, null);
        Golden.Verify("offers-and-needs-response.json", Formatter.Format(response) + "\n");
    }

    [Fact]
    public void A_plan_that_is_sent_back_breaks_no_rule_and_costs_the_same()
    {
        var request = OfferRequests.Complete();
        var plan = _handler.Plan(request, default).Plan;

        var evaluated = _handler.Evaluate(new() { Model = request.Model, Plan = plan });

        Assert.NotEmpty(plan.Transfers);
        Assert.Empty(evaluated.Violations);
        Assert.Equal(plan.Account, evaluated.Plan.Account);
    }

    [Fact]
    public void Faults_of_given_transfers_are_told()
    {
        var request = OfferRequests.Complete();
        var plan = _handler.Plan(request, default).Plan;
        plan.Transfers[0].OfferId = "x";
        plan.Transfers[0].NeedId = "y";
        plan.Transfers[0].TreatmentId = "z";
        plan.Transfers[0].Shipments[0].ShipmentId = "s1";
        plan.Transfers[0].Shipments[0].Leg = 0;

        var fault = Assert.Throws<InvalidRequestException>(() => _handler.Evaluate(new() { Model = request.Model, Plan = plan }));

        Assert.Equal(
            ["plan.unknown_offer", "plan.unknown_need", "plan.treatment_incomplete", "plan.not_a_transfers_shipment", "enum.missing"],
            fault.Issues.Select(issue => issue.Code));
    }
}
