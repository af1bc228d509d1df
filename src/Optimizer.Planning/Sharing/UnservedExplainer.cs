using Optimizer.Domain.Models.Sharing;
using Optimizer.Domain.Plans.Sharing;

namespace Optimizer.Planning.Sharing;

/// <summary>Says why a booking is not served, and which smallest change would let it be served beside the others.</summary>
internal sealed class UnservedExplainer(SharingProblem problem, Schedule schedule)
{
    private readonly BookingInsertion _insertion = new(problem);
    private readonly Schedule _empty = new(problem);

    public UnservedBooking Explain(int booking)
    {
        var asked = problem.Bookings[booking];
        var reasons = new List<UnservedReason>();
        BookingRelaxation? relaxation = null;
        if (_insertion.Find(schedule, booking) is ([var first, ..], var price))
        {
            var missing = SharingMoney.ToCents(price - problem.UnservedPrice[booking]);
            reasons.Add(missing > 0
                ? new(UnservedCode.NotWorthIt, [], "It could be served, but that costs more than its penalty.")
                : new(UnservedCode.NotFound, [], "The assets have time for it and it would be worth its cost, but the search ended before it found a plan that serves it. Allow more time."));
            if (missing > 0)
                relaxation = new($"Raise the penalty by {missing} cents.", UnservedCode.NotWorthIt, problem.Assets[first.Asset].Id, missing, "cents");
        }
        else if (!_insertion.Find(_empty, booking).Uses.IsEmpty)
        {
            reasons.Add(new(UnservedCode.Occupied, [.. Assets(booking)], "It could be served alone, but its assets have other reservations, or are on their way, at all times that it allows."));
            relaxation = LaterEnd(booking);
        }
        else if (!problem.Forbidden.IsEmpty && IsServedAloneIfAllMovesCanBeDone(booking))
        {
            reasons.Add(new(UnservedCode.Unreachable, [.. Assets(booking)], "No route was found that brings an asset in time: the vehicles that can carry it are elsewhere."));
        }
        else
        {
            for (var way = 0; way < asked.Ways.Length; way++)
                reasons.AddRange(Obstacles(booking, way));
            if (reasons.Count == 0)
                reasons.Add(new(UnservedCode.Occupied, [.. Assets(booking)], "Its parts or assets cannot be put together, even alone."));
            relaxation = LongerTimes(asked) ?? LaterEnd(booking);
        }

        return new(asked.Id, asked.IsMandatory, asked.PenaltyCents, [.. reasons.DistinctBy(reason => (reason.Code, reason.Description))], relaxation);
    }

    private bool IsServedAloneIfAllMovesCanBeDone(int booking)
    {
        var free = problem.Forbidding([]);
        return !new BookingInsertion(free).Find(new(free), booking).Uses.IsEmpty;
    }

    private IEnumerable<string> Assets(int booking) => problem.Bookings[booking].Ways
        .SelectMany((way, index) => Enumerable.Range(0, way.Requirements.Length).SelectMany(requirement => problem.Suitable(booking, index, requirement)))
        .Distinct().Order().Select(asset => problem.Assets[asset].Id);

    /// <summary>What stands in the way even if the booking were the only one.</summary>
    private IEnumerable<UnservedReason> Obstacles(int booking, int way)
    {
        var choice = problem.Bookings[booking].Ways[way];
        if (choice.LatestEnd - choice.EarliestStart < choice.Duration)
        {
            yield return new(UnservedCode.TooShort, [], $"{choice.Duration} of use do not fit between {problem.Model.Start + choice.EarliestStart:u} and {problem.Model.Start + choice.LatestEnd:u}.");
            yield break;
        }

        var suitable = new HashSet<int>();
        var isAnyMissing = false;
        for (var requirement = 0; requirement < choice.Requirements.Length; requirement++)
        {
            var meeting = Enumerable.Range(0, problem.Assets.Length).Where(asset => choice.Requirements[requirement].IsMetBy(problem.Assets[asset])).ToArray();
            suitable.UnionWith(meeting);
            isAnyMissing |= meeting.Length == 0;
            if (meeting.Length == 0)
                yield return new(UnservedCode.NoSuitableAsset, [], $"No asset meets requirement {requirement}: {Words(choice.Requirements[requirement])}.");
            foreach (var group in meeting.Select(asset => (Asset: asset, Obstacle: Obstacle(booking, choice, asset))).Where(each => each.Obstacle is not null).GroupBy(each => each.Obstacle!.Value))
                yield return new(group.Key.Code, [.. group.Select(each => problem.Assets[each.Asset].Id)], group.Key.Description);
        }

        if (!isAnyMissing && suitable.Count < choice.Requirements.Length)
            yield return new(UnservedCode.IncompleteKit, [.. suitable.Order().Select(asset => problem.Assets[asset].Id)], $"It needs {choice.Requirements.Length} assets together; {suitable.Count} are suitable.");
    }

