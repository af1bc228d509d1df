using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;

namespace Optimizer.Tests.Planning.Collecting;

/// <summary>Deliveries, visits that deliver and collect, and shipments, on the line of <see cref="Tiny"/>.</summary>
public sealed class DeliveryTests
{
    [Fact]
    public void Deliveries_are_on_board_from_the_start()
    {
        var plan = Planned.Plan(Tiny.Parts with { Collections = [Tiny.Delivery("A", "a"), Tiny.Delivery("B", "b", 200)] });

        var route = Assert.Single(plan.Routes);
        Assert.Equal(new LoadVector([300_000]), route.StartLoad);
        Assert.Equal(300, route.Transitions[0].LoadMassKg);
        Assert.True(route.Visits[^1].LoadAfter.IsZero);
        Assert.Equal(300, plan.Account.Total.DeliveredMassKg);

        // Only the way home is empty: 100 kg over 1 km and 200 kg over 2 km are 0.5 tkm.
        Assert.Equal(0.5, plan.Account.Total.TransportActivityTkm, 9);
    }

    [Fact]
    public void What_is_delivered_makes_room_for_what_is_collected()
    {
        // 600 kg to b and 500 kg from a: in the order a, b there would be 1,100 kg on board.
        var plan = Planned.Plan(Tiny.Parts with { Collections = [Tiny.Collection("A", "a", 500), Tiny.Delivery("B", "b", 600)] });

        Assert.Equal<string>(["B", "A"], plan.VisitsOf("truck"));
    }

    [Fact]
    public void One_visit_delivers_before_it_collects()
    {
        var both = Tiny.Delivery("A", "a", 1_000) with { Amounts = new([1_000_000]), MassKg = 1_000 };

        var plan = Planned.Plan(Tiny.Parts with { Collections = [both] });

        var visit = Assert.Single(Assert.Single(plan.Routes).Visits);
        Assert.Equal(("box", "box"), (visit.CompartmentId, visit.DeliveredCompartmentId));
        Assert.Equal(new LoadVector([1_000_000]), visit.LoadAfter);
        Assert.Equal((1_000, 1_000), (plan.Account.Total.CollectedMassKg, plan.Account.Total.DeliveredMassKg));
    }

    [Fact]
    public void Facilities_do_not_take_deliveries_and_need_not_follow_them()
    {
        var plan = Planned.Plan(Tiny.WithYard with { Collections = [Tiny.Collection("A", "a", 800), Tiny.Delivery("B", "b", 200), Tiny.Delivery("C", "dump", 100)] });

        Assert.Equal(new LoadVector([300_000]), plan.Routes[0].StartLoad);
        Assert.Equal(new LoadVector([800_000]), plan.Routes[0].Visits.Single(visit => visit.FacilityId is not null).Amounts);
    }

    [Fact]
    public void A_shipment_is_picked_up_before_it_is_delivered()
    {
        var plan = Planned.Plan(Tiny.Parts with { Collections = [Tiny.Collection("B", "b", 600)], Shipments = [Tiny.Shipment("S", "c", "a", 500)] });

        // c, then a, and only then room for b.
        var route = Assert.Single(plan.Routes);
        Assert.Equal<string>(["S", "S", "B"], plan.VisitsOf("truck"));
        Assert.Equal([ShipmentEnd.Pickup, ShipmentEnd.Delivery], route.Visits.Take(2).Select(visit => visit.ShipmentEnd));

        // The shipment is 500 kg over 2 km, the collection 600 kg over 2 km.
        Assert.Equal(2.2, plan.Account.Total.TransportActivityTkm, 9);
        Assert.Equal(["S", "B"], plan.Account.ByCollection.Select(share => share.Id));
    }

    [Fact]
    public void A_facility_does_not_take_what_is_shipped()
    {
        var parts = Tiny.WithYard with { Collections = [Tiny.Collection("A", "a")], Shipments = [Tiny.Shipment("S", "b", "dump")] };

        var plan = Planned.Plan(parts);

        Assert.All(plan.Routes.SelectMany(route => route.Visits).Where(visit => visit.FacilityId is not null), visit => Assert.Equal(new LoadVector([100_000]), visit.Amounts));
        Assert.Equal(2, plan.Routes.SelectMany(route => route.Visits).Count(visit => visit.ShipmentId == "S"));
    }

