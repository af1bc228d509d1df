using System.Collections.Immutable;
using Optimizer.Domain.Accounting;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Domain.Plans.Sharing;

namespace Optimizer.Planning.Sharing;

/// <summary>Makes a plan of reservations and the routes that carry assets for them: moves, what is left open, and the account of both.</summary>
internal sealed class SharingCompletion(Model model, FactorSet factors)
{
    /// <summary>The plan of a schedule.</summary>
    /// <param name="routed">Has the routes, and their account.</param>
    public Plan Complete(SharingPlan sharing, Plan routed, SharingSummary summary, ImmutableArray<UnservedBooking> unserved)
    {
        var complete = sharing with { Moves = MoveWriter.Write(model, sharing, routed.Routes, factors), Unserved = unserved, Summary = summary };
        return routed with { Sharing = complete, Account = SharingAccount.Of(model, complete).AddTo(routed.Account) };
    }

    /// <summary>The plan of reservations and maintenances made elsewhere; moves follow from them and from the routes.</summary>
    public Plan Complete(SharingPlan given, Plan routed)
    {
        var served = given.Reservations.Select(reservation => reservation.BookingId).ToHashSet(StringComparer.Ordinal);
        var unserved = model.Bookings.Where(booking => !served.Contains(booking.Id)).Select(booking => new UnservedBooking(booking.Id, booking.IsMandatory, booking.PenaltyCents, [], null));
        return Complete(given, routed, SummaryWriter.Write(model, given, "", 0, null), [.. unserved]);
    }
}
