using System.Text.RegularExpressions;
using System.Xml.Linq;
using Optimizer.Cli.Reporting;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Studies.Benchmarking.Generating;

namespace Optimizer.Tests.Reporting;

public sealed partial class HtmlReportTests
{
    private static readonly Model Day = RegionalModels.Generate(Region.Nordwest, seed: 1);
    private static readonly Plan DayPlan = GreedyPlans.Build(Day);
    private static readonly ReportOptions German = new()
    {
        Language = ReportLanguage.German,
        TimeZone = TimeZoneInfo.CreateCustomTimeZone("summer", TimeSpan.FromHours(2), null, null),
    };

    /// <summary>For people: REPORT_SAMPLES=folder writes pages to look at.</summary>
    [Fact]
    public void Samples_can_be_written()
    {
        if (Environment.GetEnvironmentVariable("REPORT_SAMPLES") is not { } folder)
            return;

        var ruhr = RegionalModels.Generate(Region.Ruhr, seed: 1, collections: 200);
        var plane = XGenerator.Generate(new() { Customers = 120, Seed = 3 }).ToModel();
        File.WriteAllText(Path.Combine(folder, "nordwest-en.html"), HtmlReport.Render(Day, DayPlan));
        File.WriteAllText(Path.Combine(folder, "ruhr-de.html"), HtmlReport.Render(ruhr, GreedyPlans.Build(ruhr), German));
        File.WriteAllText(Path.Combine(folder, "x-en.html"), HtmlReport.Render(plane, GreedyPlans.Build(plane)));
    }

    [Fact]
    public void Every_route_is_on_the_map_the_timeline_the_load_charts_and_in_both_tables()
    {
        var page = XDocument.Parse(Body(HtmlReport.Render(Day, DayPlan)));

        for (var number = 0; number < DayPlan.Routes.Length; number++)
        {
            var marks = page.Descendants().Where(element => element.Attribute("data-route")?.Value == $"{number}").ToArray();
            Assert.Equal(["figure", "g", "g", "li", "summary", "tr"], marks.Select(mark => mark.Name.LocalName).Order());
        }
    }

    [Fact]
    public void Every_visit_is_a_mark_on_the_map_a_bar_on_the_timeline_and_a_row()
    {
        var page = XDocument.Parse(Body(HtmlReport.Render(Day, DayPlan)));
        var visits = DayPlan.Routes.Sum(route => route.Visits.Length);
        var unloadings = DayPlan.Routes.Sum(route => route.Visits.Count(visit => visit.FacilityId is not null));

        Assert.Equal(visits, page.Descendants("g").Count(mark => mark.Attribute("class")?.Value == "stop"));
        Assert.Equal(visits - unloadings, Bars("service"));
        Assert.Equal(unloadings, Bars("unloading"));
        Assert.Equal(visits, page.Descendants("details").Sum(list => list.Descendants("tbody").Single().Elements("tr").Count()));
        foreach (var collection in Day.Collections)
            Assert.Contains(page.DescendantNodes().OfType<XText>(), text => text.Value == collection.Id);

        // One more in the legend.
        int Bars(string kind) => page.Descendants("rect").Count(bar => bar.Attribute("class")?.Value == kind && bar.Attribute("data-tip") is not null);
    }

    [Fact]
    public void Driving_and_breaks_on_the_timeline_are_those_of_the_plan()
    {
        var page = XDocument.Parse(Body(HtmlReport.Render(Day, DayPlan)));
        var bars = page.Descendants("rect").Where(bar => bar.Attribute("data-tip") is not null).ToLookup(bar => bar.Attribute("class")!.Value);

        Assert.Equal(DayPlan.Routes.Sum(route => route.Breaks.Length), bars["break"].Count());
        Assert.Equal(DayPlan.Routes.Sum(route => route.Transitions.Count(each => each.Driving > TimeSpan.Zero)), bars["driving"].Count());
    }

