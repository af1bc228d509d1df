using System.Xml.Linq;
using Optimizer.Domain.Models.Sharing;
using Optimizer.Domain.Plans.Sharing;
using static Optimizer.Cli.Reporting.Html;
using static Optimizer.Cli.Reporting.Table;

namespace Optimizer.Cli.Reporting;

/// <summary>Shared assets: a row of time for each with uses, moves and maintenance, how well they are used, and bookings that are not served.</summary>
internal sealed class SharingSection(ReportContext context)
{
    private const double Width = 1_240;
    private const double LabelWidth = 190;
    private const double RowHeight = 30;
    private const double Top = 26;

    private readonly SharingPlan _plan = context.Plan.Sharing;
    private readonly TimeAxis _axis = new(context, First(context), Last(context), LabelWidth, Width - 16, mostMarks: 14);

    public XElement Render()
    {
        var assets = context.Model.Assets;
        var height = Top + (assets.Length * RowHeight) + 6;
        return Tag("section", ("class", "card"), ("id", "assets"),
            Tag("h2", context.Texts["assets"]),
            _plan.Summary is { Method.Length: > 0 } summary ? Tag("p", ("class", "hint"), Cost(summary)) : null,
            Tag("div", ("class", "legend"), new[] { ("service", "assets.use"), ("waiting", "assets.setup"), ("driving", "assets.move"), ("break", "assets.maintenance"), ("shift", "assets.available") }.Select(Key)),
            Tag("svg", ("viewBox", $"0 0 {Px(Width)} {Px(height)}"), ("role", "img"), ("aria-label", context.Texts["assets.label"]),
                _axis.Render(Top, height - 6),
                assets.Select(Row)),
            Tag("div", ("class", "scroll"), Uses()),
            _plan.Unserved.IsEmpty ? null : Tag("div", ("class", "scroll"), Unserved()));
    }

    private string Cost(SharingSummary summary)
    {
        var (texts, numbers) = (context.Texts, context.Numbers);
        var cost = texts.Format("assets.schedule", numbers.Euros(summary.ScheduleCents));
        var bound = summary switch
        {
            { Gap: null } => "",
            { Gap: < 0.00005 } => texts["assets.proven"],
            _ => texts.Format("assets.bound", numbers.Euros(summary.BoundCents!.Value), numbers.Number(100 * summary.Gap!.Value, 1)),
        };
        var note = summary.Note.Length > 0 ? texts["assets.searched"] : "";
        return string.Join(' ', new[] { cost, bound, note }.Where(text => text.Length > 0));
    }

    private static TimeSpan First(ReportContext context) => Moments(context).DefaultIfEmpty(TimeSpan.Zero).Min();

    private static TimeSpan Last(ReportContext context) => Moments(context).DefaultIfEmpty(context.Model.End).Max();

    private static IEnumerable<TimeSpan> Moments(ReportContext context) =>
        context.Plan.Sharing.Reservations.SelectMany(use => new[] { use.Start - use.Setup, use.End + use.Cleaning })
            .Concat(context.Plan.Sharing.Moves.SelectMany(move => new[] { move.Departure, move.Arrival }))
            .Concat(context.Plan.Sharing.Maintenances.SelectMany(each => new[] { each.Start, each.End }));

    private XElement Key((string Kind, string Text) key) => Tag("span",
        Tag("svg", ("class", "key wide"), ("viewBox", "0 0 30 20"), Tag("g", ("class", "c-neutral"), Shape(key.Kind, 2, 28, 10))),
        context.Texts[key.Text]);

