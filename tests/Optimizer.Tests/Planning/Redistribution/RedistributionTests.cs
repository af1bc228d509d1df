using System.Collections.Immutable;
using Optimizer.Domain.Accounting;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.OrTools;
using Optimizer.Planning.Regional;
using Optimizer.Tests.OrTools;
using Optimizer.Tests.Planning.Collecting;
using static Optimizer.Tests.Planning.Redistribution.Surplus;

namespace Optimizer.Tests.Planning.Redistribution;

/// <summary>Tiny regions whose best transfers can be told in the head; each plan is checked.</summary>
[Collection(OrToolsCollection.Name)]
public sealed class RedistributionTests(OrToolsFixture fixture)
{
    private readonly OrToolsHosts _hosts = fixture.Hosts;

    [Fact]
    public void Surplus_goes_where_it_is_needed_on_a_route()
    {
        var plan = _hosts.Plan(Parts);

        Assert.Equal<string>(["O N 100"], plan.Flows());
        Assert.Equal<string>(["transfer/O/N/1", "transfer/O/N/1"], plan.VisitsOf("truck"));
        Assert.Empty(plan.UnmetNeeds);
        Assert.Empty(plan.UnsoldOffers);
        // 100 kg at 50 cents.
        Assert.Equal(-5_000, plan.Account.ObjectiveTermsCents[ObjectiveTerm.TransferValue]);
        Assert.Equal("min_cost_flow", plan.Matching!.Solver);
        Assert.Equal(0, plan.Matching.Gap);
    }

    [Fact]
    public void More_than_a_vehicle_holds_takes_several_shipments()
    {
        var plan = _hosts.Plan(Parts with { Offers = [Offer("O", "a", 2_500)], Needs = [Need("N", "c", 2_400)] });

        // The truck holds 1,000 kg.
        Assert.Equal<long>([1_000_000, 1_000_000, 400_000], [.. plan.Transfers.Single().Shipments.Select(shipment => shipment.Amount)]);
        Assert.Equal(100_000, plan.UnsoldOffers.Single().Amount);
    }

    [Fact]
    public void What_costs_more_than_it_brings_stays_and_says_why()
    {
        var plan = _hosts.Plan(Parts.WithNeed(need => need with { ValuePerUnitCents = 0.1 }));

        Assert.Empty(plan.Transfers);
        Assert.Equal(UnmatchedCode.NotWorthIt, plan.UnmetNeeds.Single().Reasons.Single().Code);
        Assert.Equal(UnmatchedCode.NotWorthIt, plan.UnsoldOffers.Single().Reasons.Single().Code);
    }

    [Fact]
    public void A_penalty_for_what_is_unmet_and_a_cost_of_what_is_unsold_pay_for_a_transfer()
    {
        var worthless = Parts.WithNeed(need => need with { ValuePerUnitCents = null });

        Assert.Empty(_hosts.Plan(worthless).Transfers);
        Assert.Single(_hosts.Plan(worthless.WithNeed(need => need with { UnmetPerUnitCents = 50 })).Transfers);
        Assert.Single(_hosts.Plan(worthless.WithOffer(offer => offer with { UnsoldPerUnitCents = 50 })).Transfers);
    }

    [Fact]
    public void Avoided_primary_production_pays_for_a_transfer()
    {
        var parts = Parts.WithNeed(need => need with { ValuePerUnitCents = null }) with { Materials = [Tiny.Material("paper") with { PrimaryCo2eKgPerKg = 40 }] };

        var plan = _hosts.Plan(parts);

        // 100 kg avoid 4,000 kg, at 100 euros a tonne.
        Assert.Equal(4_000_000, plan.Transfers.Single().Figures.AvoidedCo2eGrams, 6);
        Assert.Equal(-40_000, plan.Account.ObjectiveTermsCents[ObjectiveTerm.AvoidedCo2e]);
    }

