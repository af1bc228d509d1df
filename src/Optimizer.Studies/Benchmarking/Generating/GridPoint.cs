namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>A point of the X generator's grid.</summary>
public readonly record struct GridPoint(int X, int Y)
{
    public double DistanceTo(GridPoint other)
    {
        var (dx, dy) = ((double)X - other.X, (double)Y - other.Y);
        return Math.Sqrt((dx * dx) + (dy * dy));
    }
}
