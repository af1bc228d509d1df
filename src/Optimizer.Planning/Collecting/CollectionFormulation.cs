using System.Collections.Immutable;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Planning.Distances;
using Optimizer.Routing;

namespace Optimizer.Planning.Collecting;

/// <summary>
/// A model's collections and shipments as a routing problem, and routes of the problem as routes of the plan. Minimise the weighted sum of
/// cost, distance, duration, CO2e and penalties over all routes; docs/modelling.md has every rule.
/// </summary>
internal sealed class CollectionFormulation
{
    private readonly Model _model;
    private readonly FactorSet _factors;
    private readonly SiteTravel _travel;
    private readonly EngineTravel _locations;
    private readonly EngineLoads _loads;
    private readonly EngineMoney _money;
    /// <summary>By collection its stop, by shipment the first of its two.</summary>
    private readonly Dictionary<string, int> _stop = new(StringComparer.Ordinal);

    private readonly ImmutableArray<VisitTarget> _targets;
    private readonly Dictionary<string, int> _station = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _material = new(StringComparer.Ordinal);
    private readonly RouteWriter _writer;

    public CollectionFormulation(Model model, FactorSet factors)
    {
        (_model, _factors) = (model, factors);
        _travel = new(model);
        _locations = new(model, _travel);
        _loads = new(model);
        Fleet = new(model);
        _targets = [.. model.Collections.Select(VisitTarget.Of), .. model.Shipments.SelectMany(shipment => new[] { VisitTarget.Of(shipment, ShipmentEnd.Pickup), VisitTarget.Of(shipment, ShipmentEnd.Delivery) })];
        _money = new(model, DearestWayCents());
        _writer = new(model, factors, _travel);
        foreach (var collection in model.Collections)
            _stop.Add(collection.Id, _stop.Count);
        for (var shipment = 0; shipment < model.Shipments.Length; shipment++)
            _stop.Add(model.Shipments[shipment].Id, model.Collections.Length + (2 * shipment));
        foreach (var facility in model.Facilities)
            _station.Add(facility.Id, _station.Count);
        foreach (var material in model.Materials)
            _material.Add(material.Id, _material.Count);

        Problem = new(
            _locations.Tables,
            [.. model.Collections.Select(Stop), .. model.Shipments.SelectMany(shipment => new[] { Stop(shipment, ShipmentEnd.Pickup), Stop(shipment, ShipmentEnd.Delivery) })],
            Fleet.Kinds.IsEmpty ? [NoVehicle()] : [.. Fleet.Kinds.Select(Kind)],
            [.. model.Facilities.Select(Station)],
            [.. model.Relations.Select(Group), .. model.Shipments.Select(shipment => new StopGroup([_stop[shipment.Id], _stop[shipment.Id] + 1], IsOrdered: true, IsPair: true))],
            [.. model.InitialRoutes.Select(StartRoute)],
            Conflicts(IncompatibilityScope.Compartment),
            Conflicts(IncompatibilityScope.Route),
            _loads.Count,
            _loads.MassDimension,
            (int)model.Start.UtcDateTime.TimeOfDay.TotalSeconds,
            _locations.Points,
            _locations.Places);
    }

    public RoutingProblem Problem { get; }
    public Fleet Fleet { get; }
    public SiteTravel Travel => _travel;

    /// <summary>The engine's unit of money.</summary>
    public double UnitsPerCent => _money.UnitsPerCent;

    /// <summary>The solution's routes in the plan's words.</summary>
    public ImmutableArray<Domain.Plans.Route> Read(RoutingSolution solution) => [.. solution.Routes.Select(Read)];

    /// <summary>The work that a solution leaves out.</summary>
    public ImmutableArray<IWork> ReadAbsent(RoutingSolution solution) =>
        [.. solution.Absent.Select(stop => _targets[stop]).Where(target => target.ShipmentEnd == ShipmentEnd.Pickup).Select(target => (IWork?)target.Collection ?? target.Shipment!)];

    public RouteVisit VisitOf(VisitTarget target)
    {
        if (target.Facility is { } facility)
            return RouteVisit.Station(_station[facility.Id]);
        return RouteVisit.Stop(target.Collection is { } collection ? _stop[collection.Id] : _stop[target.Shipment!.Id] + (target.ShipmentEnd == ShipmentEnd.Pickup ? 0 : 1));
    }

