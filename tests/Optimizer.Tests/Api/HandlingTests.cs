using Google.Rpc;
using Optimizer.Api.Handling;
using Optimizer.Api.Reading;
using Optimizer.Domain.Emissions;
using Optimizer.Tests.Planning.Collecting;
using Wire = Optimizer.Api.V1;

namespace Optimizer.Tests.Api;

public sealed class HandlingTests
{
    private static readonly PlanningHandler Handler = new(FactorSet.Default, new Optimizer.OrTools.OrToolsHosts());

    [Fact]
    public void Validate_tells_all_faults_of_model_and_settings()
    {
        var request = Requests.Complete();
        request.Model.Collections[0].SiteId = "moon";
        request.Settings.Threads = 0;

        var issues = Handler.Validate(new() { Model = request.Model, Settings = request.Settings }).Issues;

        Assert.Equal(["model.collections[0].site_id", "settings.threads"], issues.Select(issue => issue.Path));
    }

    [Fact]
    public void Validate_has_nothing_to_say_of_a_right_request() =>
        Assert.Empty(Handler.Validate(new() { Model = Requests.Complete().Model }).Issues);

    [Fact]
    public void A_wrong_request_is_refused_by_every_call()
    {
        Assert.Throws<InvalidRequestException>(() => Handler.Plan(new(), default));
        Assert.Throws<InvalidRequestException>(() => Handler.PlanStream(new(), _ => { }, default));
        Assert.Throws<InvalidRequestException>(() => Handler.Evaluate(new()));
    }

    [Fact]
    public void A_right_request_gets_a_plan_and_the_settings_in_effect()
    {
        var response = Handler.Plan(Requests.Complete(), default);

        Assert.Empty(response.Plan.Unplanned);
        Assert.Equal((1, 1, "routing", 100), (response.Settings.Seed, response.Settings.Threads, response.Settings.Engine, response.Settings.IterationLimit));
        Assert.Null(response.Settings.TimeLimit);
        Assert.Equal(100, response.Statistics.Iterations);
    }

    [Fact]
    public void A_stream_ends_with_the_plan()
    {
        var request = Requests.Complete();
        var messages = new List<Wire.PlanStreamResponse>();

        Handler.PlanStream(new() { Model = request.Model, Settings = request.Settings }, messages.Add, default);

        Assert.Equal(Handler.Plan(request, default).Plan, messages[^1].Result.Plan);
        Assert.All(messages[..^1], message => Assert.NotNull(message.Progress));
    }

    [Fact]
    public void A_plan_that_is_sent_back_breaks_no_rule_and_costs_the_same()
    {
        var request = Requests.Complete();
        var plan = Handler.Plan(request, default).Plan;

        var evaluated = Handler.Evaluate(new() { Model = request.Model, Plan = plan });

        Assert.Empty(evaluated.Violations);
        Assert.Equal(plan.Account, evaluated.Plan.Account);
    }

    [Fact]
    public void A_load_larger_than_every_vehicle_is_left_out_for_its_capacity()
    {
        var request = Requests.Complete();
        request.Model.Relations.Clear();
        request.Model.InitialRoutes.Clear();
        request.Model.Collections[0].Amounts["mass"] = 20_000;

        var unplanned = Assert.Single(Handler.Plan(request, default).Plan.Unplanned);

        Assert.Equal("c1", unplanned.CollectionId);
        Assert.Contains(Wire.UnplannedCode.Capacity, unplanned.Reasons.Select(reason => reason.Code));
    }

    [Fact]
    public void A_window_outside_of_every_shift_is_left_out_for_it()
    {
        var request = Requests.Complete();
        request.Model.Relations.Clear();
        request.Model.InitialRoutes.Clear();
        request.Model.Collections[0].TimeWindows[0] = Requests.Window(20, 21);

        var unplanned = Assert.Single(Handler.Plan(request, default).Plan.Unplanned);

        Assert.Equal("c1", unplanned.CollectionId);
        Assert.Contains(unplanned.Reasons, reason => reason.Code is Wire.UnplannedCode.TimeWindow or Wire.UnplannedCode.Shift);
    }

    [Fact]
    public void Pinned_visits_that_cannot_be_driven_are_a_fault_of_the_request()
    {
        var request = Requests.Complete();
        request.Model.InitialRoutes[0].PinnedVisits = 1;
        request.Model.Collections[0].TimeWindows[0] = Requests.Window(20, 21);

        var fault = Assert.Throws<InvalidRequestException>(() => Handler.Plan(request, default));

        Assert.Equal("model.initial_routes[0].pinned_visits", Assert.Single(fault.Issues).Path);
    }

    [Fact]
    public void Faults_become_a_status_with_a_violation_each()
    {
        var status = Faults.ToStatus(new InvalidRequestException([new("model", "model.missing", "There is none."), new("settings", "a.b", "No.")]));

        Assert.Equal((int)Code.InvalidArgument, status.Code);
        Assert.Equal("INVALID_REQUEST", status.Details[0].Unpack<ErrorInfo>().Type);
        Assert.Equal(["model", "settings"], status.Details[1].Unpack<BadRequest>().FieldViolations.Select(violation => violation.Field));
    }

    [Fact]
    public void Our_own_fault_is_internal_and_tells_nothing_of_us()
    {
        var status = Faults.ToStatus(new InvalidOperationException("secret"));

        Assert.Equal((int)Code.Internal, status.Code);
        Assert.DoesNotContain("secret", status.ToString());
    }

    [Fact]
    public void Progress_is_at_most_five_messages_a_second_and_has_a_plan_only_when_better()
    {
        var (model, plan) = RandomPlan.Make(1);
        var sent = new List<Wire.Progress>();
        var sender = new ProgressSender(model, sent.Add);

        // Reports at 0, 100, 200 ... 1,000 ms; the one of 300 ms is better, and is told at 400 ms.
        for (var step = 0; step <= 10; step++)
            sender.Report(new(TimeSpan.FromMilliseconds(step * 100), step, IsBetter: step == 3, () => plan));

        Assert.Equal([0, 200, 400, 600, 800, 1_000], sent.Select(message => (int)message.Elapsed.ToTimeSpan().TotalMilliseconds));
        Assert.Equal([true, false, true, false, false, false], sent.Select(message => message.Plan is not null));
        Assert.All(sent, message => Assert.Equal(plan.Account.ObjectiveCents, message.ObjectiveCents));
    }
}
