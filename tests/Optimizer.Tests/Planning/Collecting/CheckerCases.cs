using System.Collections.Immutable;
using Optimizer.Domain.Accounting;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Planning.Distances;

namespace Optimizer.Tests.Planning.Collecting;

/// <summary>One case for every rule of the checker.</summary>
internal static class CheckerCases
{
    private static readonly string[] Round = ["A", "B", "C"];
    private static readonly ModelParts TwoTrucks = Tiny.Parts with { Vehicles = [Tiny.Vehicle("truck", "8"), Tiny.Vehicle("other", "8")] };
    private static readonly TimeSpan Eight = TimeSpan.FromHours(8);

    public static IEnumerable<CheckerCase> All => [.. Names, .. Work, .. Vehicles, .. Ways, .. Times, .. Loads, .. Materials, .. Breaks, .. Accounts];

    private static IEnumerable<CheckerCase> Names =>
    [
        CheckerCase.Route("unknown_id", 1, Tiny.Parts, route => WithVisit(route, 0, visit => visit with { CompartmentId = "attic" }), Round),
        CheckerCase.Route("route_shape", 1, Tiny.Parts, route => route with { Transitions = route.Transitions.RemoveAt(3) }, Round),
    ];

    private static IEnumerable<CheckerCase> Work
    {
        get
        {
            var model = new Model(Tiny.Parts);
            var plan = Tiny.Drive(Tiny.Parts, Round);
            var withoutC = Tiny.Drive(Tiny.Parts, "A", "B");
            var left = Tiny.LeftOut(model.Collection("C"));
            yield return CheckerCase.Plans("planned_twice", 1, Tiny.Parts, plan, Tiny.Drive(Tiny.Parts, "A", "B", "C", "A"));
            yield return CheckerCase.Plans("planned_and_unplanned", 1, Tiny.Parts, plan, Tiny.Account(model, plan.Routes, [left]));
            yield return CheckerCase.Plans("forgotten", 1, Tiny.Parts, withoutC, Tiny.Account(model, withoutC.Routes, []));
            yield return CheckerCase.Plans("unplanned_entry", 1, Tiny.Parts, withoutC, Tiny.Account(model, withoutC.Routes, [left, left]));
            yield return CheckerCase.Plans("shift_used_twice", 1, TwoTrucks, OnTwo(TwoTrucks, "truck", "other"), OnTwo(TwoTrucks, "truck", "truck"));

            var related = TwoTrucks with { Relations = [new("R", RelationKind.SameRoute, ["A", "B"])] };
            yield return CheckerCase.Plans("relation_incomplete", 1, related, Tiny.Drive(related, Round), Tiny.Drive(related, "A", "C"));
            yield return CheckerCase.Plans("relation_routes", 2, related, Tiny.Drive(related, Round), OnTwo(related, "truck", "other"));
            var sequence = TwoTrucks with { Relations = [new("R", RelationKind.Sequence, ["A", "B"])] };
            yield return CheckerCase.Plans("relation_order", 1, sequence, Tiny.Drive(sequence, "A", "C", "B"), Tiny.Drive(sequence, "B", "A", "C"));
            var pinned = Tiny.Parts with { InitialRoutes = [new("truck", "8", [new("B", null), new("A", null)], 1)] };
            var shipped = TwoTrucks with { Shipments = [Tiny.Shipment("S", "a", "c")] };
            yield return CheckerCase.Plans("shipment", 1, shipped, Tiny.Drive(shipped, "S", "A", "B", "S", "C"), Tiny.Drive(shipped, "S", "A", "B", "C"));
            ModelParts Ordered(DeliveryOrder order) => Tiny.Parts.WithVehicle(truck => truck with { Limits = new() { DeliveryOrder = order } }) with { Collections = [Tiny.Delivery("A", "a"), Tiny.Collection("B", "b"), Tiny.Collection("C", "c")] };
            yield return CheckerCase.Plans("delivery_order", 1, Ordered(DeliveryOrder.DeliveriesFirst), Tiny.Drive(Ordered(DeliveryOrder.DeliveriesFirst), "A", "B", "C"), Tiny.Drive(Ordered(DeliveryOrder.DeliveriesFirst), "B", "A", "C"));
            yield return CheckerCase.Plans("pinned", 1, pinned, Tiny.Drive(pinned, "B", "C", "A"), Tiny.Drive(pinned, Round));
        }
    }

