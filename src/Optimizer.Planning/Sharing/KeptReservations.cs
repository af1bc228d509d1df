using System.Collections.Immutable;

namespace Optimizer.Planning.Sharing;

/// <summary>What is left of a schedule when routes leave some of its moves out.</summary>
internal static class KeptReservations
{
    /// <summary>
    /// Drops each booking that such a move leads to, and with it all later ones on its assets, as their moves begin elsewhere then; of an
    /// asset that has to return home all of them. What is kept needs a part of the same moves and no others.
    /// </summary>
    /// <param name="undone">By asset, the moves that no route does.</param>
    public static Schedule Of(SharingProblem problem, Schedule schedule, ImmutableArray<MoveNeed> undone)
    {
        var cuts = Enumerable.Repeat(int.MaxValue, problem.Assets.Length).ToArray();
        foreach (var move in undone)
            Cut(problem.Assets.IndexOf(move.Asset), AssetTravel.Seconds(move.Latest));

        var dropped = new HashSet<int>();
        while (schedule.Uses.FirstOrDefault(use => use.Start >= cuts[use.Asset] && !dropped.Contains(use.Booking)) is { Seconds: > 0 } next)
        {
            dropped.Add(next.Booking);
            foreach (var use in schedule.Served(next.Booking))
                Cut(use.Asset, use.Start);
        }

        return schedule.With(dropped.Select(booking => (booking, ImmutableArray<PlannedUse>.Empty))) ?? new Schedule(problem);

        void Cut(int asset, int from) => cuts[asset] = problem.Assets[asset].ReturnsHome ? 0 : Math.Min(cuts[asset], from);
    }
}
