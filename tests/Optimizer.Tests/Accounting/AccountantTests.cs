using System.Collections.Immutable;
using Optimizer.Domain.Accounting;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Tests.Planning.Collecting;

namespace Optimizer.Tests.Accounting;

public sealed class AccountantTests
{
    [Fact]
    public void Emissions_are_shared_by_direct_distance_whatever_the_order_of_the_round()
    {
        var forward = WorkedRound(["a", "b"], [20, 10, 15]);
        var backward = WorkedRound(["b", "a"], [15, 10, 20]);

        // 3 t over 20 km and 2 t over 15 km: 60 + 30 tkm, two thirds and one third of 33.7273 kg.
        Assert.Equal(90, forward.Total.TransportActivityTkm, 9);
        Assert.Equal(374.748, forward.Total.IntensityGramsPerTkm, 3);
        Assert.Equal(22.4849, Kilograms(forward, "a"), 4);
        Assert.Equal(11.2424, Kilograms(forward, "b"), 4);

        // The other way round it is 9.9261 l: another total, the same two to one.
        Assert.Equal(9.9261 * 3.43616, backward.Total.Energy.WtwGrams / 1_000, 3);
        Assert.Equal(2, Kilograms(backward, "a") / Kilograms(backward, "b"), 9);
    }

    [Fact]
    public void A_round_costs_what_a_reader_can_add_up()
    {
        var account = Tiny.Drive(Tiny.WithYard with { Collections = [Tiny.Collection("A", "a")] }, "A", "Y").Account;

        // 1 km out, 3 km loaded, 4 km back: 8 km, 800 s of driving, 360 s of service.
        Assert.Equal(8_000, account.Total.DistanceMetres);
        Assert.Equal(5_000, account.Total.EmptyDistanceMetres);
        Assert.Equal(TimeSpan.FromSeconds(1_160), account.Total.Duration);
        Assert.Equal(TimeSpan.Zero, account.Total.Waiting);
        var terms = account.CostTermsCents;
        Assert.Equal(1_000, terms[CostTerm.Fixed]);
        Assert.Equal(640, terms[CostTerm.Distance]);
        Assert.Equal(667, terms[CostTerm.Driving]); // 3000 * 800 / 3600 = 666.7
        Assert.Equal(240, terms[CostTerm.Service]);
        Assert.Equal(500, terms[CostTerm.GateFees]); // 0.1 t at 50 euros
        Assert.Equal(0, terms[CostTerm.Waiting] + terms[CostTerm.Overtime] + terms[CostTerm.SoftWindows]);
        Assert.Equal(3_047, account.Total.CostCents);
        Assert.Equal(0.3, account.Total.TransportActivityTkm, 9); // 0.1 t over 3 km
        Assert.Equal(0.3 / 8, account.Total.LoadFactor!.Value, 9); // of 1 t over 8 km
    }

    [Theory]
    [InlineData(30, 1)] // 0.5 cents: away from zero
    [InlineData(90, 2)] // 1.5 cents
    [InlineData(20, 0)] // 0.33 cents
    public void A_term_rounds_half_cents_away_from_zero(double centsPerHour, long expected)
    {
        var parts = Tiny.Parts.WithVehicle(truck => truck with { Costs = new() { ServicePerHourCents = centsPerHour } });

        var account = Tiny.Drive(parts with { Collections = [Tiny.Collection("A", "a")] }, "A").Account;

        Assert.Equal(expected, account.CostTermsCents[CostTerm.Service]); // 60 s
    }

