using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;

namespace Optimizer.Studies.Comparing;

/// <summary>What one plan, or several plans of parts of a model, cost and do.</summary>
public sealed record PlanSum
{
    public static PlanSum Nothing { get; } = new();

    public int Plans { get; init; }

    /// <summary>Vehicles on the road; one that several plans use counts in each.</summary>
    public int Vehicles { get; init; }

    public long DistanceMetres { get; init; }

    /// <summary>Driven without load by the vehicles of routes.</summary>
    public long EmptyDistanceMetres { get; init; }

    /// <summary>Well to wheel.</summary>
    public double Co2eGrams { get; init; }

    /// <summary>All money that is spent.</summary>
    public long CostCents { get; init; }

    /// <summary>Cost, CO2e, value and what is left out, as the model weighs them.</summary>
    public long ObjectiveCents { get; init; }

    /// <summary>Collections, and shipments that the model asks for.</summary>
    public int WorkDone { get; init; }

    /// <summary>From offers to needs.</summary>
    public double TransferredKg { get; init; }

    public int BookingsServed { get; init; }

    /// <summary>Parts of what is mandatory that are not done.</summary>
    public int MandatoryLeftOut { get; init; }

    public static PlanSum Of(Model model, Plan plan)
    {
        var total = plan.Account.Total;
        var left = plan.Unplanned.Select(work => work.WorkId).ToHashSet(StringComparer.Ordinal);
        return new()
        {
            Plans = 1,
            Vehicles = plan.Routes.Select(route => route.VehicleId).Distinct(StringComparer.Ordinal).Count(),
            DistanceMetres = total.DistanceMetres,
            EmptyDistanceMetres = total.EmptyDistanceMetres,
            Co2eGrams = total.Energy.WtwGrams,
            CostCents = total.CostCents,
            ObjectiveCents = plan.Account.ObjectiveCents,
            WorkDone = model.AllWork.Count(work => !left.Contains(work.Id)),
            TransferredKg = plan.Transfers.Sum(transfer => KilogramsOf(model, transfer)),
            BookingsServed = plan.Sharing.Reservations.Select(reservation => reservation.BookingId).Distinct(StringComparer.Ordinal).Count(),
            MandatoryLeftOut = plan.MandatoryLeftOut,
        };
    }

    public static PlanSum operator +(PlanSum left, PlanSum right) => new()
    {
        Plans = left.Plans + right.Plans,
        Vehicles = left.Vehicles + right.Vehicles,
        DistanceMetres = left.DistanceMetres + right.DistanceMetres,
        EmptyDistanceMetres = left.EmptyDistanceMetres + right.EmptyDistanceMetres,
        Co2eGrams = left.Co2eGrams + right.Co2eGrams,
        CostCents = left.CostCents + right.CostCents,
        ObjectiveCents = left.ObjectiveCents + right.ObjectiveCents,
        WorkDone = left.WorkDone + right.WorkDone,
        TransferredKg = left.TransferredKg + right.TransferredKg,
        BookingsServed = left.BookingsServed + right.BookingsServed,
        MandatoryLeftOut = left.MandatoryLeftOut + right.MandatoryLeftOut,
    };

    private static double KilogramsOf(Model model, Transfer transfer) =>
        model.Offer(transfer.OfferId) is { Amount: > 0 } offer ? offer.MassKg * transfer.Amount / offer.Amount : 0;
}