    private static IEnumerable<CheckerCase> Vehicles
    {
        get
        {
            ModelParts Limited(RouteLimits limits) => Tiny.Parts.WithVehicle(truck => truck with { Limits = limits });
            ModelParts Skilled(params string[] skills) => Tiny.Parts.WithType(type => type with { Skills = [.. skills] }).With("A", work => work with { Skills = new(["crane"], [], []) });
            ModelParts Allowed(string vehicle) => TwoTrucks.With("A", work => work with { AllowedVehicleIds = [vehicle] });
            yield return CheckerCase.Tightened("vehicle_not_allowed", 1, Allowed("truck"), Allowed("other"), Round);
            yield return CheckerCase.Tightened("skill", 1, Skilled("crane"), Skilled("lift"), Round);

            // 3 km out, 3 km back at 100 s a km; 3 times 60 s of service; 3 times 100 kg.
            yield return CheckerCase.Tightened("max_distance", 1, Limited(new() { MaxDistanceMetres = 6_000 }), Limited(new() { MaxDistanceMetres = 5_999 }), Round);
            yield return CheckerCase.Tightened("max_duration", 1, Limited(new() { MaxDuration = Seconds(780) }), Limited(new() { MaxDuration = Seconds(779) }), Round);
            yield return CheckerCase.Tightened("max_stops", 1, Limited(new() { MaxStops = 3 }), Limited(new() { MaxStops = 2 }), Round);
            yield return CheckerCase.Tightened("max_load", 1, Limited(new() { MaxLoad = new([300_000]) }), Limited(new() { MaxLoad = new([299_000]) }), Round);
        }
    }

    private static IEnumerable<CheckerCase> Ways
    {
        get
        {
            yield return CheckerCase.Route("site", 1, Tiny.Parts, route => WithVisit(route, 0, visit => visit with { SiteId = "b" }), Round);
            yield return CheckerCase.Route("disconnected", 1, Tiny.Parts, route => WithTransition(route, 1, way => way with { FromSiteId = "c" }), Round);
            yield return CheckerCase.Changed("unreachable", 1, Matrix(default), Matrix(new("a", "b", -1, -1)), Round);
            yield return CheckerCase.Changed("distance", 1, Matrix(default), Matrix(new("a", "b", 999, 100)), Round);
            yield return CheckerCase.Changed("driving_duration", 1, Matrix(default), Matrix(new("a", "b", 1_000, 99)), Round);
            yield return CheckerCase.Route("energy", 1, Tiny.Parts, route => WithTransition(route, 0, way => way with { Energy = way.Energy + new EnergyUse(1, 0, 0) }), Round);
        }
    }

