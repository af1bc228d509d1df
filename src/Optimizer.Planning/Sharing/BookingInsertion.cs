using System.Collections.Immutable;

namespace Optimizer.Planning.Sharing;

/// <summary>
/// Finds the cheapest place for a booking among the gaps of a schedule: starts tried are the ends of the gaps and the preferred one.
/// A heuristic: parts and kits are put together greedily.
/// </summary>
/// <param name="kitStepSeconds">Assets that are used together start at a multiple of it, if they can, so that others find their starts.</param>
internal sealed class BookingInsertion(SharingProblem problem, int kitStepSeconds = 1)
{
    private const int MostStarts = 64;

    /// <summary>The uses of the cheapest way found, or nothing. Price is what the schedule's price grows by, without the penalty saved.</summary>
    /// <param name="blinks">Overlooks places at random, which makes for other schedules; null: looks at all.</param>
    /// <param name="share">Of places that it overlooks.</param>
    public (ImmutableArray<PlannedUse> Uses, long Price) Find(Schedule schedule, int booking, Random? blinks = null, double share = 0)
    {
        var (best, bestPrice) = (ImmutableArray<PlannedUse>.Empty, long.MaxValue);
        for (var way = 0; way < problem.Bookings[booking].Ways.Length; way++)
        {
            var (uses, price) = problem.Bookings[booking].Ways[way].Requirements.Length == 1 ? One(schedule, booking, way, blinks, share) : Kit(schedule, booking, way);
            if (uses.IsEmpty && problem.Bookings[booking].MaxParts > 1)
                (uses, price) = Split(schedule, booking, way);
            if (price < bestPrice)
                (best, bestPrice) = (uses, price);
        }

        return (best, bestPrice);
    }

    /// <summary>The cheapest of all assets and gaps for a way that needs one asset, unsplit.</summary>
    private (ImmutableArray<PlannedUse> Uses, long Price) One(Schedule schedule, int booking, int way, Random? blinks, double share)
    {
        var (best, bestPrice) = (default(PlannedUse), long.MaxValue);
        var seconds = AssetTravel.Seconds(problem.Bookings[booking].Ways[way].Duration);
        var preferred = problem.Bookings[booking].Ways[way].PreferredStart is { } start ? AssetTravel.Seconds(start) : int.MaxValue;
        foreach (var asset in problem.Suitable(booking, way, 0))
        {
            var line = schedule.Line(asset);
            foreach (var (gap, first, last) in Starts(schedule, booking, way, asset, seconds))
            {
                if (blinks is not null && blinks.NextDouble() < share)
                    continue;
                Offer(asset, line, gap, first);
                var other = preferred == int.MaxValue ? last : Math.Min(preferred, last);
                if (other > first)
                    Offer(asset, line, gap, other);
            }
        }

        return bestPrice == long.MaxValue ? ([], long.MaxValue) : ([best], bestPrice);

        void Offer(int asset, ImmutableArray<PlannedUse> line, int gap, int start)
        {
            var use = new PlannedUse(asset, booking, way, 0, 0, start, start + seconds);
            if (AssetLine.Insertion(problem, asset, line, gap, use) is { } price && price + problem.WayPrice(booking, way, start) is var total && total < bestPrice)
                (best, bestPrice) = (use, total);
        }
    }

    /// <summary>All assets of a kit at one start, each the cheapest that is left, those with the fewest choices first.</summary>
    private (ImmutableArray<PlannedUse> Uses, long Price) Kit(Schedule schedule, int booking, int way)
    {
        var requirements = problem.Bookings[booking].Ways[way].Requirements.Length;
        var seconds = AssetTravel.Seconds(problem.Bookings[booking].Ways[way].Duration);
        var spans = Enumerable.Range(0, requirements)
            .Select(requirement => problem.Suitable(booking, way, requirement).Select(asset => (Asset: asset, Spans: Starts(schedule, booking, way, asset, seconds).ToArray())).ToArray())
            .ToArray();
        var starts = spans.SelectMany(row => row).SelectMany(each => each.Spans).SelectMany(span => Choices(booking, way, span.First, span.Last)).Distinct()
            .OrderBy(start => problem.WayPrice(booking, way, start)).ThenBy(start => start).Take(MostStarts);

        var (best, bestPrice) = (ImmutableArray<PlannedUse>.Empty, long.MaxValue);
        foreach (var start in starts)
        {
            if (KitAt(start) is var (uses, price) && !uses.IsEmpty && price + problem.WayPrice(booking, way, start) is var total && total < bestPrice)
                (best, bestPrice) = (uses, total);
        }

        return (best, bestPrice);

        (ImmutableArray<PlannedUse> Uses, long Price) KitAt(int start)
        {
            var choices = spans.Select((row, requirement) => (
                Requirement: requirement,
                Offers: row.SelectMany(each => each.Spans.Where(span => span.First <= start && start <= span.Last).Take(1).Select(span => (each.Asset, span.Gap)))
                    .Select(each => (Use: new PlannedUse(each.Asset, booking, way, 0, requirement, start, start + seconds), each.Gap))
                    .Select(each => (each.Use, Price: AssetLine.Insertion(problem, each.Use.Asset, schedule.Line(each.Use.Asset), each.Gap, each.Use))).Where(offer => offer.Price is not null)
                    .OrderBy(offer => offer.Price).ToArray()));
            var taken = ImmutableArray.CreateBuilder<PlannedUse>(requirements);
            var sum = 0L;
            foreach (var (_, offers) in choices.OrderBy(choice => choice.Offers.Length))
            {
                var free = offers.FirstOrDefault(offer => taken.All(use => use.Asset != offer.Use.Asset));
                if (free.Price is not { } price)
                    return ([], 0);
                taken.Add(free.Use);
                sum += price;
            }

            return ([.. taken.OrderBy(use => use.Requirement)], sum);
        }
    }

