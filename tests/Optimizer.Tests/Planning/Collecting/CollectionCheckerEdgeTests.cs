using System.Collections.Immutable;
using Optimizer.Domain.Accounting;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Planning.Collecting;

namespace Optimizer.Tests.Planning.Collecting;

/// <summary>Where a rule could be read in two ways.</summary>
public sealed class CollectionCheckerEdgeTests
{
    private static readonly TimeSpan Eight = TimeSpan.FromHours(8);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 200)];

    [Fact]
    public void Set_up_is_not_needed_again_at_the_site_of_the_visit_before()
    {
        var parts = Tiny.Parts with { Collections = [SetUp("A", "a"), SetUp("A2", "a"), SetUp("B", "b"), SetUp("A3", "a")] };

        var plan = Tiny.Drive(parts, "A", "A2", "B", "A3");

        Assert.Equal([30, 0, 30, 30], plan.Routes[0].Visits.Select(visit => visit.Setup.TotalSeconds));
        Assert.Empty(Causes(parts, plan));
    }

    [Fact]
    public void An_unloading_at_the_same_site_saves_the_set_up_too()
    {
        var parts = Tiny.WithYard with { Collections = [SetUp("A", "a"), SetUp("Y2", "yard")] };

        var plan = Tiny.Drive(parts, "A", "Y", "Y2", "Y");

        Assert.Equal(TimeSpan.Zero, plan.Routes[0].Visits[2].Setup);
        Assert.Empty(Causes(parts, plan));
    }

    [Theory]
    [InlineData(15, 30, true)]
    [InlineData(30, 30, true)]
    [InlineData(30, 15, false)] // the second part is the long one
    [InlineData(14, 30, false)]
    public void Driving_breaks_may_be_split_into_15_and_then_30_minutes(double first, double second, bool isEnough)
    {
        // 90 km are 2.5 h: 2 h, first part, 0.5 h, the second part at F, 2.5 h home.
        var parts = WithRule(BreakRuleKind.Eu561) with { Sites = [.. Tiny.Parts.Sites, Tiny.Site("far", 90)], Collections = [Tiny.Collection("F", "far")] };

        var plan = Plan(parts, route => route.Rest("R", first, afterMinutes: 120).Visit("F", restThere: ("R", second)));

        Assert.Equal(isEnough ? [] : ["driving_without_break"], Causes(parts, plan));
    }

    [Fact]
    public void Waiting_is_no_break()
    {
        var parts = WithRule(BreakRuleKind.WorkingTime).With("A", work => work with { ServiceDuration = TimeSpan.FromHours(5) }).With("B", work => work with { ServiceDuration = TimeSpan.FromHours(2) });

        var plan = Plan(parts, route => route.Visit("A").Visit("B", notBefore: Eight + TimeSpan.FromHours(6)));

        Assert.True(plan.Account.Total.Waiting > TimeSpan.FromMinutes(45));
        Assert.Equal(["work_without_break", "work_breaks"], Causes(parts, plan));
    }

    [Fact]
    public void A_break_counts_for_every_rule_that_it_satisfies()
    {
        var lunch = new BreakRule { Id = "L", Kind = BreakRuleKind.Window, EarliestStart = Eight, LatestStart = Eight + TimeSpan.FromHours(4), Duration = TimeSpan.FromMinutes(30) };
        var parts = WithRule(BreakRuleKind.WorkingTime).With("A", work => work with { ServiceDuration = TimeSpan.FromHours(3) }).With("B", work => work with { ServiceDuration = TimeSpan.FromHours(5) });
        parts = (parts with { BreakRules = parts.BreakRules.Add(lunch) }).WithVehicle(truck => truck with { BreakRuleIds = ["R", "L"] });

        Assert.Empty(Causes(parts, Plan(parts, route => route.Visit("A").Visit("B", restThere: ("R", 30)))));
    }

    [Theory]
    [InlineData(13, true)] // home at 8:13: over before the window closes
    [InlineData(12, false)]
    public void A_window_break_is_not_needed_on_a_route_that_ends_by_its_latest_start(int latestMinutes, bool isFine)
    {
        var lunch = new BreakRule { Id = "R", Kind = BreakRuleKind.Window, EarliestStart = Eight, LatestStart = Eight + TimeSpan.FromMinutes(latestMinutes), Duration = TimeSpan.FromMinutes(30) };
        var parts = (Tiny.Parts with { BreakRules = [lunch] }).WithVehicle(truck => truck with { BreakRuleIds = ["R"] });

        Assert.Equal(isFine ? [] : ["break_window"], Causes(parts, Tiny.Drive(parts, "A", "B", "C")));
    }

    [Fact]
    public void A_shift_without_sites_starts_at_its_first_and_ends_at_its_last_stop()
    {
        var parts = Tiny.Parts.WithVehicle(truck => truck with { Shifts = [Tiny.Shift("8") with { StartSiteId = null, EndSiteId = null }] });

        var plan = Tiny.Drive(parts, "A", "B", "C");

        // A rides 2 km to c, B 1 km, C nowhere.
        Assert.Equal(2_000, plan.Account.Total.DistanceMetres);
        Assert.Equal([0.2, 0.1, 0], plan.Account.ByCollection.Select(share => Math.Round(share.TransportActivityTkm, 9)));
        Assert.Empty(Causes(parts, plan));
    }

    [Fact]
    public void Soft_windows_and_overtime_cost_what_their_hours_say()
    {
        // At A at 8:01:40, 100 s after the soft end; home at 8:13, 120 s after the end of the shift.
        var soft = TimeWindow.Hard(Eight, Eight + TimeSpan.FromHours(1)) with { SoftStart = Eight, SoftEnd = Eight, LatePerHourCents = 3_600 };
        var parts = Tiny.Parts.With("A", work => work with { TimeWindows = [soft] })
            .WithVehicle(truck => truck with { Shifts = [Tiny.Shift("8") with { End = Eight + TimeSpan.FromMinutes(11) }] });

        var plan = Tiny.Drive(parts, "A", "B", "C");

        Assert.Equal(100, plan.Account.CostTermsCents[CostTerm.SoftWindows]);
        Assert.Equal(200, plan.Account.CostTermsCents[CostTerm.Overtime]); // 6000 * 120 / 3600
        Assert.Empty(Causes(parts, plan));
    }

    [Fact]
    public void Of_several_depots_at_a_site_one_that_is_open_is_enough()
    {
        TimeWindow[] closed = [TimeWindow.Hard(TimeSpan.Zero, TimeSpan.FromHours(1))];
        var parts = Tiny.Parts with { Depots = [new() { Id = "D", SiteId = "depot", OpeningWindows = [.. closed] }, new() { Id = "E", SiteId = "depot" }] };

        Assert.Empty(Causes(parts, Tiny.Drive(parts, "A", "B", "C")));
    }

    [Fact]
    public void Quotas_are_counted_by_calendar_day()
    {
        var parts = (Tiny.Parts with { Facilities = [Tiny.Yard with { DailyQuota = new([200_000]) }] }).WithVehicle(truck => truck with
        {
            Shifts = [Tiny.Shift("8"), Tiny.Shift("next") with { Start = TimeSpan.FromHours(32), End = TimeSpan.FromHours(40), OvertimeEnd = TimeSpan.FromHours(40) }],
        });
        var model = new Model(parts);
        var first = new TinyRoute(model, "truck").Visit("A").Visit("B").Visit("Y").Return();

        Assert.Empty(Causes(parts, Tiny.Account(model, [first, new TinyRoute(model, "truck", "next").Visit("C").Visit("Y").Return()])));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void A_number_of_a_visit_or_way_that_is_changed_is_found(int seed)
    {
        var (model, plan) = RandomPlan.Make(seed);
        var random = new Random(seed);
        var index = random.Next(plan.Routes.Length);
        var route = Disturb(plan.Routes[index], random);

        Assert.NotEmpty(CollectionChecker.Check(model, Tiny.Account(model, plan.Routes.SetItem(index, route)), FactorSet.Default));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Visits_that_are_dropped_or_swapped_are_found_and_nothing_crashes(int seed)
    {
        var (model, plan) = RandomPlan.Make(seed);
        var random = new Random(seed);
        var (index, isDropped) = (random.Next(plan.Routes.Length), random.Next(2) == 0);
        var route = plan.Routes[index];
        var (one, other) = (random.Next(route.Visits.Length), random.Next(route.Visits.Length));
        var visits = isDropped || one == other ? route.Visits.RemoveAt(one) : Swap(route.Visits, one, other);

        Assert.NotEmpty(CollectionChecker.Check(model, plan with { Routes = plan.Routes.SetItem(index, route with { Visits = visits }) }, FactorSet.Default));
    }

    [Fact]
    public void Every_cause_is_explained_in_the_modelling_guide()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Optimizer.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Not below the repository.");

        var guide = File.ReadAllText(Path.Combine(folder.FullName, "docs", "modelling.md"));

        Assert.All(CollectionChecker.Rules, cause => Assert.Contains($"`{cause}`", guide, StringComparison.Ordinal));
    }

    private static string[] Causes(ModelParts parts, Plan plan) =>
        [.. CollectionChecker.Check(new(parts), plan, FactorSet.Default).Select(violation => violation.Cause)];

    private static Collection SetUp(string id, string site) => Tiny.Collection(id, site) with { SetupDuration = TimeSpan.FromSeconds(30) };

    private static ModelParts WithRule(BreakRuleKind kind) =>
        (Tiny.Parts with { BreakRules = [new() { Id = "R", Kind = kind }] }).WithVehicle(truck => truck with { BreakRuleIds = ["R"] }) with { Collections = [Tiny.Collection("A", "a"), Tiny.Collection("B", "b")] };

    private static Plan Plan(ModelParts parts, Func<TinyRoute, TinyRoute> drive)
    {
        var model = new Model(parts);
        return Tiny.Account(model, [drive(new(model, "truck")).Return()]);
    }

    private static ImmutableArray<Visit> Swap(ImmutableArray<Visit> visits, int one, int other) =>
        visits.SetItem(one, visits[other]).SetItem(other, visits[one]);

    private static Route Disturb(Route route, Random random)
    {
        var second = TimeSpan.FromSeconds(1);
        var (at, on) = (random.Next(route.Visits.Length), random.Next(route.Transitions.Length));
        var (visit, way) = (route.Visits[at], route.Transitions[on]);
        var visits = random.Next(12) switch
        {
            0 => visit with { Arrival = visit.Arrival + second },
            1 => visit with { ServiceStart = visit.ServiceStart + second },
            2 => visit with { Departure = visit.Departure + second },
            3 => visit with { Setup = visit.Setup + second },
            4 => visit with { Service = visit.Service + second },
            5 => visit with { Amounts = new([visit.Amounts[0] + 1]) },
            6 => visit with { LoadAfter = new([visit.LoadAfter[0] + 1]) },
            _ => visit,
        };
        var ways = visits != visit ? way : random.Next(5) switch
        {
            0 => way with { DistanceMetres = way.DistanceMetres + 1 },
            1 => way with { Driving = way.Driving + second },
            2 => way with { Departure = way.Departure - second },
            3 => way with { LoadMassKg = way.LoadMassKg + 1 },
            _ => way with { Energy = way.Energy + new EnergyUse(0, 0.01, 0.02) },
        };
        return route with { Visits = route.Visits.SetItem(at, visits), Transitions = route.Transitions.SetItem(on, ways) };
    }
}
