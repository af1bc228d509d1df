using System.Xml.Linq;
using Optimizer.Domain.Plans;
using static Optimizer.Cli.Reporting.Html;
using static Optimizer.Cli.Reporting.Table;

namespace Optimizer.Cli.Reporting;

/// <summary>What goes from offers to needs, as a picture of flows and as a table, and what is left open.</summary>
internal sealed class TransferSection(ReportContext context)
{
    private const double Width = 1_240;
    private const double Left = 400;
    private const double Right = 840;
    private const double BarWidth = 12;
    private const double Gap = 14;
    private const double Unit = 260;
    private const double Thinnest = 3;

    private const string Style = """
        .flows { display: block; width: 100%; height: auto; margin: 8px 0 14px; }
        .flow { fill: none; stroke: #2a7f8e; stroke-opacity: .38; }
        .flow.treated { stroke: #b7791f; }
        .bank { fill: var(--ink); }
        """;

    private readonly Dictionary<string, double> _left = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _right = new(StringComparer.Ordinal);

    public XElement Render() => Tag("section", ("class", "card"), ("id", "transfers"),
        Tag("style", Style),
        Tag("h2", context.Texts["transfers"]),
        context.Plan.Transfers.IsEmpty ? Tag("p", context.Texts["transfers.none"]) : null,
        context.Plan.Transfers.IsEmpty ? null : Picture(),
        context.Plan.Transfers.IsEmpty ? null : Rows(),
        context.Plan.UnmetNeeds.IsEmpty && context.Plan.UnsoldOffers.IsEmpty ? null : Open());

    /// <summary>Offers on the left, needs on the right; as thick as the share of all that is transferred.</summary>
    private XElement Picture()
    {
        var all = (double)context.Plan.Transfers.Sum(transfer => transfer.Amount);
        var offers = context.Plan.Transfers.GroupBy(transfer => transfer.OfferId).Select(group => (Id: group.Key, Thickness: group.Sum(transfer => Thickness(transfer, all)))).ToArray();
        var needs = context.Plan.Transfers.GroupBy(transfer => transfer.NeedId).Select(group => (Id: group.Key, Thickness: group.Sum(transfer => Thickness(transfer, all)))).ToArray();
        var height = Math.Max(Place(offers, _left), Place(needs, _right));
        return Tag("svg", ("class", "flows"), ("viewBox", $"0 0 {Px(Width)} {Px(height)}"), ("role", "img"), ("aria-label", context.Texts["transfers.label"]),
            context.Plan.Transfers.Select(transfer => (Transfer: transfer, Thickness: Thickness(transfer, all))).Select(flow => Flow(flow.Transfer, flow.Thickness)).ToArray(),
            Bars(offers, Left - BarWidth, Left - BarWidth - 8, "end", OfferLabel),
            Bars(needs, Right, Right + BarWidth + 8, "start", NeedLabel));
    }

    private static double Thickness(Transfer transfer, double all) => Math.Max(Thinnest, Unit * transfer.Amount / all);

    /// <summary>Where each bar begins; how high they are together.</summary>
    private static double Place((string Id, double Thickness)[] bars, Dictionary<string, double> tops)
    {
        var top = Gap;
        foreach (var (id, thickness) in bars)
        {
            tops.Add(id, top);
            top += thickness + Gap;
        }

        return top;
    }

    private XElement Flow(Transfer transfer, double thickness)
    {
        var (from, to) = (_left[transfer.OfferId] + (thickness / 2), _right[transfer.NeedId] + (thickness / 2));
        (_left[transfer.OfferId], _right[transfer.NeedId]) = (_left[transfer.OfferId] + thickness, _right[transfer.NeedId] + thickness);
        var middle = (Left + Right) / 2;
        return Tag("path", ("class", transfer.TreatmentId is null ? "flow" : "flow treated"), ("stroke-width", thickness),
            ("d", $"M{Px(Left)} {Px(from)}C{Px(middle)} {Px(from)} {Px(middle)} {Px(to)} {Px(Right)} {Px(to)}"), ("data-tip", Tip(transfer)));
    }

