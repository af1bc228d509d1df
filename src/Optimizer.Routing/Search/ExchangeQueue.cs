namespace Optimizer.Routing.Search;

/// <summary>The most promising exchanges that wait for a simulation, by what they promise; those beyond are dropped.</summary>
internal sealed class ExchangeQueue
{
    /// <summary>How many wait at most: beyond the first few, promises are seldom kept.</summary>
    public const int Most = 8;

    private readonly Exchange[] _exchanges = new Exchange[Most];
    private int _count;

    /// <summary>In ascending order of their promised change of cost.</summary>
    public ReadOnlySpan<Exchange> Waiting => _exchanges.AsSpan(0, _count);

    public void Clear() => _count = 0;

    public void Add(in Exchange exchange)
    {
        if (_count == Most && exchange.Delta >= _exchanges[Most - 1].Delta)
            return;
        var index = _count < Most ? _count++ : Most - 1;
        for (; index > 0 && exchange.Delta < _exchanges[index - 1].Delta; index--)
            _exchanges[index] = _exchanges[index - 1];
        _exchanges[index] = exchange;
    }
}
