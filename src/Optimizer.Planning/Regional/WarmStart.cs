using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;

namespace Optimizer.Planning.Regional;

/// <summary>Routes of a plan as the start of a search for another one, as far as a model still has their work.</summary>
internal static class WarmStart
{
    private static readonly ImmutableArray<(string Name, double Value)> Cool = [("start_temperature", 0.2), ("fleet_share", 0.1)];

    /// <summary>A search that begins with good routes and is short keeps to them: hot, it would first undo them. What a request sets stays.</summary>
    public static SolverSettings Settings(SolverSettings settings) =>
        settings with { Parameters = settings.Parameters.AddRange(Cool.Where(each => !settings.Parameters.ContainsKey(each.Name)).Select(each => KeyValuePair.Create(each.Name, each.Value))) };

    /// <summary>The model's own initial routes if there are no others. What those pin stays pinned; every route of a plan begins with it.</summary>
    public static ImmutableArray<InitialRoute> Of(Model model, ImmutableArray<Route> routes) => routes.IsEmpty
        ? model.InitialRoutes
        : [.. routes.Select(route => Of(model, route)).Where(route => !route.Visits.IsEmpty)];

    private static InitialRoute Of(Model model, Route route)
    {
        var gone = route.Visits.Where(visit => !IsOf(model, visit)).Select(visit => visit.WorkId).ToHashSet();
        var pinned = model.InitialRoutes.FirstOrDefault(given => given.VehicleId == route.VehicleId && given.ShiftId == route.ShiftId)?.PinnedVisits ?? 0;
        return new(
            route.VehicleId,
            route.ShiftId,
            [.. route.Visits.Where(visit => visit.WorkId is null || !gone.Contains(visit.WorkId)).Select(visit => new InitialVisit(visit.CollectionId, visit.FacilityId, visit.ShipmentId, visit.ShipmentEnd))],
            pinned);
    }

    /// <summary>A shipment of the same id may have become another one.</summary>
    private static bool IsOf(Model model, Visit visit)
    {
        if (visit.ShipmentId is not { } id)
            return true;
        if (!model.HasShipment(id))
            return false;
        var point = model.Shipment(id).At(visit.ShipmentEnd);
        return point.SiteId == visit.SiteId && point.TimeWindows.Any(window => window.Start <= visit.ServiceStart && visit.ServiceStart <= window.End);
    }
}
