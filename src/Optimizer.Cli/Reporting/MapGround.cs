using System.Xml.Linq;
using Optimizer.Studies.Benchmarking.Generating;
using static Optimizer.Cli.Reporting.Html;

namespace Optimizer.Cli.Reporting;

/// <summary>What lies below the routes: a graticule, the places of the region, and a scale bar.</summary>
internal sealed class MapGround(MapProjection map, ReportContext context)
{
    private static readonly double[] Steps = [1, 2, 5];

    private const double LandRadiusMetres = 9_000;

    private readonly (Place Place, double X, double Y)[] _places = map.IsPlanar ? [] :
    [
        .. context.Options.Places
            .Select(place => (Place: place, At: map.Place(place.Position.LongitudeDeg, place.Position.LatitudeDeg)))
            .Where(each => each.At.X is > -60 and < MapProjection.Width + 60 && each.At.Y > -60 && each.At.Y < map.Height + 60)
            .Select(each => (each.Place, each.At.X, each.At.Y)),
    ];

    /// <summary>Below the routes.</summary>
    public XElement Render() => Tag("g", ("class", "ground"), Land(), Graticule(), Names(isCity: false));

    /// <summary>Above the routes: the names of towns with many postcode areas.</summary>
    public XElement Cities() => Names(isCity: true);

    /// <summary>The longest round distance below 150 pixels.</summary>
    public XElement ScaleBar()
    {
        var metres = Round(150 / map.PixelsPerMetre);
        var length = metres * map.PixelsPerMetre;
        var label = metres >= 1_000 ? $"{context.Numbers.Number(metres / 1_000)} km" : $"{context.Numbers.Number(metres)} m";
        return Tag("g", ("class", "scale"), ("transform", $"translate(20 {map.Height - 20})"),
            Tag("path", ("d", $"M0 -6V0H{Px(length)}V-6")),
            Tag("text", ("x", length / 2), ("y", -8.0), label));
    }

    /// <summary>The largest of 1, 2 and 5 times a power of ten that is not above the limit.</summary>
    private static double Round(double limit)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(limit)));
        return Steps.Select(step => step * power).Last(each => each <= limit * 1.000_001);
    }

    private XElement Graticule()
    {
        var (west, east, south, north) = map.Edges;
        var step = Round((east - west) / 4);
        var lines = Tag("g", ("class", "graticule"));
        for (var y = Math.Ceiling(south / step) * step; y < north; y += step)
        {
            var at = map.Place(west, y).Y;
            lines.Add(Tag("path", ("d", $"M0 {Px(at)}H{Px(MapProjection.Width)}")), Tag("text", ("x", 6.0), ("y", at - 4), Label(y, step, "N", "S")));
        }

        for (var x = Math.Ceiling(west / step) * step; x < east; x += step)
        {
            var at = map.Place(x, south).X;
            lines.Add(Tag("path", ("d", $"M{Px(at)} 0V{Px(map.Height)}")), Tag("text", ("x", at + 4), ("y", 14.0), Label(x, step, "E", "W")));
        }

        return lines;
    }

    private string Label(double position, double step, string positive, string negative)
    {
        var value = Math.Round(position / step) * step;
        if (map.IsPlanar)
            return step >= 1_000 ? $"{context.Numbers.Number(value / 1_000)} km" : $"{context.Numbers.Number(value)} m";

        var decimals = Math.Max(0, (int)Math.Ceiling(-Math.Log10(step)));
        return $"{context.Numbers.Number(Math.Abs(value), decimals)}° {(value < 0 ? negative : positive)}";
    }

    /// <summary>A dot for every postcode area, on a patch of land that shows where the region is.</summary>
    private XElement? Land()
    {
        if (_places.Length == 0)
            return null;

        var dots = string.Concat(_places.Select(each => $"M{Px(each.X)} {Px(each.Y)}h0"));
        return Tag("g",
            Tag("path", ("class", "land"), ("stroke-width", 2 * LandRadiusMetres * map.PixelsPerMetre), ("d", dots)),
            Tag("path", ("class", "dots"), ("d", dots)));
    }

    /// <summary>The names that find room, first those of towns with many areas.</summary>
    private XElement Names(bool isCity)
    {
        var taken = new List<(double X, double Y, double HalfWidth)>();
        var labels = Tag("g", ("class", isCity ? "places cities" : "places"));
        foreach (var (name, areas, x, y) in Towns())
        {
            var half = name.Length * (areas > 4 ? 4.2 : 3.1);
            if (taken.Any(other => Math.Abs(other.X - x) < other.HalfWidth + half + 12 && Math.Abs(other.Y - y) < 20))
                continue;

            taken.Add((x, y, half));
            if (areas > 4 == isCity)
                labels.Add(Tag("g", ("transform", $"translate({Px(x)} {Px(y)})"), Tag("text", ("class", "mark"), ("y", isCity ? -15.0 : 4.0), name)));
        }

        return labels;
    }

    private IEnumerable<(string Name, int Areas, double X, double Y)> Towns() => _places
        .GroupBy(each => (each.Place.Name, each.Place.District))
        .Select(group => (Name: ShortName(group.Key.Name), Areas: group.Count(), X: group.Average(each => each.X), Y: group.Average(each => each.Y)))
        .OrderByDescending(town => town.Areas).ThenBy(town => town.Name, StringComparer.Ordinal);

    /// <summary>Without what stands in brackets.</summary>
    private static string ShortName(string name) => name.IndexOf(" (", StringComparison.Ordinal) is > 0 and var at ? name[..at] : name;
}
