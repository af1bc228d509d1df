using System.Runtime.CompilerServices;

namespace Optimizer.Routing.Search;

/// <summary>
/// What ways of a kind of vehicle cost, to weigh them against each other: with the energy of an empty vehicle at a typical speed, without
/// waiting and overtime.
/// </summary>
/// <param name="PerMetre">With energy.</param>
/// <param name="Fixed">What a vehicle in use costs.</param>
internal readonly record struct WayPrice(Cost PerMetre, Cost PerSecond, Cost Fixed, Cost EnergyPerMetre)
{
    public static WayPrice Of(VehicleKind kind)
    {
        var energy = kind.Energy?.TypicalPerMetre ?? 0;
        return new(kind.DistanceCost + energy, kind.DrivingCost + kind.DurationCost, kind.FixedCost, energy);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Cost Of(Arc arc) => (PerMetre * arc.Distance) + (PerSecond * arc.Duration);
}
