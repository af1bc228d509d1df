using Optimizer.Domain.Emissions;

namespace Optimizer.Domain.Accounting;

/// <summary>Sums over a route or a plan.</summary>
public sealed record Figures
{
    public int Routes { get; init; }
    public int Collections { get; init; }
    public int Shipments { get; init; }
    public int Unloadings { get; init; }
    public long DistanceMetres { get; init; }

    /// <summary>Driven without load.</summary>
    public long EmptyDistanceMetres { get; init; }

    /// <summary>From departure to return; driving, service (with set-up), waiting and breaks add up to it.</summary>
    public TimeSpan Duration { get; init; }

    public TimeSpan Driving { get; init; }
    public TimeSpan Service { get; init; }
    public TimeSpan Waiting { get; init; }
    public TimeSpan Breaks { get; init; }
    public long CostCents { get; init; }
    public EnergyUse Energy { get; init; }

    /// <summary>ISO 14083: mass times the direct distance of each load from where it is loaded to where it is unloaded.</summary>
    public double TransportActivityTkm { get; init; }

    /// <summary>Well to wheel; 0 without transport activity.</summary>
    public double IntensityGramsPerTkm => TransportActivityTkm > 0 ? Energy.WtwGrams / TransportActivityTkm : 0;

    /// <summary>Tonne kilometres driven with the load on board.</summary>
    public double DrivenTkm { get; init; }

    /// <summary>Tonne kilometres that would have been driven fully loaded; null when a vehicle has no payload limit.</summary>
    public double? PossibleTkm { get; init; }

    public double? LoadFactor => PossibleTkm is > 0 ? DrivenTkm / PossibleTkm : null;

    /// <summary>Loaded at collections and pickups.</summary>
    public double CollectedMassKg { get; init; }

    /// <summary>Left at collections and at the deliveries of shipments.</summary>
    public double DeliveredMassKg { get; init; }
}
