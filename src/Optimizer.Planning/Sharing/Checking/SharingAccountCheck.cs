using System.Collections.Immutable;
using Optimizer.Domain.Accounting;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Domain.Plans.Sharing;
using Optimizer.Planning.Collecting.Checking;

namespace Optimizer.Planning.Sharing.Checking;

/// <summary>What shared assets cost, how well they are used and organisations served, is computed once more.</summary>
internal static class SharingAccountCheck
{
    public static void Check(Model model, Plan plan, Findings findings)
    {
        if (!model.HasSharing)
        {
            if (plan.Sharing.Summary is not null)
                findings.Add(SharingRule.SharingSummary, "sharing", 1, "", "The model has no assets and bookings, but the plan has a summary of them.");
            return;
        }

        CheckSummary(model, plan.Sharing, findings);
        ExpectTerms(plan.Account.CostTermsCents, CostTerms(model, plan.Sharing), "account.cost_terms_cents", findings);
        ExpectTerms(plan.Account.ObjectiveTermsCents, ObjectiveTerms(model, plan.Sharing), "account.objective_terms_cents", findings);
    }

    /// <summary>The account less what shared assets add to it.</summary>
    public static Account WithoutSharing(Model model, Plan plan)
    {
        if (!model.HasSharing)
            return plan.Account;
        var (costs, objective, energy) = (CostTerms(model, plan.Sharing), ObjectiveTerms(model, plan.Sharing), OwnEnergy(plan.Sharing));
        return plan.Account with
        {
            Total = plan.Account.Total with
            {
                CostCents = plan.Account.Total.CostCents - costs.Values.Sum(),
                DistanceMetres = plan.Account.Total.DistanceMetres - OwnMetres(plan.Sharing),
                Energy = plan.Account.Total.Energy + (energy * -1),
            },
            CostTermsCents = plan.Account.CostTermsCents.RemoveRange(costs.Keys),
            ObjectiveTermsCents = plan.Account.ObjectiveTermsCents.RemoveRange(objective.Keys),
        };
    }

    private static void CheckSummary(Model model, SharingPlan plan, Findings findings)
    {
        if (plan.Summary is not { } summary)
        {
            findings.Add(SharingRule.SharingSummary, "sharing", 1, "", "The summary is missing.");
            return;
        }

        if (summary.BoundCents > summary.ScheduleCents)
            findings.Add(SharingRule.SharingSummary, "sharing.bound_cents", (double)(summary.BoundCents - summary.ScheduleCents), "cents", "The bound is above the schedule.");
        if (!summary.Assets.SequenceEqual(model.Assets.Select(asset => Use(plan, asset.Id, asset.AvailabilityWindows))))
            findings.Add(SharingRule.SharingSummary, "sharing.assets", 1, "", "The use of the assets is not what the reservations say.");
        if (!summary.Organisations.SequenceEqual(Shares(model, plan)))
            findings.Add(SharingRule.SharingSummary, "sharing.organisations", 1, "", "What organisations get is not what the reservations say.");
    }

    private static AssetUse Use(SharingPlan plan, string asset, ImmutableArray<TimeWindow> windows)
    {
        var reservations = plan.Reservations.Where(reservation => reservation.AssetId == asset).ToArray();
        return new(asset, reservations.Length, Sum(reservations.Select(reservation => reservation.End - reservation.Start)), Sum(windows.Select(window => window.End - window.Start)));
    }

    private static IEnumerable<ServedShare> Shares(Model model, SharingPlan plan)
    {
        foreach (var organisation in model.Organisations)
        {
            var bookings = model.Bookings.Where(booking => booking.OrganisationId == organisation.Id).ToArray();
            var served = bookings.Where(booking => plan.Reservations.Any(reservation => reservation.BookingId == booking.Id));
            if (bookings.Length > 0)
                yield return new(organisation.Id, Sum(bookings.Select(booking => booking.AssetTime)), Sum(served.Select(booking => booking.AssetTime)));
        }
    }

