using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Optimizer.Domain.Models;
using static Optimizer.Cli.Reporting.Html;

namespace Optimizer.Cli.Reporting;

/// <summary>For every route a small chart of what is on board, each dimension as a share of its capacity.</summary>
internal sealed class LoadSection(ReportContext context)
{
    private const double Width = 400;
    private const double Height = 118;
    private const double Top = 18;
    private const double Bottom = 104;

    private readonly TimeAxis _axis = new(context, left: 34, right: Width - 14, mostMarks: 5);

    public XElement Render() => Tag("section", ("class", "card"),
        Tag("h2", context.Texts["load"]),
        Tag("div", ("class", "legend"), context.Model.LoadDimensions.Select((dimension, index) => Tag("span",
            Tag("svg", ("class", "key wide"), ("viewBox", "0 0 30 20"), Tag("g", ("class", "c-neutral"), Tag("path", ("class", $"step s{index % 3}"), ("d", "M1 15H12V5H29")))),
            dimension.Id))),
        Tag("p", ("class", "hint"), context.Texts["load.hint"]),
        Tag("div", ("class", "loads"), context.Routes.Select(Chart)));

    private XElement Chart(RouteView view)
    {
        var capacity = view.Capacity(context.Model);
        var dimensions = Enumerable.Range(0, context.Model.LoadDimensions.Length);
        return Tag("figure", ("class", view.Class), ("data-route", view.Key),
            Tag("figcaption", Swatch.Of(view), Tag("b", view.Label), Tag("small", context.Texts.Format("load.peak", string.Join(" · ", dimensions.Select(index => Peak(view, capacity, index)))))),
            Tag("svg", ("viewBox", $"0 0 {Px(Width)} {Px(Height)}"), ("role", "img"), ("aria-label", $"{context.Texts["load"]}: {view.Label}"),
                Shares(),
                _axis.Render(Top, Bottom),
                dimensions.Select(index => Steps(view, capacity, index))));
    }

    private XElement Shares() => Tag("g", ("class", "shares"), new[] { 0, 0.5, 1 }.Select(share => Tag("g",
        Tag("path", ("class", share == 1 ? "full" : null), ("d", $"M{Px(_axis.Left)} {Px(Y(share))}H{Px(_axis.Right)}")),
        Tag("text", ("x", _axis.Left - 4), ("y", Y(share) + 3), (share * 100).ToString("0", CultureInfo.InvariantCulture)))));

    /// <summary>A stair: loads change when a service ends.</summary>
    private XElement Steps(RouteView view, LoadVector capacity, int dimension)
    {
        var whole = Whole(view, capacity, dimension);
        var path = new StringBuilder($"M{Px(_axis.X(view.Route.Start))} {Px(Y(view.Route.StartLoad is { } load ? Share(load, dimension, whole) : 0))}");
        foreach (var visit in view.Route.Visits)
            path.Append($"H{Px(_axis.X(visit.Departure))}V{Px(Y(Share(visit.LoadAfter, dimension, whole)))}");
        path.Append($"H{Px(_axis.X(view.Route.End))}");
        var stairs = path.ToString();
        return Tag("g",
            dimension == 0 ? Tag("path", ("class", "area"), ("d", $"{stairs}V{Px(Y(0))}Z")) : null,
            Tag("path", ("class", $"step s{dimension % 3}"), ("d", stairs), ("data-tip", $"{view.Label}\n{Peak(view, capacity, dimension)}")));
    }

    private string Peak(RouteView view, LoadVector capacity, int dimension)
    {
        var unit = context.Model.LoadDimensions[dimension];
        var peak = PeakOf(view, dimension);
        return capacity[dimension] is LoadVector.Unlimited or 0
            ? $"{unit.Id} {context.Numbers.Amount(peak, unit.Unit)} ({context.Texts["load.nolimit"]})"
            : $"{unit.Id} {context.Numbers.Percent(peak / (double)capacity[dimension])}";
    }

    /// <summary>What counts as full: the capacity, or without one the most that is ever on board.</summary>
    private static long Whole(RouteView view, LoadVector capacity, int dimension) =>
        capacity[dimension] is LoadVector.Unlimited or 0 ? Math.Max(1, PeakOf(view, dimension)) : capacity[dimension];

    private static long PeakOf(RouteView view, int dimension) => view.Route.Visits.Select(visit => visit.LoadAfter[dimension]).DefaultIfEmpty(0).Max();

    private static double Share(LoadVector load, int dimension, long whole) => load[dimension] / (double)whole;

    private static double Y(double share) => Bottom - (Math.Min(share, 1.15) * (Bottom - Top));
}
