using Optimizer.Domain.Models;

namespace Optimizer.Cli.Reporting;

/// <summary>
/// A map's pixels for positions: equirectangular, true to scale at the middle latitude; planes as they are. Shows all given
/// points with a margin, and as much around them as fills the picture.
/// </summary>
internal sealed class MapProjection
{
    public const double Width = 900;
    private const double Margin = 44;
    private const double MetresPerDegree = Planning.Distances.RoadEstimate.EarthRadiusKm * 1_000 * Math.PI / 180;

    private readonly double _eastScale;
    private readonly double _middleX;
    private readonly double _middleY;

    private MapProjection(bool isPlanar, IReadOnlyCollection<(double X, double Y)> points)
    {
        IsPlanar = isPlanar;
        var (west, east) = (points.Min(point => point.X), points.Max(point => point.X));
        var (south, north) = (points.Min(point => point.Y), points.Max(point => point.Y));
        (_middleX, _middleY) = ((west + east) / 2, (south + north) / 2);
        _eastScale = isPlanar ? 1 : Math.Cos(_middleY * Math.PI / 180);

        var smallest = isPlanar ? 10 : 0.01;
        var (wide, high) = (Math.Max((east - west) * _eastScale, smallest), Math.Max(north - south, smallest));
        Height = Math.Clamp(Math.Round((Width - (2 * Margin)) / wide * high) + (2 * Margin), 520, 820);
        PixelsPerUnit = Math.Min(
            (Width - (2 * Margin)) / wide,
            (Height - (2 * Margin)) / high);
    }

    public bool IsPlanar { get; }

    /// <summary>Pixels; more for regions that reach far from north to south.</summary>
    public double Height { get; }

    /// <summary>Pixels in a degree of latitude or in a metre of a plane.</summary>
    public double PixelsPerUnit { get; }

    public double PixelsPerMetre => IsPlanar ? PixelsPerUnit : PixelsPerUnit / MetresPerDegree;

    /// <summary>What the picture's edges are, in degrees or metres.</summary>
    public (double West, double East, double South, double North) Edges =>
        (_middleX - (Width / 2 / PixelsPerUnit / _eastScale), _middleX + (Width / 2 / PixelsPerUnit / _eastScale),
        _middleY - (Height / 2 / PixelsPerUnit), _middleY + (Height / 2 / PixelsPerUnit));

    /// <summary>Null when too few sites have a position to draw them.</summary>
    public static MapProjection? Of(Model model, IEnumerable<Site> sites)
    {
        var shown = sites.ToArray();
        var isPlanar = model.Travel is Travel.Planar || shown.All(site => site.Position is null);
        var points = shown.Select(site => Coordinates(site, isPlanar)).OfType<(double X, double Y)>().ToArray();
        return points.Length == 0 ? null : new(isPlanar, points);
    }

    /// <summary>Null for a site without a position.</summary>
    public (double X, double Y)? Place(Site site) => Coordinates(site, IsPlanar) is { } point ? Place(point.X, point.Y) : null;

    /// <summary>Longitude and latitude, or x and y.</summary>
    public (double X, double Y) Place(double x, double y) =>
        ((Width / 2) + ((x - _middleX) * _eastScale * PixelsPerUnit), (Height / 2) - ((y - _middleY) * PixelsPerUnit));

    private static (double X, double Y)? Coordinates(Site site, bool isPlanar) => isPlanar
        ? site.PlanarPosition is { } planar ? (planar.XMetres, planar.YMetres) : null
        : site.Position is { } position ? (position.LongitudeDeg, position.LatitudeDeg) : null;
}
