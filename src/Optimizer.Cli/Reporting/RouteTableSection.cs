using System.Xml.Linq;
using Optimizer.Domain.Accounting;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using static Optimizer.Cli.Reporting.Html;
using static Optimizer.Cli.Reporting.Table;

namespace Optimizer.Cli.Reporting;

/// <summary>Every route in numbers, and the stops of each.</summary>
internal sealed class RouteTableSection(ReportContext context)
{
    private readonly ReportNumbers _numbers = context.Numbers;
    private readonly ReportTexts _texts = context.Texts;

    public IEnumerable<XElement> Render()
    {
        yield return Tag("section", ("class", "card"), Tag("h2", _texts["routes"]), Tag("div", ("class", "scroll"), Routes()));
        yield return Tag("section", ("class", "card"), Tag("h2", _texts["stoplists"]), context.Routes.Select(Stops));
    }

    private XElement Routes() => Tag("table",
        Tag("thead", Tag("tr", Head("", _texts["vehicle"]), HeadNumbers(
            _texts["from"], _texts["to"], _texts["stops"], _texts["unloadings"], _texts["distance"], _texts["empty"], _texts["driving"], _texts["service"],
            _texts["waitbreak"], _texts["collected"], _texts["loadfactor"], _texts["energy"], _texts["co2e"], _texts["cost"]))),
        Tag("tbody", context.Routes.Select(view => Tag("tr", ("data-route", view.Key), ("tabindex", "0"),
            Tag("td", Swatch.Of(view)), Tag("td", Tag("b", view.Label), Tag("small", view.Type.Name)),
            Numbers(_numbers.Clock(view.Route.Start), _numbers.Clock(view.Route.End)),
            Cells(view.Figures)))),
        Tag("tfoot", Tag("tr", Tag("td", ""), Tag("td", ("colspan", "3"), _texts["total"]), Cells(context.Plan.Account.Total))));

    private IEnumerable<XElement> Cells(Figures figures) => Numbers(
        _numbers.Number(figures.Collections + (2 * figures.Shipments)),
        _numbers.Number(figures.Unloadings),
        _numbers.Number(figures.DistanceMetres / 1_000.0, 1),
        _numbers.Percent(figures.DistanceMetres > 0 ? figures.EmptyDistanceMetres / (double)figures.DistanceMetres : 0),
        ReportNumbers.Duration(figures.Driving),
        ReportNumbers.Duration(figures.Service),
        ReportNumbers.Duration(figures.Waiting + figures.Breaks),
        _numbers.Number(figures.CollectedMassKg / 1_000, 1),
        figures.LoadFactor is { } factor ? _numbers.Percent(factor) : "–",
        _numbers.Number(figures.Energy.EnergyKwh),
        _numbers.Number(figures.Energy.WtwGrams / 1_000),
        _numbers.Euros(figures.CostCents));

    private XElement Stops(RouteView view) => Tag("details", ("class", view.Class), ("id", $"stops-{view.Key}"),
        Tag("summary", ("data-route", view.Key), Swatch.Of(view), Tag("b", view.Label), Tag("small", $"{view.Type.Name} · {_texts.Format("stoplists.count", view.Route.Visits.Length)} · {_numbers.Clock(view.Route.Start)}–{_numbers.Clock(view.Route.End)}")),
        Tag("div", ("class", "scroll"), Tag("table",
            Tag("thead", Tag("tr", HeadNumbers(_texts["number"]), Head(_texts["stop"], ""), HeadNumbers(_texts["arrival"], _texts["begin"], _texts["departure"]), Head(_texts["windows"]), HeadNumbers(_texts["amount"], _texts["onboard"]))),
            Tag("tbody", view.Route.Visits.Select((visit, index) => Stop(view, visit, index))))));

    private XElement Stop(RouteView view, Visit visit, int index) => Tag("tr", ("class", visit.WorkId is null ? "unload" : null),
        Numbers($"{index + 1}"),
        Tag("td", Tag("b", context.SiteName(visit.SiteId)), Tag("small", visit.WorkId ?? visit.FacilityId)),
        Tag("td", What(view, visit)),
        Numbers(_numbers.Clock(visit.Arrival), _numbers.Clock(visit.ServiceStart), _numbers.Clock(visit.Departure)),
        Tag("td", context.Windows(visit)),
        Numbers(context.Moved(visit), context.Amounts(visit.LoadAfter)));

    private string What(RouteView view, Visit visit)
    {
        if (visit.WorkId is not { } id)
            return _texts["unloading"];

        var material = context.Model.Work(id).MaterialId is { } materialId ? context.Model.Material(materialId).Name : "";
        if (visit.ShipmentId is not null)
            material = $"{_texts[visit.ShipmentEnd == ShipmentEnd.Pickup ? "pickup" : "delivery"]} · {material}".TrimEnd(' ', '·');
        return visit.CompartmentId is { Length: > 0 } compartment && view.HasSeveralCompartments ? $"{material} · {_texts.Format("compartment", compartment)}".TrimStart(' ', '·') : material;
    }
}
