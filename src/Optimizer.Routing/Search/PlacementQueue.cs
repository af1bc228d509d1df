namespace Optimizer.Routing.Search;

/// <summary>Placements by ascending cost: a binary heap.</summary>
internal sealed class PlacementQueue
{
    private Placement[] _heap = new Placement[256];
    private int _count;

    public void Clear() => _count = 0;

    public void Add(in Placement placement)
    {
        if (_count == _heap.Length)
            Array.Resize(ref _heap, _count * 2);
        var index = _count++;
        while (index > 0 && placement.Delta < _heap[(index - 1) / 2].Delta)
        {
            _heap[index] = _heap[(index - 1) / 2];
            index = (index - 1) / 2;
        }

        _heap[index] = placement;
    }

    /// <summary>Takes the cheapest if it costs less than the bound.</summary>
    public bool TryTake(Cost bound, out Placement cheapest)
    {
        cheapest = _count > 0 ? _heap[0] : Placement.None;
        if (_count == 0 || cheapest.Delta >= bound)
            return false;

        var last = _heap[--_count];
        var index = 0;
        while (true)
        {
            var child = (2 * index) + 1;
            if (child >= _count)
                break;
            if (child + 1 < _count && _heap[child + 1].Delta < _heap[child].Delta)
                child++;
            if (last.Delta <= _heap[child].Delta)
                break;
            _heap[index] = _heap[child];
            index = child;
        }

        _heap[index] = last;
        return true;
    }
}
