using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Planning.Regional;
using Optimizer.Studies.Benchmarking.Generating;
using Optimizer.Tests.Api;
using Optimizer.Tests.OrTools;

namespace Optimizer.Tests.Planning.Redistribution;

/// <summary>Random models with offers and needs are planned and checked; FUZZ_OFFERS_COUNT says how many.</summary>
[Collection(OrToolsCollection.Name)]
public sealed class RegionalFuzzTests(OrToolsFixture fixture)
{
    private const int MostByDefault = 20;
    private const int Iterations = 200;

    private readonly RegionalPlanner _planner = new(FactorSet.Default, TimeProvider.System, fixture.Hosts);

    [Fact]
    public void Every_plan_of_a_random_model_with_offers_keeps_every_rule() => Fuzzing.Run("FUZZ_OFFERS_COUNT", MostByDefault, FindFault);

    [Fact]
    public void Random_models_use_every_part_of_offers_and_needs()
    {
        var models = Enumerable.Range(0, 200).Select(RandomModels.WithOffers).ToArray();

        Assert.Contains(models, model => model.Offers.Any(offer => offer.LotSize is not null));
        Assert.Contains(models, model => model.Offers.Any(offer => offer.PerishableBy is not null));
        Assert.Contains(models, model => model.Needs.Any(need => need.AllOrNothing));
        Assert.Contains(models, model => model.Needs.Any(need => need.MaxPartners is not null));
        Assert.Contains(models, model => model.Needs.Any(need => !need.PropertyLimits.IsEmpty));
        Assert.Contains(models, model => model.Needs.Any(need => need.MandatoryShare > 0));
        Assert.Contains(models, model => model.Facilities.Any(facility => !facility.Treatments.IsEmpty));
        Assert.Contains(models, model => !model.Contracts.IsEmpty);
        Assert.Contains(models, model => !model.OrganisationExclusions.IsEmpty);
        Assert.Contains(models, model => model.Objective.FairnessPriceCents > 0);
    }

    private string? FindFault(int seed)
    {
        var model = new Model(RandomModels.WithOffers(seed).Parts with { FactorSetId = Requests.Classes.FactorSetId });
        var plan = _planner.Plan(model, new() { IterationLimit = Iterations, Seed = seed }, null, CancellationToken.None).Plan;
        var violations = RegionalChecker.Check(model, plan, FactorSet.Default);
        if (!violations.IsEmpty)
            return $"{violations[0].Where}: {violations[0].Description}";
        if (plan.Matching!.Rounds.Any(round => (round.MandatoryLeftOut, round.ObjectiveCents).CompareTo((plan.MandatoryLeftOut, plan.Account.ObjectiveCents)) < 0))
            return $"A round had {plan.Matching.Rounds.Min(round => round.ObjectiveCents)}, the plan has {plan.Account.ObjectiveCents}.";
        if (plan.UnmetNeeds.Any(entry => entry.Reasons.IsEmpty) || plan.UnsoldOffers.Any(entry => entry.Reasons.IsEmpty) || plan.UnmetContracts.Any(entry => entry.Reasons.IsEmpty))
            return "Something is left open without a reason.";

        return Fuzzing.FindFaultOfCopy(_planner, model, plan);
    }
}
