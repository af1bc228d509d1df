using System.Runtime.CompilerServices;

namespace Optimizer.Routing.Search.Plain;

/// <summary>
/// A plain problem: stops with one load, vehicles of one kind with one capacity, a price for the way and nothing else. Nodes
/// 0 to <see cref="Stops"/> - 1 are the stops, numbered along a curve through the plane, those from there on the depot, once for each vehicle. All costs are in
/// units of <see cref="CostPerMetre"/>, so that a way costs its metres.
/// </summary>
internal sealed class PlainData
{
    /// <summary>Up to so many stops distances are tabulated for the search: 4 bytes each, 36 MB.</summary>
    private const int MostTabulated = 3_000;

    /// <summary>Up to so many metres for a vehicle, gains stay below 32 bits.</summary>
    private const Cost MostCostOfVehicle = 1_000_000_000;

    private readonly int[]? _table;
    private readonly int _width;

    /// <summary>Between nodes.</summary>
    private readonly PlanarTravel? _plane;
    private TravelTable _travel;
    private readonly int[] _location;
    private readonly int[] _order;
    private readonly int[] _place;

    private PlainData(SearchData search)
    {
        var kind = search.Kinds[0];
        Search = search;
        Stops = search.StopCount;
        Vehicles = search.VehicleCount;
        CostPerMetre = kind.DistanceCost;
        CostOfVehicle = kind.FixedCost / kind.DistanceCost;
        MostStops = kind.MaxStops;
        _order = OrderOf(search);
        _place = new int[Stops];
        for (var stop = 0; stop < Stops; stop++)
            _place[_order[stop]] = stop;
        var unit = search.Problem.Stops.Aggregate(0, (unit, stop) => Divisor(unit, DemandOf(stop)));
        Capacity = search.Capacity[0] / Math.Max(1, unit);
        Demand = [.. _order.Select(stop => DemandOf(search.Problem.Stops[stop]) / Math.Max(1, unit))];
        Penalty = [.. _order.Select(stop => search.Penalty[stop] / kind.DistanceCost)];
        _location = [.. _order.Select(stop => search.Location[stop]), kind.StartLocation];
        _width = Stops + 1;
        _travel = search.Travel[kind.Profile];
        _plane = (_travel.Function as PlanarTravel)?.Of(_location);
        if (Stops <= MostTabulated)
            _table = Tabulate();
        DepotDistance = [.. Enumerable.Range(0, Stops).Select(stop => Distance(stop, Stops))];
    }

    public SearchData Search { get; }
    public int Stops { get; }
    public int Vehicles { get; }
    public Cost CostPerMetre { get; }
    public Cost CostOfVehicle { get; }

    /// <summary>In the largest unit of which all demands are multiples, so that prices for a unit are not too coarse.</summary>
    public Load Capacity { get; }
    public int MostStops { get; }

    /// <summary>By stop, in the unit of <see cref="Capacity"/>.</summary>
    public Load[] Demand { get; }

    /// <summary>By stop.</summary>
    public Cost[] Penalty { get; }

    /// <inheritdoc cref="Penalty"/>
    public Distance[] DepotDistance { get; }

    /// <summary>Null where a problem has anything that a plain one has not.</summary>
    public static PlainData? From(SearchData data) => IsPlain(data) ? new(data) : null;

    /// <summary>The same for another thread.</summary>
    public PlainData ForThread()
    {
        if (_table is not null || _plane is not null)
            return this;
        var copy = (PlainData)MemberwiseClone();
        copy._travel = _travel.ForThread();
        return copy;
    }

    /// <summary>The problem's number of a stop.</summary>
    public int Outer(int stop) => _order[stop];

    /// <summary>The number here of one of the problem's stops.</summary>
    public int Inner(int stop) => _place[stop];

    /// <summary>Metres between two nodes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Distance Distance(int from, int to)
    {
        (from, to) = (Math.Min(from, Stops), Math.Min(to, Stops));
        if (_table is { } table)
            return table[(from * _width) + to];
        return _plane is { } plane ? plane.DistanceBetween(from, to) : _travel[_location[from], _location[to]].Distance;
    }

