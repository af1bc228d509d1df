namespace Optimizer.Api.Reading;

/// <summary>
/// The largest numbers that a request may have, so that no sum of the engine overflows: single distances, durations and
/// amounts fit 32 bits after conversion to metres, seconds and thousandths.
/// </summary>
internal static class Limits
{
    public const int Items = 200_000;
    public const int LoadDimensions = 16;
    public const int Materials = 64;
    public const int MatrixSites = 5_600;
    public const int PackedMatrixSites = 16_000;
    public const int IdLength = 200;
    public const int Requirements = 32;
    public const double Days = 366;

    public static readonly NumberRange Amount = new(0, 1_000_000, "units of its load dimension");
    public static readonly NumberRange TotalAmount = new(0, 1_000_000_000_000, "units of its load dimension");
    public static readonly NumberRange Distance = new(0, 1_000_000_000, "m");
    public static readonly NumberRange DrivingSeconds = new(0, 100_000_000, "s");
    public static readonly NumberRange Mass = new(0, 1_000_000, "kg");
    public static readonly NumberRange Density = new(0.001, 100_000, "kg/m³");
    public static readonly NumberRange Money = new(0, 1_000_000_000, "cents");
    public static readonly NumberRange MoneyPerUnit = new(0, 10_000_000, "cents");
    public static readonly NumberRange Price = new(-10_000_000, 10_000_000, "cents");
    public static readonly NumberRange Co2ePerKg = new(0, 10_000, "kg");
    public static readonly NumberRange Property = new(-100_000, 100_000, "");
    public static readonly NumberRange Substitution = new(0.001, 1_000, "");
    public static readonly NumberRange Share = new(0, 1, "");
    public static readonly NumberRange Yield = new(0.001, 1, "");
    public static readonly NumberRange Weight = new(0, 1_000, "");
    public static readonly NumberRange Consumption = new(0, 1_000, "per 100 km");
    public static readonly NumberRange Factor = new(0.1, 10, "");
    public static readonly NumberRange Latitude = new(-90, 90, "degrees");
    public static readonly NumberRange Longitude = new(-180, 180, "degrees");
    public static readonly NumberRange Plane = new(-1_000_000_000, 1_000_000_000, "m");
    public static readonly NumberRange Scale = new(0.000_001, 1_000_000, "");
    public static readonly NumberRange Speed = new(0.01, 1_000, "km/h");
    public static readonly NumberRange Priority = new(0, 100, "");
    public static readonly NumberRange Parts = new(1, 8, "parts");
    public static readonly NumberRange Stops = new(0, 1_000_000_000, "stops");
    public static readonly NumberRange Threads = new(1, 64, "threads");
    public static readonly NumberRange Iterations = new(0, 1_000_000_000_000_000, "iterations");
}
