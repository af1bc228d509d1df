using System.Collections.Immutable;

namespace Optimizer.Routing;

/// <summary>What the engine plans, in whole numbers. Whoever holds one holds a consistent one.</summary>
public sealed class RoutingProblem
{
    /// <exception cref="ArgumentException">An index is out of range, or a vector is not as long as there are dimensions.</exception>
    public RoutingProblem(
        ImmutableArray<TravelTable> travel,
        ImmutableArray<Stop> stops,
        ImmutableArray<VehicleKind> kinds,
        ImmutableArray<Station> stations = default,
        ImmutableArray<StopGroup> groups = default,
        ImmutableArray<StartRoute> startRoutes = default,
        ImmutableArray<(int First, int Second)> compartmentConflicts = default,
        ImmutableArray<(int First, int Second)> routeConflicts = default,
        int dimensions = 1,
        int massDimension = 0,
        Duration dayOffset = 0,
        ImmutableArray<(float X, float Y)> points = default,
        ImmutableArray<int> places = default)
    {
        Travel = travel;
        Stops = stops;
        Kinds = kinds;
        Stations = stations.IsDefault ? [] : stations;
        Groups = groups.IsDefault ? [] : groups;
        StartRoutes = startRoutes.IsDefault ? [] : startRoutes;
        CompartmentConflicts = compartmentConflicts.IsDefault ? [] : compartmentConflicts;
        RouteConflicts = routeConflicts.IsDefault ? [] : routeConflicts;
        Dimensions = dimensions;
        MassDimension = massDimension;
        DayOffset = dayOffset;
        Points = points.IsDefault ? [] : points;
        Places = places.IsDefault ? [] : places;
        Check();
    }

    /// <summary>One table a profile, all over the same locations.</summary>
    public ImmutableArray<TravelTable> Travel { get; }

    public ImmutableArray<Stop> Stops { get; }

    /// <summary>Vehicles are numbered kind by kind.</summary>
    public ImmutableArray<VehicleKind> Kinds { get; }

    public ImmutableArray<Station> Stations { get; }

    /// <summary>A stop is in at most one.</summary>
    public ImmutableArray<StopGroup> Groups { get; }

    public ImmutableArray<StartRoute> StartRoutes { get; }

    /// <summary>Materials never in one compartment between two unloadings.</summary>
    public ImmutableArray<(int First, int Second)> CompartmentConflicts { get; }

    /// <summary>Materials never on one route.</summary>
    public ImmutableArray<(int First, int Second)> RouteConflicts { get; }

    public int Dimensions { get; }

    /// <summary>The dimension that energy and gate fees go by.</summary>
    public int MassDimension { get; }

    /// <summary>Seconds from the start of the first calendar day to the start of the horizon; for daily quotas.</summary>
    public Duration DayOffset { get; }

    /// <summary>By location, roughly where it is, so that near ones are found without asking for every way; empty if unknown.</summary>
    public ImmutableArray<(float X, float Y)> Points { get; }

    /// <summary>By location, the place that it is at; set-up is shared at a place. Empty if every location is one of its own.</summary>
    public ImmutableArray<int> Places { get; }

    /// <summary>The same problem with other parts; travel tables are shared.</summary>
    public RoutingProblem Replace(
        ImmutableArray<VehicleKind>? kinds = null,
        ImmutableArray<Stop>? stops = null,
        ImmutableArray<Station>? stations = null,
        ImmutableArray<(int First, int Second)>? compartmentConflicts = null,
        ImmutableArray<(int First, int Second)>? routeConflicts = null) => new(
        Travel,
        stops ?? Stops,
        kinds ?? Kinds,
        stations ?? Stations,
        Groups,
        StartRoutes,
        compartmentConflicts ?? CompartmentConflicts,
        routeConflicts ?? RouteConflicts,
        Dimensions,
        MassDimension,
        DayOffset,
        Points,
        Places);

    public int VehicleCount => Kinds.Sum(kind => kind.Count);

    private static void Require(bool condition, string message)
    {
        if (!condition)
            throw new ArgumentException(message);
    }

    private void Check()
    {
        Require(!Travel.IsDefaultOrEmpty, "A routing problem needs a travel table.");
        Require(!Kinds.IsDefaultOrEmpty, "A routing problem needs a vehicle kind.");
        var locations = Travel[0].Locations;
        foreach (var (stop, index) in Stops.Select((stop, index) => (stop, index)))
        {
            Require(stop.Location >= 0 && stop.Location < locations, $"Stop {index} is at location {stop.Location} of {locations}.");
            Require(stop.Load.Length == Dimensions, $"Stop {index} has {stop.Load.Length} loads, the problem has {Dimensions} dimensions.");
            Require(stop.Delivery.IsEmpty || stop.Delivery.Length == Dimensions, $"Stop {index} has {stop.Delivery.Length} deliveries.");
            Require(!stop.Windows.IsDefaultOrEmpty, $"Stop {index} has no window.");
            Require(stop.AllowedKinds.IsEmpty || stop.AllowedKinds.Length == Kinds.Length, $"Stop {index} allows {stop.AllowedKinds.Length} kinds of {Kinds.Length}.");
            Require(stop.Material is >= -1 and < 64, $"Stop {index} has material {stop.Material}.");
        }

        Require(Places.IsEmpty || Places.Length == locations, $"There are {Places.Length} places for {locations} locations.");
        Require(Points.IsEmpty || Points.Length == locations, $"There are {Points.Length} points for {locations} locations.");
        foreach (var kind in Kinds)
        {
            Require(kind.Profile >= 0 && kind.Profile < Travel.Length, $"A vehicle kind has profile {kind.Profile} of {Travel.Length}.");
            Require(!kind.Configurations.IsDefaultOrEmpty, "A vehicle kind has no configuration.");
            Require(kind.Count >= 0, "A vehicle kind has a negative count.");
            Require(kind.Breaks.Windows.Zip(kind.Breaks.Windows.Skip(1)).All(pair => pair.First.LatestStart <= pair.Second.LatestStart), "A vehicle kind's break windows are not sorted by latest start.");
        }

        Require(Groups.All(group => !group.IsPair || (group.IsOrdered && group.Stops.Length == 2)), "A pair is not two stops in order.");
        Require(Groups.SelectMany(group => group.Stops).Distinct().Count() == Groups.Sum(group => group.Stops.Length), "A stop is in two groups.");
        Require(StartRoutes.Select(route => route.Vehicle).Distinct().Count() == StartRoutes.Length, "A vehicle has two start routes.");
    }
}
