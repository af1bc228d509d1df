using Optimizer.Domain.Models;

namespace Optimizer.Domain.Accounting;

/// <summary>
/// Money of an account: computed in decimals and rounded to whole cents once, half away from zero. Decimals, because rates
/// times seconds end on half cents often, and those must round the same way everywhere.
/// </summary>
internal static class Cents
{
    public static long Round(decimal cents) => (long)Math.Round(cents, MidpointRounding.AwayFromZero);

    public static long PerKm(double centsPerKm, long metres) => Round((decimal)centsPerKm * metres / 1_000);

    public static long PerHour(double centsPerHour, TimeSpan time) => Round((decimal)centsPerHour * time.Ticks / TimeSpan.TicksPerHour);

    /// <summary>What a route that ends so late costs besides.</summary>
    public static long Overtime(VehicleCosts costs, Shift shift, TimeSpan routeEnd) =>
        routeEnd > shift.End ? PerHour(costs.OvertimePerHourCents, routeEnd - shift.End) : 0;
}
