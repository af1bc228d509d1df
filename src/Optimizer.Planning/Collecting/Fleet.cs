using System.Collections.Immutable;
using Optimizer.Domain.Models;

namespace Optimizer.Planning.Collecting;

/// <summary>One shift of one vehicle: the engine's vehicle.</summary>
internal sealed record FleetShift(Vehicle Vehicle, Shift Shift);

/// <summary>The shifts of all vehicles, those that are alike in everything side by side, as the engine numbers them.</summary>
internal sealed class Fleet
{
    private readonly Dictionary<(string Vehicle, string Shift), int> _index = [];

    public Fleet(Model model)
    {
        var namedBy = model.AllWork
            .SelectMany((work, index) => work.AllowedVehicleIds.Select(vehicle => (vehicle, index)))
            .GroupBy(pair => pair.vehicle, pair => pair.index)
            .ToDictionary(group => group.Key, group => string.Join(',', group), StringComparer.Ordinal);
        var started = model.InitialRoutes.Select(route => (route.VehicleId, route.ShiftId)).ToHashSet();

        Kinds = [.. model.Vehicles
            .SelectMany(vehicle => vehicle.Shifts.Select(shift => new FleetShift(vehicle, shift)))
            .GroupBy(member => KeyOf(member, namedBy, started))
            .Select(group => group.ToImmutableArray())];
        Shifts = [.. Kinds.SelectMany(kind => kind)];
        for (var index = 0; index < Shifts.Length; index++)
            _index.Add((Shifts[index].Vehicle.Id, Shifts[index].Shift.Id), index);
    }

    public ImmutableArray<ImmutableArray<FleetShift>> Kinds { get; }

    /// <summary>By engine vehicle.</summary>
    public ImmutableArray<FleetShift> Shifts { get; }

    /// <summary>The engine's number of a vehicle's shift; -1 if there is none.</summary>
    public int IndexOf(string vehicleId, string shiftId) => _index.GetValueOrDefault((vehicleId, shiftId), -1);

    /// <summary>Equal for vehicles that are alike in everything that planning asks about.</summary>
    private static object KeyOf(FleetShift member, Dictionary<string, string> namedBy, HashSet<(string, string)> started)
    {
        var (vehicle, shift) = (member.Vehicle, member.Shift);
        var own = started.Contains((vehicle.Id, shift.Id)) ? vehicle.Id : "";
        return (
            (vehicle.VehicleTypeId, vehicle.Costs, vehicle.Limits, string.Join('\n', vehicle.BreakRuleIds)),
            (shift.Start, shift.End, shift.OvertimeEnd, shift.StartSiteId, shift.EndSiteId),
            namedBy.GetValueOrDefault(vehicle.Id, ""),
            own);
    }
}
