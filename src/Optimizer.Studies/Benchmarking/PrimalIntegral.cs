namespace Optimizer.Studies.Benchmarking;

/// <summary>
/// Any-time quality in percent: the mean over the time limit T of the gap of the best solution so far,
/// PI = 100·[(Σ v(i−1)·(t(i)−t(i−1)) + v(n)·(T−t(n)))/(T·BKS) − 1], as in the 12th DIMACS challenge.
/// </summary>
public static class PrimalIntegral
{
    /// <summary>What counts until there is a solution, and instead of one that is worse: v(0) in best known values.</summary>
    public const double WorstShare = 2;

    /// <summary>The integral over the limit; null if there is no best known value.</summary>
    /// <param name="improvements">Seconds and costs of the solutions that were the best, in order.</param>
    public static double? Of(IEnumerable<(double Seconds, double Cost)> improvements, double limitSeconds, double best)
    {
        if (best <= 0)
            return null;
        var (area, time, value) = (0.0, 0.0, WorstShare * best);
        foreach (var (seconds, cost) in improvements)
        {
            var until = Math.Clamp(seconds, time, limitSeconds);
            area += value * (until - time);
            (time, value) = (until, seconds > limitSeconds ? value : Math.Min(value, cost));
        }

        area += value * (limitSeconds - time);
        return 100 * ((area / (limitSeconds * best)) - 1);
    }
}
