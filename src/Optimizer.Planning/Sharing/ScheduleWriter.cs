using System.Collections.Immutable;
using Optimizer.Domain.Plans.Sharing;

namespace Optimizer.Planning.Sharing;

/// <summary>A schedule in the words of the plan. When assets are maintained follows from the schedule; moves are added when routes are known.</summary>
internal static class ScheduleWriter
{
    public static SharingPlan Write(SharingProblem problem, Schedule schedule) => new()
    {
        Reservations = [.. Enumerable.Range(0, problem.Assets.Length).SelectMany(asset => Reservations(problem, asset, schedule.Line(asset)))],
        Maintenances = [.. Enumerable.Range(0, problem.Assets.Length).SelectMany(asset => Maintenances(problem, asset, schedule))],
    };

    private static IEnumerable<Reservation> Reservations(SharingProblem problem, int asset, ImmutableArray<PlannedUse> line)
    {
        for (var position = 0; position < line.Length; position++)
        {
            var use = line[position];
            yield return new()
            {
                BookingId = problem.Bookings[use.Booking].Id,
                Way = use.Way,
                Part = use.Part + 1,
                Requirement = use.Requirement,
                AssetId = problem.Assets[asset].Id,
                SiteId = problem.SiteOf(use),
                Start = TimeSpan.FromSeconds(use.Start),
                End = TimeSpan.FromSeconds(use.End),
                Setup = TimeSpan.FromSeconds(problem.Setup(asset, position > 0 ? line[position - 1] : null, use)),
                Cleaning = TimeSpan.FromSeconds(problem.Cleaning(asset, use)),
            };
        }
    }

    private static IEnumerable<AssetMaintenance> Maintenances(SharingProblem problem, int asset, Schedule schedule)
    {
        var line = schedule.Line(asset);
        foreach (var before in schedule.PriceOf(asset).MaintenanceBefore)
        {
            PlannedUse? last = before > 0 ? line[before - 1] : null;
            yield return Maintenance(problem, asset, last, line[before]);
        }
    }

    /// <summary>In the middle of the time that there is, so that vehicles have some before and after it; at its earliest where that does not fit.</summary>
    private static AssetMaintenance Maintenance(SharingProblem problem, int asset, PlannedUse? before, PlannedUse next)
    {
        var rule = problem.Assets[asset].Maintenance!;
        var seconds = AssetTravel.Seconds(rule.Duration);
        var travel = problem.Travel[asset];
        var (from, free) = AssetLine.Free(problem, asset, before);
        var workshop = problem.Workshops[asset] ?? from;
        var earliest = travel.Arrival(from, workshop, free)!.Value;
        var latest = travel.Departure(workshop, problem.Site(next), next.Start - problem.Setup(asset, before, next))!.Value - seconds;
        var middle = earliest + ((latest - earliest) / 2);
        var start = travel.Arrival(workshop, problem.Site(next), middle + seconds) <= next.Start - problem.Setup(asset, before, next) ? middle : earliest;
        return new(problem.Assets[asset].Id, rule.SiteId ?? (before is { } last ? problem.SiteOf(last) : problem.Assets[asset].HomeSiteId), TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(start + seconds));
    }
}
