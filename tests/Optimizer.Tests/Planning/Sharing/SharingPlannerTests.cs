using System.Collections.Immutable;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Sharing;
using Optimizer.Domain.Plans;
using Optimizer.Domain.Plans.Sharing;
using Optimizer.Planning.Regional;
using Optimizer.Planning.Sharing;
using Optimizer.Tests.OrTools;
using Optimizer.Tests.Planning.Collecting;
using static Optimizer.Tests.Planning.Sharing.TinySharing;

namespace Optimizer.Tests.Planning.Sharing;

/// <summary>From a model to a checked plan, moves of carried assets on routes.</summary>
[Collection(OrToolsCollection.Name)]
public sealed class SharingPlannerTests(OrToolsFixture tools)
{
    // The truck's shift is from 8:00 to 20:00: hundreds of seconds from 288 to 720.
    private const int Eight = 288;

    [Fact]
    public void A_truck_carries_a_box_to_its_booking_and_on_to_the_next()
    {
        var model = Model([Box("X")], Booking("B0", "a", Eight + 10, Eight + 20, 10, "box"), Booking("B1", "c", Eight + 40, Eight + 50, 10, "box"));

        var plan = Plan(model);

        Assert.Equal([("depot", "a", "move/X/1"), ("a", "c", "move/X/2")], plan.Sharing.Moves.Select(move => (move.FromSiteId, move.ToSiteId, move.ShipmentId!)));
        Assert.Equal(["move/X/1", "move/X/1", "move/X/2", "move/X/2"], plan.Routes.SelectMany(route => route.Visits).Select(visit => visit.ShipmentId));
        Assert.Empty(plan.Unplanned);
        Assert.Empty(plan.Sharing.Unserved);
    }

    [Fact]
    public void A_box_and_collections_share_the_route()
    {
        var model = new Model(Model([Box("X")], Booking("B0", "c", Eight + 10, Eight + 40, 10, "box")).Parts with { Collections = [Tiny.Collection("A", "a"), Tiny.Collection("B", "b")] });

        var plan = Plan(model);

        Assert.Equal(4, Assert.Single(plan.Routes).Visits.Length);
        Assert.Equal(6_000, plan.Account.Total.DistanceMetres);
    }

    [Fact]
    public void A_digger_drives_itself_and_its_driving_is_accounted_for()
    {
        var model = Model([Digger("D") with { ReturnsHome = true, PerHourCents = 3_600 }], Booking("B0", "b", 10, 20, 10));

        var plan = Plan(model);

        // Two km there, two back, at 100 cents a km; ten hundred seconds at a cent a second.
        Assert.Equal(4_000, plan.Account.Total.DistanceMetres);
        Assert.Equal((400, 1_000), (plan.Account.CostTermsCents["asset_moves"], plan.Account.CostTermsCents["asset_use"]));
        Assert.Equal(plan.Account.Total.CostCents, plan.Account.CostTermsCents.Values.Sum());
        Assert.True(plan.Account.Total.Energy.WtwGrams > 0);
    }

    [Fact]
    public void Assets_that_need_no_transport_are_planned_without_a_vehicle()
    {
        ImmutableArray<Asset> assets = [Digger("D"), Digger("S") with { Kind = "saw", SelfPropelled = null }, Box("X")];
        var bookings = new[] { Booking("drives", "b", 10, 20, 10), Booking("stays", "depot", 10, 20, 10, "saw"), Booking("carried", "a", Eight + 10, Eight + 20, 10, "box") };
        var model = new Model(Model(assets, [.. bookings]).Parts with { Vehicles = [] });

        var plan = Plan(model);

        Assert.Equal(["drives", "stays"], plan.Sharing.Reservations.Select(reservation => reservation.BookingId));
        Assert.Equal(2_000, plan.Account.Total.DistanceMetres);
        Assert.Empty(plan.Routes);
        var left = Assert.Single(plan.Sharing.Unserved);
        Assert.Equal("carried", left.BookingId);
        Assert.NotEmpty(left.Reasons);
    }

    [Fact]
    public void A_move_that_no_route_can_do_in_time_makes_another_schedule()
    {
        // Two boxes must be 5 km away at the same moment, and the truck holds one: it cannot do both.
        var parts = Parts.WithType(type => type with { Configurations = [new("", [Tiny.Compartment("box", 150)])] });
        Booking Far(string id, string box) => Booking(id, "dump", Eight + 8, Eight + 18, 10, "box").With(way => way with { Requirements = [new("box", [], [box])] });
        var model = new Model(parts with { Assets = [Box("X"), Box("Y")], Bookings = [Far("B0", "X"), Far("B1", "Y")] });

        var plan = Plan(model);

        var unserved = Assert.Single(plan.Sharing.Unserved);
        Assert.NotEmpty(unserved.Reasons);
        Assert.Single(plan.Sharing.Reservations);
        Assert.Empty(plan.Unplanned);
    }

