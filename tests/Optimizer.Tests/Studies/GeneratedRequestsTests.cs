using Optimizer.Api.Reading;
using Optimizer.Api.Writing;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Studies.Benchmarking.Generating;

namespace Optimizer.Tests.Studies;

public sealed class GeneratedRequestsTests
{
    private static readonly EnergyClasses Classes = EnergyClasses.Of(FactorSet.Default);

    [Theory]
    [InlineData("nordwest", 120)]
    [InlineData("ruhr", 200)]
    public void Regional_models_read_back_as_they_were_written(string region, int collections) =>
        ReadsBack(RegionalModels.Generate(Region.All.Single(each => each.Id == region), seed: 1, collections));

    [Fact]
    public void X_models_read_back_as_they_were_written() =>
        ReadsBack(XGenerator.Generate(new() { Customers = 50, Seed = 1 }).ToModel());

    [Fact]
    public void Random_models_read_back_as_they_were_written()
    {
        for (var seed = 1; seed <= 300; seed++)
            ReadsBack(RandomModels.Small(seed));
    }

    private static void ReadsBack(Model model)
    {
        var wire = ModelWriter.Write(model);
        try
        {
            Assert.Equal(wire, ModelWriter.Write(ModelReader.Read(wire, Classes)));
        }
        catch (InvalidRequestException fault)
        {
            Assert.Fail($"{model.Name}: {string.Join('\n', fault.Issues.Select(issue => $"{issue.Path} {issue.Message}"))}");
        }
    }
}
