namespace Optimizer.Studies.Benchmarking.Checking;

/// <summary>The distances that benchmark conventions know.</summary>
internal static class Metrics
{
    public static double Euclidean((double X, double Y) from, (double X, double Y) to) =>
        Math.Sqrt(((from.X - to.X) * (from.X - to.X)) + ((from.Y - to.Y) * (from.Y - to.Y)));

    /// <summary>EUC_2D of TSPLIB: to the nearest whole number.</summary>
    public static long Nearest((double X, double Y) from, (double X, double Y) to) => (long)Math.Floor(Euclidean(from, to) + 0.5);

    /// <summary>Tenths, cut off: the 12th DIMACS challenge.</summary>
    public static long Tenths((double X, double Y) from, (double X, double Y) to) => (long)Math.Floor(10 * Euclidean(from, to));

    /// <summary>Thousandths, to the nearest.</summary>
    public static long Thousandths((double X, double Y) from, (double X, double Y) to) => (long)Math.Round(1_000 * Euclidean(from, to));
}
