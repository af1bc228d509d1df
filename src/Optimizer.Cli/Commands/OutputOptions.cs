using System.CommandLine;
using Optimizer.Api.Reading;
using Optimizer.Cli.Output;
using Optimizer.Cli.Reporting;
using Optimizer.Domain.Models;

namespace Optimizer.Cli.Commands;

/// <summary>The options that say where a plan goes.</summary>
internal sealed class OutputOptions
{
    private readonly Option<string?> _out = new("--out") { Description = "Write the plan as JSON: routes, what is left out and why, costs and emissions.", HelpName = "FILE" };
    private readonly Option<string?> _geoJson = new("--geojson") { Description = "Write the routes as GeoJSON, for any map.", HelpName = "FILE" };
    private readonly Option<string?> _sol = new("--sol") { Description = "Write the routes as VRPLIB solution, for benchmarks.", HelpName = "FILE" };
    private readonly Option<string?> _trace = new("--trace") { Description = "Write when the search found better plans, as CSV: seconds, and cost in cents.", HelpName = "FILE" };
    private readonly Option<string?> _report = new("--report") { Description = "Write a page with map, timeline, loads and tables, which opens offline.", HelpName = "FILE" };
    private readonly Option<ReportLanguage?> _language = new("--language") { Description = "Language of the page: english (en) or german (de). Default: english.", HelpName = "LANGUAGE", CustomParser = result => Choice.Language(result) };
    private readonly Option<TimeZoneInfo?> _timeZone = new("--time-zone") { Description = "Time zone of the page, such as Europe/Berlin. Default: UTC.", HelpName = "ZONE", CustomParser = Choice.TimeZone };
    private readonly Option<bool> _json = new("--json") { Description = "Print one line of JSON instead of tables: cost, vehicles, distance_m, feasible, seconds and more." };

    public OutputOptions(Command command)
    {
        foreach (var option in new Option[] { _out, _geoJson, _report, _language, _timeZone, _sol, _trace, _json })
            command.Options.Add(option);
    }

    /// <summary>What is asked for; checked before the search, which may take long.</summary>
    public PlanOutput Read(ParseResult parsed, Model model)
    {
        var geoJson = parsed.GetValue(_geoJson);
        if (geoJson is not null && model.Sites.Any(site => site.Position is null))
            throw new InvalidRequestException([new("model.sites", "geojson.missing_position", "GeoJSON needs the latitude and longitude of every site, which this model does not have. Leave --geojson out.")]);

        var options = new ReportOptions { Language = parsed.GetValue(_language) ?? ReportLanguage.English, TimeZone = parsed.GetValue(_timeZone) ?? TimeZoneInfo.Utc };
        return new(parsed.GetValue(_out), geoJson, parsed.GetValue(_report), options, parsed.GetValue(_sol), parsed.GetValue(_trace), parsed.GetValue(_json));
    }
}
