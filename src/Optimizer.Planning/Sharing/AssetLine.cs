using System.Collections.Immutable;

namespace Optimizer.Planning.Sharing;

/// <summary>One asset's uses in the order of time, whether they can follow each other, with which maintenance, and their price.</summary>
internal static class AssetLine
{
    /// <summary>Price and maintenance of a line, or null if it cannot be.</summary>
    public static LinePrice? Price(SharingProblem problem, int asset, ReadOnlySpan<PlannedUse> uses)
    {
        if (uses.IsEmpty)
            return LinePrice.Empty;
        for (var use = 0; use < uses.Length; use++)
        {
            if (!IsAvailable(problem, asset, use > 0 ? uses[use - 1] : null, uses[use]))
                return null;
        }

        var fix = problem.FixedPrice(asset);
        foreach (var use in uses)
            fix += problem.UsePrice(asset, use.Seconds);
        if (HomeWay(problem, asset, uses[^1]) is not { } home)
            return null;
        return problem.Assets[asset].Maintenance is null ? WithoutMaintenance(problem, asset, uses, fix + home) : WithMaintenance(problem, asset, uses, fix + home);
    }

    /// <summary>What one more use in a gap of a line adds to its price, or null if it cannot be; without maintenance in a time that does not depend on the line.</summary>
    public static long? Insertion(SharingProblem problem, int asset, ImmutableArray<PlannedUse> line, int gap, PlannedUse use)
    {
        if (problem.Assets[asset].Maintenance is not null)
            return Price(problem, asset, line.Insert(gap, use).AsSpan())?.Price - Price(problem, asset, line.AsSpan())!.Price;

        PlannedUse? before = gap > 0 ? line[gap - 1] : null;
        if (!IsAvailable(problem, asset, before, use) || Between(problem, asset, before, use, maintains: false) is not { } there)
            return null;
        var price = there + problem.UsePrice(asset, use.Seconds) + (line.IsEmpty ? problem.FixedPrice(asset) : 0);
        if (gap == line.Length)
            return price + HomeWay(problem, asset, use) - (before is { } last ? HomeWay(problem, asset, last) : 0);

        var next = line[gap];
        if (!IsAvailable(problem, asset, use, next) || Between(problem, asset, use, next, maintains: false) is not { } on)
            return null;
        // Where the way between the two was forbidden or out of time, there was no line.
        return price + on - Between(problem, asset, before, next, maintains: false);
    }

    /// <summary>Whether a use can be right after another one (or the first), without maintenance.</summary>
    public static bool CanFollow(SharingProblem problem, int asset, PlannedUse? before, PlannedUse use) =>
        IsAvailable(problem, asset, before, use) && Between(problem, asset, before, use, maintains: false) is not null;

    /// <summary>Whether set-up, use and cleaning lie in one availability window.</summary>
    public static bool IsAvailable(SharingProblem problem, int asset, PlannedUse? before, PlannedUse use)
    {
        var start = use.Start - problem.Setup(asset, before, use);
        var end = use.End + problem.Cleaning(asset, use);
        foreach (var window in problem.Windows(asset))
        {
            if (start >= window.Start && end <= window.End)
                return true;
        }

        return false;
    }

    /// <summary>Price of the move between two uses (or from home), or null if there is no time for it and for maintenance.</summary>
    public static long? Between(SharingProblem problem, int asset, PlannedUse? before, PlannedUse use, bool maintains)
    {
        if (!problem.Forbidden.IsEmpty && problem.Forbidden.Contains(new(asset, before?.Booking, use.Booking)))
            return null;
        var (from, free) = Free(problem, asset, before);
        var (to, needed) = (problem.Site(use), use.Start - problem.Setup(asset, before, use));
        var travel = problem.Travel[asset];
        if (!maintains)
            return travel.Arrival(from, to, free) <= needed ? travel.PriceBetween(from, to) : null;

        var rule = problem.Assets[asset].Maintenance!;
        var workshop = problem.Workshops[asset] ?? from;
        if (travel.Arrival(from, workshop, free) is not { } start)
            return null;
        return travel.Arrival(workshop, to, start + AssetTravel.Seconds(rule.Duration)) <= needed ? travel.PriceBetween(from, workshop) + travel.PriceBetween(workshop, to) : null;
    }