    private string Tip(Transfer transfer) =>
        $"{transfer.OfferId} → {(transfer.FacilityId is { } facility ? $"{facility} → " : "")}{transfer.NeedId}\n{Amount(transfer)}";

    private string OfferLabel(string id) =>
        $"{context.SiteName(context.Model.Offer(id).SiteId)} · {Amount(context.Model.Offer(id).Dimension, context.Plan.Transfers.Where(transfer => transfer.OfferId == id).Sum(transfer => transfer.Amount))} · {id}";

    private string NeedLabel(string id) => $"{id} · {context.SiteName(context.Model.Need(id).SiteId)}";

    private static IEnumerable<XElement> Bars((string Id, double Thickness)[] bars, double x, double textX, string anchor, Func<string, string> label)
    {
        var top = Gap;
        foreach (var (id, thickness) in bars)
        {
            yield return Tag("g",
                Tag("rect", ("class", "bank"), ("x", x), ("y", top), ("width", BarWidth), ("height", thickness)),
                Tag("text", ("x", textX), ("y", top + (thickness / 2) + 4), ("text-anchor", anchor), label(id)));
            top += thickness + Gap;
        }
    }

    private XElement Rows() => Tag("div", ("class", "scroll"), Tag("table",
        Tag("thead", Tag("tr",
            Head(context.Texts["transfers.offer"], context.Texts["transfers.need"], context.Texts["transfers.treatment"]),
            HeadNumbers(context.Texts["transfers.amount"], context.Texts["transfers.trips"], context.Texts["transfers.value"], context.Texts["transfers.payment"], context.Texts["transfers.avoided"]))),
        Tag("tbody", context.Plan.Transfers.Select(Row))));

    private XElement Row(Transfer transfer) => Tag("tr",
        Tag("td", Tag("b", transfer.OfferId)),
        Tag("td", Tag("b", transfer.NeedId)),
        Tag("td", transfer.TreatmentId is { } treatment ? $"{treatment}, {transfer.FacilityId}" : "–"),
        Numbers(
            Amount(transfer), context.Numbers.Number(transfer.Shipments.Length), context.Numbers.Euros(transfer.Figures.ValueCents),
            context.Numbers.Euros(transfer.Figures.PaymentCents), context.Numbers.Number(transfer.Figures.AvoidedCo2eGrams / 1_000, 1)));

    /// <summary>What is left open, by reason: each reason once, before all that it holds for.</summary>
    private XElement Open()
    {
        var entries = context.Plan.UnmetNeeds.Select(entry => (Name: entry.NeedId, Amount: Amount(context.Model.Need(entry.NeedId).Dimension, entry.Amount), entry.Reasons))
            .Concat(context.Plan.UnsoldOffers.Select(entry => (Name: entry.OfferId, Amount: Amount(context.Model.Offer(entry.OfferId).Dimension, entry.Amount), entry.Reasons)))
            .Concat(context.Plan.UnmetContracts.Select(entry => (Name: $"{context.Texts["transfers.contract"]} {entry.OfferId} – {entry.NeedId}", Amount: Amount(context.Model.Offer(entry.OfferId).Dimension, entry.Amount), entry.Reasons)));
        return Tag("div", ("class", "scroll wrapped"), Tag("table",
            Tag("thead", Tag("tr", Head(context.Texts["reason"], context.Texts["transfers.open"]))),
            Tag("tbody", entries.GroupBy(entry => string.Join('\n', entry.Reasons.Select(reason => $"{reason.Code} {reason.Description}"))).Select(group => Tag("tr",
                Tag("td", group.First().Reasons.DistinctBy(reason => (reason.Code, reason.Description)).Select(reason => Tag("div",
                    Tag("b", context.Texts[$"unmatched.{reason.Code}"]), Tag("small", context.Said(reason.Description))))),
                Tag("td", group.Select((entry, index) => Tag("span", index == 0 ? "" : ", ", Tag("b", entry.Name), $" {entry.Amount}"))))))));
    }

    private string Amount(Transfer transfer) => Amount(context.Model.Offer(transfer.OfferId).Dimension, transfer.Amount);

    private string Amount(int dimension, long amount) => context.Numbers.Amount(amount, context.Model.LoadDimensions[dimension].Unit);
}
