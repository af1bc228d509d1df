using System.Xml.Linq;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Studies.Comparing;
using static Optimizer.Cli.Reporting.Html;

namespace Optimizer.Cli.Reporting;

/// <summary>A plan as one page that needs nothing else: map, timeline, loads and tables.</summary>
public static class HtmlReport
{
    /// <param name="options">Null is <see cref="ReportOptions.Default"/>.</param>
    /// <param name="savings">What planning everything together saves, if it was asked for.</param>
    public static string Render(Model model, Plan plan, ReportOptions? options = null, Savings? savings = null)
    {
        var context = new ReportContext(model, plan, options ?? ReportOptions.Default);
        var language = context.Options.Language == ReportLanguage.German ? "de" : "en";
        var title = model.Name.Length == 0 ? context.Texts["title"] : model.Name;
        var body = Body(context, savings).ToString(SaveOptions.DisableFormatting);
        var head = Tag("title", title).ToString(SaveOptions.DisableFormatting);

        return $"""
            <!DOCTYPE html>
            <html lang="{language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            {head}
            <style>
            {ReportResources.Read("report.css")}</style>
            </head>
            {body}
            <script>
            {ReportResources.Read("report.js")}</script>
            </html>

            """;
    }

    private static XElement Body(ReportContext context, Savings? savings)
    {
        var main = Tag("main", new HeaderSection(context).Render());
        if (!context.Routes.IsEmpty)
        {
            main.Add(new MapSection(context).Render(), new TimelineSection(context).Render());
            main.Add(new LoadSection(context).Render(), new RouteTableSection(context).Render());
        }

        if (context.Model.HasRedistribution)
            main.Add(new TransferSection(context).Render());
        if (context.Model.HasSharing)
            main.Add(new SharingSection(context).Render());
        if (savings is not null)
            main.Add(new SavingsSection(context, savings).Render());
        main.Add(new UnplannedSection(context).Render(), new TotalsSection(context).Render(), Sources(context));
        return Tag("body", main, Tag("div", ("id", "tip"), ("hidden", "hidden")));
    }

    private static XElement Sources(ReportContext context)
    {
        var set = context.Plan.Account.FactorSet;
        return Tag("footer",
            Tag("h2", context.Texts["sources"]),
            Tag("p", context.Texts.Format("sources.set", set.Id, set.Version)),
            Tag("ul", set.Sources.Select(source => Tag("li", source))),
            Tag("p", $"{context.Texts.Format("footer.times", context.Numbers.Zone)} {context.Texts["footer.places"]} {context.Texts["footer.made"]}"));
    }
}
