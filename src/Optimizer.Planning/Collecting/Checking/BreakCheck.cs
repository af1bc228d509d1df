using Optimizer.Domain.Models;

namespace Optimizer.Planning.Collecting.Checking;

/// <summary>Breaks lie where they say, and the driver has those that the vehicle's rules ask for. A break counts for every rule it satisfies.</summary>
internal static class BreakCheck
{
    private static readonly TimeSpan FirstPart = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan SecondPart = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan WholeBreak = TimeSpan.FromMinutes(45);
    private static readonly TimeSpan MostDrivingAtOnce = TimeSpan.FromHours(4.5);
    private static readonly TimeSpan MostDriving = TimeSpan.FromHours(9);
    private static readonly TimeSpan MostWorkAtOnce = TimeSpan.FromHours(6);
    private static readonly TimeSpan LongWork = TimeSpan.FromHours(9);

    public static void Check(CheckedRoute route, Findings findings)
    {
        CheckEntries(route, findings);
        var activities = DriverActivity.Of(route);
        foreach (var rule in route.Vehicle.BreakRuleIds.Select(route.Model.BreakRule))
        {
            if (rule.Kind == BreakRuleKind.Window)
                CheckWindow(route, rule, findings);
            if (rule.Kind == BreakRuleKind.Eu561)
                CheckDriving(route, rule, activities, findings);
            if (rule.Kind == BreakRuleKind.WorkingTime)
                CheckWork(route, rule, activities, findings);
        }
    }

    private static void CheckEntries(CheckedRoute route, Findings findings)
    {
        var breaks = route.Route.Breaks;
        for (var index = 0; index < breaks.Length; index++)
        {
            var (pause, where) = (breaks[index], route.WhereBreak(index));
            var way = route.Route.Transitions[pause.TransitionIndex];
            var isOnTheWay = pause.Start < way.Arrival;
            var from = isOnTheWay ? way.Departure : way.Arrival;
            var to = isOnTheWay || pause.TransitionIndex == route.Route.Visits.Length ? way.Arrival : route.Route.Visits[pause.TransitionIndex].ServiceStart;
            if (!route.Vehicle.BreakRuleIds.Contains(pause.BreakRuleId))
                findings.Add(CollectionRule.BreakEntry, where, 1, "", $"Break rule '{pause.BreakRuleId}' is not one of vehicle '{route.Vehicle.Id}'.");
            if (pause.End <= pause.Start || pause.Start < from || pause.End > to)
                findings.Add(CollectionRule.BreakEntry, where, (pause.End - pause.Start).TotalSeconds, "s", $"From {pause.Start} to {pause.End} is not within {from} to {to}.");
            if (breaks.Take(index).Any(other => other.Start < pause.End && pause.Start < other.End))
                findings.Add(CollectionRule.BreakEntry, where, 1, "", $"Overlaps another break from {pause.Start} to {pause.End}.");
        }
    }

    private static void CheckWindow(CheckedRoute route, BreakRule rule, Findings findings)
    {
        if (route.Route.End <= rule.LatestStart || route.Route.Start > rule.LatestStart)
            return;
        if (!route.Route.Breaks.Any(pause => rule.EarliestStart <= pause.Start && pause.Start <= rule.LatestStart && pause.End - pause.Start >= rule.Duration))
            findings.Add(CollectionRule.BreakWindow, route.Where, rule.Duration.TotalSeconds, "s", $"No break of {rule.Duration} starts between {rule.EarliestStart} and {rule.LatestStart} as rule '{rule.Id}' asks.");
    }

    /// <summary>Regulation (EC) No 561/2006, Articles 6(1) and 7.</summary>
    private static void CheckDriving(CheckedRoute route, BreakRule rule, List<DriverActivity> activities, Findings findings)
    {
        var (total, sinceBreak, most, hadFirstPart) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, false);
        foreach (var activity in activities)
        {
            if (activity.Kind == DriverActivityKind.Driving)
            {
                total += activity.Length;
                sinceBreak += activity.Length;
                most = sinceBreak > most ? sinceBreak : most;
            }

            if (activity.Kind == DriverActivityKind.Break)
            {
                if (activity.Length >= WholeBreak || (hadFirstPart && activity.Length >= SecondPart))
                    (sinceBreak, hadFirstPart) = (TimeSpan.Zero, false);
                else if (activity.Length >= FirstPart)
                    hadFirstPart = true;
            }
        }

        if (most > MostDrivingAtOnce)
            findings.Add(CollectionRule.DrivingWithoutBreak, route.Where, (most - MostDrivingAtOnce).TotalSeconds, "s", $"Drives {most} without the break of rule '{rule.Id}'.");
        if (total > MostDriving)
            findings.Add(CollectionRule.DrivingTime, route.Where, (total - MostDriving).TotalSeconds, "s", $"Drives {total}, more than {MostDriving} of rule '{rule.Id}'.");
    }

    /// <summary>Directive 2002/15/EC, Article 5. Waiting is neither work nor break.</summary>
    private static void CheckWork(CheckedRoute route, BreakRule rule, List<DriverActivity> activities, Findings findings)
    {
        var (total, sinceBreak, most, rested) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
        foreach (var activity in activities)
        {
            if (activity.Kind is DriverActivityKind.Driving or DriverActivityKind.Service)
            {
                total += activity.Length;
                sinceBreak += activity.Length;
                most = sinceBreak > most ? sinceBreak : most;
            }

            if (activity.Kind == DriverActivityKind.Break && activity.Length >= FirstPart)
            {
                rested += activity.Length;
                sinceBreak = TimeSpan.Zero;
            }
        }

        var needed = total > LongWork ? WholeBreak : total > MostWorkAtOnce ? SecondPart : TimeSpan.Zero;
        if (most > MostWorkAtOnce)
            findings.Add(CollectionRule.WorkWithoutBreak, route.Where, (most - MostWorkAtOnce).TotalSeconds, "s", $"Works {most} without the break of rule '{rule.Id}'.");
        if (rested < needed)
            findings.Add(CollectionRule.WorkBreaks, route.Where, (needed - rested).TotalSeconds, "s", $"Rests {rested} in {total} of work; rule '{rule.Id}' asks for {needed}.");
    }
}
