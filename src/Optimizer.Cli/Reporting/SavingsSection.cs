using System.Xml.Linq;
using Optimizer.Studies.Comparing;
using static Optimizer.Cli.Reporting.Html;
using static Optimizer.Cli.Reporting.Table;

namespace Optimizer.Cli.Reporting;

/// <summary>What planning together saves against each kind of work alone and each organisation alone.</summary>
internal sealed class SavingsSection(ReportContext context, Savings savings)
{
    private readonly ReportNumbers _numbers = context.Numbers;
    private readonly ReportTexts _texts = context.Texts;

    public XElement Render() => Tag("section", ("class", "card"), ("id", "savings"),
        Tag("h2", _texts["savings"]),
        Tag("p", ("class", "hint"), _texts["savings.hint"]),
        savings.Joined is null ? null : Tag("p", ("class", "hint"), _texts["savings.joined"]),
        Tag("div", ("class", "scroll"), Sums()),
        Tag("div", ("class", "scroll"), Plans()));

    private XElement Sums() => Tag("table",
        Tag("thead", Tag("tr",
            Head(""), HeadNumbers(_texts["savings.together"], _texts["savings.kinds"], _texts["savings.saved"], _texts["savings.organisations"], _texts["savings.saved"]))),
        Tag("tbody",
            Row("savings.vehicles", sum => sum.Vehicles, value => _numbers.Number(value)),
            Row("savings.km", sum => sum.DistanceMetres / 1_000.0, value => _numbers.Number(value)),
            Row("savings.empty", sum => sum.EmptyDistanceMetres / 1_000.0, value => _numbers.Number(value)),
            Row("savings.co2e", sum => sum.Co2eGrams / 1_000, value => _numbers.Number(value)),
            Row("savings.cost", sum => sum.CostCents, _numbers.WholeEuros),
            Row("savings.objective", sum => sum.ObjectiveCents, _numbers.WholeEuros),
            Row("savings.work", sum => sum.WorkDone, value => _numbers.Number(value), isSaved: false),
            Row("savings.transferred", sum => sum.TransferredKg / 1_000, value => _numbers.Number(value, 1), isSaved: false),
            Row("savings.bookings", sum => sum.BookingsServed, value => _numbers.Number(value), isSaved: false)));

    private XElement Row(string key, Func<PlanSum, double> value, Func<double, string> write, bool isSaved = true)
    {
        var (together, kinds, organisations) = (value(savings.Together), value(savings.ByKind), value(savings.ByOrganisation));
        return Tag("tr", Tag("td", _texts[key]), Numbers(write(together), write(kinds), Saved(kinds), write(organisations), Saved(organisations)));

        string Saved(double alone) => !isSaved ? "" : alone > 0 && together >= 0 ? _numbers.Percent(1 - (together / alone)) : write(alone - together);
    }

    private XElement Plans() => Tag("table",
        Tag("thead", Tag("tr",
            Head(_texts["savings.alone"], _texts["savings.fleet"]),
            HeadNumbers(_texts["savings.vehicles"], _texts["savings.km"], _texts["savings.empty"], _texts["savings.co2e"], _texts["savings.cost"]))),
        Tag("tbody", savings.Kinds.Select(alone => Row(alone, _texts[$"savings.{alone.Id}"], _texts["savings.fleet.all"])),
            savings.Organisations.Where(alone => alone.Sum.Vehicles > 0).Select(alone => Row(alone, Name(alone.Id), _texts[alone.Hires ? "savings.fleet.hired" : "savings.fleet.own"])),
            Idle()));

    /// <summary>Organisations that drive nothing when they are alone, together in one row.</summary>
    private XElement? Idle()
    {
        var names = savings.Organisations.Where(alone => alone.Sum.Vehicles == 0).Select(alone => Name(alone.Id)).ToArray();
        return names.Length == 0 ? null : Tag("tr", Tag("td", ("colspan", 7), Tag("span", ("class", "hint"), $"{_texts["savings.idle"]}: {string.Join(", ", names)}")));
    }

    private XElement Row(AlonePlan alone, string name, string fleet) => Tag("tr",
        Tag("td", Tag("b", name)),
        Tag("td", fleet),
        Numbers(
            _numbers.Number(alone.Sum.Vehicles), _numbers.Number(alone.Sum.DistanceMetres / 1_000.0), _numbers.Number(alone.Sum.EmptyDistanceMetres / 1_000.0),
            _numbers.Number(alone.Sum.Co2eGrams / 1_000), _numbers.WholeEuros(alone.Sum.CostCents)));

    private string Name(string id) => id.Length == 0 ? _texts["organisation.none"] : context.Model.Organisations.FirstOrDefault(each => each.Id == id)?.Name ?? id;
}
