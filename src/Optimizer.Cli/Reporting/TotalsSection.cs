using System.Collections.Immutable;
using System.Xml.Linq;
using Optimizer.Domain.Accounting;
using static Optimizer.Cli.Reporting.Html;
using static Optimizer.Cli.Reporting.Table;

namespace Optimizer.Cli.Reporting;

/// <summary>Cost and objective by term, energy and emissions, and whose they are.</summary>
internal sealed class TotalsSection(ReportContext context)
{
    private readonly ReportNumbers _numbers = context.Numbers;
    private readonly ReportTexts _texts = context.Texts;
    private readonly Account _account = context.Plan.Account;

    public IEnumerable<XElement> Render()
    {
        yield return Tag("div", ("class", "columns"),
            Tag("section", ("class", "card"), Tag("h2", _texts["money"]), Terms("costterm", _account.CostTermsCents, _account.Total.CostCents)),
            Tag("section", ("class", "card"), Tag("h2", _texts["objective"]), Terms("objective", _account.ObjectiveTermsCents, _account.ObjectiveCents)),
            Tag("section", ("class", "card"), Tag("h2", _texts["emissions"]), Emissions()));
        if (!_account.ByOrganisation.IsEmpty)
            yield return Tag("section", ("class", "card"), Tag("h2", _texts["shares"]), Tag("p", ("class", "hint"), _texts["shares.hint"]), Tag("div", ("class", "scroll"), Shares()));
    }

    /// <summary>Bars are shares of all that is spent and earned; what is earned has another colour.</summary>
    private XElement Terms(string family, ImmutableSortedDictionary<string, long> terms, long total)
    {
        var all = terms.Values.Sum(value => (double)Math.Abs(value));
        return Tag("table",
            Tag("tbody", terms.Where(term => term.Value != 0).OrderByDescending(term => term.Value).Select(term => Tag("tr", ("class", term.Value < 0 ? "earned" : null),
                Tag("td", _texts.Name(family, term.Key)), Bar(Math.Abs(term.Value) / all), Numbers(_numbers.Euros(term.Value))))),
            Tag("tfoot", Tag("tr", Tag("td", _texts["total"]), Tag("td", ""), Numbers(_numbers.Euros(total)))));
    }

    private XElement Emissions()
    {
        var total = _account.Total;
        return Tag("table", Tag("tbody",
            Row("emissions.energy", _numbers.Number(total.Energy.EnergyKwh)),
            Row("emissions.wtw", _numbers.Number(total.Energy.WtwGrams / 1_000, 1)),
            Row("emissions.ttw", _numbers.Number(total.Energy.TtwGrams / 1_000, 1)),
            Row("emissions.activity", _numbers.Number(total.TransportActivityTkm, 1)),
            Row("emissions.intensity", _numbers.Number(total.IntensityGramsPerTkm))));

        XElement Row(string key, string value) => Tag("tr", Tag("td", _texts[key]), Numbers(value));
    }

    private XElement Shares()
    {
        var all = _account.Total.Energy.WtwGrams;
        return Tag("table",
            Tag("thead", Tag("tr", Head(_texts["organisation"]), HeadNumbers(_texts["mass"], _texts["tkm"], _texts["energy"], _texts["co2e"]), Head(_texts["share"]), HeadNumbers("", _texts["cost"]))),
            Tag("tbody", _account.ByOrganisation.OrderByDescending(share => share.Energy.WtwGrams).Select(share => Row(share, all > 0 ? share.Energy.WtwGrams / all : 0))));
    }

    private XElement Row(Share share, double part) => Tag("tr",
        Tag("td", Name(share.Id), share.Note is null ? null : Tag("small", $" {share.Note}")),
        Numbers(
            _numbers.Number(share.MassKg / 1_000, 1),
            _numbers.Number(share.TransportActivityTkm, 1),
            _numbers.Number(share.Energy.EnergyKwh),
            _numbers.Number(share.Energy.WtwGrams / 1_000, 1)),
        Bar(part),
        Numbers(_numbers.Percent(part), _numbers.Euros(share.CostCents)));

    private string Name(string id) => id.Length == 0 ? _texts["organisation.none"] : context.Model.Organisations.FirstOrDefault(each => each.Id == id)?.Name ?? id;
}
