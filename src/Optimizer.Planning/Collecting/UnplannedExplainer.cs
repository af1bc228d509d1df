using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Routing;

namespace Optimizer.Planning.Collecting;

/// <summary>
/// Why work is not in the plan: vehicle by vehicle, the first rule that stands in its way on a route of its own; if there
/// is none, that the other work leaves no room or does not get on with it, or that it costs more than its penalty.
/// </summary>
internal sealed class UnplannedExplainer
{
    /// <summary>Relaxations are looked for in so many collections; beyond, reasons must do.</summary>
    private const int MostRelaxations = 100;

    /// <summary>So many collections are explained vehicle by vehicle; with more left out, the search was too short to say much.</summary>
    private const int MostExplained = 100;

    private readonly Model _model;
    private readonly CollectionFormulation _formulation;
    private readonly RouteProbe _probe;
    private readonly bool _hasConflicts;
    private readonly Lazy<RouteProbe> _peaceful;
    private readonly InsertionTrials _trials;
    private readonly RelaxationFinder _relaxations;
    private int _relaxed;
    private int _explained;

    public UnplannedExplainer(Model model, CollectionFormulation formulation, RoutingSolution solution)
    {
        (_model, _formulation) = (model, formulation);
        _probe = new(formulation.Problem);
        _hasConflicts = !model.MaterialIncompatibilities.IsEmpty;
        _peaceful = new(() => new(formulation.Problem.Replace(compartmentConflicts: [], routeConflicts: [])));
        _trials = new(model, formulation, solution);
        _relaxations = new(model, formulation, solution, _trials);
    }

    public Unplanned Explain(IWork work)
    {
        if (_explained++ >= MostExplained)
        {
            var reason = new UnplannedReason(UnplannedCode.NoRoom, [], "With so much left out, it was not tried vehicle by vehicle. Give the search more time, or plan more vehicles.");
            return new(work.Id, work.IsMandatory, work.PenaltyCents, [reason], null);
        }

        var reasons = new Dictionary<(UnplannedCode Code, string Description), List<string>>();
        var couldAlone = false;
        for (var kind = 0; kind < _formulation.Fleet.Kinds.Length; kind++)
        {
            var members = _formulation.Fleet.Kinds[kind];
            var reason = ReasonAgainst(work, members[0]);
            couldAlone |= reason is null;
            var (code, description) = reason ?? Crowded(work, kind);
            if (!reasons.TryGetValue((code, description), out var vehicles))
                reasons.Add((code, description), vehicles = []);
            vehicles.AddRange(members.Select(member => member.Vehicle.Id).Where(id => !vehicles.Contains(id)));
        }

        var relaxation = MayBeRelaxed(work, reasons.Keys.Select(reason => reason.Code)) && _relaxed++ < MostRelaxations ? _relaxations.Find((Collection)work, couldAlone) : null;
        return new(work.Id, work.IsMandatory, work.PenaltyCents, [.. reasons.Select(reason => new UnplannedReason(reason.Key.Code, [.. reason.Value], reason.Key.Description))], relaxation);
    }

    /// <summary>Whether one number is all that is in the way: not what it costs, and neither the others of a relation nor the other end of a shipment.</summary>
    private bool MayBeRelaxed(IWork work, IEnumerable<UnplannedCode> codes) =>
        work is Collection && !codes.Contains(UnplannedCode.NotWorthIt) && !_model.Relations.Any(relation => relation.CollectionIds.Contains(work.Id));

    /// <summary>Why it is left out although a vehicle of the kind could do it alone.</summary>
    private (UnplannedCode Code, string Description) Crowded(IWork work, int kind)
    {
        if (_model.Relations.FirstOrDefault(relation => relation.CollectionIds.Contains(work.Id)) is { } relation)
            return (UnplannedCode.Relation, $"It is planned only together with the others of relation '{relation.Id}'; no route was found that has room for all of them and is worth it.");
        if (CheapestInsertion(work, kind, _probe) is { } cost)
            return Refused(work, cost / _formulation.UnitsPerCent);
        if (_trials.IsSpent)
            return (UnplannedCode.NoRoom, "It can be done alone; with so much left out, it was not tried beside the other work.");
        if (NeedsDelivery(work, _formulation.Fleet.Kinds[kind][0].Vehicle))
            return (UnplannedCode.NoRoom, "The vehicle collects only after a delivery on the same trip, and none of those trips has room for it.");
        return _hasConflicts && CheapestInsertion(work, kind, _peaceful.Value) is not null
            ? (UnplannedCode.Incompatible, $"Its material '{work.MaterialId}' does not get on with that of the other work.")
            : (UnplannedCode.NoRoom, "It can be done alone, but not with the other work of the plan.");
    }

    /// <summary>There is a place for it, at a price.</summary>
    private (UnplannedCode Code, string Description) Refused(IWork work, double cents)
    {
        var penalty = work.PenaltyCents * _model.Objective.PenaltyWeight;
        if (!work.IsMandatory && Math.Round(cents) >= penalty)
            return (UnplannedCode.NotWorthIt, $"It would cost {cents / 100:0.00} euros; leaving it out costs {penalty / 100:0.00} euros.");
        return _model.Facilities.Any(facility => facility.DailyQuota is not null)
            ? (UnplannedCode.NoRoom, "It fits on a route, but not into what the facilities take a day.")
            : (UnplannedCode.NoRoom, "It fits on a route; the search ended before that was found.");
    }

