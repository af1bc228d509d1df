using System.CommandLine;
using Optimizer.Api.Reading;
using Optimizer.Cli.Output;
using Optimizer.Domain.Models;

namespace Optimizer.Cli.Commands;

/// <summary>The options that say where a plan goes.</summary>
internal sealed class OutputOptions
{
    private readonly Option<string?> _out = new("--out") { Description = "Write the plan as JSON: routes, what is left out and why, costs and emissions.", HelpName = "FILE" };
    private readonly Option<string?> _geoJson = new("--geojson") { Description = "Write the routes as GeoJSON, for any map.", HelpName = "FILE" };
    private readonly Option<string?> _sol = new("--sol") { Description = "Write the routes as VRPLIB solution, for benchmarks.", HelpName = "FILE" };
    private readonly Option<bool> _json = new("--json") { Description = "Print one line of JSON instead of tables: cost, vehicles, distance_m, feasible, seconds and more." };

    public OutputOptions(Command command)
    {
        foreach (var option in new Option[] { _out, _geoJson, _sol, _json })
            command.Options.Add(option);
    }

    /// <summary>What is asked for; checked before the search, which may take long.</summary>
    public PlanOutput Read(ParseResult parsed, Model model)
    {
        var geoJson = parsed.GetValue(_geoJson);
        if (geoJson is not null && model.Sites.Any(site => site.Position is null))
            throw new InvalidRequestException([new("model.sites", "geojson.missing_position", "GeoJSON needs the latitude and longitude of every site, which this model does not have. Leave --geojson out.")]);

        return new(parsed.GetValue(_out), geoJson, parsed.GetValue(_sol), parsed.GetValue(_json));
    }
}
