using System.Xml.Linq;
using static Optimizer.Cli.Reporting.Html;

namespace Optimizer.Cli.Reporting;

/// <summary>What was planned for when, and the numbers that a planner asks for first.</summary>
internal sealed class HeaderSection(ReportContext context)
{
    private readonly ReportNumbers _numbers = context.Numbers;
    private readonly ReportTexts _texts = context.Texts;

    public XElement Render() => Tag("header",
        Tag("p", ("class", "eyebrow"), $"{_texts[IsRegional ? "title.regional" : "title"]} · {_numbers.Date} · {_numbers.Zone}"),
        Tag("h1", context.Model.Name.Length == 0 ? _texts["title"] : context.Model.Name),
        Tag("div", ("class", "tiles"), Tiles()));

    private bool IsRegional => context.Model.HasRedistribution || context.Model.HasSharing;

    private IEnumerable<XElement> Tiles()
    {
        var total = context.Plan.Account.Total;
        var served = Math.Max(1, total.Collections);
        var vehicles = context.Routes.Select(view => view.Vehicle.Id).Distinct().Count();
        var unplanned = context.Plan.Unplanned;
        var kilometres = total.DistanceMetres / 1_000.0;
        var emptyShare = total.DistanceMetres > 0 ? total.EmptyDistanceMetres / (double)total.DistanceMetres : 0;

        yield return Tile("cost", _numbers.WholeEuros(total.CostCents), _texts.Format("kpi.cost.note", _numbers.Euros(total.CostCents / (double)served)));
        yield return Tile("distance", $"{_numbers.Number(kilometres)} km", _texts.Format("kpi.distance.note", _numbers.Number(kilometres / served, 1)));
        yield return Tile("co2e", Mass(total.Energy.WtwGrams), _texts.Format("kpi.co2e.note", _numbers.Number(total.Energy.EnergyKwh)));
        yield return Tile("vehicles", _numbers.Number(vehicles), _texts.Format("kpi.vehicles.note", context.Model.Vehicles.Length, context.Routes.Length));
        yield return Tile("collections", _numbers.Number(total.Collections), _texts.Format("kpi.collections.note", _numbers.Number(context.Model.Collections.Length), _numbers.Number(total.CollectedMassKg / 1_000, 1)));
        if (context.Model.HasRedistribution)
            yield return Tile("transfers", _numbers.Number(context.Plan.Transfers.Length), _texts.Format("kpi.transfers.note", _numbers.Number(context.Plan.Transfers.Sum(transfer => transfer.Figures.AvoidedCo2eGrams) / 1_000_000, 1)));
        if (context.Model.HasSharing)
            yield return Tile("bookings", _numbers.Number(context.Model.Bookings.Length - context.Plan.Sharing.Unserved.Length), _texts.Format("kpi.bookings.note", _numbers.Number(context.Model.Bookings.Length), _numbers.Number(context.Plan.Sharing.Moves.Length)));
        yield return Tile("unplanned", _numbers.Number(unplanned.Length), unplanned.IsEmpty ? _texts["kpi.unplanned.none"] : _texts.Format("kpi.unplanned.note", unplanned.Count(each => each.IsMandatory)), unplanned.Any(each => each.IsMandatory));
        yield return Tile("load", total.LoadFactor is { } factor ? _numbers.Percent(factor) : "–", _texts["kpi.load.note"]);
        yield return Tile("empty", _numbers.Percent(emptyShare), _texts.Format("kpi.empty.note", _numbers.Number(total.EmptyDistanceMetres / 1_000.0)));
    }

    private XElement Tile(string kind, string value, string note, bool isAlert = false) => Tag("div", ("class", isAlert ? "tile alert" : "tile"), ("id", $"kpi-{kind}"),
        Tag("span", _texts[$"kpi.{kind}"]), Tag("b", Split(value)), Tag("small", note));

    /// <summary>The unit smaller than the number.</summary>
    private static object[] Split(string value)
    {
        var at = value.IndexOf(' ', StringComparison.Ordinal);
        return at < 0 ? [value] : char.IsAsciiDigit(value[0]) ? [value[..at], Tag("i", value[at..])] : [Tag("i", value[..(at + 1)]), value[(at + 1)..]];
    }

    private string Mass(double grams) => grams >= 10_000_000 ? $"{_numbers.Number(grams / 1_000_000, 1)} t" : $"{_numbers.Number(grams / 1_000)} kg";
}