    [Theory]
    [InlineData(UnmatchedCode.Material)]
    [InlineData(UnmatchedCode.Grade)]
    [InlineData(UnmatchedCode.Property)]
    [InlineData(UnmatchedCode.ExcludedOrganisation)]
    [InlineData(UnmatchedCode.Price)]
    [InlineData(UnmatchedCode.Time)]
    [InlineData(UnmatchedCode.NoVehicle)]
    [InlineData(UnmatchedCode.Lot)]
    public void What_cannot_come_together_stays_and_says_why(UnmatchedCode code)
    {
        var parts = code switch
        {
            UnmatchedCode.Material => Parts.WithOffer(offer => offer with { MaterialId = "glass" }),
            UnmatchedCode.Grade => Parts.WithNeed(need => need with { AcceptedMaterials = [new("paper", ["A"])] }),
            UnmatchedCode.Property => Parts.WithNeed(need => need with { PropertyLimits = [new("moisture", null, 100)] }),
            UnmatchedCode.ExcludedOrganisation => Parts with { OrganisationExclusions = [new(["giver", "taker"])] },
            UnmatchedCode.Price => Parts.WithOffer(offer => offer with { PricePerUnitCents = 51 }),
            UnmatchedCode.Time => Parts.WithOffer(offer => offer with { PerishableBy = TimeSpan.FromSeconds(259) }),
            UnmatchedCode.NoVehicle => Parts.WithOffer(offer => offer with { Skills = new(["crane"], [], []) }),
            _ => Parts.WithOffer(offer => offer with { MinimumLot = 100_000 }).WithNeed(need => need with { Amounts = new([99_000]), MassKg = 99 }),
        };

        var plan = _hosts.Plan(parts);

        Assert.Empty(plan.Transfers);
        Assert.Equal(code, plan.UnmetNeeds.Single().Reasons.Single().Code);
        Assert.Equal(code, plan.UnsoldOffers.Single().Reasons.Single().Code);
    }

    [Fact]
    public void A_price_is_paid_up_to_the_value_and_is_no_part_of_the_objective()
    {
        var plan = _hosts.Plan(Parts.WithOffer(offer => offer with { PricePerUnitCents = 50 }));

        Assert.Equal(5_000, plan.Transfers.Single().Figures.PaymentCents);
        Assert.Equal(_hosts.Plan(Parts).Account.ObjectiveCents, plan.Account.ObjectiveCents);
    }

    [Fact]
    public void Nobody_pays_within_one_organisation()
    {
        var plan = _hosts.Plan(Parts.WithOffer(offer => offer with { PricePerUnitCents = 60, OrganisationId = "taker" }));

        Assert.Equal(0, plan.Transfers.Single().Figures.PaymentCents);
    }

    [Fact]
    public void Lots_go_whole()
    {
        var plan = _hosts.Plan(Parts.WithOffer(offer => offer with { LotSize = 40_000 }));

        // Two lots of 40 kg are all that fit into 100 kg.
        Assert.Equal<string>(["O N 80"], plan.Flows());
        Assert.Equal("cp_sat", plan.Matching!.Solver);
    }

    [Fact]
    public void A_need_that_is_met_whole_or_not_at_all_gets_nothing_from_too_little()
    {
        var parts = Parts.WithNeed(need => need with { AllOrNothing = true }).WithOffer(offer => offer with { Amounts = new([99_000]), MassKg = 99 });

        Assert.Equal(UnmatchedCode.Lot, _hosts.Plan(parts).UnmetNeeds.Single().Reasons.Single().Code);
        Assert.Equal<string>(["O N 99", "P N 1"], _hosts.Plan(parts with { Offers = [.. parts.Offers, Offer("P", "b", 1)] }).Flows());
    }

    [Fact]
    public void A_need_takes_from_so_many_partners_at_most()
    {
        var parts = Parts with { Offers = [Offer("O", "a", 60), Offer("P", "b", 50)] };

        Assert.Equal(2, _hosts.Plan(parts).Transfers.Length);
        Assert.Equal<string>(["O N 60"], _hosts.Plan(parts.WithNeed(need => need with { MaxPartners = 1 })).Flows());
    }