    [Fact]
    public void Materials_that_do_not_get_on_are_delivered_from_different_compartments()
    {
        var parts = Tiny.Parts.WithType(type => type with { Configurations = [new("", [Tiny.Compartment("left", 500), Tiny.Compartment("right", 500)])] }) with
        {
            Collections = [Tiny.Delivery("A", "a") with { MaterialId = "paper" }, Tiny.Delivery("B", "b") with { MaterialId = "glass" }],
            MaterialIncompatibilities = [new(["paper", "glass"], IncompatibilityScope.Compartment)],
        };

        var route = Assert.Single(Planned.Plan(parts).Routes);

        Assert.Equal(2, route.Visits.Select(visit => visit.DeliveredCompartmentId).Distinct().Count());
    }

    [Theory]
    [InlineData(1_001, UnplannedCode.Capacity)]
    [InlineData(1_000, UnplannedCode.TimeWindow)]
    public void What_cannot_be_shipped_has_a_reason(int kilograms, UnplannedCode code)
    {
        var shipment = Tiny.Shipment("S", "a", "b", kilograms);
        var late = shipment with { Delivery = shipment.Delivery with { TimeWindows = [TimeWindow.Hard(TimeSpan.Zero, TimeSpan.FromHours(8))] } };

        var plan = Planned.Plan(Tiny.Parts with { Collections = [], Shipments = [late] });

        var left = Assert.Single(plan.Unplanned);
        Assert.Equal(("S", code), (left.WorkId, Assert.Single(left.Reasons).Code));
    }

    [Fact]
    public void A_shipment_that_costs_more_than_its_penalty_is_left_out()
    {
        var cheap = Tiny.Shipment("S", "a", "c") with { IsMandatory = false, PenaltyCents = 100 };

        var left = Assert.Single(Planned.Plan(Tiny.Parts with { Collections = [], Shipments = [cheap] }).Unplanned);

        Assert.Equal(UnplannedCode.NotWorthIt, Assert.Single(left.Reasons).Code);
    }

    [Fact]
    public void A_dear_vehicle_is_not_used_for_what_another_has_time_for()
    {
        // Two trucks would save driving, but each costs 100,000 euros.
        var dear = Tiny.Vehicle("truck", "8") with { Costs = new() { FixedCents = 10_000_000, PerKmCents = 80 } };
        var plan = Planned.Plan(Tiny.Parts with
        {
            Vehicles = [dear, dear with { Id = "other" }],
            Collections = [Tiny.Delivery("A", "a", 400), Tiny.Collection("C", "c", 400), Tiny.Delivery("B", "b", 400)],
            Shipments = [Tiny.Shipment("S", "a", "dump", 300)],
        });

        Assert.Single(plan.Routes);
    }

    private static ModelParts Shop(params Collection[] deliveries) => Tiny.Parts with
    {
        Facilities = [new() { Id = "W", SiteId = "yard", Reloads = true, ServiceDuration = TimeSpan.FromSeconds(300) }],
        Collections = [.. deliveries],
    };

    [Fact]
    public void A_vehicle_reloads_what_does_not_fit()
    {
        var plan = Planned.Plan(Shop(Tiny.Delivery("A", "a", 600), Tiny.Delivery("C", "c", 600)));

        // One on the way out, one on the way back, with the warehouse at 4 km between them.
        var route = Assert.Single(plan.Routes);
        Assert.Equal(3, route.Visits.Length);
        Assert.Equal("W", route.Visits[1].FacilityId);
        Assert.Equal(new LoadVector([600_000]), route.StartLoad);
        Assert.Equal(new LoadVector([600_000]), route.Visits[1].ReloadedAmounts);
        Assert.Equal(new LoadVector([600_000]), route.Visits[1].LoadAfter);
    }