    /// <summary>The stops of work, in their order.</summary>
    public ImmutableArray<RouteVisit> StopsOf(IWork work) =>
        work is Shipment ? [RouteVisit.Stop(_stop[work.Id]), RouteVisit.Stop(_stop[work.Id] + 1)] : [RouteVisit.Stop(_stop[work.Id])];

    public VisitTarget TargetOf(RouteVisit visit) => visit.IsStation ? VisitTarget.Of(_model.Facilities[visit.Index]) : _targets[visit.Index];

    public Domain.Plans.Route Read(SolutionRoute route)
    {
        var (vehicle, shift) = Fleet.Shifts[route.Vehicle];
        var configuration = _model.VehicleType(vehicle.VehicleTypeId).Configurations[route.Configuration];
        var visits = route.Visits.Select((visit, index) => new TimedVisit(
            TargetOf(visit),
            TimeSpan.FromSeconds(route.Times[index].Arrival),
            TimeSpan.FromSeconds(route.Times[index].Start),
            TimeSpan.FromSeconds(route.Times[index].Departure),
            IdOf(configuration, route.Compartments[index]),
            IdOf(configuration, route.DeliveryCompartments[index]))).ToImmutableArray();
        var breaks = route.Breaks.Select(rest => new Domain.Plans.Break(RuleIdOf(vehicle, rest.Rule), TimeSpan.FromSeconds(rest.Start), TimeSpan.FromSeconds(rest.End), rest.Leg)).ToImmutableArray();
        return _writer.Write(vehicle, shift, configuration, TimeSpan.FromSeconds(route.Departure), visits, TimeSpan.FromSeconds(route.Return), breaks);
    }

    private static string? IdOf(CapacityConfiguration configuration, int compartment) => compartment < 0 ? null : configuration.Compartments[compartment].Id;

    private string RuleIdOf(Vehicle vehicle, int rule)
    {
        var rules = vehicle.BreakRuleIds.Select(_model.BreakRule);
        return rule switch
        {
            SolutionBreak.EuDriving => rules.First(candidate => candidate.Kind == BreakRuleKind.Eu561).Id,
            SolutionBreak.WorkingTime => rules.First(candidate => candidate.Kind == BreakRuleKind.WorkingTime).Id,
            _ => WindowBreaksOf(vehicle).ElementAt(rule).Id,
        };
    }

    private Stop Stop(Collection collection) => Stop(collection, collection.Point(), _locations.LocationOf(collection)) with
    {
        Release = Ceiling(collection.Release),
        Load = _loads.Of(collection.Amounts, collection.MassKg),
        Delivery = collection.DeliveredAmounts is { } delivered ? _loads.Of(delivered, collection.DeliveredMassKg) : [],
        OnlyDelivers = !collection.Collects,
    };

    /// <summary>All of the penalty is the pickup's, as both ends are planned or neither is.</summary>
    private Stop Stop(Shipment shipment, ShipmentEnd end)
    {
        var load = _loads.Of(shipment.Amounts, shipment.MassKg);
        var stop = Stop(shipment, shipment.At(end), _locations.LocationOf(shipment.At(end).SiteId));
        return end == ShipmentEnd.Pickup ? stop with { Load = load } : stop with { Load = [.. load.Select(amount => -amount)], Penalty = 0 };
    }

    private Stop Stop(IWork work, ServicePoint point, int location) => new()
    {
        Location = location,
        Service = Seconds(point.ServiceDuration),
        Setup = Seconds(point.SetupDuration),
        Windows = [.. point.TimeWindows.Select(EngineWindow)],
        Load = [],
        Material = work.MaterialId is { } material ? _material[material] : -1,
        Penalty = _money.Penalty(work),
        AllowedKinds = AllowedKinds(work),
    };

    private StopGroup Group(Relation relation) => new([.. relation.CollectionIds.Select(id => _stop[id])], relation.Kind == RelationKind.Sequence);

    private ImmutableArray<bool> AllowedKinds(IWork work) =>
        [.. Fleet.Kinds.Select(kind =>
            work.Skills.IsMetBy(_model.VehicleType(kind[0].Vehicle.VehicleTypeId).Skills)
            && (work.AllowedVehicleIds.IsEmpty || work.AllowedVehicleIds.Contains(kind[0].Vehicle.Id)))];