    private static bool IsPlain(SearchData data)
    {
        var problem = data.Problem;
        if (data.Kinds.Length != 1 || data.Dimensions != 1 || data.StationCount > 0 || data.StopCount < 2)
            return false;
        var kind = data.Kinds[0];
        return !data.NeedsSimulation && !data.HasReleases && !data.UsesEnergy && !data.HasTimeCosts && !data.MayLackWays
            && problem.Groups.IsEmpty && problem.StartRoutes.All(route => route.Pinned == 0)
            && kind.DistanceCost > 0 && kind.FixedCost % kind.DistanceCost == 0 && kind.FixedCost / kind.DistanceCost <= MostCostOfVehicle && problem.Stops.All(stop => stop.Penalty % kind.DistanceCost == 0)
            && kind.StartLocation == kind.EndLocation
            && kind.MaxStops > 0 && kind.MaxDistance == int.MaxValue && kind.MaxDuration == int.MaxValue && kind.RouteLoadLimit.IsEmpty
            && !data.AllowedKinds.Contains(false)
            && problem.Stops.All(stop => stop.Load[0] >= 0) && HasOneKindOfLoad(problem)
            && IsSymmetric(data)
            && !IsTimeScarce(data);
    }

    /// <summary>Everything is fetched, or everything is brought: then the load of a route is the sum.</summary>
    private static bool HasOneKindOfLoad(RoutingProblem problem) =>
        problem.Stops.All(stop => stop.Delivery.IsEmpty || stop.Delivery[0] == 0) || problem.Stops.All(stop => stop.Load[0] == 0);

    /// <summary>Whether the longest route that capacity allows might not end in time, or start too early for a stop.</summary>
    private static bool IsTimeScarce(SearchData data)
    {
        var kind = data.Kinds[0];
        var travel = data.Travel[kind.Profile];
        var start = kind.StartWindows[0].Start;
        var end = kind.EndWindows[0].End;
        var opens = 0;
        for (var stop = 0; stop < data.StopCount; stop++)
            (opens, end) = (Math.Max(opens, data.StopSegments[stop].Early), Math.Min(end, data.StopSegments[stop].Late));
        if (opens > start || kind.EndWindows[0].Start > start)
            return true;

        // Out to each stop and back to the depot before the next one takes at least as long as any route, some shortcuts aside.
        var most = MostStopsOfARoute(data);
        var longest = Enumerable.Range(0, data.StopCount)
            .Select(stop => (long)travel[kind.StartLocation, data.Location[stop]].Duration + travel[data.Location[stop], kind.StartLocation].Duration + data.Service[stop])
            .OrderDescending()
            .Take(most)
            .Sum();
        return start + longest > end || (end < Window.Never && start + longest + (most * LargestShortcut(data)) > end);
    }

    /// <summary>How many seconds the way over the depot is faster than the direct one, at most; rounding makes some on a plane.</summary>
    private static long LargestShortcut(SearchData data)
    {
        var travel = data.Travel[data.Kinds[0].Profile];
        if (travel.Function.IsKnownToBeSymmetric)
            return 2;
        var (depot, largest) = (data.Kinds[0].StartLocation, 0);
        foreach (var from in data.Location)
        {
            foreach (var to in data.Location)
                largest = Math.Max(largest, travel[from, to].Duration - travel[from, depot].Duration - travel[depot, to].Duration);
        }

        return largest;
    }

    private static int MostStopsOfARoute(SearchData data)
    {
        var (load, count) = (0L, 0);
        foreach (var demand in data.Problem.Stops.Select(DemandOf).Order())
        {
            load += demand;
            if (load > data.Capacity[0])
                break;
            count++;
        }

        return Math.Min(count, data.Kinds[0].MaxStops);
    }

    private static bool IsSymmetric(SearchData data)
    {
        var travel = data.Travel[data.Kinds[0].Profile];
        if (travel.Function.IsKnownToBeSymmetric)
            return true;
        for (var from = 0; from < travel.Locations; from++)
        {
            for (var to = 0; to < from; to++)
            {
                if (travel[from, to].Distance != travel[to, from].Distance)
                    return false;
            }
        }

        return true;
    }

    private static Load DemandOf(Stop stop) => stop.Load[0] + (stop.Delivery.IsEmpty ? 0 : stop.Delivery[0]);

    /// <summary>The greatest common one: Euclid.</summary>
    private static Load Divisor(Load first, Load second) => second == 0 ? first : Divisor(second, first % second);

    private static int[] OrderOf(SearchData search)
    {
        var points = search.Problem.Points;
        return points.IsEmpty
            ? [.. Enumerable.Range(0, search.StopCount)]
            : HilbertOrder.Of([.. search.Location.Select(location => points[location])]);
    }

    private int[] Tabulate()
    {
        var table = new int[_width * _width];
        for (var from = 0; from < _width; from++)
        {
            for (var to = 0; to < _width; to++)
                table[(from * _width) + to] = _plane?.DistanceBetween(from, to) ?? _travel[_location[from], _location[to]].Distance;
        }

        return table;
    }
}
