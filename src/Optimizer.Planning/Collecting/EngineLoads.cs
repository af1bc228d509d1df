using System.Collections.Immutable;
using Optimizer.Domain.Models;

namespace Optimizer.Planning.Collecting;

/// <summary>
/// Which load dimensions the engine sees: those of the model that something limits, and, if energy, gross mass or gate fees
/// ask for it, mass in units of 100 g.
/// </summary>
internal sealed class EngineLoads
{
    private const double MassUnitsPerKg = 10;

    private readonly ImmutableArray<int> _dimensions;
    private readonly bool _hasMass;

    public EngineLoads(Model model)
    {
        _dimensions = [.. Enumerable.Range(0, model.LoadDimensions.Length).Where(dimension => IsLimited(model, dimension))];
        _hasMass = (model.AllWork.Any(work => work.MassKg > 0) || model.Collections.Any(collection => collection.DeliveredMassKg > 0))
            && (model.Objective.Co2ePriceCentsPerTonne > 0
                || model.VehicleTypes.Any(type => type.GrossMassKg is not null)
                || model.Facilities.Any(facility => facility.GateFeePerTonneCents > 0));
        if (_dimensions.IsEmpty && !_hasMass)
            _dimensions = [0];
    }

    public int Count => _dimensions.Length + (_hasMass ? 1 : 0);

    /// <summary>The engine's dimension for mass; the first, whatever it is, where mass does not matter.</summary>
    public int MassDimension => _hasMass ? _dimensions.Length : 0;

    public ImmutableArray<int> Of(LoadVector amounts, double massKg)
    {
        var loads = Of(amounts);
        return _hasMass ? loads.Add((int)Math.Round(massKg * MassUnitsPerKg)) : loads;
    }

    /// <summary>A capacity; mass has none here.</summary>
    public ImmutableArray<int> CapacityOf(LoadVector capacity)
    {
        var loads = Of(capacity);
        return _hasMass ? loads.Add(NoLimit) : loads;
    }

    /// <summary>What the gross mass leaves for the load.</summary>
    public ImmutableArray<int> PayloadOf(VehicleType type)
    {
        if (!_hasMass || type.GrossMassKg is not { } gross)
            return [];
        var payload = (int)Math.Floor(Math.Max(0, gross - type.CurbMassKg) * MassUnitsPerKg);
        return [.. Enumerable.Repeat(NoLimit, _dimensions.Length), payload];
    }

    /// <summary>By engine dimension; <see cref="long.MaxValue"/> is no limit.</summary>
    public ImmutableArray<long> QuotaOf(LoadVector quota)
    {
        var amounts = _dimensions.Select(dimension => quota[dimension] == LoadVector.Unlimited ? long.MaxValue : quota[dimension]).ToImmutableArray();
        return _hasMass ? amounts.Add(long.MaxValue) : amounts;
    }

    /// <summary>What is so much for a tonne, for one of the engine's units of mass.</summary>
    public static double PerMassUnit(double perTonne) => perTonne / 1_000 / MassUnitsPerKg;

    private const int NoLimit = Routing.Compartment.NoLimit;

    private static bool IsLimited(Model model, int dimension) =>
        model.VehicleTypes.Any(type => type.Configurations.Any(configuration => configuration.Compartments.Any(compartment => compartment.Capacity[dimension] != LoadVector.Unlimited)))
        || model.Vehicles.Any(vehicle => vehicle.Limits.MaxLoad is { } limit && limit[dimension] != LoadVector.Unlimited)
        || model.Facilities.Any(facility => facility.DailyQuota is { } quota && quota[dimension] != LoadVector.Unlimited);

    private ImmutableArray<int> Of(LoadVector amounts) =>
        [.. _dimensions.Select(dimension => (int)Math.Min(amounts[dimension], NoLimit))];
}
