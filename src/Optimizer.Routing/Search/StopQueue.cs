namespace Optimizer.Routing.Search;

/// <summary>Stops that wait to be looked at, each once, first come first served.</summary>
internal sealed class StopQueue(int stops)
{
    private readonly int[] _ring = new int[stops];
    private readonly bool[] _waits = new bool[stops];
    private int _head;
    private int _count;

    public void Add(int stop)
    {
        if (_waits[stop])
            return;
        _waits[stop] = true;
        var place = _head + _count++;
        _ring[place >= _ring.Length ? place - _ring.Length : place] = stop;
    }

    public bool TryTake(out int stop)
    {
        stop = -1;
        if (_count == 0)
            return false;
        stop = _ring[_head];
        _head = _head + 1 == _ring.Length ? 0 : _head + 1;
        _count--;
        _waits[stop] = false;
        return true;
    }
}
