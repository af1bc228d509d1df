using System.Xml.Linq;
using Optimizer.Domain.Models;
using static Optimizer.Cli.Reporting.Html;

namespace Optimizer.Cli.Reporting;

/// <summary>The map of the routes beside the list of them, which is its legend.</summary>
internal sealed class MapSection(ReportContext context)
{
    public XElement Render()
    {
        var texts = context.Texts;
        var map = MapProjection.Of(context.Model, ShownSites());
        return Tag("section", ("class", "card"),
            Tag("h2", texts["map"]),
            Tag("div", ("class", "mapgrid"),
                map is null ? Tag("p", ("class", "hint"), texts["map.none"]) : Tag("div", ("class", "mapbox"), Picture(map), Buttons(), Legend()),
                Tag("div", ("class", "listbox"), RouteList())),
            map is null ? null : Tag("p", ("class", "hint"), texts["map.hint"]));
    }

    private IEnumerable<Site> ShownSites()
    {
        var ids = context.Plan.Routes.SelectMany(route => route.Visits.Select(visit => visit.SiteId).Append(route.StartSiteId).Append(route.EndSiteId))
            .Concat(context.Plan.Unplanned.Select(each => context.Model.Work(each.WorkId).SiteId))
            .Concat(context.Model.Depots.Select(depot => depot.SiteId));
        return ids.OfType<string>().Distinct().Select(context.Model.Site);
    }

    private XElement Picture(MapProjection map)
    {
        var ground = new MapGround(map, context);
        return Tag("svg", ("id", "map"), ("viewBox", $"0 0 {Px(MapProjection.Width)} {Px(map.Height)}"), ("role", "img"), ("aria-label", context.Texts["map.label"]),
            ground.Render(),
            Tag("g", ("class", "routes"), context.Routes.Select(view => Route(map, view))),
            Tag("g", ("class", "marks"),
                context.Plan.Unplanned.Select(each => Mark(map, context.Model.Work(each.WorkId).SiteId, "unplanned", "M-4 -4L4 4M-4 4L4 -4", each.WorkId)),
                context.Model.Facilities.Select(facility => Mark(map, facility.SiteId, "facility", "M-6 -6H6V6H-6Z", facility.Id)),
                context.Model.Depots.Select(depot => Mark(map, depot.SiteId, "depot", "M-8 7V-2L0 -9L8 -2V7Z", depot.Id))),
            ground.Cities(),
            ground.ScaleBar());
    }

    private XElement Route(MapProjection map, RouteView view)
    {
        var route = view.Route;
        var sites = route.Visits.Select(visit => visit.SiteId).Prepend(route.StartSiteId).Append(route.EndSiteId);
        var points = sites.OfType<string>().Select(id => map.Place(context.Model.Site(id))).OfType<(double X, double Y)>().ToArray();
        var line = points.Length == 0 ? "M0 0" : "M" + string.Join('L', points.Select(point => $"{Px(point.X)} {Px(point.Y)}"));
        return Tag("g", ("class", $"route {view.Class}"), ("data-route", view.Key),
            Tag("path", ("class", "halo"), ("d", line)),
            Tag("path", ("class", "line"), ("d", line), ("data-tip", $"{view.Label}\n{context.Numbers.Kilometres(view.Figures.DistanceMetres)}")),
            route.Visits.Select((visit, index) => Stop(map, view, index)));
    }

    private XElement? Stop(MapProjection map, RouteView view, int index)
    {
        var visit = view.Route.Visits[index];
        if (map.Place(context.Model.Site(visit.SiteId)) is not { } at)
            return null;

        var mark = visit.WorkId is null
            ? Tag("rect", ("x", -4.0), ("y", -4.0), ("width", 8.0), ("height", 8.0))
            : Tag("circle", ("r", 4.2));
        return Tag("g", ("class", "stop"), ("transform", $"translate({Px(at.X)} {Px(at.Y)})"), ("data-tip", context.Tip(view, visit, index + 1)),
            Tag("g", ("class", "mark"), mark, Tag("text", ("class", "order"), ("y", -7.0), $"{index + 1}")));
    }

    private XElement? Mark(MapProjection map, string siteId, string kind, string shape, string id)
    {
        if (map.Place(context.Model.Site(siteId)) is not { } at)
            return null;

        var tip = $"{context.Texts[$"map.{kind}"]}: {context.SiteName(siteId)}\n{id}";
        return Tag("g", ("class", kind), ("transform", $"translate({Px(at.X)} {Px(at.Y)})"), ("data-tip", tip), Tag("path", ("class", "mark"), ("d", shape)));
    }

    private XElement Buttons() => Tag("div", ("class", "zoom"),
        Tag("button", ("type", "button"), ("data-zoom", "0.6"), ("aria-label", context.Texts["map.zoom.in"]), "+"),
        Tag("button", ("type", "button"), ("data-zoom", "1.6667"), ("aria-label", context.Texts["map.zoom.out"]), "−"),
        Tag("button", ("type", "button"), ("data-zoom", "0"), ("aria-label", context.Texts["map.zoom.reset"]), "⤢"));

    private XElement Legend()
    {
        return Tag("div", ("class", "legend"),
            Key("depot", "M-7 6V-2L0 -8L7 -2V6Z"), Key("facility", "M-5.5 -5.5H5.5V5.5H-5.5Z"),
            Key("collection", "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0"),
            context.Plan.Unplanned.IsEmpty ? null : Key("unplanned", "M-4 -4L4 4M-4 4L4 -4"));

        XElement Key(string kind, string shape) => Tag("span",
            Tag("svg", ("class", "key"), ("viewBox", "-10 -10 20 20"), Tag("g", ("class", kind), Tag("path", ("d", shape)))),
            context.Texts[$"map.{kind}"]);
    }

    private XElement RouteList() => Tag("ol", ("class", "routelist"), context.Routes.Select(view => Tag("li",
        ("data-route", view.Key), ("class", view.Class), ("tabindex", "0"),
        Swatch.Of(view),
        Tag("span", ("class", "name"), Tag("b", view.Label), Tag("small", view.Type.Name)),
        Tag("span", ("class", "sum"),
            Tag("b", $"{context.Numbers.Kilometres(view.Figures.DistanceMetres)}"),
            Tag("small", $"{context.Texts.Format("stoplists.count", view.Route.Visits.Length)} · {ReportNumbers.Duration(view.Figures.Duration)}")))));
}
