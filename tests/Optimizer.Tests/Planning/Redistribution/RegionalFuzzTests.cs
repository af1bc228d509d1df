using Optimizer.Domain.Emissions;
using Optimizer.Planning.Regional;
using Optimizer.Studies.Benchmarking.Generating;
using Optimizer.Tests.OrTools;

namespace Optimizer.Tests.Planning.Redistribution;

/// <summary>Random models with offers and needs are planned and checked; FUZZ_OFFERS_COUNT says how many.</summary>
[Collection(OrToolsCollection.Name)]
public sealed class RegionalFuzzTests(OrToolsFixture fixture)
{
    private const int MostByDefault = 20;
    private const int Iterations = 200;

    private readonly RegionalPlanner _planner = new(FactorSet.Default, TimeProvider.System, fixture.Of(Fuzzing.Host));

    [Fact]
    public void Every_plan_of_a_random_model_with_offers_keeps_every_rule() =>
        Fuzzing.Run("FUZZ_OFFERS_COUNT", MostByDefault, seed => Fuzzing.FindFaultOfPlan(_planner, RandomModels.WithOffers(seed), seed, Iterations));

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
}