    [Fact]
    public void A_page_needs_nothing_from_elsewhere()
    {
        var page = HtmlReport.Render(Day, DayPlan);

        Assert.DoesNotMatch(ExternalResource(), page);
    }

    [Fact]
    public void What_users_wrote_stays_text()
    {
        const string Evil = "<script>alert('1')</script>\"&\u0001";
        var parts = Day.Parts;
        var model = new Model(parts with
        {
            Name = Evil,
            Sites = [.. parts.Sites.Select(site => site with { Name = Evil + site.Id })],
            Organisations = [.. parts.Organisations.Select(each => each with { Name = Evil })],
            Materials = [.. parts.Materials.Select(each => each with { Name = Evil })],
        });
        var plan = DayPlan with
        {
            Unplanned = [new(Day.Collections[0].Id, true, 0, [new(UnplannedCode.Skill, [Evil], Evil)], new(Evil, UnplannedCode.Skill, Evil, 1, Evil))],
        };

        var html = HtmlReport.Render(model, plan);

        // The page's own script is the only one.
        Assert.Single(ScriptTag().Matches(html));
        Assert.DoesNotContain("\u0001", html, StringComparison.Ordinal);
        Assert.Equal("<script>alert('1')</script>\"&", XDocument.Parse(Body(html)).Descendants("h1").Single().Value);
    }

    [Fact]
    public void German_pages_speak_German_and_write_numbers_so()
    {
        var html = HtmlReport.Render(Day, DayPlan, German);

        Assert.Contains("<html lang=\"de\">", html, StringComparison.Ordinal);
        Assert.Contains("Abholungen", html, StringComparison.Ordinal);
        Assert.Contains("Dienstag, 16.06.2026 · UTC+02:00", html, StringComparison.Ordinal);
        Assert.Matches(@"\d\.\d{3}<i> km", html);
    }

    [Fact]
    public void Every_text_is_there_in_both_languages_once()
    {
        var lines = ReportTexts.Lines().ToArray();

        Assert.All(lines, line => Assert.True(line.Length == 3 && line.All(cell => cell.Length > 0), string.Join('|', line)));
        Assert.Equal(lines.Length, lines.Select(line => line[0]).Distinct().Count());
        Assert.All(Enum.GetNames<UnplannedCode>(), code => Assert.Contains(lines, line => line[0] == $"unplanned.{code}"));
    }

    [Fact]
    public void Planar_models_and_empty_plans_have_pages_too()
    {
        var plane = XGenerator.Generate(new() { Customers = 20, Seed = 1 }).ToModel();
        var nothing = DayPlan with { Routes = [], Account = DayPlan.Account with { Routes = [], Total = new(), ByOrganisation = [] } };

        Assert.NotNull(XDocument.Parse(Body(HtmlReport.Render(plane, GreedyPlans.Build(plane)))).Root);
        Assert.NotNull(XDocument.Parse(Body(HtmlReport.Render(Day, nothing))).Root);
    }

    [Theory]
    [InlineData(1, 20)]
    public void Random_models_have_pages(int first, int last)
    {
        for (var seed = first; seed <= last; seed++)
        {
            var model = RandomModels.Small(seed);
            if (model.Depots.IsEmpty || model.Vehicles.Any(vehicle => vehicle.Shifts.Any(shift => shift.EndSiteId is null)))
                continue;
            Assert.NotNull(XDocument.Parse(Body(HtmlReport.Render(model, GreedyPlans.Build(model)))).Root);
        }
    }

    /// <summary>The page's body, which is well-formed XML by itself.</summary>
    private static string Body(string html)
    {
        var from = html.IndexOf("<body>", StringComparison.Ordinal);
        return html[from..(html.IndexOf("</body>", StringComparison.Ordinal) + "</body>".Length)];
    }

    [GeneratedRegex("""(src|href)\s*=|url\((?!#)|@import|https?://""")]
    private static partial Regex ExternalResource();

    [GeneratedRegex("<script", RegexOptions.IgnoreCase)]
    private static partial Regex ScriptTag();
}
