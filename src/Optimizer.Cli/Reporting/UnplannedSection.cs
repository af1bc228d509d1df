using System.Xml.Linq;
using Optimizer.Domain.Plans;
using static Optimizer.Cli.Reporting.Html;
using static Optimizer.Cli.Reporting.Table;

namespace Optimizer.Cli.Reporting;

/// <summary>What is not in the plan, why, and what would admit it.</summary>
internal sealed class UnplannedSection(ReportContext context)
{
    private const int MostReasons = 3;

    public XElement Render() => Tag("section", ("class", "card"), ("id", "unplanned"),
        Tag("h2", context.Texts["unplanned"]),
        context.Plan.Unplanned.IsEmpty
            ? Tag("p", context.Texts["unplanned.none"])
            : Tag("div", ("class", "scroll"), Tag("table",
                Tag("thead", Tag("tr", Head(context.Texts["collection"], context.Texts["place"], "", context.Texts["reason"], context.Texts["relaxation"]))),
                Tag("tbody", context.Plan.Unplanned.OrderByDescending(each => each.IsMandatory).Select(Row)))));

    private XElement Row(Unplanned unplanned) => Tag("tr",
        Tag("td", Tag("b", unplanned.WorkId)),
        Tag("td", context.SiteName(context.Model.Work(unplanned.WorkId).SiteId)),
        Tag("td", Tag("span", ("class", unplanned.IsMandatory ? "pill alert" : "pill"), unplanned.IsMandatory
            ? context.Texts["mandatory"]
            : context.Texts.Format("optional", context.Numbers.Euros(unplanned.PenaltyCents)))),
        Tag("td", unplanned.Reasons.GroupBy(reason => reason.Code).Select(Reason)),
        Tag("td", Change(unplanned.Relaxation)));

    private string Change(Relaxation? change) => change is null
        ? "–"
        : context.Change(context.Texts.Name("unplanned", $"{change.Code}"), change.Description, change.Amount, change.Unit);

    /// <summary>What one rule has against it, of the first vehicles; the JSON has all.</summary>
    private XElement Reason(IGrouping<UnplannedCode, UnplannedReason> reasons) => Tag("div",
        Tag("b", context.Texts.Name("unplanned", $"{reasons.Key}")),
        Tag("small", string.Concat(reasons.Take(MostReasons).Select(Describe)), reasons.Count() > MostReasons ? $" {context.Texts.Format("reason.more", reasons.Count() - MostReasons)}" : ""));

    private string Describe(UnplannedReason reason) =>
        reason.VehicleIds.Length is > 0 and <= 3 ? $"{context.Said(reason.Description)} ({string.Join(", ", reason.VehicleIds)})" : context.Said(reason.Description);
}
