using Optimizer.Routing;
using Optimizer.Routing.Search;
using Optimizer.Routing.Search.Plain;

namespace Optimizer.Tests.Routing.Plain;

/// <summary>Random plain problems: one load, vehicles of one kind, a price for the way; stop 1 is at the place of stop 0, and the depot in the midst.</summary>
internal static class PlainProblems
{
    public const int CostPerMetre = 3;

    /// <param name="vehicles">How many; too few leave stops absent.</param>
    /// <param name="tightness">Mean stops that a vehicle holds.</param>
    /// <param name="metresForVehicle">The fixed cost of a vehicle.</param>
    /// <param name="scale">Metres for one of a thousand steps of the square's side; many steps leave no two ways alike.</param>
    public static RoutingProblem Draw(int seed, int stops, int? vehicles = null, int tightness = 6, int maxStops = int.MaxValue, int metresForVehicle = 0, double scale = 1, bool hasPoints = true)
    {
        var random = new Random(seed);
        var (x, y) = (new double[stops + 1], new double[stops + 1]);
        for (var place = 0; place <= stops; place++)
            (x[place], y[place]) = (random.Next(1_000), random.Next(1_000));
        (x[0], y[0]) = (500, 500);
        (x[2], y[2]) = (x[1], y[1]);
        return new(
            [new TravelTable(new PlanarTravel(x, y, PlanarTravelRounding.Nearest, scale, metresPerSecond: 1), stops + 1)],
            [.. Enumerable.Range(1, stops).Select(place => new Stop { Location = place, Load = [random.Next(0, 21)], Penalty = 3_000 * CostPerMetre * (long)scale })],
            [Kind(vehicles ?? stops, 10 * tightness, maxStops, metresForVehicle)],
            points: hasPoints ? [.. x.Zip(y).Select(point => ((float)point.First, (float)point.Second))] : []);
    }

    public static PlainData Data(RoutingProblem problem) =>
        PlainData.From(new(problem)) ?? throw new ArgumentException("The problem is not plain.");

    /// <summary>One of several shapes, by seed: with few vehicles, few stops on a route, a price for vehicles, or demands so large that some stops stay absent.</summary>
    public static PlainData Shape(int seed, int stops) => Data((seed % 5) switch
    {
        0 => Draw(seed, stops),
        1 => Draw(seed, stops, vehicles: (stops / 6) + 1),
        2 => Draw(seed, stops, maxStops: 4),
        3 => Draw(seed, stops, metresForVehicle: 700),
        _ => Draw(seed, stops, vehicles: stops / 8, tightness: 5, metresForVehicle: 50),
    });

    public static SearchParameters Parameters { get; } = SearchParameters.From(new Dictionary<string, double>());

    private static VehicleKind Kind(int count, int capacity, int maxStops, int metresForVehicle) => new()
    {
        Count = count,
        StartLocation = 0,
        EndLocation = 0,
        Configurations = [[new Compartment([capacity], ulong.MaxValue)]],
        MaxStops = maxStops,
        DistanceCost = CostPerMetre,
        FixedCost = CostPerMetre * (long)metresForVehicle,
    };
}
