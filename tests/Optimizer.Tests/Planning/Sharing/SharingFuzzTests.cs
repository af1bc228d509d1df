using Optimizer.Domain.Emissions;
using Optimizer.Planning.Regional;
using Optimizer.Studies.Benchmarking.Generating;
using Optimizer.Tests.OrTools;

namespace Optimizer.Tests.Planning.Sharing;

/// <summary>Random models with assets and bookings are planned and checked; FUZZ_ASSETS_COUNT says how many.</summary>
[Collection(OrToolsCollection.Name)]
public sealed class SharingFuzzTests(OrToolsFixture tools)
{
    private const int MostByDefault = 15;
    private const int Iterations = 60;

    private readonly RegionalPlanner _planner = new(FactorSet.Default, TimeProvider.System, tools.Of(Fuzzing.Host));

    [Fact]
    public void Every_plan_of_a_random_model_with_assets_keeps_every_rule() =>
        Fuzzing.Run("FUZZ_ASSETS_COUNT", MostByDefault, seed => Fuzzing.FindFaultOfPlan(_planner, RandomModels.WithAssets(seed), seed, Iterations));

    [Fact]
    public void Random_models_use_every_part_of_assets_and_bookings()
    {
        var models = Enumerable.Range(0, 100).Select(RandomModels.WithAssets).ToArray();

        Assert.Contains(models, model => model.Assets.Any(asset => asset.Carried is not null && asset.ReturnsHome));
        Assert.Contains(models, model => model.Assets.Any(asset => asset.SelfPropelled is not null));
        Assert.Contains(models, model => model.Assets.Any(asset => !asset.CanMove));
        Assert.Contains(models, model => model.Assets.Any(asset => asset.Maintenance?.SiteId is not null));
        Assert.Contains(models, model => model.Assets.Any(asset => !asset.Setups.IsEmpty && !asset.Cleanings.IsEmpty));
        Assert.Contains(models, model => model.Bookings.Any(booking => booking.MaxParts > 1));
        Assert.Contains(models, model => model.Bookings.Any(booking => booking.Ways.Length > 1));
        Assert.Contains(models, model => model.Bookings.Any(booking => booking.Ways[0].Requirements.Length > 1));
        Assert.Contains(models, model => model.SharingObjective.UnfairnessCostCents > 0);
    }
}