    [Fact]
    public void Wet_goods_are_blended_with_dry_ones_as_far_as_the_limit_allows()
    {
        ImmutableSortedDictionary<string, long> Moisture(long thousandths) => ImmutableSortedDictionary<string, long>.Empty.Add("moisture", thousandths);
        var parts = Parts with { Offers = [Offer("wet", "a", 100) with { Properties = Moisture(200) }, Offer("dry", "b", 30) with { Properties = Moisture(50) }] };

        var plan = _hosts.Plan(parts.WithNeed(need => need with { PropertyLimits = [new("moisture", null, 100)] }));

        // 30 kg are 50 below the limit, and wet ones 100 above it: 15 kg.
        Assert.Equal<string>(["wet N 15", "dry N 30"], plan.Flows());
    }

    [Fact]
    public void A_treatment_on_the_way_makes_two_shipments_and_loses_its_part()
    {
        var parts = Parts.WithNeed(need => need with { MaterialId = "glass", AcceptedMaterials = [new("glass", [])] })
            .WithTreatment(new() { Id = "T", InputMaterialId = "paper", OutputMaterialId = "glass", YieldThousandths = 900, CostPerTonneCents = 1_000, Co2eKgPerTonne = 20, Duration = TimeSpan.FromHours(1) });

        var plan = _hosts.Plan(parts);

        var transfer = plan.Transfers.Single();
        Assert.Equal<string>(["O Y N 100"], plan.Flows());
        Assert.Equal([(TransferLeg.ToTreatment, 100_000L), (TransferLeg.FromTreatment, 90_000L)], transfer.Shipments.Select(shipment => (shipment.Leg, shipment.Amount)));
        Assert.Equal(90_000, transfer.Figures.MetAmount);
        // 0.1 t at 10 euros; 0.1 t with 20 kg a tonne, at 100 euros a tonne.
        Assert.Equal(100, plan.Account.ObjectiveTermsCents[ObjectiveTerm.Treatment]);
        Assert.Equal(20, plan.Account.ObjectiveTermsCents[ObjectiveTerm.TreatmentCo2e]);
        Assert.Equal(10_000, plan.UnmetNeeds.Single().Amount);
    }

    [Fact]
    public void A_contract_is_kept_even_at_a_loss_before_anything_that_gains()
    {
        var parts = Parts with { Needs = [Need("N", "c", 100), Need("M", "b", 100) with { ValuePerUnitCents = null }], Contracts = [new("O", "M", 70_000)] };

        Assert.Equal<string>(["O N 30", "O M 70"], _hosts.Plan(parts).Flows());
    }

    [Fact]
    public void A_contract_that_cannot_be_kept_is_told_with_its_reason()
    {
        var plan = _hosts.Plan(Parts.WithOffer(offer => offer with { PerishableBy = TimeSpan.FromHours(1) }) with { Contracts = [new("O", "N", 100_000)] });

        var contract = plan.UnmetContracts.Single();
        Assert.Equal(("O", "N", 100_000, UnmatchedCode.Time), (contract.OfferId, contract.NeedId, contract.Amount, contract.Reasons.Single().Code));
        Assert.Equal(1, plan.MandatoryLeftOut);
    }

    [Fact]
    public void Without_OR_Tools_collections_plan_and_offers_say_what_is_missing()
    {
        using var hosts = new OrToolsHosts(new(), () => throw new OrToolsUnavailableException("Install Node."));

        Assert.Empty(hosts.Plan(Tiny.Parts).Unplanned);
        Assert.Equal("Install Node.", Assert.Throws<OrToolsUnavailableException>(() => hosts.Plan(Parts)).Message);
    }