    [Fact]
    public void A_reload_may_unload_as_well()
    {
        var plan = Planned.Plan(Shop(Tiny.Collection("A", "a", 900), Tiny.Delivery("C", "c", 900), Tiny.Delivery("B", "b", 200)));

        var facility = plan.Routes.SelectMany(route => route.Visits).Where(visit => visit.FacilityId is not null).ToArray();
        Assert.Equal(900_000, facility.Sum(visit => visit.Amounts[0]));
        Assert.Equal(1_100, plan.Account.Total.DeliveredMassKg);
    }

    [Fact]
    public void A_route_leaves_when_all_that_it_brings_is_released()
    {
        var plan = Planned.Plan(Tiny.Parts with { Collections = [Tiny.Delivery("A", "a") with { Release = TimeSpan.FromHours(10) }, Tiny.Delivery("B", "b")] });

        Assert.Equal(TimeSpan.FromHours(10), Assert.Single(plan.Routes).Start);
    }

    [Fact]
    public void A_late_release_is_brought_on_a_trip_of_its_own()
    {
        // B has to be there by 9:00, and A, released at 10:00, cannot come with it.
        var early = Tiny.Delivery("B", "b") with { TimeWindows = [TimeWindow.Hard(TimeSpan.Zero, TimeSpan.FromHours(9))] };

        var route = Assert.Single(Planned.Plan(Shop(early, Tiny.Delivery("A", "a") with { Release = TimeSpan.FromHours(10) })).Routes);

        Assert.Equal(["B", "W", "A"], route.Visits.Select(visit => visit.WorkId ?? visit.FacilityId));
        Assert.True(route.Visits[1].Departure >= TimeSpan.FromHours(10));
    }

    [Theory]
    [InlineData(DeliveryOrder.Any, "A", "B")]
    [InlineData(DeliveryOrder.DeliveriesFirst, "B", "A")]
    public void Deliveries_come_first_where_the_vehicle_wants_it(DeliveryOrder order, string first, string second)
    {
        // From the depot over a and b to the end of the shift at c: a lies on the way to b.
        var parts = Tiny.Parts with { Collections = [Tiny.Collection("A", "a"), Tiny.Delivery("B", "b")] };

        var plan = Planned.Plan(parts.WithVehicle(truck => truck with { Shifts = [Tiny.Shift("8") with { EndSiteId = "c" }], Limits = new() { DeliveryOrder = order } }));

        Assert.Equal<string>([first, second], plan.VisitsOf("truck"));
    }

    [Fact]
    public void A_route_that_only_collects_is_not_made_where_a_delivery_is_required()
    {
        ModelParts With(params Collection[] work) => (Tiny.Parts with { Collections = [.. work] }).WithVehicle(truck => truck with { Limits = new() { DeliveryOrder = DeliveryOrder.DeliveriesFirstAndRequired } });

        Assert.Equal<string>(["B", "A"], Planned.Plan(With(Tiny.Collection("A", "a"), Tiny.Delivery("B", "b"))).VisitsOf("truck"));
        var left = Assert.Single(Planned.Plan(With(Tiny.Collection("A", "a"))).Unplanned);
        Assert.Equal(UnplannedCode.NoRoom, Assert.Single(left.Reasons).Code);
    }

    [Fact]
    public void Set_up_is_shared_at_a_site_whatever_is_done_there()
    {
        var setup = TimeSpan.FromMinutes(10);
        var parts = Tiny.Parts with { Collections = [Tiny.Delivery("A", "a") with { SetupDuration = setup }, Tiny.Collection("B", "a") with { SetupDuration = setup }] };

        var plan = Planned.Plan(parts.WithVehicle(truck => truck with { Limits = new() { DeliveryOrder = DeliveryOrder.DeliveriesFirst } }));

        Assert.Equal(setup, plan.Routes.SelectMany(route => route.Visits).Aggregate(TimeSpan.Zero, (sum, visit) => sum + visit.Setup));
    }
}