    private Window EngineWindow(TimeWindow window) => new(
        Ceiling(window.Start),
        Floor(window.End),
        Ceiling(window.SoftStart),
        Floor(window.SoftEnd),
        _money.PerSecond(window.EarlyPerHourCents),
        _money.PerSecond(window.LatePerHourCents));

    private Station Station(Facility facility) => new()
    {
        Location = _locations.LocationOf(facility),
        Reloads = facility.Reloads,
        Service = Seconds(facility.ServiceDuration),
        Windows = facility.OpeningWindows.IsEmpty ? [Window.Always] : [.. facility.OpeningWindows.Select(EngineWindow)],
        AcceptedMaterials = Mask(facility.Accepts),
        FeePerMass = EngineLoads.PerMassUnit(_money.Cost(facility.GateFeePerTonneCents)),
        DailyQuota = facility.DailyQuota is { } quota ? _loads.QuotaOf(quota) : [],
    };

    /// <summary>Assets that need no transport are planned without a fleet; the engine wants a kind of vehicle all the same.</summary>
    private VehicleKind NoVehicle() => new()
    {
        Count = 0,
        StartLocation = _locations.Nowhere,
        EndLocation = _locations.Nowhere,
        Configurations = [[new(_loads.CapacityOf(LoadVector.Zero(_model.LoadDimensions.Length)), ulong.MaxValue)]],
    };

    private VehicleKind Kind(ImmutableArray<FleetShift> members)
    {
        var (vehicle, shift) = members[0];
        var type = _model.VehicleType(vehicle.VehicleTypeId);
        return new()
        {
            Count = members.Length,
            StartLocation = _locations.StartLocationOf(shift.StartSiteId),
            EndLocation = _locations.LocationOf(shift.EndSiteId),
            StartWindows = OpenDuring(shift.StartSiteId, shift),
            EndWindows = OpenDuring(shift.EndSiteId, shift),
            RegularEnd = Floor(shift.End),
            Profile = _locations.ProfileOf(type, vehicle.Limits.DeliveryOrder),
            Configurations = [.. type.Configurations.Select(configuration => configuration.Compartments
                .Select(compartment => new Routing.Compartment(_loads.CapacityOf(compartment.Capacity), Mask(compartment.Accepts))).ToImmutableArray())],
            TotalCapacity = _loads.PayloadOf(type),
            RouteLoadLimit = vehicle.Limits.MaxLoad is { } load ? _loads.CapacityOf(load) : [],
            MaxDistance = vehicle.Limits.MaxDistanceMetres is { } metres ? (int)Math.Min(metres, int.MaxValue) : int.MaxValue,
            MaxDuration = vehicle.Limits.MaxDuration is { } duration ? Floor(duration) : int.MaxValue,
            MaxStops = vehicle.Limits.MaxStops ?? int.MaxValue,
            ReturnsEmpty = !_model.Facilities.IsEmpty,
            DeliveriesFirst = vehicle.Limits.DeliveryOrder != DeliveryOrder.Any,
            NeedsDelivery = vehicle.Limits.DeliveryOrder == DeliveryOrder.DeliveriesFirstAndRequired,
            Breaks = BreaksOf(vehicle),
            FixedCost = _money.Cost(vehicle.Costs.FixedCents),
            DistanceCost = _money.PerMetre(vehicle.Costs.PerKmCents),
            DrivingCost = _money.PerSecond(vehicle.Costs.DrivingPerHourCents),
            ServiceCost = _money.PerSecond(vehicle.Costs.ServicePerHourCents),
            WaitingCost = _money.PerSecond(vehicle.Costs.WaitingPerHourCents),
            DurationCost = _money.DurationPerSecond,
            OvertimeCost = _money.PerSecond(vehicle.Costs.OvertimePerHourCents),
            Energy = _money.Energy(_factors.Law(type)),
        };
    }

    /// <summary>When a depot at a shift's start or end is open; a shift that no window meets has one window that nothing fits into.</summary>
    public ImmutableArray<Window> OpenDuring(string? siteId, Shift shift)
    {
        var (start, end) = (Ceiling(shift.Start), Floor(shift.OvertimeEnd));
        var depots = _model.Depots.Where(depot => depot.SiteId == siteId).ToArray();
        if (depots.Length == 0 || depots.Any(depot => depot.OpeningWindows.IsEmpty))
            return [Window.Hard(start, end)];
        var open = depots.SelectMany(depot => depot.OpeningWindows)
            .OrderBy(window => window.Start)
            .Select(window => Window.Hard(Math.Max(start, Ceiling(window.Start)), Math.Min(end, Floor(window.End))))
            .Where(window => window.Start <= window.End)
            .ToImmutableArray();
        return open.IsEmpty ? [Window.Hard(Window.Never, Window.Never)] : open;
    }

