namespace Optimizer.Routing.Search;

/// <summary>Every stop as a part of a request: a stop alone, or two that are on one route in order. A request is told by its first stop.</summary>
internal sealed class Requests
{
    private readonly int[] _first;
    private readonly int[] _second;

    /// <param name="data">Whose groups, if any, are of two stops in order.</param>
    public Requests(SearchData data)
    {
        _first = [.. Enumerable.Range(0, data.StopCount)];
        _second = [.. Enumerable.Repeat(-1, data.StopCount)];
        foreach (var group in data.Problem.Groups)
            (_second[group.Stops[0]], _first[group.Stops[1]]) = (group.Stops[1], group.Stops[0]);
    }

    public bool IsFirst(int stop) => _first[stop] == stop;

    /// <summary>The request that a stop is a part of.</summary>
    public int Of(int stop) => _first[stop];

    /// <summary>-1 for a stop alone.</summary>
    public int SecondOf(int request) => _second[request];
}