    private (UnservedCode Code, string Description)? Obstacle(int booking, BookingWay way, int index)
    {
        var asset = problem.Assets[index];
        var travel = problem.Travel[index];
        var use = new PlannedUse(index, booking, 0, 0, 0, 0, AssetTravel.Seconds(problem.Bookings[booking].LeastPart(way)));
        var (setup, cleaning) = (problem.Setup(index, null, use), problem.Cleaning(index, use));
        if (travel.SecondsBetween(asset.HomeSiteId, way.SiteId) is null)
            return (UnservedCode.Unreachable, asset.CanMove ? "There is no way to the site, or no vehicle that can carry the asset." : "The asset never leaves its home, which is another site.");
        if (asset.Maintenance is { } rule && AssetTravel.Seconds(rule.MaxUse) < use.Seconds)
            return (UnservedCode.Maintenance, $"The use is longer than the {rule.MaxUse} between two maintenances.");
        var fits = asset.AvailabilityWindows.Any(window =>
            Math.Max(AssetTravel.Seconds(window.Start) + setup, AssetTravel.Seconds(way.EarliestStart)) + use.Seconds
            <= Math.Min(AssetTravel.Seconds(window.End) - cleaning, AssetTravel.Seconds(way.LatestEnd)));
        if (!fits)
            return (UnservedCode.NotAvailable, "Set-up, use and cleaning fit into no time when the asset is available and the booking allows.");
        if (travel.Arrival(asset.HomeSiteId, way.SiteId, 0) is not { } arrival || arrival + setup + use.Seconds > AssetTravel.Seconds(way.LatestEnd))
            return (UnservedCode.Unreachable, "The asset cannot be at the site in time.");
        return null;
    }

    private static BookingRelaxation? LongerTimes(Booking booking)
    {
        var least = booking.Ways.Select(way => way.Duration - (way.LatestEnd - way.EarliestStart)).Min();
        return least > TimeSpan.Zero
            ? new($"Let it end {least} later, or start as much earlier.", UnservedCode.TooShort, "", least.TotalSeconds, "s")
            : null;
    }

    /// <summary>The smallest delay of the latest end with which it could be served beside the others, within the plan.</summary>
    private BookingRelaxation? LaterEnd(int booking)
    {
        var asked = problem.Bookings[booking];
        var model = problem.Model;
        var wider = asked with
        {
            OffPreferredPerHourCents = 100_000,
            Ways = [.. asked.Ways.Select(way => way with { LatestEnd = model.End, PreferredStart = way.LatestEnd - way.Duration })],
        };
        var changed = problem.Replace(booking, wider);
        if (new Schedule(changed).With(Enumerable.Range(0, model.Bookings.Length).Select(other => (other, schedule.Served(other)))) is not { } others)
            return null;
        var (uses, _) = new BookingInsertion(changed).Find(others, booking);
        if (uses.IsEmpty)
            return null;
        var delay = TimeSpan.FromSeconds(uses.Max(use => use.End)) - asked.Ways[uses[0].Way].LatestEnd;
        return delay > TimeSpan.Zero
            ? new($"Let it end {delay} later.", UnservedCode.Occupied, problem.Assets[uses[0].Asset].Id, delay.TotalSeconds, "s")
            : null;
    }

    private static string Words(AssetRequirement requirement) => string.Join(", ",
        new[] { requirement.Kind is { } kind ? $"of kind '{kind}'" : "of any kind" }
            .Concat(requirement.Capabilities.Select(capability => $"with '{capability}'"))
            .Concat(requirement.AllowedAssetIds.IsEmpty ? [] : [$"one of {string.Join(", ", requirement.AllowedAssetIds)}"]));
}
