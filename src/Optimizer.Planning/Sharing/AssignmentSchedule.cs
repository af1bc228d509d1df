using System.Collections.Immutable;
using System.Diagnostics;
using Optimizer.OrTools;

namespace Optimizer.Planning.Sharing;

/// <summary>
/// Fixed intervals on identical assets: the cheapest cover of the bookings by paths, one for each asset, as a linear assignment. Left
/// are bookings (what comes after) and assets (what is first), right are bookings (what comes before) and assets (ends). A booking
/// assigned to itself is not served; an asset assigned to its own end is not used. Polynomial, and exact.
/// </summary>
/// <remarks>Dantzig and Fulkerson (1954), https://doi.org/10.1002/nav.3800010309.</remarks>
internal static class AssignmentSchedule
{
    /// <summary>Whether all bookings are of one asset at a fixed time and all their assets are alike, so that the assignment is exact.</summary>
    public static bool Applies(SharingProblem problem, ImmutableArray<int> bookings)
    {
        if (bookings.IsEmpty || problem.Model.SharingObjective.UnfairnessCostCents > 0 || !problem.Forbidden.IsEmpty)
            return false;
        var assets = problem.Suitable(bookings[0], 0, 0);
        return !assets.IsEmpty
            && bookings.All(booking => IsFixed(problem, booking) && problem.Suitable(booking, 0, 0).SequenceEqual(assets))
            && assets.All(asset => AreAlike(problem, assets[0], asset));
    }

    /// <summary>The cheapest schedule of these bookings; others stay as they are.</summary>
    public static Schedule Solve(SharingProblem problem, ImmutableArray<int> bookings, Schedule schedule, OrToolsHosts hosts, CancellationToken cancellation)
    {
        var assets = problem.Suitable(bookings[0], 0, 0);
        var uses = bookings.Select(booking => UseOf(problem, booking, assets[0])).ToArray();
        var assignment = new AssignmentProblem(uses.Length + assets.Length);
        for (var left = 0; left < uses.Length; left++)
        {
            assignment.AddPair(left, left, problem.UnservedPrice[bookings[left]]);
            for (var right = 0; right < uses.Length; right++)
            {
                if (left != right && PriceAfter(problem, assets[0], uses[left], uses[right]) is { } price)
                    assignment.AddPair(left, right, price);
            }

            if (AssetLine.HomeWay(problem, assets[0], uses[left]) is { } home)
            {
                for (var end = 0; end < assets.Length; end++)
                    assignment.AddPair(left, uses.Length + end, home);
            }
        }

        for (var asset = 0; asset < assets.Length; asset++)
        {
            assignment.AddPair(uses.Length + asset, uses.Length + asset, 0);
            for (var right = 0; right < uses.Length; right++)
            {
                if (PriceAfter(problem, assets[0], null, uses[right]) is { } price)
                    assignment.AddPair(uses.Length + asset, right, price + problem.FixedPrice(assets[0]));
            }
        }

        var rights = hosts.Solve(assignment, cancellation).Rights;
        var served = bookings.ToDictionary(booking => booking, _ => ImmutableArray<PlannedUse>.Empty);
        for (var asset = 0; asset < assets.Length; asset++)
        {
            for (var at = rights[uses.Length + asset]; at < uses.Length; at = rights[at])
                served[bookings[at]] = [uses[at] with { Asset = assets[asset] }];
        }

        return schedule.With(served.Select(each => (each.Key, each.Value))) ?? throw new UnreachableException("The assignment gives a line that cannot be.");
    }

    /// <summary>Price of a use right after another one (or as the first), with its move, use and way; null if it cannot be.</summary>
    private static long? PriceAfter(SharingProblem problem, int asset, PlannedUse? before, PlannedUse use) =>
        AssetLine.IsAvailable(problem, asset, before, use) && AssetLine.Between(problem, asset, before, use, maintains: false) is { } move
            ? move + problem.UsePrice(asset, use.Seconds) + problem.WayPrice(use.Booking, 0, use.Start)
            : null;

    private static PlannedUse UseOf(SharingProblem problem, int booking, int asset)
    {
        var way = problem.Bookings[booking].Ways[0];
        return new(asset, booking, 0, 0, 0, AssetTravel.Seconds(way.EarliestStart), AssetTravel.Seconds(way.LatestEnd));
    }

    private static bool IsFixed(SharingProblem problem, int booking) =>
        problem.Bookings[booking] is { Ways: [{ Requirements.Length: 1 } way], MaxParts: 1 } && way.LatestEnd - way.EarliestStart == way.Duration;

    private static bool AreAlike(SharingProblem problem, int left, int right)
    {
        var (one, other) = (problem.Assets[left], problem.Assets[right]);
        return one.Maintenance is null && other.Maintenance is null
            && one.HomeSiteId == other.HomeSiteId
            && one.AvailabilityWindows.SequenceEqual(other.AvailabilityWindows)
            && one.Setups.SequenceEqual(other.Setups) && one.Cleanings.SequenceEqual(other.Cleanings)
            && one.SelfPropelled == other.SelfPropelled && AreAlike(one.Carried, other.Carried)
            && (one.ReturnsHome, one.FixedCostCents, one.PerHourCents) == (other.ReturnsHome, other.FixedCostCents, other.PerHourCents);
    }

    private static bool AreAlike(Domain.Models.Sharing.CarriedByVehicle? one, Domain.Models.Sharing.CarriedByVehicle? other) =>
        one is null || other is null ? one is null && other is null
            : one.Amounts == other.Amounts && one.MassKg == other.MassKg && one.LoadingDuration == other.LoadingDuration && one.UnloadingDuration == other.UnloadingDuration
                && one.AllowedVehicleIds.SequenceEqual(other.AllowedVehicleIds) && one.Skills.AllOf.SequenceEqual(other.Skills.AllOf)
                && one.Skills.AnyOf.SequenceEqual(other.Skills.AnyOf) && one.Skills.NoneOf.SequenceEqual(other.Skills.NoneOf);
}
