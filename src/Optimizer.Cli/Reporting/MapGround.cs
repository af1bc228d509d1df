using System.Xml.Linq;
using static Optimizer.Cli.Reporting.Html;

namespace Optimizer.Cli.Reporting;

/// <summary>What lies below the routes: a graticule, the places of the region, and a scale bar.</summary>
internal sealed class MapGround(MapProjection map, ReportContext context)
{
    private static readonly double[] Steps = [1, 2, 5];

    public XElement Render() => Tag("g", ("class", "ground"), Graticule(), map.IsPlanar ? null : Places());

    /// <summary>The longest round distance below 150 pixels.</summary>
    public XElement ScaleBar()
    {
        var metres = Round(150 / map.PixelsPerMetre);
        var length = metres * map.PixelsPerMetre;
        var label = metres >= 1_000 ? $"{context.Numbers.Number(metres / 1_000)} km" : $"{context.Numbers.Number(metres)} m";
        return Tag("g", ("class", "scale"), ("transform", $"translate(20 {MapProjection.Height - 20})"),
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
        var step = Round((north - south) / 3);
        var lines = Tag("g", ("class", "graticule"));
        for (var y = Math.Ceiling(south / step) * step; y < north; y += step)
        {
            var at = map.Place(west, y).Y;
            lines.Add(Tag("path", ("d", $"M0 {Px(at)}H{Px(MapProjection.Width)}")), Tag("text", ("x", 6.0), ("y", at - 4), Label(y, step, "N", "S")));
        }

        for (var x = Math.Ceiling(west / step) * step; x < east; x += step)
        {
            var at = map.Place(x, south).X;
            lines.Add(Tag("path", ("d", $"M{Px(at)} 0V{Px(MapProjection.Height)}")), Tag("text", ("x", at + 4), ("y", 14.0), Label(x, step, "E", "W")));
        }

        return lines;
    }

    private string Label(double value, double step, string positive, string negative)
    {
        if (map.IsPlanar)
            return step >= 1_000 ? $"{context.Numbers.Number(value / 1_000)} km" : $"{context.Numbers.Number(value)} m";

        var decimals = Math.Max(0, (int)Math.Ceiling(-Math.Log10(step)));
        return $"{context.Numbers.Number(Math.Abs(value), decimals)}° {(value < 0 ? negative : positive)}";
    }

    /// <summary>A dot for every postcode area, and the names that find room: first those of places with many areas.</summary>
    private XElement Places()
    {
        var visible = context.Options.Places
            .Select(place => (Place: place, At: map.Place(place.Position.LongitudeDeg, place.Position.LatitudeDeg)))
            .Where(each => each.At.X is > 0 and < MapProjection.Width && each.At.Y is > 0 and < MapProjection.Height)
            .ToArray();
        var dots = string.Concat(visible.Select(each => $"M{Px(each.At.X)} {Px(each.At.Y)}h0"));
        var towns = visible
            .GroupBy(each => (each.Place.Name, each.Place.District))
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Name, StringComparer.Ordinal)
            .Select(group => (Name: ShortName(group.Key.Name), Areas: group.Count(), X: group.Average(each => each.At.X), Y: group.Average(each => each.At.Y)));

        var taken = new List<(double X, double Y, double HalfWidth)>();
        var labels = Tag("g", ("class", "places"));
        foreach (var (name, areas, x, y) in towns)
        {
            var half = name.Length * (areas > 4 ? 4.2 : 3.1);
            if (taken.Any(other => Math.Abs(other.X - x) < other.HalfWidth + half + 12 && Math.Abs(other.Y - y) < 20))
                continue;

            taken.Add((x, y, half));
            labels.Add(Tag("g", ("transform", $"translate({Px(x)} {Px(y)})"), Tag("text", ("class", areas > 4 ? "mark city" : "mark"), ("y", 4.0), name)));
        }

        return Tag("g", Tag("path", ("class", "dots"), ("d", dots.Length == 0 ? "M0 0" : dots)), labels);
    }

    /// <summary>Without what stands in brackets.</summary>
    private static string ShortName(string name) => name.IndexOf(" (", StringComparison.Ordinal) is > 0 and var at ? name[..at] : name;
}