    private static Dictionary<string, long> CostTerms(Model model, SharingPlan plan)
    {
        var (use, moves, preferences) = (0m, 0m, 0m);
        var (fix, alternatives) = (0L, 0L);
        foreach (var asset in model.Assets)
        {
            foreach (var reservation in plan.Reservations.Where(reservation => reservation.AssetId == asset.Id))
                use += (decimal)asset.PerHourCents * (decimal)(reservation.End - reservation.Start).TotalSeconds;
            if (plan.Reservations.Any(reservation => reservation.AssetId == asset.Id))
                fix += asset.FixedCostCents;
            foreach (var move in plan.Moves.Where(move => move.AssetId == asset.Id && asset.SelfPropelled is not null))
                moves += ((decimal)asset.SelfPropelled!.PerKmCents * move.DistanceMetres / 1_000) + ((decimal)asset.SelfPropelled.DrivingPerHourCents * (decimal)move.Driving.TotalSeconds / 3_600);
        }

        foreach (var booking in model.Bookings)
        {
            var first = plan.Reservations.Where(reservation => reservation.BookingId == booking.Id).OrderBy(reservation => reservation.Start).FirstOrDefault();
            if (first is null)
                continue;
            alternatives += booking.Ways[first.Way].CostCents;
            if (booking.Ways[first.Way].PreferredStart is { } preferred)
                preferences += (decimal)booking.OffPreferredPerHourCents * (decimal)Math.Abs((first.Start - preferred).TotalSeconds);
        }

        return new()
        {
            [SharingCostTerm.Fixed] = fix,
            [SharingCostTerm.Use] = Round(use / 3_600),
            [SharingCostTerm.Moves] = Round(moves),
            [SharingCostTerm.Alternatives] = alternatives,
            [SharingCostTerm.Preferences] = Round(preferences / 3_600),
        };
    }

    private static Dictionary<string, long> ObjectiveTerms(Model model, SharingPlan plan)
    {
        var penalties = plan.Unserved.Where(unserved => !unserved.IsMandatory).Sum(unserved => unserved.PenaltyCents);
        var least = Shares(model, plan).Select(share => share.Share).Append(1).Min();
        return new()
        {
            [SharingObjectiveTerm.Cost] = Round((decimal)model.Objective.CostWeight * CostTerms(model, plan).Values.Sum()),
            [SharingObjectiveTerm.Distance] = Round((decimal)model.Objective.DistanceCentsPerKm * OwnMetres(plan) / 1_000),
            [SharingObjectiveTerm.Co2e] = Round((decimal)model.Objective.Co2ePriceCentsPerTonne * (decimal)OwnEnergy(plan).WtwGrams / 1_000_000),
            [SharingObjectiveTerm.Penalties] = Round((decimal)model.Objective.PenaltyWeight * penalties),
            [SharingObjectiveTerm.Unfairness] = Round(model.SharingObjective.UnfairnessCostCents * (1 - (decimal)least)),
        };
    }

    private static void ExpectTerms(ImmutableSortedDictionary<string, long> actual, Dictionary<string, long> expected, string where, Findings findings)
    {
        foreach (var (name, cents) in expected)
        {
            if (!actual.TryGetValue(name, out var value) || value != cents)
                findings.Add(SharingRule.SharingAccount, $"{where}[\"{name}\"]", value - cents, "cents", $"Is {value}, not {cents}.");
        }
    }

    private static long OwnMetres(SharingPlan plan) => plan.Moves.Sum(move => move.DistanceMetres);

    private static EnergyUse OwnEnergy(SharingPlan plan) => plan.Moves.Aggregate(default(EnergyUse), (sum, move) => sum + move.Energy);

    private static long Round(decimal cents) => (long)Math.Round(cents, MidpointRounding.AwayFromZero);

    private static TimeSpan Sum(IEnumerable<TimeSpan> times) => times.Aggregate(TimeSpan.Zero, (sum, time) => sum + time);
}
