namespace Optimizer.Routing.Search.Plain;

/// <summary>For every stop its nearest others, nearest first, with the metres to them.</summary>
internal sealed class PlainNeighbours
{
    private readonly int[] _near;
    private readonly int[] _metres;

    /// <param name="watcher">Once time is up, the stops that are left get any others: nobody will ask for them any more.</param>
    public PlainNeighbours(PlainData data, int most, StopWatcher? watcher = null)
    {
        Count = Math.Min(most, data.Stops - 1);
        _near = new int[data.Stops * Count];
        _metres = new int[data.Stops * Count];
        var grid = data.Search.Problem.Points.IsEmpty ? null : new PointGrid(data.Search);
        var isOver = false;
        Parallel.For(
            0,
            data.Stops,
            () => (Data: data.ForThread(), Found: new List<int>()),
            (stop, _, own) =>
            {
                if (isOver || (isOver = watcher is not null && watcher.IsOver()))
                    FillWithAny(own.Data, stop);
                else
                    Fill(own.Data, stop, grid, own.Found);
                return own;
            },
            _ => { });
    }

    public int Count { get; }

    public ReadOnlySpan<int> Of(int stop) => _near.AsSpan(stop * Count, Count);

    /// <summary>To each of <see cref="Of"/>.</summary>
    public ReadOnlySpan<int> MetresOf(int stop) => _metres.AsSpan(stop * Count, Count);

    private void Fill(PlainData data, int stop, PointGrid? grid, List<int> found)
    {
        found.Clear();
        if (grid is null)
            found.AddRange(Enumerable.Range(0, data.Stops));
        else
            grid.Collect(data.Outer(stop), Count, found);

        // Equal ways in the order of the stops, so that the result does not depend on how the candidates were found.
        var keys = new long[found.Count];
        for (var index = 0; index < keys.Length; index++)
        {
            var other = grid is null ? found[index] : data.Inner(found[index]);
            keys[index] = other == stop ? long.MaxValue : ((long)data.Distance(stop, other) << 32) | (uint)other;
        }

        Array.Sort(keys);
        for (var index = 0; index < Count; index++)
            (_near[(stop * Count) + index], _metres[(stop * Count) + index]) = ((int)(keys[index] & uint.MaxValue), (int)(keys[index] >> 32));
    }

    private void FillWithAny(PlainData data, int stop)
    {
        for (var index = 0; index < Count; index++)
        {
            var other = (stop + 1 + index) % data.Stops;
            (_near[(stop * Count) + index], _metres[(stop * Count) + index]) = (other, data.Distance(stop, other));
        }
    }
}
