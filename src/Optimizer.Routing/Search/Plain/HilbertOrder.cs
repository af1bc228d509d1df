namespace Optimizer.Routing.Search.Plain;

/// <summary>
/// Orders points along a Hilbert curve, so that near ones have near numbers and their data share cache lines. Hilbert (1891),
/// https://doi.org/10.1007/BF01199431.
/// </summary>
internal static class HilbertOrder
{
    private const int Side = 1 << 15;

    /// <summary>The points' indices in order along the curve.</summary>
    public static int[] Of(ReadOnlySpan<(float X, float Y)> points)
    {
        var (left, right, bottom, top) = (float.MaxValue, float.MinValue, float.MaxValue, float.MinValue);
        foreach (var (x, y) in points)
            (left, right, bottom, top) = (Math.Min(left, x), Math.Max(right, x), Math.Min(bottom, y), Math.Max(top, y));

        var scale = (Side - 1) / Math.Max(1e-9f, Math.Max(right - left, top - bottom));
        var keys = new int[points.Length];
        var order = new int[points.Length];
        for (var index = 0; index < points.Length; index++)
        {
            order[index] = index;
            keys[index] = PlaceOnCurve((int)((points[index].X - left) * scale), (int)((points[index].Y - bottom) * scale));
        }

        Array.Sort(keys, order);
        return order;
    }

    private static int PlaceOnCurve(int x, int y)
    {
        var place = 0;
        for (var half = Side / 2; half > 0; half /= 2)
        {
            var (right, upper) = ((x & half) > 0 ? 1 : 0, (y & half) > 0 ? 1 : 0);
            place += half * half * ((3 * right) ^ upper);
            if (upper == 1)
                continue;
            if (right == 1)
                (x, y) = (Side - 1 - x, Side - 1 - y);
            (x, y) = (y, x);
        }

        return place;
    }
}