    private static IEnumerable<CheckerCase> Times
    {
        get
        {
            ModelParts Shift(int seconds) => Tiny.Parts.WithVehicle(truck => truck with { Shifts = [Tiny.Shift("8") with { End = Eight + Seconds(seconds), OvertimeEnd = Eight + Seconds(seconds) }] });
            ModelParts Late(int seconds) => Tiny.Parts.WithVehicle(truck => truck with { Shifts = [Tiny.Shift("8") with { Start = Eight + Seconds(seconds) }] });
            ModelParts Window(int seconds) => Tiny.Parts.With("A", work => work with { TimeWindows = [Until(seconds)] });
            ModelParts Open(int seconds) => Tiny.Parts with { Facilities = [Tiny.Yard with { OpeningWindows = [Until(seconds)] }] };
            ModelParts Depot(int seconds) => Tiny.Parts with { Depots = [new() { Id = "D", SiteId = "depot", OpeningWindows = [Until(seconds)] }] };

            yield return CheckerCase.Route("clock", -1, Tiny.Parts, route => WithVisit(route, 0, visit => visit with { Arrival = visit.Arrival - Seconds(1) }), Round);
            yield return CheckerCase.Changed("service_duration", 1, Tiny.Parts, Tiny.Parts.With("A", work => work with { ServiceDuration = Seconds(59) }), Round);
            yield return CheckerCase.Changed("setup_duration", -30, Tiny.Parts, Tiny.Parts.With("A", work => work with { SetupDuration = Seconds(30) }), Round);

            // At a after 100 s; at the yard after 4 km and 3 services: 580 s; home after 6 km and 3 services: 780 s.
            yield return CheckerCase.Tightened("time_window", 1, Window(100), Window(99), Round);
            yield return CheckerCase.Tightened("facility_closed", 1, Open(580), Open(579), "A", "B", "C", "Y");
            yield return CheckerCase.Tightened("depot_closed", 1, Depot(780), Depot(779), Round);
            ModelParts Released(int seconds) => Tiny.Parts with { Collections = [Tiny.Delivery("A", "a") with { Release = Eight + Seconds(seconds) }] };
            yield return CheckerCase.Tightened("release", 1, Released(0), Released(1), "A");
            yield return CheckerCase.Changed("shift_start", 1, Late(0), Late(1), Round);
            yield return CheckerCase.Tightened("shift_end", 1, Shift(780), Shift(779), Round);
        }
    }

    private static IEnumerable<CheckerCase> Loads
    {
        get
        {
            ModelParts Box(int kilograms) => Tiny.Parts.WithType(type => type with { Configurations = [new("", [Tiny.Compartment("box", kilograms)])] });
            ModelParts Gross(int kilograms) => Tiny.Parts.WithType(type => type with { GrossMassKg = kilograms });
            ModelParts Quota(int kilograms) => Tiny.Parts with { Facilities = [Tiny.Yard with { DailyQuota = new([kilograms * 1_000L]) }] };
            Transition Lighter(Transition way) => way with
            {
                LoadMassKg = 299,
                Energy = FactorSet.Default.Law(Tiny.Truck).Leg(way.DistanceMetres, way.Driving.TotalSeconds, false, 299),
            };

            yield return CheckerCase.Tightened("capacity", 1, Box(300), Box(299), Round);
            yield return CheckerCase.Tightened("gross_mass", 1, Gross(9_430), Gross(9_429), Round);
            yield return CheckerCase.Route("amounts", 1, Tiny.Parts, route => WithVisit(route, 0, visit => visit with { Amounts = new([99_000]) }), Round);
            yield return CheckerCase.Route("load_after", 1, Tiny.Parts, route => WithVisit(route, 2, visit => visit with { LoadAfter = new([299_000]) }), Round);
            var brought = Tiny.Parts with { Collections = [Tiny.Delivery("A", "a")] };
            yield return CheckerCase.Route("start_load", 1, brought, route => route with { StartLoad = new([99_000]) }, "A");
            yield return CheckerCase.Route("load_mass", -1, Tiny.Parts, route => WithTransition(route, 3, Lighter), Round);
            yield return CheckerCase.Plans("not_emptied", 300, Tiny.WithYard, Tiny.Drive(Tiny.WithYard, "A", "B", "C", "Y"), Tiny.Drive(Tiny.WithYard, "A", "B", "C"));
            yield return CheckerCase.Tightened("daily_quota", 1, Quota(300), Quota(299), "A", "B", "Y", "C", "Y");
        }
    }

