using System.Runtime.CompilerServices;

namespace Optimizer.Routing;

/// <summary>How a planar distance becomes a whole number of metres.</summary>
public enum PlanarTravelRounding
{
    Nearest,
    Down,
    Up,
}

/// <summary>Euclidean distances between points on a plane, so cheap that a table is no gain on large problems.</summary>
/// <param name="x">By location, in units of which <paramref name="scale"/> are a metre's inverse: metres are scale times the distance of the points.</param>
/// <param name="y">Likewise.</param>
/// <param name="metresPerSecond">Speed; at exactly 1, durations are the rounded distances.</param>
public sealed class PlanarTravel(double[] x, double[] y, PlanarTravelRounding rounding, double scale, double metresPerSecond) : ITravelFunction
{
    private readonly double _offset = rounding == PlanarTravelRounding.Nearest ? 0.5 : 0;

    /// <summary>Both coordinates of a point side by side, in one cache line.</summary>
    private readonly (double X, double Y)[] _points = [.. x.Zip(y)];

    /// <inheritdoc/>
    public bool IsKnownToBeSymmetric => true;

    /// <inheritdoc/>
    public bool IsKnownToBeComplete => true;

    public Arc Between(int from, int to)
    {
        if (from == to)
            return default;
        var metres = Metres(from, to);
        var distance = Round(metres);
        return new(distance, metresPerSecond == 1 ? distance : Round(metres / metresPerSecond));
    }

    /// <summary>The same between some of the locations, which are numbered as they are given.</summary>
    internal PlanarTravel Of(IReadOnlyCollection<int> locations) =>
        new([.. locations.Select(location => _points[location].X)], [.. locations.Select(location => _points[location].Y)], rounding, scale, metresPerSecond);

    /// <summary>Metres, rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Distance DistanceBetween(int from, int to) => Round(Metres(from, to));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Metres(int from, int to)
    {
        ref readonly var start = ref _points[from];
        ref readonly var end = ref _points[to];
        var (dx, dy) = (start.X - end.X, start.Y - end.Y);
        return scale * Math.Sqrt((dx * dx) + (dy * dy));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Round(double metres) => rounding == PlanarTravelRounding.Up ? (int)Math.Ceiling(metres) : (int)(metres + _offset);
}