    [Fact]
    public void Objective_terms_are_weighted_and_mandatory_work_left_out_has_no_price()
    {
        var parts = Tiny.Parts.With("B", work => work with { IsMandatory = false, PenaltyCents = 700 }) with
        {
            Objective = new() { CostWeight = 2, DistanceCentsPerKm = 10, DurationCentsPerHour = 3_600, Co2ePriceCentsPerTonne = 20_000, PenaltyWeight = 0.5 },
        };

        var account = Tiny.Drive(parts, "A").Account;

        // B is left out for 700, C is mandatory. 2 km; 260 s.
        Assert.Equal(2 * account.Total.CostCents, account.ObjectiveTermsCents[ObjectiveTerm.Cost]);
        Assert.Equal(20, account.ObjectiveTermsCents[ObjectiveTerm.Distance]);
        Assert.Equal(260, account.ObjectiveTermsCents[ObjectiveTerm.Duration]);
        Assert.Equal((long)Math.Round(account.Total.Energy.WtwGrams * 0.02), account.ObjectiveTermsCents[ObjectiveTerm.Co2e]);
        Assert.Equal(350, account.ObjectiveTermsCents[ObjectiveTerm.Penalties]);
        Assert.Equal(account.ObjectiveTermsCents.Values.Sum(), account.ObjectiveCents);
    }

    [Fact]
    public void A_collection_without_mass_gets_nothing_and_a_note()
    {
        var account = Tiny.Drive(Tiny.Parts.With("B", work => work with { MassKg = 0 }), "A", "B", "C").Account;

        var share = account.ByCollection.Single(share => share.Id == "B");
        Assert.Equal(0, share.Energy.WtwGrams);
        Assert.NotNull(share.Note);
        AssertNothingIsLost(account);
    }

    [Fact]
    public void A_round_without_activity_is_shared_equally()
    {
        var parts = Tiny.Parts with { Collections = [Tiny.Collection("A", "a", 0), Tiny.Collection("B", "b", 0)] };

        var account = Tiny.Drive(parts, "A", "B").Account;

        Assert.All(account.ByCollection, share => Assert.Equal(account.Total.Energy.WtwGrams / 2, share.Energy.WtwGrams, 9));
        Assert.All(account.ByCollection, share => Assert.NotNull(share.Note));
        AssertNothingIsLost(account);
    }

    [Fact]
    public void An_empty_way_more_is_borne_by_all_in_proportion()
    {
        var near = Tiny.Drive(Tiny.Parts, "A", "B").Account;
        var far = Tiny.Drive(Tiny.Parts.WithVehicle(truck => truck with { Shifts = [Tiny.Shift("8") with { StartSiteId = "dump" }] }), "A", "B").Account;

        var growth = far.Total.Energy.WtwGrams / near.Total.Energy.WtwGrams;

        Assert.True(growth > 1);
        Assert.All(near.ByCollection.Zip(far.ByCollection), pair => Assert.Equal(pair.First.Energy.WtwGrams * growth, pair.Second.Energy.WtwGrams, 9));
    }

    [Fact]
    public void Activity_ends_where_the_material_is_unloaded_not_at_the_first_facility()
    {
        var parts = Tiny.Parts with
        {
            Facilities = [Tiny.Yard with { AcceptedMaterialIds = ["glass"] }, Tiny.Dump with { AcceptedMaterialIds = ["paper"] }],
            Collections = [Tiny.Collection("A", "a") with { MaterialId = "paper" }, Tiny.Collection("B", "b") with { MaterialId = "glass" }],
        };

        var account = Tiny.Drive(parts, "A", "B", "Y", "D").Account;

        Assert.Equal([0.4, 0.2], account.ByCollection.Select(share => Math.Round(share.TransportActivityTkm, 9)));
        Assert.Equal(1_000, account.CostTermsCents[CostTerm.GateFees]);
    }

