using System.Collections.Immutable;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Sharing;
using Optimizer.Planning.Distances;
using Optimizer.Planning.Redistribution;

namespace Optimizer.Planning.Sharing;

/// <summary>
/// How long a move of one asset takes, when it can be done and what it is estimated to cost. Moves of carried assets are done
/// within the shift of a vehicle that can carry them; where it is before and after, and what else it does, is for the routes.
/// </summary>
internal sealed class AssetTravel
{
    private readonly Asset _asset;
    private readonly SiteTravel _travel;
    private readonly FactorSet _factors;
    private readonly Objective _objective;
    private readonly ImmutableArray<(VehicleType Type, VehicleCosts Costs)> _carriers;
    private readonly HashSet<string> _carrierIds;
    private readonly PricedRoutes? _beside;
    private readonly VehicleType? _driven;
    private readonly ImmutableDictionary<string, int> _numbers;
    private readonly ImmutableArray<string> _sites;
    private readonly Dictionary<(int From, int To), (int Seconds, long Price)> _moves = [];

    /// <param name="sites">Those that moves may be between; their positions here are their numbers.</param>
    /// <param name="beside">Routes that moves may be done beside.</param>
    public AssetTravel(Model model, Asset asset, ImmutableArray<string> sites, ImmutableDictionary<string, int> numbers, SiteTravel travel, FactorSet factors, PricedRoutes? beside = null)
    {
        (_sites, _numbers) = (sites, numbers);
        _beside = beside;
        (_asset, _travel, _factors, _objective) = (asset, travel, factors, model.Objective);
        _driven = asset.SelfPropelled is { } drive ? model.VehicleType(drive.VehicleTypeId) : null;
        var able = model.Vehicles.Where(vehicle => asset.Carried is { } carried && CanCarry(carried, vehicle, model.VehicleType(vehicle.VehicleTypeId))).ToArray();
        _carrierIds = able.Select(vehicle => vehicle.Id).ToHashSet(StringComparer.Ordinal);
        _carriers = [.. able.Select(vehicle => (model.VehicleType(vehicle.VehicleTypeId), vehicle.Costs)).Distinct()];
        Windows = asset.SelfPropelled is not null ? [(0, Seconds(model.End))] : Merge(able.SelectMany(vehicle => vehicle.Shifts));
    }

    /// <summary>When moves can be done, in seconds; sorted and disjoint. Empty if nothing can move the asset.</summary>
    public ImmutableArray<(int Start, int End)> Windows { get; }

    /// <summary>Loading, driving and unloading; 0 at one site, null where there is no way.</summary>
    public int? SecondsBetween(string from, string to) => SecondsBetween(_numbers[from], _numbers[to]);

    /// <inheritdoc cref="SecondsBetween(string, string)"/>
    public int? SecondsBetween(int from, int to) => from == to ? 0 : Move(from, to).Seconds is >= 0 and var seconds ? seconds : null;

    /// <summary>In the schedule's unit of money; 0 at one site.</summary>
    public long PriceBetween(string from, string to) => PriceBetween(_numbers[from], _numbers[to]);

    /// <inheritdoc cref="PriceBetween(string, string)"/>
    public long PriceBetween(int from, int to) => from == to ? 0 : Move(from, to).Price;

    /// <summary>When it is at the other site if it may leave from a moment on; null if never.</summary>
    public int? Arrival(string from, string to, int leavesFrom) => Arrival(_numbers[from], _numbers[to], leavesFrom);

    /// <inheritdoc cref="Arrival(string, string, int)"/>
    public int? Arrival(int from, int to, int leavesFrom)
    {
        if (from == to)
            return leavesFrom;
        if (SecondsBetween(from, to) is not { } seconds)
            return null;
        foreach (var window in Windows)
        {
            var departure = Math.Max(leavesFrom, window.Start);
            if (departure + seconds <= window.End)
                return departure + seconds;
        }

        return null;
    }

    /// <summary>The last moment to let it go if it must be at the other site by a moment; null if there is none.</summary>
    public int? Departure(string from, string to, int arrivesBy) => Departure(_numbers[from], _numbers[to], arrivesBy);