    private static IEnumerable<CheckerCase> Materials
    {
        get
        {
            ModelParts Accepting(string material) => Tiny.Parts.With("A", work => work with { MaterialId = "paper" })
                .WithType(type => type with { Configurations = [new("", [Tiny.Compartment("box", 1_000, material)])] });
            var mixed = TwoTrucks.With("A", work => work with { MaterialId = "paper" }).With("B", work => work with { MaterialId = "glass" }) with { Facilities = [Tiny.Yard] };
            var apart = mixed.WithType(type => type with { Configurations = [new("", [Tiny.Compartment("left", 500), Tiny.Compartment("right", 500)])] })
                with
            { MaterialIncompatibilities = [new(["paper", "glass"], IncompatibilityScope.Compartment)] };
            var neverMet = mixed with { MaterialIncompatibilities = [new(["paper", "glass"], IncompatibilityScope.Route)] };
            Plan Divided(string compartment) => Tiny.Account(new(apart), [new TinyRoute(new(apart), "truck").Visit("A", "left").Visit("B", compartment).Visit("Y").Return()]);

            yield return CheckerCase.Tightened("compartment_material", 1, Accepting("paper"), Accepting("glass"), Round);
            yield return CheckerCase.Plans("incompatible_in_compartment", 1, apart, Divided("right"), Divided("left"));
            yield return CheckerCase.Plans("incompatible_on_route", 1, neverMet, Tiny.Drive(neverMet, "A", "Y", "C", "Y"), Tiny.Drive(neverMet, "A", "Y", "B", "Y"));
        }
    }

    private static IEnumerable<CheckerCase> Breaks
    {
        get
        {
            var lunch = WithRule(Tiny.Parts, new() { Id = "R", Kind = BreakRuleKind.Window, EarliestStart = Eight, LatestStart = Eight + Seconds(600), Duration = TimeSpan.FromMinutes(30) });
            Plan Lunch(double minutes) => Plan(lunch, route => route.Visit("A", restThere: ("R", minutes)).Visit("B").Visit("C"));
            yield return CheckerCase.Plans("break_entry", 1_800, lunch, Lunch(30), Tiny.Account(new(lunch), [Later(Lunch(30).Routes[0])]));

            // Home at 8:13 without it, after the latest start at 8:10.
            yield return CheckerCase.Plans("break_window", 1_800, lunch, Lunch(30), Plan(lunch, route => route.Visit("A").Visit("B").Visit("C")));

            // 90 km are 2.5 h, there and back 5 h; 162 km are 4.5 h.
            var eu = new BreakRule { Id = "R", Kind = BreakRuleKind.Eu561 };
            var far = WithRule(Far(90), eu);
            Plan Drive(ModelParts parts, double minutes) => Plan(parts, route => route.Visit("F", restThere: ("R", minutes)));
            yield return CheckerCase.Plans("driving_without_break", 1_800, far, Drive(far, 45), Drive(far, 44));
            var (nineHours, longer) = (WithRule(Far(162), eu), WithRule(Far(162.01), eu));
            Plan Rested(ModelParts parts) => Plan(parts, route => route.Rest("R", 45, afterMinutes: 60).Visit("F").Rest("R", 45, afterMinutes: 30));
            yield return new("driving_time", 2, new(nineHours), Rested(nineHours), new(longer), Rested(longer));

            // 100 s out, 3 h, 100 s on, 3 h, 200 s home: 22,000 s, 400 s above 6 h.
            var work = WithRule(Tiny.Parts.With("A", LongService).With("B", LongService), new() { Id = "R", Kind = BreakRuleKind.WorkingTime });
            Plan Between(double minutes) => Plan(work, route => route.Visit("A").Visit("B", restThere: ("R", minutes)));
            yield return CheckerCase.Plans("work_without_break", 400, work, Between(30), Plan(work, route => route.Rest("R", 30).Visit("A").Visit("B")));
            yield return CheckerCase.Plans("work_breaks", 60, work, Between(30), Between(29));
        }
    }