    [Fact]
    public void Where_there_is_no_direct_way_the_driven_way_counts()
    {
        var model = new Model(Tiny.Parts);
        var route = new TinyRoute(model, "truck").Visit("C").Visit("A").Visit("B").Return();

        var account = Accountant.Account(model, [route], [], FactorSet.Default, (from, _, _) => from == "c" ? -1 : 1_000);

        // C rides 2 + 1 + 2 km.
        Assert.Equal([0.5, 0.1, 0.1], account.ByCollection.Select(share => Math.Round(share.TransportActivityTkm, 9)));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Shares_add_up_to_the_plan(int seed)
    {
        var plan = RandomPlan.Make(seed).Plan;
        var account = plan.Account;

        AssertNothingIsLost(account);
        Assert.Equal(account.Total.CostCents, account.CostTermsCents.Values.Sum());
        Assert.Equal(account.Total.CostCents, account.Routes.Sum(route => route.Figures.CostCents));
        Assert.Equal(account.Total.Duration, account.Total.Driving + account.Total.Service + account.Total.Waiting + account.Total.Breaks);
        Assert.All(account.Routes, route => Assert.Equal(route.Figures.CostCents, route.CostTermsCents.Values.Sum()));
        Assert.True(account.Total.Energy.WtwGrams > account.Total.Energy.TtwGrams);
        Assert.True(account.Total.EmptyDistanceMetres <= account.Total.DistanceMetres);
        Assert.InRange(account.Total.LoadFactor ?? 0, 0, 1);
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    private static void AssertNothingIsLost(Account account)
    {
        foreach (var shares in new[] { account.ByCollection, account.ByOrganisation })
        {
            Assert.Equal(account.Total.Energy.WtwGrams, shares.Sum(share => share.Energy.WtwGrams), 6);
            Assert.Equal(account.Total.Energy.TtwGrams, shares.Sum(share => share.Energy.TtwGrams), 6);
            Assert.Equal(account.Total.Energy.EnergyKwh, shares.Sum(share => share.Energy.EnergyKwh), 6);
            Assert.Equal(account.Total.CostCents, shares.Sum(share => share.CostCents), 6);
            Assert.Equal(account.Total.TransportActivityTkm, shares.Sum(share => share.TransportActivityTkm), 9);
            Assert.Equal(account.Total.CollectedMassKg, shares.Sum(share => share.MassKg), 6);
        }
    }

    private static double Kilograms(Account account, string organisation) =>
        account.ByOrganisation.Single(share => share.Id == organisation).Energy.WtwGrams / 1_000;

    /// <summary>The worked round of an 18 t truck at 59 km/h and without uplift: 3 t at a (20 km away), 2 t at b (15 km away).</summary>
    private static Account WorkedRound(string[] order, int[] km)
    {
        Collection Work(string site, int kilograms) => Tiny.Collection(site, site, kilograms) with { OrganisationId = site };
        var model = new Model(Tiny.Parts with { Collections = [Work("a", 3_000), Work("b", 2_000)] });
        var law = FactorSet.Default.Replace(realWorldUplift: 1).Law("rigid-18t-diesel");
        var transitions = ImmutableArray.CreateBuilder<Transition>();
        var massKg = 0.0;
        for (var leg = 0; leg < km.Length; leg++)
        {
            massKg += leg == 0 ? 0 : model.Collection(order[leg - 1]).MassKg;
            transitions.Add(new()
            {
                Departure = default,
                Arrival = default,
                Driving = default,
                DistanceMetres = km[leg] * 1_000,
                LoadMassKg = massKg,
                Energy = law.Leg(km[leg] * 1_000, km[leg] / 59.0 * 3_600, false, massKg),
            });
        }

        var visits = order.Select(id => new Visit
        {
            CollectionId = id,
            SiteId = id,
            Arrival = default,
            ServiceStart = default,
            Departure = default,
            Service = default,
            Amounts = model.Collection(id).Amounts,
            LoadAfter = model.Collection(id).Amounts,
        });
        var route = new Route { VehicleId = "truck", ShiftId = "8", EndSiteId = "depot", Start = default, End = default, Visits = [.. visits], Transitions = transitions.ToImmutable() };
        return Accountant.Account(model, [route], [], FactorSet.Default, (from, _, _) => from == "a" ? 20_000 : 15_000);
    }
}
