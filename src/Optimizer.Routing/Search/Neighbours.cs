namespace Optimizer.Routing.Search;

/// <summary>For every stop its nearest others, nearest first: by cost of the way, and by waiting where there are windows.</summary>
internal sealed class Neighbours
{
    /// <summary>Up to so many stops every pair is compared; above, a grid is asked for candidates.</summary>
    private const int MostComparedPairwise = 4_000;

    private const double WaitingWeight = 0.2;

    private readonly int[] _near;

    /// <param name="watcher">Once time is up, the stops that are left get any others: nobody will ask for them any more.</param>
    public Neighbours(SearchData data, int most, StopWatcher? watcher = null)
    {
        Count = Math.Max(0, Math.Min(most, data.StopCount - 1));
        _near = new int[data.StopCount * Count];
        if (Count == 0)
            return;

        var usesGrid = data.StopCount > MostComparedPairwise && !data.Problem.Points.IsEmpty;
        var grid = usesGrid ? new PointGrid(data) : null;
        var everyone = usesGrid ? [] : Enumerable.Range(0, data.StopCount).ToArray();
        var isOver = false;
        Parallel.For(
            0,
            data.StopCount,
            () => (Travel: data.Travel[data.Kinds[0].Profile].ForThread(), Candidates: new List<int>()),
            (stop, _, own) =>
            {
                if (isOver || (isOver = watcher is not null && watcher.IsOver()))
                {
                    FillWithAny(stop, data.StopCount);
                    return own;
                }

                grid?.Collect(stop, Count * 2, own.Candidates);
                Rank(data, own.Travel, stop, grid is null ? everyone : own.Candidates.ToArray());
                return own;
            },
            _ => { });
    }

    /// <summary>How many each stop has.</summary>
    public int Count { get; }

    public ReadOnlySpan<int> Of(int stop) => _near.AsSpan(stop * Count, Count);

    private void FillWithAny(int stop, int stops)
    {
        for (var index = 0; index < Count; index++)
            _near[(stop * Count) + index] = (stop + 1 + index) % stops;
    }

    private void Rank(SearchData data, TravelTable travel, int stop, int[] candidates)
    {
        var keys = new double[candidates.Length];
        for (var index = 0; index < candidates.Length; index++)
            keys[index] = candidates[index] == stop ? double.MaxValue : Math.Min(Proximity(data, travel, stop, candidates[index]), Proximity(data, travel, candidates[index], stop));
        Array.Sort(keys, candidates = (int[])candidates.Clone());
        candidates.AsSpan(0, Count).CopyTo(_near.AsSpan(stop * Count));
    }

    private static double Proximity(SearchData data, TravelTable travel, int from, int to)
    {
        var kind = data.Kinds[0];
        var arc = travel[data.Location[from], data.Location[to]];
        if (!arc.Exists)
            return double.MaxValue / 4;

        double perMetre = kind.DistanceCost;
        double perSecond = kind.DrivingCost + kind.DurationCost;
        if (perMetre == 0 && perSecond == 0)
            perMetre = 1;
        var way = (perMetre * arc.Distance) + (perSecond * arc.Duration);
        var (first, second) = (data.StopSegments[from], data.StopSegments[to]);
        if (first.Early + first.Length + arc.Duration > second.Late)
            return way + (double.MaxValue / 8);

        var wait = Math.Max(0, (long)second.Early - first.Length - arc.Duration - first.Late);
        return way + (WaitingWeight * Math.Max(perMetre, perSecond) * wait);
    }
}
