using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Planning;
using Optimizer.Planning.Collecting;
using Optimizer.Studies.Benchmarking.Generating;

namespace Optimizer.Tests.Planning.Collecting;

public sealed class CollectionPlannerTests
{
    /// <summary>Of the tiny model, without a price for CO2e.</summary>
    private static readonly ModelParts Plain = Tiny.Parts with { Objective = new() { Co2ePriceCentsPerTonne = 0 } };

    [Fact]
    public void One_vehicle_does_all_that_it_has_room_for()
    {
        var plan = Planned.Plan(TwoTrucks(Plain));

        // 1,000 fixed, 6 km for 80, 600 s of driving for 3,000 and 180 s of service for 2,400 an hour.
        Assert.Equal(1_000 + 480 + 500 + 120, plan.Account.ObjectiveCents);
        Assert.Single(plan.Routes);
        Assert.Empty(plan.Unplanned);
    }

    [Fact]
    public void A_second_vehicle_takes_what_the_first_has_no_room_for()
    {
        var parts = TwoTrucks(Plain) with { Collections = [.. Plain.Collections.Select(work => Tiny.Collection(work.Id, work.SiteId, 500))] };

        var plan = Planned.Plan(parts);

        Assert.Equal([1, 2], plan.Routes.Select(route => route.Visits.Length).Order());
        Assert.Single(Planned.Plan(parts with { Vehicles = [parts.Vehicles[0]] }).Unplanned);
    }

    [Fact]
    public void Trips_end_at_a_facility()
    {
        var parts = (Tiny.WithYard with { Objective = Plain.Objective }).WithType(type => type with { Configurations = [new("", [Tiny.Compartment("box", 200)])] });

        var visits = Planned.Plan(parts).VisitsOf("truck");

        Assert.Equal(2, visits.Count(visit => visit == "Y"));
        Assert.Equal("Y", visits[^1]);
    }

