using Optimizer.Api.Reading;
using Optimizer.Api.V1;
using Optimizer.Routing;
using Optimizer.Tests.Studies;

namespace Optimizer.Tests.Cli;

/// <summary>Commands that need no search, with their output and exit status.</summary>
[Collection("console")]
public sealed class CommandLineTests
{
    private static readonly string Waste = Path.Combine(Repository.Root, "tests", "data", "eight-stops.txt");
    private static readonly string Day = Path.Combine(Repository.Root, "instances", "nordwest", "collection-day.json");

    [Theory]
    [InlineData]
    [InlineData("plan")]
    [InlineData("plan", "x.json", "--time-limit", "soon")]
    [InlineData("plan", "x.json", "--time-limit", "25h")]
    [InlineData("plan", "x.json", "--time-limit", "-3s")]
    [InlineData("plan", "x.json", "--round", "7")]
    [InlineData("plan", "x.json", "--set", "speed")]
    [InlineData("plan", "x.json", "--seed", "one")]
    [InlineData("plan", "x.json", "--fast")]
    [InlineData("fly")]
    public void Wrong_usage_ends_with_2_and_says_where_help_is(params string[] arguments)
    {
        var (status, _, error) = Terminal.Run(arguments);

        Assert.Equal(2, status);
        Assert.Contains("--help", error);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("plan", "--help")]
    [InlineData("check", "--help")]
    [InlineData("validate", "--help")]
    [InlineData("convert", "--help")]
    public void Help_is_not_an_error(params string[] arguments)
    {
        var (status, output, _) = Terminal.Run(arguments);

        Assert.Equal(0, status);
        Assert.Contains("Usage:", output);
    }

    [Fact]
    public void A_file_that_is_not_there_ends_with_2()
    {
        var (status, _, error) = Terminal.Run("validate", "nowhere.json");

        Assert.Equal(2, status);
        Assert.Contains("nowhere.json", error);
    }

    [Fact]
    public void A_right_model_is_called_right()
    {
        var (status, output, _) = Terminal.Run("validate", Day);

        Assert.Equal(0, status);
        Assert.StartsWith("The model can be planned:", output);
    }

    [Fact]
    public void Faults_are_told_on_standard_error()
    {
        using var file = new TemporaryFile("{\"model\": {\"vehicles\": [{\"id\": \"v\"}], \"collections\": [{\"id\": \"c\", \"priority\": 200}]}}");

        var (status, output, error) = Terminal.Run("validate", file.Path);

        Assert.Equal(2, status);
        Assert.Empty(output);
        Assert.Equal(
            """
            The input has 3 faults.
            model.collections[0].site_id  (collection.missing_site)
                No site is named. Give the id of one of model.sites.
            model.collections[0].priority  (number.too_large)
                200 is too large. Give a number from 0 to 100.
            model.sites  (model.no_sites)
                The model has no sites, but refers to sites in 1 place. Give the sites that it refers to.

            """,
            error);
    }

    [Fact]
    public void A_benchmark_file_becomes_a_request()
    {
        using var file = new TemporaryFile("");

        var (status, output, error) = Terminal.Run("convert", Waste, "--out", file.Path);

        Assert.Equal((0, "", ""), (status, output, error));
        using var stream = File.OpenRead(file.Path);
        Assert.Equal(8, JsonMessageReader.Read<PlanRequest>(stream).Model.Collections.Count);
    }

    [Fact]
    public void Rounding_is_refused_where_a_file_has_its_own() =>
        Assert.Equal(2, Terminal.Run("validate", Waste, "--round", "dimacs").Status);

    [Fact]
    public void Settings_of_the_command_line_are_checked_like_those_of_the_file()
    {
        var (status, _, error) = Terminal.Run("plan", Day, "--threads", "100", "--engine", "magic", "--set", "luck=7", "--preset", "wild");

        Assert.Equal(2, status);
        Assert.Contains("settings.threads", error);
        Assert.Contains("settings.engine", error);
        Assert.Contains("settings.preset", error);
        Assert.Contains("settings.parameters[\"luck\"]", error);
    }

    [Fact]
    public void Help_has_every_parameter_and_preset()
    {
        var help = Terminal.Run("plan", "--help").Output.ReplaceLineEndings(" ");

        foreach (var name in RoutingParameters.All.Select(each => each.Name).Concat(RoutingPresets.All.Select(each => each.Name)))
            Assert.Contains(name, help);
    }

    [Fact]
    public void Geojson_of_a_plane_is_refused_before_the_search()
    {
        var (status, _, error) = Terminal.Run("plan", Waste, "--geojson", "routes.geojson");

        Assert.Equal(2, status);
        Assert.Contains("geojson.missing_position", error);
    }
}
