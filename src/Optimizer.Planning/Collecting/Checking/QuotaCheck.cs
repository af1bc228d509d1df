using Optimizer.Domain.Models;

namespace Optimizer.Planning.Collecting.Checking;

/// <summary>No facility gets more on a calendar day (UTC) than its quota; an unloading counts on the day it starts.</summary>
internal static class QuotaCheck
{
    public static void Check(Model model, List<CheckedRoute> routes, Findings findings)
    {
        var days = new Dictionary<(string FacilityId, DateTime Day), (LoadVector Sum, string Where)>();
        foreach (var route in routes)
        {
            for (var visit = 0; visit < route.Route.Visits.Length; visit++)
            {
                if (route.Unloading(visit) is not { } facility)
                    continue;

                var stop = route.Route.Visits[visit];
                var key = (facility.Id, (model.Start + stop.ServiceStart).UtcDateTime.Date);
                var before = days.TryGetValue(key, out var day) ? day.Sum : LoadVector.Zero(model.LoadDimensions.Length);
                days[key] = (before + stop.Amounts, route.WhereVisit(visit));
            }
        }

        foreach (var ((facilityId, day), (sum, where)) in days)
        {
            if (model.Facility(facilityId).DailyQuota is not { } quota)
                continue;
            for (var dimension = 0; dimension < quota.Dimensions; dimension++)
            {
                if (sum[dimension] > quota[dimension])
                    findings.Add(CollectionRule.DailyQuota, where, (sum[dimension] - quota[dimension]) / 1_000.0, model.LoadDimensions[dimension].Id, $"Facility '{facilityId}' gets {sum} on {day:yyyy-MM-dd}, more than {quota}.");
            }
        }
    }
}