    private static IEnumerable<CheckerCase> Accounts
    {
        get
        {
            var plan = Tiny.Drive(Tiny.Parts, Round);
            CheckerCase Account(string cause, Func<Account, Account> change) =>
                CheckerCase.Plans(cause, 1, Tiny.Parts, plan, plan with { Account = change(plan.Account) });
            Share Dirtier(Share share) => share with { Energy = share.Energy + new EnergyUse(0, 0, 1) };

            yield return Account("figures", account => account with { Total = account.Total with { DistanceMetres = 6_001 } });
            yield return Account("cost_terms", account => account with { CostTermsCents = account.CostTermsCents.SetItem(CostTerm.Fixed, 1_001) });
            yield return Account("objective_terms", account => account with { ObjectiveTermsCents = account.ObjectiveTermsCents.SetItem(ObjectiveTerm.Distance, 1) });
            yield return Account("shares", account => account with { ByCollection = account.ByCollection.SetItem(1, Dirtier(account.ByCollection[1])) });
            yield return Account("factor_set", account => account with { FactorSet = account.FactorSet with { Version = "0" } });
        }
    }

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);

    private static TimeWindow Until(int secondsAfterEight) => TimeWindow.Hard(Eight, Eight + Seconds(secondsAfterEight));

    private static Collection LongService(Collection work) => work with { ServiceDuration = TimeSpan.FromHours(3) };

    private static Route WithVisit(Route route, int visit, Func<Visit, Visit> change) =>
        route with { Visits = route.Visits.SetItem(visit, change(route.Visits[visit])) };

    private static Route WithTransition(Route route, int transition, Func<Transition, Transition> change) =>
        route with { Transitions = route.Transitions.SetItem(transition, change(route.Transitions[transition])) };

    /// <summary>The only break starts and ends a second later, so ends after the service has begun.</summary>
    private static Route Later(Route route) =>
        route with { Breaks = [route.Breaks[0] with { Start = route.Breaks[0].Start + Seconds(1), End = route.Breaks[0].End + Seconds(1) }] };

    private static Plan OnTwo(ModelParts parts, string first, string second)
    {
        var model = new Model(parts);
        return Tiny.Account(model, [new TinyRoute(model, first).Visit("A").Visit("C").Return(), new TinyRoute(model, second).Visit("B").Return()]);
    }

    private static Plan Plan(ModelParts parts, Func<TinyRoute, TinyRoute> drive)
    {
        var model = new Model(parts);
        return Tiny.Account(model, [drive(new(model, "truck")).Return()]);
    }

    private static ModelParts WithRule(ModelParts parts, BreakRule rule) =>
        (parts with { BreakRules = [rule] }).WithVehicle(truck => truck with { BreakRuleIds = [rule.Id] });

    /// <summary>One collection so far away.</summary>
    private static ModelParts Far(double km) => Tiny.Parts with { Sites = [.. Tiny.Parts.Sites, Tiny.Site("far", km)], Collections = [Tiny.Collection("F", "far")] };

    private readonly record struct Entry(string From, string To, int Metres, int Seconds);

    /// <summary>The distances of the line as a matrix, with one entry changed.</summary>
    private static ModelParts Matrix(Entry changed)
    {
        var travel = new SiteTravel(new(Tiny.Parts));
        ImmutableArray<string> sites = [.. Tiny.Parts.Sites.Select(site => site.Id)];
        Leg Cell(string from, string to) => from == changed.From && to == changed.To ? new(changed.Metres, changed.Seconds) : travel.Between(from, to, Tiny.Truck);
        var legs = sites.SelectMany(from => sites.Select(to => Cell(from, to))).ToArray();
        return Tiny.Parts with { Travel = new Travel.Matrices([new("", sites, [.. legs.Select(leg => leg.Metres)], [.. legs.Select(leg => leg.Seconds)])]) };
    }
}
