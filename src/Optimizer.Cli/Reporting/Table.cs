using System.Xml.Linq;
using static Optimizer.Cli.Reporting.Html;

namespace Optimizer.Cli.Reporting;

/// <summary>Cells of tables.</summary>
internal static class Table
{
    public static IEnumerable<XElement> Head(params string[] titles) => titles.Select(title => Tag("th", ("scope", "col"), title));

    public static IEnumerable<XElement> HeadNumbers(params string[] titles) => titles.Select(title => Tag("th", ("scope", "col"), ("class", "num"), title));

    public static IEnumerable<XElement> Numbers(params string[] values) => values.Select(value => Tag("td", ("class", "num"), value));

    /// <summary>A cell with a bar as long as the share, from 0 to 1.</summary>
    public static XElement Bar(double share) => Tag("td", ("class", "bar"),
        Tag("svg", ("viewBox", "0 0 100 10"), ("preserveAspectRatio", "none"), ("aria-hidden", "true"),
            Tag("rect", ("class", "track"), ("width", 100.0), ("height", 10.0)),
            Tag("rect", ("class", "fill"), ("width", 100 * Math.Clamp(share, 0, 1)), ("height", 10.0))));
}
