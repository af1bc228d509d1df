using System.Collections.Immutable;
using Optimizer.Api.Reading;
using Optimizer.Api.Writing;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Planning.Collecting;
using Optimizer.Studies.Benchmarking.Generating;

namespace Optimizer.Tests.Planning.Collecting;

/// <summary>Plans made elsewhere, or by us before.</summary>
public sealed class EvaluateTests
{
    private static readonly TimeSpan Eight = TimeSpan.FromHours(8);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 20)];

    [Theory, MemberData(nameof(Seeds))]
    public void A_plan_of_ours_sent_back_has_the_same_account(int seed)
    {
        var model = RandomModels.Small(seed);
        var plan = Planned.Plan(model, 100);

        var routes = PlanReader.ReadRoutes(PlanWriter.Write(model, plan), model).Routes;
        var evaluated = Planned.Planner.Evaluate(model, routes);

        Assert.Equal(PlanWriter.Write(model, plan).Account, PlanWriter.Write(model, evaluated).Account);
        Assert.Equal(PlanWriter.Write(model, plan).Routes, PlanWriter.Write(model, evaluated).Routes);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void A_plan_of_ours_sent_back_without_times_keeps_every_rule(int seed)
    {
        var model = RandomModels.Small(seed);
        var plan = Planned.Plan(model, 100);

        var evaluated = Planned.Planner.Evaluate(model, [.. plan.Routes.Select(Untimed)]);

        Planned.Checked(model, evaluated);
        Assert.Equal(plan.Account.ObjectiveCents, evaluated.Account.ObjectiveCents);
    }

    [Fact]
    public void A_route_without_times_leaves_when_that_saves_waiting()
    {
        // To b in 200 s; it opens at 9:00.
        var parts = Tiny.Parts.With("B", work => work with { TimeWindows = [TimeWindow.Hard(TimeSpan.FromHours(9), TimeSpan.FromHours(10))] });

        var route = Assert.Single(Evaluate(parts, "B").Plan.Routes);

        Assert.Equal(TimeSpan.FromHours(9) - TimeSpan.FromSeconds(200), route.Start);
        Assert.Equal(TimeSpan.FromHours(9) + TimeSpan.FromSeconds(260), route.End);
    }

    [Fact]
    public void A_stop_that_is_reached_too_late_is_so_by_seconds()
    {
        // At a at 100, at b at 100 + 60 + 100 s; b closes at 200 s.
        var parts = Tiny.Parts.With("B", work => work with { TimeWindows = [TimeWindow.Hard(TimeSpan.Zero, Eight + TimeSpan.FromSeconds(200))] });

        var late = Assert.Single(Evaluate(parts, "A", "B", "C").Violations);

        Assert.Equal(("time_window", 60.0, "s"), (late.Cause, late.Amount, late.Unit));
        Assert.Contains("visits[1]", late.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void An_overload_is_so_by_kilograms()
    {
        var parts = Tiny.Parts.WithType(type => type with { Configurations = [new("", [Tiny.Compartment("box", 250)])] });

        var over = Assert.Single(Evaluate(parts, "A", "B", "C").Violations);

        Assert.Equal(("capacity", 50.0), (over.Cause, over.Amount));
    }

    [Fact]
    public void A_wrong_vehicle_is_named()
    {
        var parts = (Tiny.Parts with { Vehicles = [Tiny.Vehicle("truck", "8"), Tiny.Vehicle("other", "8")] }).With("B", work => work with { AllowedVehicleIds = ["other"] });

        Assert.Equal("vehicle_not_allowed", Assert.Single(Evaluate(parts, "A", "B", "C").Violations).Cause);
    }

    [Fact]
    public void Work_that_is_on_no_route_is_unplanned()
    {
        var (plan, violations) = Evaluate(Tiny.Parts, "A");

        Assert.Empty(violations);
        Assert.Equal(["B", "C"], plan.LeftOut().AsEnumerable());
    }

    [Fact]
    public void A_route_that_breaks_a_rule_is_still_driven_with_its_breaks()
    {
        // A break of 10 minutes between 8:01 and 8:05 is taken on the way to a, so that b, which closes at 8:03, is 11:20 late.
        var parts = (Tiny.Parts with
        {
            BreakRules = [new() { Id = "tea", Kind = BreakRuleKind.Window, EarliestStart = Eight + TimeSpan.FromMinutes(1), LatestStart = Eight + TimeSpan.FromMinutes(1), Duration = TimeSpan.FromMinutes(10) }],
        }).WithVehicle(truck => truck with { BreakRuleIds = ["tea"] }).With("B", work => work with { TimeWindows = [TimeWindow.Hard(TimeSpan.Zero, Eight + TimeSpan.FromMinutes(3))] });

        var late = Assert.Single(Evaluate(parts, "A", "B", "C").Violations);

        // 260 s of driving and service to b and 600 s of break, less 180.
        Assert.Equal(("time_window", 680.0), (late.Cause, late.Amount));
    }

    [Fact]
    public void A_late_stop_does_not_make_the_stops_before_it_late()
    {
        // a closes at 8:02, b opens at 9:00, and c closes at 8:30, before b opens.
        var parts = Tiny.Parts
            .With("A", work => work with { TimeWindows = [TimeWindow.Hard(TimeSpan.Zero, Eight + TimeSpan.FromMinutes(2))] })
            .With("B", work => work with { TimeWindows = [TimeWindow.Hard(TimeSpan.FromHours(9), TimeSpan.FromHours(10))] })
            .With("C", work => work with { TimeWindows = [TimeWindow.Hard(TimeSpan.Zero, Eight + TimeSpan.FromMinutes(30))] });

        var late = Assert.Single(Evaluate(parts, "A", "B", "C").Violations);

        // At c 160 s after 9:00.
        Assert.Equal(("time_window", 1_960.0), (late.Cause, late.Amount));
    }

    [Fact]
    public void A_leg_where_there_is_no_way_is_named_and_has_no_length()
    {
        var model = new Model(Tiny.Parts with
        {
            Sites = [Tiny.Site("depot", 0), Tiny.Site("a", 1)],
            Collections = [Tiny.Collection("A", "a")],
            Travel = new Travel.Matrices([new("", ["depot", "a"], [0, -1, 1_000, 0], [0, -1, 100, 0])]),
        });

        var plan = Planned.Planner.Evaluate(model, [Untimed(Tiny.Drive(Tiny.Parts, "A").Routes[0])]);

        Assert.Equal("unreachable", Assert.Single(CollectionChecker.Check(model, plan, FactorSet.Default)).Cause);
        Assert.Equal(1_000, plan.Account.Total.DistanceMetres);
    }

    [Fact]
    public void Times_that_are_given_are_kept()
    {
        var plan = Tiny.Drive(Tiny.Parts, "A", "B", "C");
        var model = new Model(Tiny.Parts);

        var evaluated = Planned.Planner.Evaluate(model, [plan.Routes[0] with { Visits = [.. plan.Routes[0].Visits.Select(Shifted)] }]);

        // Everything an hour later than the way there says.
        Assert.Contains(CollectionChecker.Check(model, evaluated, FactorSet.Default), violation => violation.Cause == "clock");
    }

    private static (Plan Plan, ImmutableArray<Violation> Violations) Evaluate(ModelParts parts, params string[] visits)
    {
        var model = new Model(parts);
        var plan = Planned.Planner.Evaluate(model, [Untimed(Tiny.Drive(parts, visits).Routes[0])]);
        return (plan, CollectionChecker.Check(model, plan, FactorSet.Default));
    }

    private static Route Untimed(Route route) => route with { Transitions = [], Breaks = [] };

    private static Visit Shifted(Visit visit) => visit with { Arrival = visit.Arrival + TimeSpan.FromHours(1), ServiceStart = visit.ServiceStart + TimeSpan.FromHours(1), Departure = visit.Departure + TimeSpan.FromHours(1) };
}
