using System.Collections.Immutable;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Planning.Distances;

namespace Optimizer.Planning.Collecting;

/// <summary>Writes a route of the plan from visits and their times: loads, ways, energy.</summary>
internal sealed class RouteWriter(Model model, FactorSet factors, SiteTravel travel)
{
    public Route Write(Vehicle vehicle, Shift shift, CapacityConfiguration configuration, TimeSpan start, ImmutableArray<TimedVisit> timed, TimeSpan end, ImmutableArray<Break> breaks)
    {
        var startLoad = HoldOf(timed).Amounts;
        return new()
        {
            VehicleId = vehicle.Id,
            ShiftId = shift.Id,
            StartSiteId = shift.StartSiteId,
            EndSiteId = shift.EndSiteId,
            Start = start,
            End = end,
            ConfigurationId = configuration.Id,
            StartLoad = startLoad.IsZero ? null : startLoad,
            Visits = WriteVisits(timed),
            Transitions = WriteTransitions(vehicle, shift, start, timed, end),
            Breaks = breaks,
        };
    }

    private Hold HoldOf(ImmutableArray<TimedVisit> timed) => new([.. timed.Select(visit => visit.Target)], model.LoadDimensions.Length);

    private ImmutableArray<Visit> WriteVisits(ImmutableArray<TimedVisit> timed)
    {
        var onBoard = HoldOf(timed);
        var visits = ImmutableArray.CreateBuilder<Visit>(timed.Length);
        var place = (string?)null;
        for (var index = 0; index < timed.Length; index++)
        {
            var (visit, target) = (timed[index], timed[index].Target);
            var amounts = onBoard.Visit(index);
            visits.Add(new()
            {
                CollectionId = target.Collection?.Id,
                FacilityId = target.Facility?.Id,
                ShipmentId = target.Shipment?.Id,
                ShipmentEnd = target.ShipmentEnd,
                SiteId = visit.SiteId,
                Arrival = visit.Arrival,
                ServiceStart = visit.ServiceStart,
                Departure = visit.Departure,
                Setup = place != visit.SiteId ? target.Setup : TimeSpan.Zero,
                Service = target.Service,
                Amounts = amounts,
                DeliveredAmounts = target.Collection?.DeliveredAmounts,
                ReloadedAmounts = onBoard.Reloaded,
                LoadAfter = onBoard.Amounts,
                CompartmentId = visit.CompartmentId,
                DeliveredCompartmentId = visit.DeliveredCompartmentId,
            });
            place = visit.SiteId;
        }

        return visits.MoveToImmutable();
    }

    private ImmutableArray<Transition> WriteTransitions(Vehicle vehicle, Shift shift, TimeSpan start, ImmutableArray<TimedVisit> timed, TimeSpan end)
    {
        var type = model.VehicleType(vehicle.VehicleTypeId);
        var law = factors.Law(type);
        var transitions = ImmutableArray.CreateBuilder<Transition>(timed.Length + 1);
        var (place, departure, onBoard) = (shift.StartSiteId, start, HoldOf(timed));
        for (var index = 0; index <= timed.Length; index++)
        {
            var next = index < timed.Length ? timed[index] : null;
            var to = next is null ? shift.EndSiteId : next.SiteId;
            var leg = WayBetween(place, to, type);
            transitions.Add(new()
            {
                FromSiteId = place,
                ToSiteId = to,
                Departure = departure,
                Arrival = next?.Arrival ?? end,
                Driving = TimeSpan.FromSeconds(leg.Seconds),
                DistanceMetres = leg.Metres,
                LoadMassKg = onBoard.MassKg,
                Energy = law.Leg(leg.Metres, leg.Seconds, next?.Target.Point is not null, onBoard.MassKg),
            });
            if (next is null)
                break;
            onBoard.Visit(index);
            (place, departure) = (to, next.Departure);
        }

        return transitions.MoveToImmutable();
    }

    /// <summary>Without length where a given route goes where there is no way; the checker says so.</summary>
    private Leg WayBetween(string? from, string? to, VehicleType type) =>
        from is not null && to is not null && travel.Between(from, to, type) is { IsReachable: true } leg ? leg : default;
}
