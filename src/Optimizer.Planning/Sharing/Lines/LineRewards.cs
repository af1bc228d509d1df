using System.Collections.Immutable;

namespace Optimizer.Planning.Sharing.Lines;

/// <summary>
/// Which multipliers there are: one for each requirement of each way of a booking. Where several assets are used together there is one
/// for each stretch of starts, so that lines of different assets agree on when.
/// </summary>
internal sealed class LineRewards
{
    private const int MostStretches = 16;
    private const int LeastStretchSeconds = 900;

    private readonly Dictionary<(int Booking, int Way), (int[] Cuts, int First)> _ways = [];

    public LineRewards(SharingProblem problem, ImmutableArray<int> bookings)
    {
        foreach (var booking in bookings)
        {
            for (var way = 0; way < problem.Bookings[booking].Ways.Length; way++)
            {
                var requirements = problem.Bookings[booking].Ways[way].Requirements.Length;
                var isKit = requirements > 1 && problem.Bookings[booking].MaxParts == 1;
                var cuts = isKit ? CutsOf(problem.Bookings[booking].Ways[way]) : [0];
                _ways.Add((booking, way), (cuts, Count));
                Count += requirements * cuts.Length;
            }
        }
    }

    public int Count { get; }

    /// <summary>Where stretches begin.</summary>
    public IReadOnlyList<int> Cuts(int booking, int way) => _ways[(booking, way)].Cuts;

    public int Stretches(int booking, int way) => _ways[(booking, way)].Cuts.Length;

    public int IndexOf(int booking, int way, int requirement, int start)
    {
        var cuts = _ways[(booking, way)].Cuts;
        return At(booking, way, requirement, Math.Max(0, Array.FindLastIndex(cuts, cut => cut <= start)));
    }

    public int At(int booking, int way, int requirement, int stretch)
    {
        var (cuts, first) = _ways[(booking, way)];
        return first + (requirement * cuts.Length) + stretch;
    }

    private static int[] CutsOf(Domain.Models.Sharing.BookingWay way)
    {
        var (low, high) = (AssetTravel.Seconds(way.EarliestStart), AssetTravel.Seconds(way.LatestEnd - way.Duration));
        var length = Math.Max(LeastStretchSeconds, (high - low + MostStretches) / MostStretches);
        return [.. Enumerable.Range(0, Math.Max(1, ((high - low) / length) + 1)).Select(index => low + (index * length))];
    }
}