    /// <summary>The longest pieces of free time of one asset each, until the duration is full. Kits are not split here.</summary>
    private (ImmutableArray<PlannedUse> Uses, long Price) Split(Schedule schedule, int booking, int way)
    {
        var choice = problem.Bookings[booking].Ways[way];
        if (choice.Requirements.Length > 1)
            return ([], long.MaxValue);

        var least = AssetTravel.Seconds(problem.Bookings[booking].LeastPart(choice));
        var left = AssetTravel.Seconds(choice.Duration);
        var free = problem.Suitable(booking, way, 0)
            .SelectMany(asset => Starts(schedule, booking, way, asset, least).Select(span => (Asset: asset, span.First, End: span.Last + least)))
            .ToList();
        var parts = new List<PlannedUse>();
        while (left > 0 && parts.Count < problem.Bookings[booking].MaxParts && free.Count > 0)
        {
            var (asset, first, end) = free.MaxBy(span => (Math.Min(span.End - span.First, left), -span.First));
            var length = Math.Min(end - first, left);
            if (left - length is > 0 and var rest && rest < least)
                length = left - least;
            if (length < least)
                break;
            parts.Add(new(asset, booking, way, 0, 0, first, first + length));
            left -= length;
            free = [.. free.SelectMany(span => Without(span, parts[^1])).Where(span => span.End - span.First >= least)];
        }

        if (left > 0)
            return ([], long.MaxValue);
        ImmutableArray<PlannedUse> uses = [.. parts.OrderBy(part => part.Start).Select((part, number) => part with { Part = number })];
        var trial = schedule.Copy();
        return trial.TryServe(booking, uses) ? (uses, trial.Price - schedule.Price + problem.UnservedPrice[booking]) : ([], long.MaxValue);

        // What remains of a free span beside a part: parts of one booking do not overlap; on the same asset the span is used up.
        static IEnumerable<(int Asset, int First, int End)> Without((int Asset, int First, int End) span, PlannedUse part)
        {
            if (span.End <= part.Start || span.First >= part.End)
                return [span];
            return span.Asset == part.Asset ? [] : [(span.Asset, span.First, part.Start), (span.Asset, part.End, span.End)];
        }
    }

    /// <summary>Spans in which a use of a length may start: in a gap of the line, in an availability window, within the booking's times.</summary>
    private IEnumerable<(int Gap, int First, int Last)> Starts(Schedule schedule, int booking, int way, int asset, int seconds)
    {
        var choice = problem.Bookings[booking].Ways[way];
        var (site, earliest, end) = (problem.Site(booking, way), AssetTravel.Seconds(choice.EarliestStart), AssetTravel.Seconds(choice.LatestEnd));
        var line = schedule.Line(asset);
        var travel = problem.Travel[asset];
        for (var gap = 0; gap <= line.Length; gap++)
        {
            PlannedUse? before = gap > 0 ? line[gap - 1] : null;
            var use = new PlannedUse(asset, booking, way, 0, 0, 0, seconds);
            var (from, free) = AssetLine.Free(problem, asset, before);
            var setup = problem.Setup(asset, before, use);
            var cleaning = problem.Cleaning(asset, use);
            if (free > end)
                yield break;
            if (gap < line.Length && line[gap].End < earliest)
                continue;
            if ((!problem.Forbidden.IsEmpty && problem.Forbidden.Contains(new(asset, before?.Booking, booking))) || travel.Arrival(from, site, free) is not { } arrival)
                continue;

            var first = Math.Max(earliest, arrival + setup);
            var last = end - seconds;
            if (gap < line.Length)
            {
                var next = line[gap];
                if ((!problem.Forbidden.IsEmpty && problem.Forbidden.Contains(new(asset, booking, next.Booking)))
                    || travel.Departure(site, problem.Site(next), next.Start - problem.Setup(asset, use, next)) is not { } departure)
                    continue;
                last = Math.Min(last, departure - cleaning - seconds);
            }
            else if (problem.Assets[asset].ReturnsHome)
            {
                if (travel.Departure(site, problem.Homes[asset], problem.End) is not { } departure)
                    continue;
                last = Math.Min(last, departure - cleaning - seconds);
            }

            foreach (var window in problem.Windows(asset))
            {
                var (low, high) = (Math.Max(first, window.Start + setup), Math.Min(last, window.End - cleaning - seconds));
                if (low <= high)
                    yield return (gap, low, high);
            }
        }
    }

    private IEnumerable<int> Choices(int booking, int way, int first, int last)
    {
        var round = ((first + kitStepSeconds - 1) / kitStepSeconds) * kitStepSeconds;
        yield return round <= last ? round : first;
        if (problem.Bookings[booking].Ways[way].PreferredStart is { } preferred && AssetTravel.Seconds(preferred) > first)
            yield return AssetTravel.Seconds(preferred) <= last ? AssetTravel.Seconds(preferred) : Math.Max(first, last / kitStepSeconds * kitStepSeconds);
        else if (last > first)
            yield return Math.Max(first, last / kitStepSeconds * kitStepSeconds);
    }
}
