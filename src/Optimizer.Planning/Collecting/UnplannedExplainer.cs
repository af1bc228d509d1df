using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Routing;

namespace Optimizer.Planning.Collecting;

/// <summary>
/// Why a collection is not in the plan: vehicle by vehicle, the first rule that stands in its way on a route of its own; if there
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

    public Unplanned Explain(Collection collection)
    {
        if (_explained++ >= MostExplained)
        {
            var reason = new UnplannedReason(UnplannedCode.NoRoom, [], "With so much left out, it was not tried vehicle by vehicle. Give the search more time, or plan more vehicles.");
            return new(collection.Id, collection.IsMandatory, collection.PenaltyCents, [reason], null);
        }

        var reasons = new Dictionary<(UnplannedCode Code, string Description), List<string>>();
        var couldAlone = false;
        for (var kind = 0; kind < _formulation.Fleet.Kinds.Length; kind++)
        {
            var members = _formulation.Fleet.Kinds[kind];
            var reason = ReasonAgainst(collection, members[0]);
            couldAlone |= reason is null;
            var (code, description) = reason ?? Crowded(collection, kind);
            if (!reasons.TryGetValue((code, description), out var vehicles))
                reasons.Add((code, description), vehicles = []);
            vehicles.AddRange(members.Select(member => member.Vehicle.Id).Where(id => !vehicles.Contains(id)));
        }

        var relaxation = MayBeRelaxed(collection, reasons.Keys.Select(reason => reason.Code)) && _relaxed++ < MostRelaxations ? _relaxations.Find(collection, couldAlone) : null;
        return new(collection.Id, collection.IsMandatory, collection.PenaltyCents, [.. reasons.Select(reason => new UnplannedReason(reason.Key.Code, [.. reason.Value], reason.Key.Description))], relaxation);
    }

    /// <summary>Whether one number is all that is in the way: not what it costs, and not the others of a relation.</summary>
    private bool MayBeRelaxed(Collection collection, IEnumerable<UnplannedCode> codes) =>
        !codes.Contains(UnplannedCode.NotWorthIt) && !_model.Relations.Any(relation => relation.CollectionIds.Contains(collection.Id));

    /// <summary>Why it is left out although a vehicle of the kind could do it alone.</summary>
    private (UnplannedCode Code, string Description) Crowded(Collection collection, int kind)
    {
        if (_model.Relations.FirstOrDefault(relation => relation.CollectionIds.Contains(collection.Id)) is { } relation)
            return (UnplannedCode.Relation, $"It is planned only together with the others of relation '{relation.Id}'; no route was found that has room for all of them and is worth it.");
        if (CheapestInsertion(collection, kind, _probe) is { } cost)
            return Refused(collection, cost / _formulation.UnitsPerCent);
        if (_trials.IsSpent)
            return (UnplannedCode.NoRoom, "It can be done alone; with so much left out, it was not tried beside the other work.");
        return _hasConflicts && CheapestInsertion(collection, kind, _peaceful.Value) is not null
            ? (UnplannedCode.Incompatible, $"Its material '{collection.MaterialId}' does not get on with that of the other work.")
            : (UnplannedCode.NoRoom, "It can be done alone, but not with the other work of the plan.");
    }

    /// <summary>There is a place for it, at a price.</summary>
    private (UnplannedCode Code, string Description) Refused(Collection collection, double cents)
    {
        var penalty = collection.PenaltyCents * _model.Objective.PenaltyWeight;
        if (!collection.IsMandatory && Math.Round(cents) >= penalty)
            return (UnplannedCode.NotWorthIt, $"It would cost {cents / 100:0.00} euros; leaving it out costs {penalty / 100:0.00} euros.");
        return _model.Facilities.Any(facility => facility.DailyQuota is not null)
            ? (UnplannedCode.NoRoom, "It fits on a route, but not into what the facilities take a day.")
            : (UnplannedCode.NoRoom, "It fits on a route; the search ended before that was found.");
    }

    /// <summary>What the cheapest place on a route of the kind costs, in the engine's money; null if there is none.</summary>
    private long? CheapestInsertion(Collection collection, int kind, RouteProbe probe)
    {
        long? cheapest = null;
        _trials.ForEach(collection, kind, probe, (_, route, before) => cheapest = Math.Min(cheapest ?? long.MaxValue, route.Cost - before));
        return cheapest;
    }

    private (UnplannedCode Code, string Description)? ReasonAgainst(Collection collection, FleetShift member)
    {
        var (vehicle, shift) = member;
        var type = _model.VehicleType(vehicle.VehicleTypeId);
        if (!collection.AllowedVehicleIds.IsEmpty && !collection.AllowedVehicleIds.Contains(vehicle.Id))
            return (UnplannedCode.VehicleNotAllowed, "The collection allows other vehicles only.");
        if (!collection.Skills.IsMetBy(type.Skills))
            return (UnplannedCode.Skill, DescribeSkills(collection.Skills, type));
        if (MissingCapacity.Of(_model, type, collection) is { } missing)
            return (UnplannedCode.Capacity, missing.Description);
        if (vehicle.Limits.MaxLoad is { } load && !collection.Amounts.FitsIn(load))
            return (UnplannedCode.Limit, "Its amount is above the vehicle's limit of load for a route.");

        if (vehicle.Limits.MaxStops < 1)
            return (UnplannedCode.Limit, "The vehicle's limit is 0 stops.");

        var facilities = _model.Facilities.Where(facility => facility.Accepts(collection.MaterialId)).ToArray();
        if (!_model.Facilities.IsEmpty && facilities.Length == 0)
            return (UnplannedCode.NoFacility, $"No facility accepts material '{collection.MaterialId}'.");
        if (facilities.Length > 0 && facilities.All(facility => facility.DailyQuota is { } quota && !collection.Amounts.FitsIn(quota)))
            return (UnplannedCode.NoFacility, "No facility that accepts it takes that much a day.");
        var ways = new WaysOfOneStop(_formulation.Travel, type, shift, collection, facilities);
        if (!ways.Exist)
            return (UnplannedCode.Unreachable, "There is no way to the site, or none from there on.");
        if (TryAlone(collection, member, facilities))
            return null;
        return DescribeTimes(collection, vehicle, shift, ways);
    }

    private bool TryAlone(Collection collection, FleetShift member, Facility[] facilities)
    {
        var vehicle = _formulation.Fleet.IndexOf(member.Vehicle.Id, member.Shift.Id);
        var stop = _formulation.VisitOf(collection.Id, null);
        if (_model.Facilities.IsEmpty)
            return _probe.Drive(vehicle, [stop]) is not null;
        return facilities.Any(facility => _probe.Drive(vehicle, [stop, _formulation.VisitOf(null, facility.Id)]) is not null);
    }

    private static (UnplannedCode, string) DescribeTimes(Collection collection, Vehicle vehicle, Shift shift, WaysOfOneStop ways)
    {
        if (vehicle.Limits.MaxDistanceMetres is { } metres && ways.Metres > metres)
            return (UnplannedCode.Limit, $"The way there and back is {ways.Metres / 1_000.0:0.0} km, the vehicle's limit is {metres / 1_000.0:0.0} km.");
        if (vehicle.Limits.MaxDuration is { } duration && ways.Duration > duration)
            return (UnplannedCode.Limit, $"The way there and back takes {ways.Duration:h\\:mm} h, the vehicle's limit is {duration:h\\:mm} h.");
        if (ways.EarliestArrival > collection.TimeWindows[^1].End)
            return (UnplannedCode.TimeWindow, $"The vehicle can be there {(ways.EarliestArrival - collection.TimeWindows[^1].End).TotalMinutes:0} minutes after the last window ends, at the earliest.");
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
            ? $"Vehicles of type '{type.Id}' have {string.Join(", ", excluded)}, which the collection excludes."
            : $"Vehicles of type '{type.Id}' have none of {string.Join(", ", required.AnyOf)}.";
    }
}
