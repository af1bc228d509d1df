namespace Optimizer.Planning.Sharing;

/// <summary>The schedule's unit of money: a cent divided by 3,600, so that whole cents for an hour are whole units for a second.</summary>
internal static class SharingMoney
{
    public const long UnitsPerCent = 3_600;

    public static long FromCents(double cents) => (long)Math.Round(cents * UnitsPerCent);

    /// <summary>A rate for some seconds; rates are rounded to whole cents an hour, so that the price is linear in the seconds.</summary>
    public static long PerHour(double centsPerHour, long seconds) => (long)Math.Round(centsPerHour) * seconds;

    public static long ToCents(long units) => (long)Math.Round((decimal)units / UnitsPerCent, MidpointRounding.AwayFromZero);
}