    [Fact]
    public void A_mandatory_share_comes_before_what_gains_more()
    {
        var parts = Parts with { Needs = [Need("N", "c", 100), Need("M", "b", 100) with { ValuePerUnitCents = null, MandatoryShare = 0.4 }] };

        var plan = _hosts.Plan(parts);

        Assert.Equal<string>(["O N 60", "O M 40"], plan.Flows());
        Assert.All(plan.UnmetNeeds, entry => Assert.Equal(0, entry.MandatoryAmount));
    }

    [Fact]
    public void Fairness_shares_what_there_is_not_enough_of()
    {
        var parts = Parts with { Needs = [Need("N", "b", 100), Need("M", "b", 100) with { ValuePerUnitCents = 49 }] };

        Assert.Equal<string>(["O N 100"], _hosts.Plan(parts).Flows());
        Assert.Equal<string>(["O N 50", "O M 50"], _hosts.Plan(parts with { Objective = new() { FairnessPriceCents = 10_000 } }).Flows());
    }

    [Fact]
    public void A_substitution_factor_says_how_much_a_unit_stands_for()
    {
        var plan = _hosts.Plan(Parts.WithNeed(need => need with { AcceptedMaterials = [new("paper", [], 800)] }));

        Assert.Equal(80_000, plan.Transfers.Single().Figures.MetAmount);
        Assert.Equal(20_000, plan.UnmetNeeds.Single().Amount);
    }

    [Fact]
    public void Collections_and_transfers_share_a_route()
    {
        var plan = _hosts.Plan(Parts with { Collections = Tiny.Parts.Collections });

        Assert.Empty(plan.Unplanned);
        Assert.Single(plan.Routes);
        Assert.Contains("A", plan.VisitsOf("truck"));
        Assert.Contains("transfer/O/N/1", plan.VisitsOf("truck"));
    }

    [Fact]
    public void What_the_vehicles_have_no_time_for_stays()
    {
        // There and back are 600 s of driving and 120 s of service; the shift has 700 s.
        var parts = Parts.WithVehicle(truck => truck with { Shifts = [Tiny.Shift("8") with { End = TimeSpan.FromHours(8) + TimeSpan.FromSeconds(700), OvertimeEnd = TimeSpan.FromHours(8) + TimeSpan.FromSeconds(700) }] });

        var plan = _hosts.Plan(parts);

        Assert.Empty(plan.Transfers);
        Assert.Equal(UnmatchedCode.NoRoom, plan.UnmetNeeds.Single().Reasons.Single().Code);
    }

    [Fact]
    public void Offers_alone_are_left_over_without_a_solver()
    {
        using var hosts = new OrToolsHosts();

        var plan = hosts.Plan(Parts with { Needs = [] });

        Assert.Equal(UnmatchedCode.NoPartner, plan.UnsoldOffers.Single().Reasons.Single().Code);
        Assert.Equal("none", plan.Matching!.Solver);
    }

    [Fact]
    public void The_same_seed_gives_the_same_plan()
    {
        var parts = Parts with { Collections = Tiny.Parts.Collections, Offers = [Offer("O", "a", 100), Offer("P", "b", 80) with { LotSize = 20_000 }], Needs = [Need("N", "c", 100), Need("M", "yard", 70)] };

        Assert.Equal(_hosts.Plan(parts).Describe(), _hosts.Plan(parts).Describe());
    }

    [Fact]
    public void Progress_shows_plans_that_pass_the_checker()
    {
        var model = new Model(Parts with { Collections = Tiny.Parts.Collections });
        var plans = new List<Plan>();
        var progress = new Recorder(plans);

        new RegionalPlanner(FactorSet.Default, TimeProvider.System, _hosts).Plan(model, new() { IterationLimit = 500 }, progress, CancellationToken.None);

        Assert.NotEmpty(plans);
        Assert.All(plans, plan => Assert.Empty(RegionalChecker.Check(model, plan, FactorSet.Default)));
    }

    private sealed class Recorder(List<Plan> plans) : IProgress<Optimizer.Planning.PlanningProgress>
    {
        public void Report(Optimizer.Planning.PlanningProgress value) => plans.Add(value.ReadPlan());
    }
}
