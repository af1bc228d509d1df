using Optimizer.Api.Reading;
using Optimizer.Api.Writing;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Planning.Regional;
using Optimizer.Studies.Benchmarking.Generating;
using Optimizer.Tests.Api;
using Optimizer.Tests.OrTools;

namespace Optimizer.Tests.Planning.Sharing;

/// <summary>Random models with assets and bookings are planned and checked; FUZZ_ASSETS_COUNT says how many.</summary>
[Collection(OrToolsCollection.Name)]
public sealed class SharingFuzzTests(OrToolsFixture tools)
{
    private const int MostByDefault = 15;
    private const int Iterations = 60;

    private readonly RegionalPlanner _planner = new(FactorSet.Default, TimeProvider.System, tools.Hosts);

    [Fact]
    public void Every_plan_of_a_random_model_with_assets_keeps_every_rule() => Fuzzing.Run("FUZZ_ASSETS_COUNT", MostByDefault, FindFault);

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

    private string? FindFault(int seed)
    {
        var model = new Model(RandomModels.WithAssets(seed).Parts with { FactorSetId = Requests.Classes.FactorSetId });
        var plan = _planner.Plan(model, new() { IterationLimit = Iterations, Seed = seed }, null, CancellationToken.None).Plan;
        var violations = RegionalChecker.Check(model, plan, FactorSet.Default);
        if (!violations.IsEmpty)
            return $"{violations[0].Where}: {violations[0].Description}";
        if (plan.Sharing.Unserved.Any(entry => entry.Reasons.IsEmpty))
            return "A booking is not served without a reason.";

        var readable = ModelReader.Read(ModelWriter.Write(model), Requests.Classes);
        if (ModelText.Of(readable) != ModelText.Of(ModelReader.Read(ModelWriter.Write(readable), Requests.Classes)))
            return "The model does not survive the wire.";
        return Fuzzing.FindFaultOfCopy(_planner, model, plan);
    }
}
