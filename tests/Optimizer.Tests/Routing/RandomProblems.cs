using System.Collections.Immutable;
using Optimizer.Routing;

namespace Optimizer.Tests.Routing;

/// <summary>Small routing problems on a plane, with what a test asks for.</summary>
internal static class RandomProblems
{
    /// <param name="stations">How many places to unload at; vehicles then return empty.</param>
    /// <param name="depots">Each kind of vehicle has its own, and has to be back earlier than the one before.</param>
    public static RoutingProblem Draw(int seed, int stops, bool windows = false, bool energy = false, int stations = 0, bool pairs = false, bool timeCosts = false, int kinds = 1, bool deliveries = false, int shipments = 0, bool reloads = false, bool releases = false, bool onlyDeliveries = false, bool deliveriesFirst = false, bool depots = false)
    {
        var random = new Random(seed);
        var places = Enumerable.Range(0, 1 + stops + stations).Select(_ => (X: random.Next(1_000), Y: random.Next(1_000))).ToArray();
        var drawn = Paired([.. Enumerable.Range(1, stops).Select(place => DrawStop(random, place, windows, kinds, deliveries, releases, onlyDeliveries))], shipments);
        var travel = new TravelTable(deliveriesFirst ? new OrderedPlane(places, drawn, 2 * shipments, needsDelivery: seed % 2 == 0) : new Plane(places), places.Length);
        return new(
            [travel],
            drawn,
            [.. Enumerable.Range(0, kinds).Select(kind => DrawKind(random, kind, stops, energy, stations > 0, timeCosts) with { DeliveriesFirst = deliveriesFirst, NeedsDelivery = deliveriesFirst && seed % 2 == 0 }).Select((kind, index) => depots ? AtDepot(kind, index) : kind)],
            [.. Enumerable.Range(1 + stops, stations).Select(place => new Station { Location = place, Service = 30, Reloads = reloads })],
            groups: pairs ? [new([0, 1], IsOrdered: true), new([2, 3], IsOrdered: false)] : [.. Enumerable.Range(0, shipments).Select(pair => new StopGroup([2 * pair, (2 * pair) + 1], IsOrdered: true, IsPair: true))],
            points: [.. places.Select(place => ((float)place.X, (float)place.Y))]);
    }

    /// <summary>The first stops as pairs: the second of each takes off what the first has loaded.</summary>
    private static ImmutableArray<Stop> Paired(ImmutableArray<Stop> stops, int pairs)
    {
        for (var pair = 0; pair < pairs; pair++)
        {
            stops = stops.SetItem(2 * pair, stops[2 * pair] with { Delivery = [], OnlyDelivers = false });
            stops = stops.SetItem((2 * pair) + 1, stops[(2 * pair) + 1] with { Load = [-stops[2 * pair].Load[0]], Delivery = [], OnlyDelivers = false });
        }

        return stops;
    }

    private static Stop DrawStop(Random random, int place, bool windows, int kinds, bool deliveries, bool releases, bool onlyDeliveries)
    {
        var start = random.Next(3_000);
        var stop = DrawCollection(random, place, windows ? Window.Hard(start, start + random.Next(300, 3_000)) : Window.Always, kinds);
        if (!deliveries)
            return stop;
        var release = releases ? random.Next(2_000) : 0;
        return (onlyDeliveries ? 2 : random.Next(3)) switch
        {
            0 => stop,
            1 => stop with { Delivery = [random.Next(1, 40)], Release = release },
            _ => stop with { Delivery = [random.Next(1, 40)], Release = release, Load = [0], OnlyDelivers = true },
        };
    }

    private static Stop DrawCollection(Random random, int place, Window window, int kinds)
    {
        return new()
        {
            Location = place,
            Service = random.Next(60),
            Load = [random.Next(1, 40)],
            Windows = [window],
            Penalty = 50_000_000,
            AllowedKinds = kinds == 1 || random.Next(4) > 0 ? [] : [.. Enumerable.Range(0, kinds).Select(kind => kind == 0 || random.Next(2) == 0)],
        };
    }

    private static VehicleKind AtDepot(VehicleKind kind, int depot) => kind with
    {
        StartLocation = depot,
        EndLocation = depot,
        EndWindows = [Window.Hard(0, 20_000 - (4_000 * depot))],
    };

    private static VehicleKind DrawKind(Random random, int kind, int stops, bool energy, bool returnsEmpty, bool timeCosts) => new()
    {
        Count = stops,
        StartLocation = 0,
        EndLocation = 0,
        EndWindows = [Window.Hard(0, 20_000)],
        StartWindows = [Window.Hard(0, 20_000)],
        RegularEnd = 4_000,
        Configurations = [[new Compartment([random.Next(60, 150)], ulong.MaxValue)]],
        ReturnsEmpty = returnsEmpty,
        DistanceCost = 1_000 + (100 * kind),
        FixedCost = 200_000 * kind,
        DrivingCost = timeCosts ? 500 : 0,
        WaitingCost = timeCosts ? 300 : 0,
        ServiceCost = timeCosts ? 400 : 0,
        OvertimeCost = timeCosts ? 700 : 0,
        Energy = energy ? new([.. Enumerable.Repeat(200.0, 300)], [.. Enumerable.Range(0, 300).Select(step => 20.0 - (step / 20.0))], 50, 3) : null,
    };

    /// <summary>Without the ways that break the order of deliveries and collections; stops are at the locations from 1 on, stations behind them.</summary>
    private sealed class OrderedPlane((int X, int Y)[] places, ImmutableArray<Stop> stops, int paired, bool needsDelivery) : ITravelFunction
    {
        private readonly Plane _plane = new(places);

        public Arc Between(int from, int to)
        {
            var isForbidden = OnlyCollects(from) ? Delivers(to) : needsDelivery && OnlyCollects(to) && (from == 0 || from > stops.Length);
            return isForbidden ? Arc.None : _plane.Between(from, to);
        }

        private bool OnlyCollects(int place) => place > paired && place <= stops.Length && stops[place - 1].Delivery.IsEmpty;

        private bool Delivers(int place) => place > paired && place <= stops.Length && !stops[place - 1].Delivery.IsEmpty;
    }

    private sealed class Plane((int X, int Y)[] places) : ITravelFunction
    {
        public Arc Between(int from, int to)
        {
            var (dx, dy) = (places[from].X - places[to].X, places[from].Y - places[to].Y);
            var metres = (int)Math.Round(Math.Sqrt((dx * dx) + (dy * dy)));
            return new(metres, metres / 2);
        }
    }
}
