using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Redistribution;

namespace Optimizer.Planning.Redistribution;

/// <summary>How much of an offer a vehicle can carry at once.</summary>
internal sealed class VehicleLoads(Model model)
{
    private readonly Dictionary<(string OfferId, string MaterialId), long> _largest = [];

    /// <summary>Types with a vehicle.</summary>
    private readonly ImmutableArray<VehicleType> _types =
        [.. model.Vehicles.Select(vehicle => vehicle.VehicleTypeId).Distinct(StringComparer.Ordinal).Select(model.VehicleType)];

    /// <summary>The most that the largest suitable vehicle of the fleet carries, in thousandths of the offer's unit; 0 if none can.</summary>
    /// <param name="materialId">The offer's, or what a treatment has made of it.</param>
    public long Largest(Offer offer, string materialId)
    {
        if (!_largest.TryGetValue((offer.Id, materialId), out var largest))
            _largest.Add((offer.Id, materialId), largest = _types.Select(type => Largest(offer, materialId, type)).DefaultIfEmpty(0).Max());
        return largest;
    }

    /// <summary>The same for one type of vehicle.</summary>
    public static long Largest(Offer offer, string materialId, VehicleType type)
    {
        if (!offer.Skills.IsMetBy(type.Skills))
            return 0;
        var byMass = type.GrossMassKg is { } gross && offer.MassKg > 0
            ? (long)Math.Floor(Math.Max(0, gross - type.CurbMassKg) * offer.Amount / offer.MassKg)
            : offer.Amount;
        var fitting = type.Configurations.SelectMany(configuration => configuration.Compartments)
            .Where(compartment => compartment.Accepts(materialId))
            .Select(compartment => Fitting(offer, compartment.Capacity));
        return Math.Min(Math.Min(byMass, offer.Amount), fitting.DefaultIfEmpty(0).Max());
    }

    private static long Fitting(Offer offer, LoadVector capacity)
    {
        var most = offer.Amount;
        for (var dimension = 0; dimension < capacity.Dimensions; dimension++)
        {
            if (capacity[dimension] < offer.Amounts[dimension])
                most = Math.Min(most, (long)((Int128)capacity[dimension] * offer.Amount / offer.Amounts[dimension]));
        }

        return most;
    }
}
