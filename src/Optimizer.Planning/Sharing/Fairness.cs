using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans.Sharing;

namespace Optimizer.Planning.Sharing;

/// <summary>How much of the asset hours that they have booked organisations get, and the price of the smallest share.</summary>
internal static class Fairness
{
    /// <summary>Organisations that have booked, in the order of the model.</summary>
    public static ImmutableArray<ServedShare> Shares(Model model, Func<int, bool> isServed)
    {
        var byOrganisation = Enumerable.Range(0, model.Bookings.Length).ToLookup(booking => model.Bookings[booking].OrganisationId);
        return
        [
            .. from organisation in model.Organisations
               where byOrganisation.Contains(organisation.Id)
               select new ServedShare(
                   organisation.Id,
                   Sum(byOrganisation[organisation.Id]),
                   Sum(byOrganisation[organisation.Id].Where(isServed))),
        ];

        TimeSpan Sum(IEnumerable<int> bookings) => bookings.Aggregate(TimeSpan.Zero, (sum, booking) => sum + model.Bookings[booking].AssetTime);
    }

    /// <summary>In the schedule's unit of money.</summary>
    public static long Price(SharingProblem problem, Func<int, bool> isServed)
    {
        var cents = problem.Model.SharingObjective.UnfairnessCostCents;
        if (cents == 0)
            return 0;
        var least = Shares(problem.Model, isServed).Select(share => share.Share).Append(1).Min();
        return SharingMoney.FromCents(cents * (1 - least));
    }
}
