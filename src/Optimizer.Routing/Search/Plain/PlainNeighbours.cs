namespace Optimizer.Routing.Search.Plain;

/// <summary>For every stop its nearest others, nearest first, with the metres to them.</summary>
internal sealed class PlainNeighbours
{
    private readonly int[] _near;
    private readonly int[] _metres;

    public PlainNeighbours(PlainData data, Neighbours neighbours)
    {
        Count = neighbours.Count;
        _near = new int[data.Stops * Count];
        _metres = new int[data.Stops * Count];
        for (var stop = 0; stop < data.Stops; stop++)
        {
            neighbours.Of(stop).CopyTo(_near.AsSpan(stop * Count));
            for (var index = 0; index < Count; index++)
                _metres[(stop * Count) + index] = data.Distance(stop, _near[(stop * Count) + index]);
        }
    }

    public int Count { get; }

    public ReadOnlySpan<int> Of(int stop) => _near.AsSpan(stop * Count, Count);

    /// <summary>To each of <see cref="Of"/>.</summary>
    public ReadOnlySpan<int> MetresOf(int stop) => _metres.AsSpan(stop * Count, Count);
}