    private BreakRules BreaksOf(Vehicle vehicle)
    {
        var rules = vehicle.BreakRuleIds.Select(_model.BreakRule).ToArray();
        return new(
            rules.Any(rule => rule.Kind == BreakRuleKind.Eu561),
            rules.Any(rule => rule.Kind == BreakRuleKind.WorkingTime),
            [.. WindowBreaksOf(vehicle).Select(rule => new BreakWindow(Ceiling(rule.EarliestStart), Floor(rule.LatestStart), Seconds(rule.Duration)))]);
    }

    /// <summary>In the order in which the engine takes them.</summary>
    private IEnumerable<BreakRule> WindowBreaksOf(Vehicle vehicle) =>
        vehicle.BreakRuleIds.Select(_model.BreakRule).Where(rule => rule.Kind == BreakRuleKind.Window).OrderBy(rule => rule.LatestStart);

    private StartRoute StartRoute(InitialRoute route) => new(
        Fleet.IndexOf(route.VehicleId, route.ShiftId),
        [.. route.Visits.Select(visit => VisitOf(TargetOf(visit)))],
        route.PinnedVisits);

    private VisitTarget TargetOf(InitialVisit visit)
    {
        if (visit.CollectionId is { } collection)
            return VisitTarget.Of(_model.Collection(collection));
        return visit.ShipmentId is { } shipment ? VisitTarget.Of(_model.Shipment(shipment), visit.ShipmentEnd) : VisitTarget.Of(_model.Facility(visit.FacilityId!));
    }

    private ImmutableArray<(int First, int Second)> Conflicts(IncompatibilityScope scope) =>
        [.. from rule in _model.MaterialIncompatibilities
            where rule.Scope == scope
            from first in rule.MaterialIds
            from second in rule.MaterialIds
            where string.CompareOrdinal(first, second) < 0
            select (_material[first], _material[second])];

    private ulong Mask(Func<string?, bool> accepts)
    {
        if (_material.Keys.All(id => accepts(id)))
            return ulong.MaxValue;
        return _material.Where(pair => accepts(pair.Key)).Aggregate(0UL, (mask, pair) => mask | (1UL << pair.Value));
    }

    /// <summary>More than any single stop can add to a plan: a route of its own, there and back, with all that it costs.</summary>
    private double DearestWayCents()
    {
        var dearest = 0.0;
        foreach (var (vehicle, shift) in Fleet.Kinds.Select(kind => kind[0]))
        {
            var type = _model.VehicleType(vehicle.VehicleTypeId);
            var hours = Math.Min((shift.OvertimeEnd - shift.Start).TotalHours, 24 * 7);
            var costs = vehicle.Costs;
            var perHour = Math.Max(costs.DrivingPerHourCents, Math.Max(costs.ServicePerHourCents, costs.WaitingPerHourCents)) + costs.OvertimePerHourCents;
            var km = FarthestKm(type, shift);
            dearest = Math.Max(dearest, costs.FixedCents + (4 * km * (costs.PerKmCents + _model.Objective.DistanceCentsPerKm)) + (hours * (perHour + _model.Objective.DurationCentsPerHour)) + (4 * km * 0.005 * _model.Objective.Co2ePriceCentsPerTonne));
        }

        return dearest * Math.Max(1, _model.Objective.CostWeight);
    }

    private double FarthestKm(VehicleType type, Shift shift)
    {
        var from = shift.StartSiteId ?? _model.AllWork.FirstOrDefault()?.SiteId;
        if (from is null)
            return 0;
        var sites = _targets.Select(target => target.SiteId).Concat(_model.Facilities.Select(facility => facility.SiteId));
        var metres = sites.Select(site => _travel.Between(from, site, type).Metres);
        return metres.DefaultIfEmpty(0).Max() / 1_000.0;
    }

    private static int Seconds(TimeSpan span) => (int)Math.Round(span.TotalSeconds);

    private static int Ceiling(TimeSpan time) => (int)Math.Min(Window.Never, Math.Ceiling(time.TotalSeconds));

    private static int Floor(TimeSpan time) => (int)Math.Min(Window.Never, Math.Floor(time.TotalSeconds));
}
