using Google.Protobuf;
using Optimizer.Api.Reading;
using Optimizer.Api.V1;
using Optimizer.Api.Writing;
using Optimizer.Planning.Collecting;
using Optimizer.Studies.Benchmarking.Generating;
using Optimizer.Tests.Planning.Collecting;
using Model = Optimizer.Domain.Models.Model;

namespace Optimizer.Tests.Api;

public sealed class RoundTripTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory, MemberData(nameof(Seeds))]
    public void A_random_model_survives_the_wire(int seed)
    {
        var model = new Model(RandomModels.Small(seed).Parts with { FactorSetId = Requests.Classes.FactorSetId });

        var again = ModelReader.Read(Sent(ModelWriter.Write(model)), Requests.Classes);
        var thrice = ModelReader.Read(Sent(ModelWriter.Write(again)), Requests.Classes);

        Assert.Equal(ModelText.Of(WithoutMass(model)), ModelText.Of(WithoutMass(again)));
        Assert.Equal(ModelText.Of(again), ModelText.Of(thrice));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void A_plan_survives_the_wire_and_passes_the_checker_again(int seed)
    {
        var (model, plan) = RandomPlan.Make(seed);
        var wire = PlanWriter.Write(model, plan);
        Assert.True(PlanReader.IsComplete(wire));

        var again = PlanReader.Read(Sent(wire), model);

        Assert.Equal(wire, PlanWriter.Write(model, again));
        Assert.Empty(CollectionChecker.Check(model, again, Domain.Emissions.FactorSet.Default));
    }

    [Fact]
    public void A_complete_request_survives_reading_and_writing()
    {
        var model = Requests.Read(Requests.Complete());

        Assert.Equal(ModelText.Of(model), ModelText.Of(ModelReader.Read(ModelWriter.Write(model), Requests.Classes)));
    }

    [Theory]
    [InlineData("nordwest")]
    [InlineData("ruhr")]
    public void Regional_instances_are_right(string region)
    {
        using var file = File.OpenRead(Path.Combine(Studies.Repository.Root, "instances", region, "collection-day.json"));

        Assert.Empty(Requests.IssuesOf(JsonMessageReader.Read<PlanRequest>(file)));
    }

    /// <summary>Masses are not on the wire where they follow from other amounts, and the generator follows in its own order.</summary>
    private static Model WithoutMass(Model model) =>
        new(model.Parts with
        {
            Collections = [.. model.Collections.Select(collection => collection with { MassKg = 0, DeliveredMassKg = 0 })],
            Shipments = [.. model.Shipments.Select(shipment => shipment with { MassKg = 0 })],
        });

    /// <summary>As bytes and back.</summary>
    private static T Sent<T>(T message)
        where T : IMessage<T>, new() => new MessageParser<T>(() => new()).ParseFrom(message.ToByteArray());
}