    /// <inheritdoc cref="Departure(string, string, int)"/>
    public int? Departure(int from, int to, int arrivesBy)
    {
        if (from == to)
            return arrivesBy;
        if (SecondsBetween(from, to) is not { } seconds)
            return null;
        for (var index = Windows.Length - 1; index >= 0; index--)
        {
            var window = Windows[index];
            var departure = Math.Min(arrivesBy, window.End) - seconds;
            if (departure >= window.Start)
                return departure;
        }

        return null;
    }

    public static int Seconds(TimeSpan time) => (int)Math.Round(time.TotalSeconds);

    private static bool CanCarry(CarriedByVehicle carried, Vehicle vehicle, VehicleType type) =>
        (carried.AllowedVehicleIds.IsEmpty || carried.AllowedVehicleIds.Contains(vehicle.Id))
        && carried.Skills.IsMetBy(type.Skills)
        && !(type.GrossMassKg - type.CurbMassKg < carried.MassKg)
        && type.Configurations.Any(way => way.Compartments.Any(part => carried.Amounts.FitsIn(part.Capacity) && part.Accepts(null)));

    private static ImmutableArray<(int Start, int End)> Merge(IEnumerable<Shift> shifts)
    {
        var merged = new List<(int Start, int End)>();
        foreach (var (start, end) in shifts.Select(shift => (Start: Seconds(shift.Start), End: Seconds(shift.End))).Order())
        {
            if (merged.Count == 0 || start > merged[^1].End)
                merged.Add((start, end));
            else
                merged[^1] = (merged[^1].Start, Math.Max(merged[^1].End, end));
        }

        return [.. merged];
    }

    private (int Seconds, long Price) Move(int from, int to)
    {
        if (!_moves.TryGetValue((from, to), out var move))
            _moves[(from, to)] = move = _asset.SelfPropelled is { } drive ? Driven(drive, _sites[from], _sites[to]) : Carried(_sites[from], _sites[to]);
        return move;
    }

    private (int Seconds, long Price) Driven(SelfPropelled drive, string from, string to)
    {
        var type = _driven!;
        var leg = _travel.Between(from, to, type);
        return leg.IsReachable ? (leg.Seconds, Price(leg, type, 0, drive.PerKmCents, drive.DrivingPerHourCents)) : (-1, 0);
    }

    /// <summary>
    /// The fastest and the cheapest carrier; the way back of the empty vehicle counts as much as the way there. A detour of a route
    /// that is there anyhow may be cheaper.
    /// </summary>
    private (int Seconds, long Price) Carried(string from, string to)
    {
        var (seconds, price) = (int.MaxValue, long.MaxValue);
        var handling = _asset.Carried is { } carried ? Seconds(carried.LoadingDuration + carried.UnloadingDuration) : 0;
        foreach (var (type, costs) in _carriers)
        {
            var (there, back) = (_travel.Between(from, to, type), _travel.Between(to, from, type));
            if (!there.IsReachable)
                continue;
            var whole = Price(there, type, _asset.Carried!.MassKg, costs.PerKmCents, costs.DrivingPerHourCents)
                + (back.IsReachable ? Price(back, type, 0, costs.PerKmCents, costs.DrivingPerHourCents) : 0)
                + SharingMoney.PerHour(costs.ServicePerHourCents * _objective.CostWeight, handling);
            (seconds, price) = (Math.Min(seconds, there.Seconds + handling), Math.Min(price, whole));
        }

        if (price == long.MaxValue)
            return (-1, 0);
        var detour = _beside?.Detour(from, to, TimeSpan.FromSeconds(handling), vehicle => _carrierIds.Contains(vehicle.Id)) ?? double.PositiveInfinity;
        return (seconds, detour < price / (double)SharingMoney.UnitsPerCent ? SharingMoney.FromCents(Math.Max(0, detour)) : price);
    }

    private long Price(Leg leg, VehicleType type, double massKg, double perKmCents, double perHourCents)
    {
        var wtwGrams = _factors.Law(type).Leg(leg.Metres, leg.Seconds, endsAtCollection: false, massKg).WtwGrams;
        var cents = (((perKmCents * _objective.CostWeight) + _objective.DistanceCentsPerKm) * leg.Metres / 1_000)
            + (((perHourCents * _objective.CostWeight) + _objective.DurationCentsPerHour) * leg.Seconds / 3_600)
            + (_objective.Co2ePriceCentsPerTonne * wtwGrams / 1_000_000);
        return SharingMoney.FromCents(cents);
    }
}
