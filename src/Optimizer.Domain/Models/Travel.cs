using System.Collections.Immutable;

namespace Optimizer.Domain.Models;

/// <summary>How far and how long it is from site to site.</summary>
public abstract record Travel
{
    private Travel()
    {
    }

    /// <summary>Great circle with detour factor and regional truck speeds. Driving durations are multiplied by the factor.</summary>
    public sealed record GreatCircle(double DurationFactor) : Travel;

    /// <summary>Planar distances times scale, rounded to whole metres; durations likewise rounded, to whole seconds.</summary>
    public sealed record Planar(PlanarMetric Metric, PlanarRounding Rounding, double Scale, double SpeedMetresPerSecond) : Travel;

    /// <summary>Matrices given by the caller, one per profile; the empty profile id holds for all others.</summary>
    public sealed record Matrices(ImmutableArray<TravelMatrix> Profiles) : Travel;
}

/// <summary>How a plane is crossed.</summary>
public enum PlanarMetric
{
    Euclidean,
    Manhattan,
}

/// <summary>How planar distances become whole metres.</summary>
public enum PlanarRounding
{
    Nearest,
    Down,
    Up,
}
