using Optimizer.Api.Reading;
using Optimizer.Api.V1;
using static Optimizer.Tests.Api.Requests;

namespace Optimizer.Tests.Api;

public sealed class GivenPlanTests
{
    private static readonly Dictionary<string, (Action<Plan> Break, string Path, string Code)> Faults = new()
    {
        ["unknown vehicle"] = (p => p.Routes[0].VehicleId = "v9", "plan.routes[0].vehicle_id", "plan.unknown_vehicle"),
        ["unknown shift"] = (p => p.Routes[0].ShiftId = "night", "plan.routes[0].shift_id", "plan.unknown_shift"),
        ["shift twice"] = (p => p.Routes.Add(new Route { VehicleId = "v1" }), "plan.routes[1]", "plan.duplicate_shift"),
        ["unknown configuration"] = (p => p.Routes[0].CapacityConfigurationId = "split", "plan.routes[0].capacity_configuration_id", "plan.unknown_configuration"),
        ["unknown collection"] = (p => p.Routes[0].Visits[0].CollectionId = "c9", "plan.routes[0].visits[0].collection_id", "plan.unknown_collection"),
        ["unknown facility"] = (p => p.Routes[0].Visits[1].FacilityId = "dump", "plan.routes[0].visits[1].facility_id", "plan.unknown_facility"),
        ["no kind"] = (p => p.Routes[0].Visits[0].Kind = 0, "plan.routes[0].visits[0].kind", "enum.missing"),
        ["wrong site"] = (p => p.Routes[0].Visits[0].SiteId = "mill", "plan.routes[0].visits[0].site_id", "plan.wrong_site"),
        ["unknown compartment"] = (p => p.Routes[0].Visits[0].CompartmentId = "attic", "plan.routes[0].visits[0].compartment_id", "plan.unknown_compartment"),
        ["unknown dimension"] = (p => p.Routes[0].Visits[0].Amounts["pallets"] = 1, "plan.routes[0].visits[0].amounts[\"pallets\"]", "plan.unknown_load_dimension"),
        ["one transition"] = (p => p.Routes[0].Transitions.Add(new Transition()), "plan.routes[0].transitions", "plan.wrong_transitions"),
        ["unknown break rule"] = (p => p.Routes[0].Breaks.Add(new Break { BreakRuleId = "tea", StartTime = At(9), EndTime = At(10) }), "plan.routes[0].breaks[0].break_rule_id", "plan.unknown_break_rule"),
        ["break on no transition"] = (p => p.Routes[0].Breaks.Add(new Break { BreakRuleId = "noon", TransitionIndex = 3 }), "plan.routes[0].breaks[0].transition_index", "plan.transition_out_of_range"),
    };

    public static TheoryData<string> Names => [.. Faults.Keys];

    [Theory, MemberData(nameof(Names))]
    public void A_fault_is_told_once_with_its_path_and_code(string name)
    {
        var (breakIt, path, code) = Faults[name];
        var plan = ByHand();
        breakIt(plan);

        var fault = Assert.Throws<InvalidRequestException>(() => PlanReader.ReadRoutes(plan, Read(Complete())));

        Assert.Equal((path, code), (Assert.Single(fault.Issues).Path, fault.Issues[0].Code));
    }

    [Fact]
    public void A_route_without_times_is_to_be_timed()
    {
        var route = Assert.Single(PlanReader.ReadRoutes(ByHand(), Read(Complete())).Routes);

        Assert.Empty(route.Transitions);
        Assert.Equal(["shop", "mill"], route.Visits.Select(visit => visit.SiteId));
        Assert.Equal<long>([200_000, 2_000], route.Visits[0].Amounts.Thousandths);
        Assert.Equal("yard", route.StartSiteId);
    }

    [Fact]
    public void A_route_with_all_starts_of_service_keeps_its_times()
    {
        var plan = ByHand();
        plan.Routes[0].Visits[0].ServiceStartTime = At(9);
        plan.Routes[0].Visits[1].ServiceStartTime = At(11);

        var route = Assert.Single(PlanReader.ReadRoutes(plan, Read(Complete())).Routes);

        Assert.Equal(3, route.Transitions.Length);
        Assert.Equal([TimeSpan.FromHours(9), TimeSpan.FromHours(11)], route.Visits.Select(visit => visit.ServiceStart));
    }

    /// <summary>c1, then to the plant.</summary>
    private static Plan ByHand() => new()
    {
        Routes =
        {
            new Route
            {
                VehicleId = "v1",
                Visits = { new Visit { Kind = VisitKind.Collect, CollectionId = "c1" }, new Visit { Kind = VisitKind.Unload, FacilityId = "plant" } },
            },
        },
    };
}
