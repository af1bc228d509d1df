using System.Collections.Immutable;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Redistribution;
using Optimizer.Planning.Distances;

namespace Optimizer.Planning.Redistribution;

/// <summary>
/// What driving costs, in cents of the objective: the money, kilometres and hours of a way as they are weighted, and the CO2e of the
/// empty vehicle. Fixed costs are left aside, as a trip is seldom a route of its own.
/// </summary>
internal sealed class TransportPrices
{
    private readonly Model _model;
    private readonly SiteTravel _travel;
    private readonly ImmutableArray<(Vehicle Vehicle, VehicleType Type, EnergyLaw Law)> _vehicles;

    public TransportPrices(Model model, SiteTravel travel, FactorSet factors)
    {
        (_model, _travel) = (model, travel);
        _vehicles = [.. model.Vehicles.DistinctBy(vehicle => (vehicle.VehicleTypeId, vehicle.Costs))
            .Select(vehicle => (vehicle, model.VehicleType(vehicle.VehicleTypeId)))
            .Select(pair => (pair.vehicle, pair.Item2, factors.Law(pair.Item2)))];
    }

    /// <summary>
    /// For a thousandth of the offer's unit, by a trip there and back for nothing else, with the vehicle that is cheapest for it; as full
    /// as offer, need and vehicle allow.
    /// </summary>
    public double Direct(TransferPath path)
    {
        var (offer, need) = (path.Offer, path.Need);
        var most = Math.Max(1, Math.Min(offer.Amount, need.Amount * 1_000 / path.FactorThousandths));
        if (path is not { Facility: { } facility, Treatment: { } treatment })
            return Trip(path, offer.MaterialId, offer.SiteId, need.SiteId, offer.ServiceDuration + need.ServiceDuration, most);
        return Trip(path, offer.MaterialId, offer.SiteId, facility.SiteId, offer.ServiceDuration + treatment.ServiceDuration, most)
            + (Trip(path, path.OutputMaterialId, facility.SiteId, need.SiteId, treatment.ServiceDuration + need.ServiceDuration, Math.Max(1, path.Arriving(most))) * path.YieldThousandths / 1_000);
    }

    /// <summary>Of a way by one vehicle; a large number where there is none.</summary>
    public double Way(Vehicle vehicle, VehicleType type, EnergyLaw law, string? fromSiteId, string? toSiteId)
    {
        if (fromSiteId is null || toSiteId is null || fromSiteId == toSiteId)
            return 0;
        var leg = _travel.Between(fromSiteId, toSiteId, type);
        if (!leg.IsReachable)
            return 1e9;

        var objective = _model.Objective;
        var (km, hours) = (leg.Metres / 1_000.0, leg.Seconds / 3_600.0);
        var grams = law.Leg(leg.Metres, leg.Seconds, endsAtCollection: false, payloadKg: 0).WtwGrams;
        return (km * ((objective.CostWeight * vehicle.Costs.PerKmCents) + objective.DistanceCentsPerKm))
            + (hours * ((objective.CostWeight * vehicle.Costs.DrivingPerHourCents) + objective.DurationCentsPerHour))
            + (grams * objective.Co2ePriceCentsPerTonne / 1_000_000);
    }

    /// <summary>Of a service by one vehicle.</summary>
    public double Service(Vehicle vehicle, TimeSpan duration) =>
        duration.TotalHours * ((_model.Objective.CostWeight * vehicle.Costs.ServicePerHourCents) + _model.Objective.DurationCentsPerHour);

    private double Trip(TransferPath path, string materialId, string from, string to, TimeSpan service, long most)
    {
        var cheapest = double.PositiveInfinity;
        foreach (var (vehicle, type, law) in _vehicles)
        {
            var load = Math.Min(most, VehicleLoads.Largest(path.Offer, materialId, type));
            if (load > 0)
                cheapest = Math.Min(cheapest, (Way(vehicle, type, law, from, to) + Way(vehicle, type, law, to, from) + Service(vehicle, service)) / load);
        }

        return cheapest;
    }
}