    /// <summary>What the cheapest place on a route of the kind costs, in the engine's money; null if there is none.</summary>
    private long? CheapestInsertion(IWork work, int kind, RouteProbe probe)
    {
        long? cheapest = null;
        _trials.ForEach(work, kind, probe, (_, route, before) => cheapest = Math.Min(cheapest ?? long.MaxValue, route.Cost - before));
        return cheapest;
    }

    private (UnplannedCode Code, string Description)? ReasonAgainst(IWork work, FleetShift member)
    {
        var (vehicle, shift) = member;
        var type = _model.VehicleType(vehicle.VehicleTypeId);
        if (!work.AllowedVehicleIds.IsEmpty && !work.AllowedVehicleIds.Contains(vehicle.Id))
            return (UnplannedCode.VehicleNotAllowed, "The work allows other vehicles only.");
        if (!work.Skills.IsMetBy(type.Skills))
            return (UnplannedCode.Skill, DescribeSkills(work.Skills, type));
        if (MissingCapacity.Of(_model, type, work) is { } missing)
            return (UnplannedCode.Capacity, missing.Description);
        if (vehicle.Limits.MaxLoad is { } load && !work.Amounts.FitsIn(load))
            return (UnplannedCode.Limit, "Its amount is above the vehicle's limit of load for a route.");

        if (vehicle.Limits.MaxStops < _formulation.StopsOf(work).Length)
            return (UnplannedCode.Limit, $"The vehicle's limit is {vehicle.Limits.MaxStops} stops.");

        var needsFacility = !_model.Facilities.IsEmpty && work is Collection { Collects: true };
        var facilities = _model.Facilities.Where(facility => needsFacility && facility.Accepts(work.MaterialId)).ToArray();
        if (needsFacility && facilities.Length == 0)
            return (UnplannedCode.NoFacility, $"No facility accepts material '{work.MaterialId}'.");
        if (facilities.Length > 0 && facilities.All(facility => facility.DailyQuota is { } quota && !work.Amounts.FitsIn(quota)))
            return (UnplannedCode.NoFacility, "No facility that accepts it takes that much a day.");
        var ways = new WaysAlone(_formulation.Travel, type, shift, work is Collection { Release: var release } ? release : TimeSpan.Zero, PointsOf(work), facilities);
        if (!ways.Exist)
            return (UnplannedCode.Unreachable, "There is no way to the site, or none from there on.");
        if (NeedsDelivery(work, vehicle) || TryAlone(work, member, facilities))
            return null;
        return DescribeTimes(work, vehicle, shift, ways);
    }

    private static ImmutableArray<ServicePoint> PointsOf(IWork work) => work is Shipment shipment ? [shipment.Pickup, shipment.Delivery] : [((Collection)work).Point()];

    /// <summary>Whether the vehicle collects it only on a trip that delivers something, so never alone.</summary>
    private static bool NeedsDelivery(IWork work, Vehicle vehicle) =>
        vehicle.Limits.DeliveryOrder == DeliveryOrder.DeliveriesFirstAndRequired && work is Collection { DeliveredAmounts: null };

    private bool TryAlone(IWork work, FleetShift member, Facility[] facilities)
    {
        var vehicle = _formulation.Fleet.IndexOf(member.Vehicle.Id, member.Shift.Id);
        var stops = _formulation.StopsOf(work);
        if (facilities.Length == 0)
            return _probe.Drive(vehicle, stops.AsSpan()) is not null;
        return facilities.Any(facility => _probe.Drive(vehicle, [.. stops, _formulation.VisitOf(VisitTarget.Of(facility))]) is not null);
    }

    private static (UnplannedCode, string) DescribeTimes(IWork work, Vehicle vehicle, Shift shift, WaysAlone ways)
    {
        if (vehicle.Limits.MaxDistanceMetres is { } metres && ways.Metres > metres)
            return (UnplannedCode.Limit, $"The way there and back is {ways.Metres / 1_000.0:0.0} km, the vehicle's limit is {metres / 1_000.0:0.0} km.");
        if (vehicle.Limits.MaxDuration is { } duration && ways.Duration > duration)
            return (UnplannedCode.Limit, $"The way there and back takes {ways.Duration:h\\:mm} h, the vehicle's limit is {duration:h\\:mm} h.");
        foreach (var (point, arrival) in PointsOf(work).Zip(ways.EarliestArrivals))
        {
            if (arrival > point.TimeWindows[^1].End)
                return (UnplannedCode.TimeWindow, $"The vehicle can be at site '{point.SiteId}' {(arrival - point.TimeWindows[^1].End).TotalMinutes:0} minutes after the last window ends, at the earliest.");
        }

        if (ways.EarliestReturn > shift.OvertimeEnd)
            return (UnplannedCode.Shift, $"The vehicle would be back {(ways.EarliestReturn - shift.OvertimeEnd).TotalMinutes:0} minutes after its shift.");
        return (UnplannedCode.TimeWindow, "Windows, opening hours and breaks leave no time for it.");
    }

    private static string DescribeSkills(SkillRequirement required, VehicleType type)
    {
        var missing = required.AllOf.Where(skill => !type.Skills.Contains(skill)).ToArray();
        if (missing.Length > 0)
            return $"Vehicles of type '{type.Id}' lack {string.Join(", ", missing)}.";
        var excluded = required.NoneOf.Where(skill => type.Skills.Contains(skill)).ToArray();
        return excluded.Length > 0
            ? $"Vehicles of type '{type.Id}' have {string.Join(", ", excluded)}, which the work excludes."
            : $"Vehicles of type '{type.Id}' have none of {string.Join(", ", required.AnyOf)}.";
    }
}
