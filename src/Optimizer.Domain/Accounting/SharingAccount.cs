using System.Collections.Immutable;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans.Sharing;

namespace Optimizer.Domain.Accounting;

/// <summary>
/// What shared assets cost and cause besides the routes: use, ways of bookings, moves that assets do by themselves. Each term is
/// rounded to whole cents once over the plan.
/// </summary>
public sealed record SharingAccount
{
    /// <summary>Cents by name, see <see cref="SharingCostTerm"/>.</summary>
    public required ImmutableSortedDictionary<string, long> CostTermsCents { get; init; }

    /// <summary>Cents by name, see <see cref="SharingObjectiveTerm"/>.</summary>
    public required ImmutableSortedDictionary<string, long> ObjectiveTermsCents { get; init; }

    /// <summary>Of moves that assets do by themselves.</summary>
    public required long DistanceMetres { get; init; }

    /// <inheritdoc cref="DistanceMetres"/>
    public required EnergyUse Energy { get; init; }

    public static SharingAccount Of(Model model, SharingPlan plan)
    {
        var costs = CostTerms(model, plan);
        var metres = plan.Moves.Sum(move => move.DistanceMetres);
        var energy = plan.Moves.Aggregate(default(EnergyUse), (sum, move) => sum + move.Energy);
        var penalties = plan.Unserved.Where(unserved => !unserved.IsMandatory).Sum(unserved => unserved.PenaltyCents);
        return new()
        {
            CostTermsCents = costs,
            DistanceMetres = metres,
            Energy = energy,
            ObjectiveTermsCents = new Dictionary<string, long>
            {
                [SharingObjectiveTerm.Cost] = Cents.Round((decimal)model.Objective.CostWeight * costs.Values.Sum()),
                [SharingObjectiveTerm.Distance] = Cents.PerKm(model.Objective.DistanceCentsPerKm, metres),
                [SharingObjectiveTerm.Co2e] = Cents.Round((decimal)model.Objective.Co2ePriceCentsPerTonne * (decimal)energy.WtwGrams / 1_000_000),
                [SharingObjectiveTerm.Penalties] = Cents.Round((decimal)model.Objective.PenaltyWeight * penalties),
                [SharingObjectiveTerm.Unfairness] = Cents.Round(model.SharingObjective.UnfairnessCostCents * (1 - (decimal)LeastShare(plan))),
            }.ToImmutableSortedDictionary(StringComparer.Ordinal),
        };
    }

    /// <summary>The account of the routes with this in its sums.</summary>
    public Account AddTo(Account routes) => routes with
    {
        Total = routes.Total with
        {
            CostCents = routes.Total.CostCents + CostTermsCents.Values.Sum(),
            DistanceMetres = routes.Total.DistanceMetres + DistanceMetres,
            Energy = routes.Total.Energy + Energy,
        },
        CostTermsCents = routes.CostTermsCents.AddRange(CostTermsCents),
        ObjectiveTermsCents = routes.ObjectiveTermsCents.AddRange(ObjectiveTermsCents),
    };

    private static ImmutableSortedDictionary<string, long> CostTerms(Model model, SharingPlan plan)
    {
        var served = plan.Reservations.GroupBy(reservation => reservation.BookingId).Select(parts => parts.MinBy(part => part.Start)!).ToArray();
        return new Dictionary<string, long>
        {
            [SharingCostTerm.Fixed] = plan.Reservations.Select(reservation => reservation.AssetId).Distinct().Sum(asset => model.Asset(asset).FixedCostCents),
            [SharingCostTerm.Use] = PerHour(plan.Reservations.Select(reservation => (model.Asset(reservation.AssetId).PerHourCents, reservation.End - reservation.Start))),
            [SharingCostTerm.Moves] = Cents.Round(plan.Moves.Sum(move => OwnMove(model, move))),
            [SharingCostTerm.Alternatives] = served.Sum(first => model.Booking(first.BookingId).Ways[first.Way].CostCents),
            [SharingCostTerm.Preferences] = PerHour(served.Select(first => (model.Booking(first.BookingId).OffPreferredPerHourCents, OffPreferred(model, first)))),
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    private static decimal OwnMove(Model model, AssetMove move) => model.Asset(move.AssetId).SelfPropelled is not { } drive
        ? 0
        : ((decimal)drive.PerKmCents * move.DistanceMetres / 1_000) + ((decimal)drive.DrivingPerHourCents * move.Driving.Ticks / TimeSpan.TicksPerHour);

    private static TimeSpan OffPreferred(Model model, Reservation first) =>
        model.Booking(first.BookingId).Ways[first.Way].PreferredStart is { } preferred ? (first.Start - preferred).Duration() : TimeSpan.Zero;

    private static long PerHour(IEnumerable<(double CentsPerHour, TimeSpan Time)> parts) =>
        Cents.Round(parts.Sum(part => (decimal)part.CentsPerHour * part.Time.Ticks) / TimeSpan.TicksPerHour);

    private static double LeastShare(SharingPlan plan) => plan.Summary is { Organisations: [_, ..] shares } ? shares.Min(share => share.Share) : 1;
}

/// <summary>Names of what money is spent on for shared assets.</summary>
public static class SharingCostTerm
{
    public const string Fixed = "asset_fixed";
    public const string Use = "asset_use";
    public const string Moves = "asset_moves";
    public const string Alternatives = "booking_alternatives";
    public const string Preferences = "booking_preferences";
}

/// <summary>Names of the parts of the objective that shared assets add.</summary>
public static class SharingObjectiveTerm
{
    public const string Cost = "asset_cost";
    public const string Distance = "asset_distance";
    public const string Co2e = "asset_co2e";
    public const string Penalties = "booking_penalties";
    public const string Unfairness = "unfairness";
}
