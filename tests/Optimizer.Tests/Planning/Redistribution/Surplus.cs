using System.Collections.Immutable;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Redistribution;
using Optimizer.Domain.Plans;
using Optimizer.OrTools;
using Optimizer.Planning.Regional;
using Optimizer.Tests.Planning.Collecting;

namespace Optimizer.Tests.Planning.Redistribution;

/// <summary>The tiny model of collections with an offer of 100 kg at km 1 and a need of 100 kg at km 3, worth 50 cents a kilogram.</summary>
internal static class Surplus
{
    private static readonly TimeWindow Always = TimeWindow.Hard(TimeSpan.Zero, TimeSpan.FromHours(48));

    public static ModelParts Parts { get; } = Tiny.Parts with
    {
        Collections = [],
        Organisations = [new("giver", "giver"), new("taker", "taker"), new("other", "other")],
        Materials = [Tiny.Material("paper"), Tiny.Material("glass")],
        Offers = [Offer("O", "a", 100)],
        Needs = [Need("N", "c", 100)],
    };

    public static Offer Offer(string id, string site, int kilograms) => new()
    {
        Id = id,
        SiteId = site,
        OrganisationId = "giver",
        MaterialId = "paper",
        Amounts = new([kilograms * 1_000L]),
        MassKg = kilograms,
        TimeWindows = [Always],
        ServiceDuration = TimeSpan.FromSeconds(60),
    };

    public static Need Need(string id, string site, int kilograms) => new()
    {
        Id = id,
        SiteId = site,
        OrganisationId = "taker",
        MaterialId = "paper",
        Amounts = new([kilograms * 1_000L]),
        MassKg = kilograms,
        AcceptedMaterials = [new("paper", [])],
        ValuePerUnitCents = 50,
        TimeWindows = [Always],
        ServiceDuration = TimeSpan.FromSeconds(60),
    };

    /// <summary>The parts with the first offer changed.</summary>
    public static ModelParts WithOffer(this ModelParts parts, Func<Offer, Offer> change) => parts with { Offers = parts.Offers.SetItem(0, change(parts.Offers[0])) };

    /// <summary>The parts with the first need changed.</summary>
    public static ModelParts WithNeed(this ModelParts parts, Func<Need, Need> change) => parts with { Needs = parts.Needs.SetItem(0, change(parts.Needs[0])) };

    /// <summary>The parts with a yard that treats.</summary>
    public static ModelParts WithTreatment(this ModelParts parts, Treatment treatment) => parts with { Facilities = [Tiny.Yard with { Treatments = [treatment] }] };

    /// <summary>A plan that is checked.</summary>
    public static Plan Plan(this OrToolsHosts hosts, ModelParts parts, int iterations = 300)
    {
        var model = new Model(parts);
        var plan = new RegionalPlanner(FactorSet.Default, TimeProvider.System, hosts).Plan(model, new() { IterationLimit = iterations }, null, CancellationToken.None).Plan;
        Assert.Empty(RegionalChecker.Check(model, plan, FactorSet.Default));
        return plan;
    }

    /// <summary>What goes from whom to whom, in kilograms.</summary>
    public static ImmutableArray<string> Flows(this Plan plan) =>
        [.. plan.Transfers.Select(transfer => $"{transfer.OfferId} {(transfer.FacilityId is { } facility ? facility + " " : "")}{transfer.NeedId} {transfer.Amount / 1_000.0:0.###}")];
}