    private XElement Row(Asset asset, int index)
    {
        var middle = Top + (index * RowHeight) + (RowHeight / 2);
        return Tag("g", ("class", $"row c{(index % 8) + 1}"), ("tabindex", "0"),
            Tag("text", ("class", "rowlabel"), ("x", 8.0), ("y", middle + 4.5), asset.Name),
            asset.AvailabilityWindows.Select(window => Shape("shift", _axis.X(window.Start), _axis.X(window.End), middle)),
            _plan.Moves.Where(move => move.AssetId == asset.Id).Select(move => Bar("driving", move.Departure, move.Arrival, middle, Tip(move))),
            _plan.Maintenances.Where(maintenance => maintenance.AssetId == asset.Id).Select(each =>
                Bar("break", each.Start, each.End, middle, $"{context.Texts["assets.maintenance"]} {Span(each.Start, each.End)}\n{context.SiteName(each.SiteId)}")),
            _plan.Reservations.Where(use => use.AssetId == asset.Id).SelectMany(use => Use(use, middle)));
    }

    private IEnumerable<XElement> Use(Reservation use, double middle)
    {
        var tip = $"{use.BookingId} · {Span(use.Start, use.End)}\n{context.SiteName(use.SiteId)}";
        if (use.Setup > TimeSpan.Zero)
            yield return Bar("waiting", use.Start - use.Setup, use.Start, middle, $"{context.Texts["assets.setup"]} {Span(use.Start - use.Setup, use.Start)}\n{use.BookingId}");
        yield return Bar("service", use.Start, use.End, middle, tip);
        if (use.Cleaning > TimeSpan.Zero)
            yield return Bar("waiting", use.End, use.End + use.Cleaning, middle, $"{context.Texts["assets.setup"]} {Span(use.End, use.End + use.Cleaning)}\n{use.BookingId}");
    }

    private string Tip(AssetMove move) =>
        $"{context.Texts["assets.move"]} {Span(move.Departure, move.Arrival)}\n{context.SiteName(move.FromSiteId)} → {context.SiteName(move.ToSiteId)}\n{move.ShipmentId ?? context.Numbers.Kilometres(move.DistanceMetres)}";

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

    private XElement Uses() => Tag("table",
        Tag("thead", Tag("tr", Head(context.Texts["asset"]), HeadNumbers(context.Texts["assets.reservations"], context.Texts["assets.moves"], context.Texts["assets.used"]), Head(context.Texts["assets.utilisation"]), HeadNumbers(""))),
        Tag("tbody", (_plan.Summary?.Assets ?? []).Select(use => Tag("tr",
            Tag("td", context.Model.Asset(use.AssetId).Name),
            Numbers($"{use.Reservations}", $"{_plan.Moves.Count(move => move.AssetId == use.AssetId)}", ReportNumbers.Duration(use.Used)),
            Table.Bar(use.Utilisation),
            Numbers(context.Numbers.Percent(use.Utilisation))))));

    private XElement Unserved() => Tag("table",
        Tag("thead", Tag("tr", Head(context.Texts["booking"], context.Texts["place"], "", context.Texts["reason"], context.Texts["relaxation"]))),
        Tag("tbody", _plan.Unserved.OrderByDescending(each => each.IsMandatory).Select(Row)));

    private XElement Row(UnservedBooking unserved) => Tag("tr",
        Tag("td", Tag("b", unserved.BookingId)),
        Tag("td", context.SiteName(context.Model.Booking(unserved.BookingId).Ways[0].SiteId)),
        Tag("td", Tag("span", ("class", unserved.IsMandatory ? "pill alert" : "pill"), unserved.IsMandatory
            ? context.Texts["mandatory"]
            : context.Texts.Format("optional", context.Numbers.Euros(unserved.PenaltyCents)))),
        Tag("td", unserved.Reasons.Select(reason => Tag("div", Tag("b", context.Texts.Name("unserved", $"{reason.Code}")), Tag("small", context.Said(reason.Description))))),
        Tag("td", unserved.Relaxation is { } change ? context.Change(context.Texts.Name("unserved", $"{change.Code}"), change.Description, change.Amount, change.Unit) : "–"));

    private string Span(TimeSpan from, TimeSpan to) => $"{context.Numbers.Clock(from)}–{context.Numbers.Clock(to)}";
}
