using Optimizer.Planning;
using Optimizer.Routing;
using Optimizer.Tests.Studies;

namespace Optimizer.Tests.Routing;

/// <summary>docs/settings.md has the tables that the code has; make golden rewrites them.</summary>
public sealed class SettingsGoldenTests
{
    private const string Path = "docs/settings.md";

    [Fact]
    public void The_tables_of_the_settings_are_those_of_the_code()
    {
        var text = File.ReadAllText(System.IO.Path.Combine(Repository.Root, Path));

        var expected = Replace(Replace(text, "presets", Presets()), "parameters", Parameters());

        Golden.VerifyFile(Path, expected);
    }

    [Fact]
    public void A_parameter_given_wins_over_the_presets()
    {
        var settings = new SolverSettings { Preset = "fast", Parameters = new SolverSettings().Parameters.Add("neighbours", 33) };

        var inEffect = settings.ParametersInEffect();

        Assert.Equal(33, inEffect["neighbours"]);
        Assert.Equal(RoutingPresets.All[0].Parameters["mean_removed"], inEffect["mean_removed"]);
    }

    [Fact]
    public void A_preset_decides_the_time_unless_time_or_iterations_are_given()
    {
        Assert.Equal(TimeSpan.FromSeconds(2), new SolverSettings { Preset = "fast" }.TimeLimitInEffect());
        Assert.Equal(TimeSpan.FromSeconds(5), new SolverSettings { Preset = "fast", TimeLimit = TimeSpan.FromSeconds(5) }.TimeLimitInEffect());
        Assert.Null(new SolverSettings { Preset = "fast", IterationLimit = 9 }.TimeLimitInEffect());
    }

    private static string Presets() => Table(
        "| preset | time limit | for | values that differ from the defaults |\n|---|---|---|---|\n",
        RoutingPresets.All.Select(preset => $"| `{preset.Name}` | {preset.TimeLimit.TotalSeconds:0} s | {preset.Meaning} | {string.Join(", ", preset.Parameters.Select(each => $"`{each.Key}` {each.Value}"))} |\n"));

    private static string Parameters() => Table(
        "| name | meaning | default | from | to |\n|---|---|---|---|---|\n",
        RoutingParameters.All.Select(each => $"| `{each.Name}` | {each.Meaning} | {each.Default} | {each.Least} | {each.Most} |\n"));

    private static string Table(string head, IEnumerable<string> rows) => $"{head}{string.Concat(rows)}";

    /// <summary>Puts a table between the lines that begin and end it.</summary>
    private static string Replace(string text, string name, string table)
    {
        var (begin, end) = ($"<!-- {name} -->\n", $"<!-- end of {name} -->");
        var (first, last) = (text.IndexOf(begin, StringComparison.Ordinal) + begin.Length, text.IndexOf(end, StringComparison.Ordinal));
        Assert.True(first >= begin.Length && last >= first, $"{Path} has no place for {name}.");
        return text[..first] + table + text[last..];
    }
}
