using System.Diagnostics;
using Optimizer.Domain.Models;

namespace Optimizer.Api.Writing;

/// <summary>Writes the travel law.</summary>
internal static class TravelWriter
{
    public static Wire.Travel Write(Travel travel) => travel switch
    {
        Travel.GreatCircle law => new() { GreatCircle = new() { DurationFactor = law.DurationFactor } },
        Travel.Planar law => new() { Planar = Planar(law) },
        Travel.Matrices law => new() { Matrices = Matrices(law) },
        _ => throw new UnreachableException(),
    };

    private static Wire.PlanarTravel Planar(Travel.Planar law)
    {
        var wire = new Wire.PlanarTravel
        {
            Metric = (Wire.PlanarMetric)(law.Metric + 1),
            Rounding = (Wire.PlanarRounding)(law.Rounding + 1),
            Scale = law.Scale,
        };
        if (law.SpeedMetresPerSecond != 1)
            wire.SpeedKmh = law.SpeedMetresPerSecond * 3.6;
        return wire;
    }

    private static Wire.MatrixTravel Matrices(Travel.Matrices law)
    {
        var wire = new Wire.MatrixTravel();
        wire.Matrices.AddRange(law.Profiles.Select(Matrix));
        return wire;
    }

    private static Wire.TravelMatrix Matrix(TravelMatrix matrix)
    {
        var wire = new Wire.TravelMatrix();
        if (matrix.ProfileId.Length > 0)
            wire.ProfileId = matrix.ProfileId;
        wire.SiteIds.AddRange(matrix.SiteIds);
        for (var cell = 0; cell < matrix.DistancesMetres.Length; cell++)
        {
            var isReachable = matrix.DistancesMetres[cell] != TravelMatrix.Unreachable;
            wire.DistancesM.Add(isReachable ? matrix.DistancesMetres[cell] : 0);
            wire.DurationsS.Add(isReachable ? matrix.DurationsSeconds[cell] : 0);
            if (!isReachable)
                wire.Unreachable.Add(new Wire.UnreachablePair { FromSiteId = matrix.SiteIds[cell / matrix.SiteIds.Length], ToSiteId = matrix.SiteIds[cell % matrix.SiteIds.Length] });
        }

        return wire;
    }
}
