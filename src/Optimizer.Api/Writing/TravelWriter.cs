using System.Diagnostics;
using Google.Protobuf;
using Optimizer.Api.Reading;
using Optimizer.Domain.Models;

namespace Optimizer.Api.Writing;

/// <summary>Travel laws and matrices.</summary>
internal static class TravelWriter
{
    public static Wire.Travel? Write(Travel travel) => travel switch
    {
        Travel.GreatCircle { DurationFactor: 1 } => null,
        Travel.GreatCircle law => new() { GreatCircle = new() { DurationFactor = law.DurationFactor } },
        Travel.Planar law => new() { Planar = Write(law) },
        Travel.Matrices law => new() { Matrices = new() { Matrices = { law.Profiles.Select(Write) } } },
        _ => throw new UnreachableException(),
    };

    private static Wire.PlanarTravel Write(Travel.Planar law)
    {
        var wire = new Wire.PlanarTravel
        {
            Metric = law.Metric == PlanarMetric.Euclidean ? Wire.PlanarMetric.Euclidean : Wire.PlanarMetric.Manhattan,
            Rounding = law.Rounding switch
            {
                PlanarRounding.Nearest => Wire.PlanarRounding.Nearest,
                PlanarRounding.Down => Wire.PlanarRounding.Down,
                PlanarRounding.Up => Wire.PlanarRounding.Up,
                _ => throw new UnreachableException(),
            },
        };
        if (law.Scale != 1)
            wire.Scale = law.Scale;
        if (law.SpeedMetresPerSecond != 1)
            wire.SpeedKmh = law.SpeedMetresPerSecond * 3.6;
        return wire;
    }

    private static Wire.TravelMatrix Write(TravelMatrix matrix)
    {
        var wire = new Wire.TravelMatrix { SiteIds = { matrix.SiteIds } };
        if (matrix.ProfileId.Length > 0)
            wire.ProfileId = matrix.ProfileId;

        var sites = matrix.SiteIds.Length;
        if (sites > Limits.MatrixSites)
        {
            wire.PackedDistancesM = UnsafeByteOperations.UnsafeWrap(matrix.DistancesMetres.LittleEndian);
            wire.PackedDurationsS = UnsafeByteOperations.UnsafeWrap(matrix.DurationsSeconds.LittleEndian);
            return wire;
        }

        for (var cell = 0; cell < matrix.DistancesMetres.Count; cell++)
        {
            var isReachable = matrix.DistancesMetres[cell] != TravelMatrix.Unreachable;
            wire.DistancesM.Add(isReachable ? matrix.DistancesMetres[cell] : 0);
            wire.DurationsS.Add(isReachable ? matrix.DurationsSeconds[cell] : 0);
            if (!isReachable)
                wire.Unreachable.Add(new Wire.UnreachablePair { FromSiteId = matrix.SiteIds[cell / sites], ToSiteId = matrix.SiteIds[cell % sites] });
        }

        return wire;
    }
}
