using Google.Protobuf.WellKnownTypes;

namespace Optimizer.Api.Reading.Formats;

/// <summary>What the models of all benchmark files share: one load dimension, the distance as objective, no costs but those set.</summary>
internal static class BenchmarkModel
{
    public const string LoadId = "load";
    public const string DepotId = "0";
    public const string TypeId = "vehicle";

    /// <summary>One cent a metre, so that the objective is the distance.</summary>
    public const double CentsPerKm = 1_000;

    /// <summary>One depot with id "0" and one kind of vehicle.</summary>
    public static Wire.Model New(string name, double capacity, Wire.Travel travel)
    {
        var model = New(name, travel);
        model.VehicleTypes.Add(VehicleType(TypeId, capacity));
        model.Depots.Add(new Wire.Depot { Id = DepotId, SiteId = DepotId });
        return model;
    }

    /// <summary>Without depots and vehicles.</summary>
    public static Wire.Model New(string name, Wire.Travel travel) => new()
    {
        Name = name,
        StartTime = At(0),
        LoadDimensions = { new Wire.LoadDimension { Id = LoadId, Unit = Wire.LoadUnit.Piece } },
        Travel = travel,
        Objective = new() { DistanceWeightCentsPerKm = CentsPerKm, Co2EPricePerTCents = 0 },
    };

    public static Wire.VehicleType VehicleType(string id, double? capacity)
    {
        var compartment = new Wire.Compartment { Id = "main" };
        if (capacity is { } most)
            compartment.Capacity[LoadId] = most;
        return new() { Id = id, Compartments = { compartment } };
    }

    /// <summary>Euclidean distances, with the factor that all other numbers of the file have to be multiplied by too.</summary>
    public static (Wire.Travel Travel, int Factor) Euclidean(DistanceRounding rounding)
    {
        var (factor, down) = rounding switch
        {
            DistanceRounding.None => (1_000, false),
            DistanceRounding.Nearest => (1, false),
            DistanceRounding.Trunc => (1, true),
            _ => (10, true),
        };
        var travel = new Wire.PlanarTravel
        {
            Metric = Wire.PlanarMetric.Euclidean,
            Rounding = down ? Wire.PlanarRounding.Down : Wire.PlanarRounding.Nearest,
            Scale = factor,
        };
        return (new() { Planar = travel }, factor);
    }

    /// <summary>
    /// A price for each vehicle that no saving of distance pays for: the power of ten above the distance given, which is more than
    /// any sensible plan drives.
    /// </summary>
    public static long VehiclesFirst(double metres) => (long)Math.Min(Limits.Money.Most, Math.Pow(10, Math.Ceiling(Math.Log10(Math.Max(10, metres)))));

    public static Wire.Site Site(string id, double x, double y) => new() { Id = id, PlanarPosition = new() { XM = x, YM = y } };

    /// <summary>Vehicles "1", "2" and so on, each like the pattern.</summary>
    public static IEnumerable<Wire.Vehicle> Fleet(int vehicles, Wire.Vehicle pattern) =>
        Enumerable.Range(1, Math.Clamp(vehicles, 1, Limits.Items)).Select(number =>
        {
            var vehicle = pattern.Clone();
            (vehicle.Id, vehicle.VehicleTypeId) = ($"{number}", TypeId);
            vehicle.Costs ??= new();
            return vehicle;
        });

    public static Timestamp At(double seconds) => new() { Seconds = Whole(seconds) };

    public static Duration Span(double seconds) => new() { Seconds = Whole(seconds) };

    public static long Whole(double value) => (long)Math.Round(value);
}