    /// <summary>Price of the way home after the last use, 0 if it need not return, null if it must and cannot.</summary>
    public static long? HomeWay(SharingProblem problem, int asset, PlannedUse last)
    {
        if (!problem.Assets[asset].ReturnsHome)
            return 0;
        if (!problem.Forbidden.IsEmpty && problem.Forbidden.Contains(new(asset, last.Booking, null)))
            return null;
        var (from, free) = Free(problem, asset, last);
        var travel = problem.Travel[asset];
        var home = problem.Homes[asset];
        return travel.Arrival(from, home, free) <= problem.End ? travel.PriceBetween(from, home) : null;
    }

    /// <summary>Where an asset stands after a use and from when on it may leave; at home from the start without one.</summary>
    public static (int Site, int Time) Free(SharingProblem problem, int asset, PlannedUse? before) => before is { } last
        ? (problem.Site(last), last.End + problem.Cleaning(asset, last))
        : (problem.Homes[asset], 0);

    private static LinePrice? WithoutMaintenance(SharingProblem problem, int asset, ReadOnlySpan<PlannedUse> uses, long price)
    {
        for (var use = 0; use < uses.Length; use++)
        {
            if (Between(problem, asset, use > 0 ? uses[use - 1] : null, uses[use], maintains: false) is not { } move)
                return null;
            price += move;
        }

        return new(price, []);
    }

    /// <summary>The cheapest choice of maintenances: cheapest[k] is the least price of all up to use k with a maintenance right before it.</summary>
    private static LinePrice? WithMaintenance(SharingProblem problem, int asset, ReadOnlySpan<PlannedUse> uses, long price)
    {
        var rule = problem.Assets[asset].Maintenance!;
        var limit = (long)AssetTravel.Seconds(rule.MaxUse);
        var cheapest = new long?[uses.Length + 1];
        var before = new int[uses.Length + 1];
        var count = new int[uses.Length + 1];
        for (var next = 0; next <= uses.Length; next++)
        {
            var ends = next == uses.Length ? 0 : Between(problem, asset, next > 0 ? uses[next - 1] : null, uses[next], maintains: true);
            if (ends is not { } closing)
                continue;

            // The last maintenance before was right before use "last", or never (-1).
            var (moves, used) = (0L, 0L);
            for (var last = next - 1; last >= 0 && used <= limit; last--)
            {
                used += uses[last].Seconds;
                if (used <= limit && cheapest[last] is { } start)
                    Offer(next, last, start + moves + closing);
                var move = Between(problem, asset, last > 0 ? uses[last - 1] : null, uses[last], maintains: false);
                if (move is null)
                    used = long.MaxValue;
                moves += move ?? 0;
            }

            if (next == 0 || used <= limit - AssetTravel.Seconds(rule.Used))
                Offer(next, -1, moves + closing);
        }

        // Of those that cost the same, the fewest.
        void Offer(int next, int last, long total)
        {
            var number = last < 0 ? 0 : count[last] + 1;
            if (cheapest[next] is not { } known || (total, number).CompareTo((known, count[next])) < 0)
                (cheapest[next], before[next], count[next]) = (total, last, number);
        }

        if (cheapest[^1] is not { } least)
            return null;
        var maintenances = ImmutableArray.CreateBuilder<int>();
        for (var at = before[^1]; at >= 0; at = before[at])
            maintenances.Insert(0, at);
        return new(price + least, maintenances.ToImmutable());
    }
}

/// <summary>What a line costs, and before which of its uses the asset is maintained.</summary>
internal sealed record LinePrice(long Price, ImmutableArray<int> MaintenanceBefore)
{
    public static LinePrice Empty { get; } = new(0, []);
}
