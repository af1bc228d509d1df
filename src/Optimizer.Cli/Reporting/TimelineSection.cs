using System.Xml.Linq;
using Optimizer.Domain.Plans;
using static Optimizer.Cli.Reporting.Html;

namespace Optimizer.Cli.Reporting;

/// <summary>A row for every route: hue tells the route, form tells what is done.</summary>
internal sealed class TimelineSection(ReportContext context)
{
    private const double Width = 1_240;
    private const double LabelWidth = 190;
    private const double RowHeight = 30;
    private const double Top = 26;

    private readonly TimeAxis _axis = new(context, LabelWidth, Width - 16, mostMarks: 14);

    public XElement Render()
    {
        var height = Top + (context.Routes.Length * RowHeight) + 6;
        return Tag("section", ("class", "card"),
            Tag("h2", context.Texts["timeline"]),
            Tag("div", ("class", "legend"), new[] { "driving", "service", "unloading", "waiting", "break", "shift" }.Select(Key)),
            Tag("svg", ("id", "timeline"), ("viewBox", $"0 0 {Px(Width)} {Px(height)}"), ("role", "img"), ("aria-label", context.Texts["timeline.label"]),
                Waiting(),
                _axis.Render(Top, height - 6),
                context.Routes.Select(Row)));
    }

    /// <summary>The hatching of waiting times.</summary>
    private static XElement Waiting() => Tag("defs", Tag("pattern", ("id", "hatch"), ("width", 5.0), ("height", 5.0), ("patternUnits", "userSpaceOnUse"), ("patternTransform", "rotate(45)"),
        Tag("path", ("d", "M0 0V5"), ("class", "hatchline"))));

    private XElement Key(string kind) => Tag("span",
        Tag("svg", ("class", "key wide"), ("viewBox", "0 0 30 20"), Tag("g", ("class", "c-neutral"), Shape(kind, 2, 28, 10))),
        context.Texts[kind]);

    private XElement Row(RouteView view, int index)
    {
        var middle = Top + (index * RowHeight) + (RowHeight / 2);
        var route = view.Route;
        return Tag("g", ("class", $"row {view.Class}"), ("data-route", view.Key), ("tabindex", "0"),
            Tag("rect", ("class", "rowback"), ("x", 0.0), ("y", middle - (RowHeight / 2)), ("width", Width), ("height", RowHeight)),
            Tag("path", ("class", "line"), ("d", $"M4 {Px(middle)}H22")),
            Tag("text", ("class", "rowlabel"), ("x", 30.0), ("y", middle + 4.5), view.Label),
            view.Shift is { } shift ? Shape("shift", _axis.X(shift.Start), _axis.X(shift.End), middle) : null,
            route.Transitions.SelectMany((transition, at) => Driving(route, transition, at, middle)),
            route.Visits.SelectMany((visit, at) => Visit(view, visit, at, middle)),
            route.Breaks.Select(pause => Bar("break", pause.Start, pause.End, middle, $"{context.Texts["break"]} {Span(pause.Start, pause.End)}\n{pause.BreakRuleId}")));
    }

    /// <summary>In pieces around the breaks on the way.</summary>
    private IEnumerable<XElement> Driving(Route route, Transition transition, int index, double middle)
    {
        var from = transition.Departure;
        var kilometres = context.Numbers.Number(transition.DistanceMetres / 1_000.0, 1);
        var tip = $"{context.Texts["driving"]} {Span(transition.Departure, transition.Arrival)}\n{kilometres} km, {context.Numbers.Number(transition.LoadMassKg)} kg, {context.Numbers.Number(transition.Energy.WtwGrams / 1_000, 1)} kg CO₂e";
        foreach (var pause in route.Breaks.Where(each => each.TransitionIndex == index && each.Start < transition.Arrival).OrderBy(each => each.Start))
        {
            if (pause.Start > from)
                yield return Bar("driving", from, pause.Start, middle, tip);
            from = pause.End;
        }

        if (transition.Arrival > from)
            yield return Bar("driving", from, transition.Arrival, middle, tip);
    }

    private IEnumerable<XElement> Visit(RouteView view, Visit visit, int index, double middle)
    {
        var pauses = view.Route.Breaks.Where(each => each.TransitionIndex == index && each.Start >= visit.Arrival).OrderBy(each => each.Start);
        var from = visit.Arrival;
        foreach (var pause in pauses)
        {
            if (pause.Start > from)
                yield return Waiting(from, pause.Start);
            from = pause.End;
        }

        if (visit.ServiceStart > from)
            yield return Waiting(from, visit.ServiceStart);
        yield return Bar(visit.WorkId is null ? "unloading" : "service", visit.ServiceStart, visit.Departure, middle, context.Tip(view, visit, index + 1));

        XElement Waiting(TimeSpan start, TimeSpan end) => Bar("waiting", start, end, middle, $"{context.Texts["waiting"]} {Span(start, end)}\n{context.SiteName(visit.SiteId)}");
    }

    private XElement Bar(string kind, TimeSpan from, TimeSpan to, double middle, string tip)
    {
        var bar = Shape(kind, _axis.X(from), _axis.X(to), middle);
        bar.Add(new XAttribute("data-tip", Clean(tip)));
        return bar;
    }

    private static XElement Shape(string kind, double from, double to, double middle)
    {
        var half = kind switch { "driving" => 2.5, "shift" => 10.5, "waiting" => 5, _ => 8 };
        return Tag("rect", ("class", kind), ("x", from), ("y", middle - half), ("width", Math.Max(to - from, 1.2)), ("height", 2 * half), ("rx", kind == "driving" ? 0.0 : 1.5));
    }

    private string Span(TimeSpan from, TimeSpan to) => $"{context.Numbers.Clock(from)}–{context.Numbers.Clock(to)}";
}
