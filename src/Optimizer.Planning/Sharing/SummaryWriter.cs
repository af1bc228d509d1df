using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans.Sharing;

namespace Optimizer.Planning.Sharing;

/// <summary>Sums up how well assets are used and organisations served.</summary>
internal static class SummaryWriter
{
    /// <summary>Mandatory bookings that are left unserved have no price here, and then the bound says nothing unless it has them, too. Nor does a bound of nothing.</summary>
    public static SharingSummary Write(ScheduleResult result, SharingPlan plan)
    {
        var problem = result.Problem;
        var mandatory = Enumerable.Range(0, problem.Bookings.Length)
            .Where(booking => problem.Bookings[booking].IsMandatory && !result.Schedule.IsServed(booking))
            .Sum(booking => problem.UnservedPrice[booking]);
        var price = result.Schedule.Total() - mandatory;
        var bound = Math.Min(result.Bound - mandatory, price);
        var note = result.Missing.Length > 0 ? $"{result.Missing.Split('\n')[0].TrimEnd()} The schedule was searched without it." : "";
        return Write(problem.Model, plan, result.Method, SharingMoney.ToCents(price), bound > 0 || price == bound ? SharingMoney.ToCents(bound) : null) with { Note = note };
    }

    public static SharingSummary Write(Model model, SharingPlan plan, string method, long scheduleCents, long? boundCents)
    {
        var served = plan.Reservations.Select(reservation => reservation.BookingId).ToHashSet(StringComparer.Ordinal);
        return new(
            method,
            scheduleCents,
            boundCents,
            [.. model.Assets.Select(asset => Use(asset.Id, asset.AvailabilityWindows, plan))],
            Fairness.Shares(model, booking => served.Contains(model.Bookings[booking].Id)));
    }

    private static AssetUse Use(string asset, ImmutableArray<TimeWindow> windows, SharingPlan plan)
    {
        var reservations = plan.Reservations.Where(reservation => reservation.AssetId == asset).ToArray();
        return new(
            asset,
            reservations.Length,
            reservations.Aggregate(TimeSpan.Zero, (sum, reservation) => sum + (reservation.End - reservation.Start)),
            windows.Aggregate(TimeSpan.Zero, (sum, window) => sum + (window.End - window.Start)));
    }
}
