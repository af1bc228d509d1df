using Optimizer.Domain.Plans;

namespace Optimizer.Cli.Output;

/// <summary>Routes as VRPLIB has them: ids of the stops in their order, the sites of shipments' ends, unloadings where they are made, depots left out.</summary>
internal static class SolFileText
{
    public static void Write(Plan plan, TextWriter writer)
    {
        for (var route = 0; route < plan.Routes.Length; route++)
            writer.Write($"Route #{route + 1}: {string.Join(' ', plan.Routes[route].Visits.Select(visit => visit.CollectionId ?? visit.FacilityId ?? visit.SiteId))}\n");
        writer.Write($"Cost {plan.Account.ObjectiveCents}\n");
    }
}
