using System.Xml.Linq;
using static Optimizer.Cli.Reporting.Html;

namespace Optimizer.Cli.Reporting;

/// <summary>A short piece of a route's line, which tells its colour and dash.</summary>
internal static class Swatch
{
    public static XElement Of(RouteView view) => Tag("svg", ("class", $"swatch {view.Class}"), ("viewBox", "0 0 26 12"), ("aria-hidden", "true"),
        Tag("path", ("class", "line"), ("d", "M2 6H24")));
}