    [Fact]
    public void Maintenance_of_a_carried_box_is_between_its_bookings()
    {
        var box = Box("X") with { Maintenance = new(At(12), TimeSpan.Zero, At(5), "yard") };
        var model = Model([box], Booking("B0", "a", Eight + 10, Eight + 20, 10, "box"), Booking("B1", "c", Eight + 60, Eight + 70, 10, "box"));

        var plan = Plan(model);

        Assert.Equal("yard", Assert.Single(plan.Sharing.Maintenances).SiteId);
        Assert.Equal(3, plan.Sharing.Moves.Length);
    }

    public static TheoryData<string> Reasons => [.. Unserved.Keys];

    private static readonly Dictionary<string, (ImmutableArray<Asset> Assets, Booking[] Bookings, UnservedCode Code, double? Amount)> Unserved = new()
    {
        ["no such asset"] = ([Digger("D")], [Booking("B", "a", 0, 20, 10, "crane")], UnservedCode.NoSuitableAsset, null),
        ["no kit"] = ([Digger("D")], [Booking("B", "a", 10, 20, 10).With(way => way with { Requirements = [AssetRequirement.Any, AssetRequirement.Any] })], UnservedCode.IncompleteKit, null),
        ["too short"] = ([Digger("D")], [Booking("B", "a", 10, 19, 10)], UnservedCode.TooShort, 100),
        ["not available"] = ([Digger("D") with { AvailabilityWindows = [TimeWindow.Hard(At(0), At(12))] }], [Booking("B", "a", 10, 20, 10)], UnservedCode.NotAvailable, null),
        ["cannot move"] = ([Digger("D") with { SelfPropelled = null }], [Booking("B", "a", 10, 20, 10)], UnservedCode.Unreachable, null),
        ["too far away"] = ([Digger("D")], [Booking("B", "c", 0, 12, 10)], UnservedCode.Unreachable, 100),
        ["too long without maintenance"] = ([Digger("D") with { Maintenance = new(At(9), TimeSpan.Zero, TimeSpan.Zero, null) }], [Booking("B", "a", 10, 20, 10)], UnservedCode.Maintenance, null),
        // The other one is served from 10 to 20; then a km to drive, 10 to use: until 32.
        ["occupied"] = ([Digger("D")], [Booking("B", "a", 10, 25, 10), Booking("other", "b", 10, 20, 10, penalty: 90_000)], UnservedCode.Occupied, 600),
        ["not worth it"] = ([Digger("D")], [Booking("B", "dump", 10, 20, 10, penalty: 400)], UnservedCode.NotWorthIt, null),
    };

    [Theory, MemberData(nameof(Reasons))]
    public void A_booking_that_is_not_served_has_its_reason(string name)
    {
        var (assets, bookings, code, amount) = Unserved[name];

        var unserved = Plan(Model(assets, [.. bookings])).Sharing.Unserved.Single(each => each.BookingId == "B");

        Assert.Equal(code, Assert.Single(unserved.Reasons).Code);
        if (amount is not null)
            Assert.Equal(amount, unserved.Relaxation?.Amount);
    }

    [Fact]
    public void A_booking_that_the_search_has_not_come_to_is_not_said_to_cost_too_much()
    {
        var problem = new SharingProblem(Model([Digger("D")], [Booking("B", "a", 10, 20, 10)]), FactorSet.Default);

        var unserved = new UnservedExplainer(problem, new Schedule(problem)).Explain(0);

        Assert.Equal(UnservedCode.NotFound, Assert.Single(unserved.Reasons).Code);
        Assert.Null(unserved.Relaxation);
    }

    [Fact]
    public void The_bound_is_not_above_the_schedule_and_the_use_is_summed_up()
    {
        var summary = Plan(Model([Digger("D"), Digger("E")], Booking("B0", "a", 10, 30, 10) with { OrganisationId = "one" }, Booking("B1", "a", 10, 20, 10) with { OrganisationId = "two" })).Sharing.Summary!;

        Assert.Equal(0, summary.Gap!.Value, 0.001);
        Assert.Equal(2, summary.Assets.Sum(use => use.Reservations));
        Assert.Equal([1.0, 1.0], summary.Organisations.Select(share => share.Share));
    }

    /// <summary>Checked by all rules.</summary>
    private Plan Plan(Model model)
    {
        var planner = new RegionalPlanner(FactorSet.Default, TimeProvider.System, tools.Hosts);
        var plan = planner.Plan(model, new() { IterationLimit = 200 }, null, default).Plan;
        Assert.Empty(Check(model, plan));
        return plan;
    }
}
