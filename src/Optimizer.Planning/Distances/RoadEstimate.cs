using Optimizer.Domain.Models;

namespace Optimizer.Planning.Distances;

/// <summary>
/// Roads where no road data is given: great circle d km times 1.15 + 1 / (d + 2) is r km of road, which a truck drives in
/// 3 + 60 r / min(72, 24 + 9 ln(1 + r)) minutes. Both grow with d and keep the triangle inequality.
/// </summary>
public static class RoadEstimate
{
    /// <summary>Mean earth radius of the International Union of Geodesy and Geophysics.</summary>
    public const double EarthRadiusKm = 6_371.0088;

    public static Leg Between(Position from, Position to, double durationFactor)
    {
        var roadKm = RoadKm(GreatCircleKm(from, to));
        return roadKm == 0 ? default : new((int)Math.Round(roadKm * 1_000), (int)Math.Round(Minutes(roadKm) * 60 * durationFactor));
    }

    /// <summary>Haversine distance.</summary>
    public static double GreatCircleKm(Position from, Position to)
    {
        const double radians = Math.PI / 180;
        var latitude = Math.Sin((to.LatitudeDeg - from.LatitudeDeg) * radians / 2);
        var longitude = Math.Sin((to.LongitudeDeg - from.LongitudeDeg) * radians / 2);
        var h = (latitude * latitude) + (Math.Cos(from.LatitudeDeg * radians) * Math.Cos(to.LatitudeDeg * radians) * longitude * longitude);
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    public static double RoadKm(double greatCircleKm) => greatCircleKm * (1.15 + (1 / (greatCircleKm + 2)));

    public static double Minutes(double roadKm) => 3 + (60 * roadKm / Math.Min(72, 24 + (9 * Math.Log(1 + roadKm))));
}
