using System.Diagnostics;
using Optimizer.Domain.Models;

namespace Optimizer.Planning.Distances;

/// <summary>Distances on a plane, as benchmark instances have them.</summary>
public static class PlanarDistance
{
    public static Leg Between(PlanarPosition from, PlanarPosition to, Travel.Planar law)
    {
        var (dx, dy) = (from.XMetres - to.XMetres, from.YMetres - to.YMetres);
        var metres = law.Scale * (law.Metric == PlanarMetric.Euclidean ? Math.Sqrt((dx * dx) + (dy * dy)) : Math.Abs(dx) + Math.Abs(dy));
        var whole = Round(metres, law.Rounding);

        // At one metre a second both are the same number, and stay so after rounding.
        return law.SpeedMetresPerSecond == 1 ? new(whole, whole) : new(whole, Round(metres / law.SpeedMetresPerSecond, law.Rounding));
    }

    private static int Round(double value, PlanarRounding rounding) => rounding switch
    {
        PlanarRounding.Nearest => (int)Math.Floor(value + 0.5),
        PlanarRounding.Down => (int)Math.Floor(value),
        PlanarRounding.Up => (int)Math.Ceiling(value),
        _ => throw new UnreachableException(),
    };
}
