using System.Xml.Linq;
using Optimizer.Domain.Plans;
using static Optimizer.Cli.Reporting.Html;
using static Optimizer.Cli.Reporting.Table;

namespace Optimizer.Cli.Reporting;

/// <summary>What is not in the plan, why, and what would admit it.</summary>
internal sealed class UnplannedSection(ReportContext context)
{
    public XElement Render() => Tag("section", ("class", "card"), ("id", "unplanned"),
        Tag("h2", context.Texts["unplanned"]),
        context.Plan.Unplanned.IsEmpty
            ? Tag("p", context.Texts["unplanned.none"])
            : Tag("div", ("class", "scroll"), Tag("table",
                Tag("thead", Tag("tr", Head(context.Texts["collection"], context.Texts["place"], "", context.Texts["reason"], context.Texts["relaxation"]))),
                Tag("tbody", context.Plan.Unplanned.OrderByDescending(each => each.IsMandatory).Select(Row)))));

    private XElement Row(Unplanned unplanned) => Tag("tr",
        Tag("td", Tag("b", unplanned.CollectionId)),
        Tag("td", context.SiteName(context.Model.Collection(unplanned.CollectionId).SiteId)),
        Tag("td", Tag("span", ("class", unplanned.IsMandatory ? "pill alert" : "pill"), unplanned.IsMandatory
            ? context.Texts["mandatory"]
            : context.Texts.Format("optional", context.Numbers.Euros(unplanned.PenaltyCents)))),
        Tag("td", unplanned.Reasons.Select(Reason)),
        Tag("td", unplanned.Relaxation is { } change ? $"{change.Description} ({Amount(change)})" : "–"));

    private XElement Reason(UnplannedReason reason)
    {
        var vehicles = reason.VehicleIds.Length is > 0 and <= 4 ? $" ({string.Join(", ", reason.VehicleIds)})" : "";
        return Tag("div", Tag("b", context.Texts.Name("unplanned", $"{reason.Code}")), Tag("small", $" {reason.Description}{vehicles}"));
    }

    private string Amount(Relaxation change) => $"{context.Numbers.Number(change.Amount, change.Amount == Math.Round(change.Amount) ? 0 : 1)} {change.Unit}";
}