    [Theory]
    [InlineData(366, false)]
    [InlineData(367, true)]
    public void Optional_work_is_done_if_leaving_it_out_costs_more(int penalty, bool isDone)
    {
        // From b on to c: 2 km more for 80, 200 s for 3,000 an hour, 60 s of service for 2,400 an hour: 160 + 166.67 + 40.
        var plan = Planned.Plan(Plain.With("C", work => work with { IsMandatory = false, PenaltyCents = penalty }));

        Assert.Equal(isDone ? [] : ["C"], plan.LeftOut().AsEnumerable());
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void The_weight_of_penalties_counts(double weight, bool isDone)
    {
        var parts = Plain.With("C", work => work with { IsMandatory = false, PenaltyCents = 200 });

        var plan = Planned.Plan(parts with { Objective = Plain.Objective with { PenaltyWeight = weight } });

        Assert.Equal(isDone ? 0 : 1, plan.Unplanned.Length);
    }

    [Theory]
    [InlineData(0, 5, 1, "A")]
    [InlineData(7, 0, 1, "B")]
    [InlineData(50, 100, 49, "C")]
    public void Mandatory_work_of_least_priority_is_left_out(int a, int b, int c, string leftOut)
    {
        var parts = Plain.WithType(type => type with { Configurations = [new("", [Tiny.Compartment("box", 200)])] })
            .With("A", work => work with { Priority = a })
            .With("B", work => work with { Priority = b })
            .With("C", work => work with { Priority = c });

        Assert.Equal([leftOut], Planned.Plan(parts).LeftOut().AsEnumerable());
    }

    [Fact]
    public void Mandatory_work_is_done_before_optional_work_of_any_penalty_in_reach()
    {
        var parts = Plain.WithType(type => type with { Configurations = [new("", [Tiny.Compartment("box", 200)])] })
            .With("A", work => work with { IsMandatory = false, PenaltyCents = 5_000 });

        Assert.Equal(["A"], Planned.Plan(parts).LeftOut().AsEnumerable());
    }

    [Fact]
    public void Pinned_visits_stay_first_in_their_order()
    {
        var parts = Plain with { InitialRoutes = [new("truck", "8", [new("B", null), new("C", null), new("A", null)], PinnedVisits: 2)] };

        Assert.Equal(["B", "C", "A"], Planned.Plan(parts).VisitsOf("truck").AsEnumerable());
        Assert.Equal(["C", "B"], Planned.Plan(parts with { InitialRoutes = [new("truck", "8", [new("C", null), new("B", null)], PinnedVisits: 1)] }).VisitsOf("truck").Take(2));
    }

    [Fact]
    public void Pinned_visits_that_cannot_be_made_are_a_fault_of_the_model()
    {
        var parts = (Plain with { InitialRoutes = [new("truck", "8", [new("C", null)], PinnedVisits: 1)] })
            .With("C", work => work with { TimeWindows = [TimeWindow.Hard(TimeSpan.Zero, TimeSpan.FromHours(8))] });

        var fault = Assert.Throws<PinnedVisitsException>(() => Planned.Plan(parts));

        Assert.Equal("truck", fault.VehicleId);
    }

    [Fact]
    public void A_sequence_is_kept_even_if_it_is_dear()
    {
        var parts = Plain with { Relations = [new("order", RelationKind.Sequence, ["C", "A", "B"])] };

        Assert.Equal(["C", "A", "B"], Planned.Plan(parts).VisitsOf("truck").AsEnumerable());
    }

    [Fact]
    public void Related_work_is_on_one_route()
    {
        var parts = TwoTrucks(Plain).WithType(type => type with { Configurations = [new("", [Tiny.Compartment("box", 200)])] }) with
        {
            Relations = [new("together", RelationKind.SameRoute, ["A", "C"])],
        };

        var plan = Planned.Plan(parts);

        Assert.Empty(plan.Unplanned);
        Assert.Contains(plan.Routes, route => route.Visits.Select(visit => visit.CollectionId).Order().SequenceEqual(["A", "C"]));
    }

    [Fact]
    public void A_shift_without_start_or_end_goes_from_the_first_stop_to_the_last()
    {
        var plan = Planned.Plan(Plain.WithVehicle(truck => truck with { Shifts = [Tiny.Shift("8") with { StartSiteId = null, EndSiteId = null }] }));

        // From a over b to c, or back.
        Assert.Equal(2_000, plan.Account.Total.DistanceMetres);
        Assert.Equal(TimeSpan.FromSeconds(200 + 180), plan.Account.Total.Duration);
    }

    [Fact]
    public void A_shift_may_end_elsewhere()
    {
        var plan = Planned.Plan(Plain.WithVehicle(truck => truck with { Shifts = [Tiny.Shift("8") with { EndSiteId = "yard" }] }));

        Assert.Equal(["A", "B", "C"], plan.VisitsOf("truck").AsEnumerable());
        Assert.Equal(4_000, plan.Account.Total.DistanceMetres);
    }

    [Fact]
    public void Where_there_is_no_way_nobody_goes()
    {
        // From place to place only from a to c and from c to b.
        var plan = Planned.Plan(OnMatrix(("depot", "a", 9), ("a", "depot", 9), ("depot", "b", 9), ("b", "depot", 9), ("depot", "c", 9), ("c", "depot", 9), ("a", "c", 9), ("c", "b", 9)));

        Assert.Equal(["A", "C", "B"], plan.VisitsOf("truck").AsEnumerable());
    }

    [Fact]
    public void Only_a_price_on_co2e_makes_the_truck_fetch_the_heavy_load_last()
    {
        // As worked test T1: 20, 10 and 15 km, first 3 t at a, then 2 t at b are on board for 105 tkm; the other way round for
        // 120, a tenth of a litre more. But from a to b it is 100 m further, 10 cents.
        var parts = OnMatrix(("depot", "a", 20_000), ("a", "depot", 20_000), ("a", "b", 10_100), ("b", "a", 10_000), ("b", "depot", 15_000), ("depot", "b", 15_000)) with
        {
            Collections = [Tiny.Collection("A", "a", 3_000), Tiny.Collection("B", "b", 2_000)],
            VehicleTypes = [Tiny.Truck with { Configurations = [new("", [Tiny.Compartment("box", 8_000)])] }],
            Vehicles = [Tiny.Vehicle("truck", "8") with { Costs = new() { PerKmCents = 100 } }],
        };

        Assert.Equal(["B", "A"], Planned.Plan(parts).VisitsOf("truck").AsEnumerable());
        Assert.Equal(["A", "B"], Planned.Plan(parts with { Objective = new() { Co2ePriceCentsPerTonne = 100_000 } }).VisitsOf("truck").AsEnumerable());
    }

    [Theory]
    [InlineData(0, "truck")]
    [InlineData(10_000, "quiet")]
    public void A_price_on_co2e_pays_for_an_electric_truck(double centsPerTonne, string vehicle)
    {
        // 6 km need about 1.4 l of diesel, 4.9 kg of CO2e, or 6 kWh, 2.7 kg: 2 cents at 100 euros a tonne, for 1 more.
        var parts = Plain with
        {
            Objective = new() { Co2ePriceCentsPerTonne = centsPerTonne },
            VehicleTypes = [Tiny.Truck, Tiny.Truck with { Id = "electric", EnergyClassId = "rigid-18t-electric" }],
            Vehicles = [Tiny.Vehicle("truck", "8"), Tiny.Vehicle("quiet", "8") with { VehicleTypeId = "electric", Costs = Tiny.Vehicle("quiet", "8").Costs with { FixedCents = 1_001 } }],
        };

        Assert.Equal(vehicle, Assert.Single(Planned.Plan(parts).Routes).VehicleId);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Same_seed_and_iterations_give_the_same_plan(int threads)
    {
        var model = RandomModels.Small(4, collections: 40);

        Assert.Equal(Planned.Plan(model, 2_000, threads).Describe(), Planned.Plan(model, 2_000, threads).Describe());
    }

    [Fact]
    public void Cancelled_before_it_starts_it_still_answers_with_a_plan()
    {
        var model = new Model(Tiny.WithYard);

        var result = Planned.Planner.Plan(model, new() { IterationLimit = 1_000_000 }, null, new(canceled: true));

        Assert.Equal("cancelled", result.Statistics.StoppedBy);
        Assert.Equal(3, Planned.Checked(model, result.Plan).Unplanned.Length + result.Plan.Account.Total.Collections);
        Assert.All(result.Plan.Unplanned, left => Assert.NotEmpty(left.Reasons));
    }

    [Fact]
    public void Progress_brings_plans_that_keep_every_rule()
    {
        // A report comes at the end of an epoch.
        var model = RandomModels.Small(3);
        var plans = new List<Domain.Plans.Plan>();
        var settings = new SolverSettings { IterationLimit = 400, Parameters = ImmutableSortedDictionary<string, double>.Empty.Add("epoch_iterations", 100) };

        Planned.Planner.Plan(model, settings, new Listener(progress => plans.Add(progress.ReadPlan())), CancellationToken.None);

        Assert.NotEmpty(plans);
        Assert.All(plans, plan => Planned.Checked(model, plan));
    }

    [Fact]
    public void Breaks_are_taken_in_the_order_of_time_however_the_rules_are_listed()
    {
        static BreakRule Tea(string id, double minute) => new()
        {
            Id = id,
            Kind = BreakRuleKind.Window,
            EarliestStart = TimeSpan.FromHours(8) + TimeSpan.FromMinutes(minute),
            LatestStart = TimeSpan.FromHours(8) + TimeSpan.FromMinutes(minute + 1),
            Duration = TimeSpan.FromMinutes(1),
        };

        // Three stops take 13 minutes; whoever leaves before 8:02 has tea between 8:01 and 8:02 and again between 8:06 and 8:07.
        var parts = (Plain with { BreakRules = [Tea("second", 6), Tea("first", 1)] }).WithVehicle(truck => truck with
        {
            BreakRuleIds = ["second", "first"],
            Shifts = [Tiny.Shift("8") with { OvertimeEnd = TimeSpan.FromHours(8) + TimeSpan.FromMinutes(15), End = TimeSpan.FromHours(8) + TimeSpan.FromMinutes(15) }],
        });

        var plan = Planned.Plan(parts);

        Assert.Empty(plan.Unplanned);
        Assert.Equal(["first", "second"], Assert.Single(plan.Routes).Breaks.Select(rest => rest.BreakRuleId));
    }

    [Fact]
    public void An_empty_model_is_planned_at_once()
    {
        var plan = Planned.Plan(Plain with { Collections = [] });

        Assert.Empty(plan.Routes);
        Assert.Equal(0, plan.Account.ObjectiveCents);
    }

    private static ModelParts TwoTrucks(ModelParts parts) => parts with { Vehicles = [Tiny.Vehicle("truck", "8"), Tiny.Vehicle("other", "8")] };

    /// <summary>Only these ways, at 10 m a second.</summary>
    private static ModelParts OnMatrix(params (string From, string To, int Metres)[] ways)
    {
        ImmutableArray<string> sites = ["depot", "a", "b", "c"];
        var metres = (from start in sites from end in sites select start == end ? 0 : ways.FirstOrDefault(way => way.From == start && way.To == end) is { Metres: > 0 } way ? way.Metres : TravelMatrix.Unreachable).ToArray();
        return Plain with
        {
            Sites = [.. Plain.Sites.Where(site => sites.Contains(site.Id))],
            Travel = new Travel.Matrices([new("", sites, [.. metres], [.. metres.Select(length => length < 0 ? length : length / 10)])]),
        };
    }

    private sealed class Listener(Action<PlanningProgress> listen) : IProgress<PlanningProgress>
    {
        public void Report(PlanningProgress value) => listen(value);
    }
}
