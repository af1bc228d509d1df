using System.Collections.Immutable;

namespace Optimizer.Routing;

/// <summary>Vehicles that are alike in everything. Each makes at most one route.</summary>
public sealed record VehicleKind
{
    public required int Count { get; init; }
    public required int StartLocation { get; init; }
    public required int EndLocation { get; init; }

    /// <summary>Departure lies in one of these; sorted and disjoint.</summary>
    public ImmutableArray<Window> StartWindows { get; init; } = [Window.Always];

    /// <summary>Return lies in one of these; sorted and disjoint.</summary>
    public ImmutableArray<Window> EndWindows { get; init; } = [Window.Always];

    /// <summary>Return after this costs <see cref="OvertimeCost"/> a second.</summary>
    public Duration RegularEnd { get; init; } = Window.Never;

    /// <summary>Which of <see cref="RoutingProblem.Travel"/> holds.</summary>
    public int Profile { get; init; }

    /// <summary>The ways to divide it; one holds for a whole route. At least one.</summary>
    public required ImmutableArray<ImmutableArray<Compartment>> Configurations { get; init; }

    /// <summary>Most on board by dimension, over all compartments; empty is no limit.</summary>
    public ImmutableArray<Load> TotalCapacity { get; init; } = [];

    /// <summary>Most loaded by dimension over the whole route; empty is no limit.</summary>
    public ImmutableArray<Load> RouteLoadLimit { get; init; } = [];

    public Distance MaxDistance { get; init; } = int.MaxValue;

    /// <summary>From departure to return.</summary>
    public Duration MaxDuration { get; init; } = int.MaxValue;

    public int MaxStops { get; init; } = int.MaxValue;

    /// <summary>Whether it must return empty, so that the last trip ends at a station.</summary>
    public bool ReturnsEmpty { get; init; }

    /// <summary>
    /// Between two reloads, no delivery after a stop that only loads; stops of pairs do not matter. Ways that would break this, or
    /// <see cref="NeedsDelivery"/>, have to be missing from the travel table.
    /// </summary>
    public bool DeliveriesFirst { get; init; }

    /// <summary>Between two reloads, no stop that only loads without a delivery before it; goes with <see cref="DeliveriesFirst"/>.</summary>
    public bool NeedsDelivery { get; init; }

    public BreakRules Breaks { get; init; } = BreakRules.None;
    public Cost FixedCost { get; init; }
    public Cost DistanceCost { get; init; }

    /// <summary>The four costs of a second; a second of driving costs driving plus duration, and so on.</summary>
    public Cost DrivingCost { get; init; }

    /// <inheritdoc cref="DrivingCost"/>
    public Cost ServiceCost { get; init; }

    /// <summary>Waiting and breaks.</summary>
    public Cost WaitingCost { get; init; }

    /// <summary>From departure to return.</summary>
    public Cost DurationCost { get; init; }

    public Cost OvertimeCost { get; init; }

    /// <summary>Price of the energy; null is free.</summary>
    public EnergyPrice? Energy { get; init; }
}
