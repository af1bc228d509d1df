using System.Collections.Immutable;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;

namespace Optimizer.Domain.Accounting;

/// <summary>Figures and cost of one route.</summary>
internal sealed class RouteAccounting(Model model, Route route)
{
    private readonly Vehicle _vehicle = model.Vehicle(route.VehicleId);
    private readonly VehicleType _type = model.VehicleType(model.Vehicle(route.VehicleId).VehicleTypeId);

    public RouteAccount Account(ImmutableArray<Consignment> consignments)
    {
        var figures = Figures(consignments);
        var terms = CostTerms(figures);
        return new(figures with { CostCents = terms.Values.Sum() }, terms);
    }

    private Figures Figures(ImmutableArray<Consignment> consignments)
    {
        var driving = Sum(route.Transitions.Select(way => way.Driving));
        var service = Sum(route.Visits.Select(visit => visit.Setup + visit.Service));
        var breaks = Sum(route.Breaks.Select(pause => pause.End - pause.Start));
        var metres = route.Transitions.Sum(way => way.DistanceMetres);

        return new()
        {
            Routes = 1,
            Collections = route.Visits.Count(visit => visit.CollectionId is not null),
            Shipments = Shipments(ShipmentEnd.Pickup).Count(),
            Unloadings = route.Visits.Count(visit => visit.FacilityId is not null),
            DistanceMetres = metres,
            EmptyDistanceMetres = EmptyMetres(),
            Duration = route.End - route.Start,
            Driving = driving,
            Service = service,
            Breaks = breaks,
            Waiting = route.End - route.Start - driving - service - breaks,
            Energy = route.Transitions.Aggregate(default(EnergyUse), (sum, way) => sum + way.Energy),
            TransportActivityTkm = consignments.Sum(consignment => consignment.ActivityTkm),
            DrivenTkm = route.Transitions.Sum(way => way.LoadMassKg * way.DistanceMetres / 1_000_000),
            PossibleTkm = Payload.LimitKg(model, _type, route.ConfigurationId) * metres / 1_000_000,
            CollectedMassKg = Collections().Sum(collection => collection.MassKg) + Shipments(ShipmentEnd.Pickup).Sum(shipment => shipment.MassKg),
            DeliveredMassKg = Collections().Sum(collection => collection.DeliveredMassKg) + Shipments(ShipmentEnd.Delivery).Sum(shipment => shipment.MassKg),
        };
    }

    private IEnumerable<Collection> Collections() => route.Visits.Select(visit => visit.CollectionId).OfType<string>().Select(model.Collection);

    private IEnumerable<Shipment> Shipments(ShipmentEnd end) =>
        route.Visits.Where(visit => visit.ShipmentEnd == end).Select(visit => visit.ShipmentId).OfType<string>().Select(model.Shipment);

    private ImmutableSortedDictionary<string, long> CostTerms(Figures figures)
    {
        var costs = _vehicle.Costs;
        var shift = _vehicle.Shifts.First(shift => shift.Id == route.ShiftId);
        return new Dictionary<string, long>
        {
            [CostTerm.Fixed] = route.Visits.IsEmpty ? 0 : costs.FixedCents,
            [CostTerm.Distance] = Cents.PerKm(costs.PerKmCents, figures.DistanceMetres),
            [CostTerm.Driving] = Cents.PerHour(costs.DrivingPerHourCents, figures.Driving),
            [CostTerm.Service] = Cents.PerHour(costs.ServicePerHourCents, figures.Service),
            [CostTerm.Waiting] = Cents.PerHour(costs.WaitingPerHourCents, figures.Waiting + figures.Breaks),
            [CostTerm.Overtime] = Cents.Overtime(costs, shift, route.End),
            [CostTerm.GateFees] = GateFees(),
            [CostTerm.SoftWindows] = SoftWindows(),
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    private long GateFees()
    {
        var fees = 0m;
        var onBoard = new List<Collection>();
        foreach (var visit in route.Visits)
        {
            if (visit.CollectionId is { } id)
                onBoard.Add(model.Collection(id));

            if (visit.FacilityId is { } facilityId)
            {
                var facility = model.Facility(facilityId);
                var unloaded = onBoard.Where(collection => facility.Accepts(collection.MaterialId)).Sum(collection => (decimal)collection.MassKg);
                fees += unloaded / 1_000 * (decimal)facility.GateFeePerTonneCents;
                onBoard.RemoveAll(collection => facility.Accepts(collection.MaterialId));
            }
        }

        return Cents.Round(fees);
    }

    /// <summary>Summed up before the division by an hour, so that half cents stay half cents.</summary>
    private long SoftWindows()
    {
        var centTicks = 0m;
        foreach (var visit in route.Visits)
        {
            var windows = visit.FacilityId is { } facility ? model.Facility(facility).OpeningWindows : visit.Point(model)!.TimeWindows;
            if (windows.FirstOrDefault(window => window.Contains(visit.ServiceStart)) is not { } window)
                continue;

            centTicks += (decimal)window.EarlyPerHourCents * Math.Max(0, (window.SoftStart - visit.ServiceStart).Ticks);
            centTicks += (decimal)window.LatePerHourCents * Math.Max(0, (visit.ServiceStart - window.SoftEnd).Ticks);
        }

        return Cents.Round(centTicks / TimeSpan.TicksPerHour);
    }

    private long EmptyMetres()
    {
        var metres = 0L;
        for (var way = 0; way < route.Transitions.Length; way++)
        {
            if (route.Transitions[way].LoadMassKg == 0 && (way == 0 ? route.StartLoad is null or { IsZero: true } : route.Visits[way - 1].LoadAfter.IsZero))
                metres += route.Transitions[way].DistanceMetres;
        }

        return metres;
    }

    private static TimeSpan Sum(IEnumerable<TimeSpan> times) => times.Aggregate(TimeSpan.Zero, (sum, time) => sum + time);
}
