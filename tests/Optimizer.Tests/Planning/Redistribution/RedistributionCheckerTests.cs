using Optimizer.Domain.Accounting;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Planning.Redistribution;
using Optimizer.Planning.Regional;
using Optimizer.Tests.OrTools;
using static Optimizer.Tests.Planning.Redistribution.Surplus;

namespace Optimizer.Tests.Planning.Redistribution;

/// <summary>A plan that keeps every rule, and one change, of the plan or of the model, that breaks one; every rule has a case.</summary>
[Collection(OrToolsCollection.Name)]
public sealed class RedistributionCheckerTests(OrToolsFixture fixture)
{
    private static readonly ModelParts Base = Parts with { Needs = [Need("N", "c", 100), Need("M", "b", 50) with { MaterialId = "glass", AcceptedMaterials = [new("glass", [])] }] };

    private static readonly Dictionary<string, Func<ModelParts, ModelParts>> Tightened = new()
    {
        ["transfer_path"] = parts => parts.WithNeed(need => need with { AcceptedMaterials = [new("glass", [])] }),
        ["transfer_excluded"] = parts => parts with { OrganisationExclusions = [new(["giver", "taker"])] },
        ["transfer_price"] = parts => parts.WithOffer(offer => offer with { PricePerUnitCents = 51 }),
        ["transfer_property"] = parts => parts.WithNeed(need => need with { PropertyLimits = [new("purity", 900, null)] }),
        ["transfer_lot"] = parts => parts.WithOffer(offer => offer with { LotSize = 30_000 }),
        ["transfer_time"] = parts => parts.WithOffer(offer => offer with { PerishableBy = TimeSpan.FromSeconds(200) }),
        ["offer_exceeded"] = parts => parts.WithOffer(offer => offer with { Amounts = new([99_000]) }),
        ["need_exceeded"] = parts => parts.WithNeed(need => need with { Amounts = new([99_000]) }),
        ["need_all_or_nothing"] = parts => parts.WithNeed(need => need with { AllOrNothing = true, Amounts = new([101_000]) }),
        ["need_partners"] = parts => parts.WithNeed(need => need with { MaxPartners = 0 }),
        ["need_blend"] = parts => parts.WithOffer(offer => offer with { Properties = offer.Properties.Add("moisture", 201) }).WithNeed(need => need with { PropertyLimits = [new("moisture", null, 200)] }),
    };

    private static readonly Dictionary<string, Func<Plan, Plan>> Changed = new()
    {
        ["unknown_transfer"] = plan => WithTransfer(plan, transfer => transfer with { NeedId = "X" }),
        ["transfer_twice"] = plan => plan with { Transfers = [plan.Transfers[0], plan.Transfers[0] with { Shipments = [] }] },
        ["transfer_shipments"] = plan => WithTransfer(plan, transfer => transfer with { Shipments = [transfer.Shipments[0] with { Amount = 99_999 }] }),
        ["transfer_figures"] = plan => WithTransfer(plan, transfer => transfer with { Figures = transfer.Figures with { ValueCents = 4_999 } }),
        ["unmet_needs"] = plan => plan with { UnmetNeeds = [] },
        ["unsold_offers"] = plan => plan with { UnsoldOffers = [new("O", 1, [])] },
        ["unmet_contracts"] = plan => plan with { UnmetContracts = [new("O", "N", 1, [])] },
        ["redistribution_terms"] = plan => plan with { Account = plan.Account with { ObjectiveTermsCents = plan.Account.ObjectiveTermsCents.SetItem(ObjectiveTerm.UnmetNeeds, 1) } },
    };

    public static TheoryData<string> Models => [.. Tightened.Keys];

    public static TheoryData<string> Plans => [.. Changed.Keys];

    [Fact]
    public void Every_rule_has_a_case() => Assert.Equal(RedistributionChecker.Rules.Order(), Tightened.Keys.Concat(Changed.Keys).Order());

    [Theory, MemberData(nameof(Models))]
    public void A_tighter_model_is_broken(string cause)
    {
        var plan = fixture.Hosts.Plan(Base);

        Assert.Contains(cause, Causes(new(Tightened[cause](Base)), plan));
    }

    [Theory, MemberData(nameof(Plans))]
    public void A_changed_plan_breaks_the_model(string cause)
    {
        var plan = fixture.Hosts.Plan(Base);

        Assert.Contains(cause, Causes(new(Base), Changed[cause](plan)));
    }

    [Fact]
    public void A_transfer_that_no_route_drives_is_found()
    {
        var plan = fixture.Hosts.Plan(Base);

        var causes = Causes(new(Base), plan with { Routes = [] });

        Assert.Contains("forgotten", causes);
    }

    private static string[] Causes(Model model, Plan plan) => [.. RegionalChecker.Check(model, plan, FactorSet.Default).Select(violation => violation.Cause)];

    private static Plan WithTransfer(Plan plan, Func<Transfer, Transfer> change) => plan with { Transfers = plan.Transfers.SetItem(0, change(plan.Transfers[0])) };
}
