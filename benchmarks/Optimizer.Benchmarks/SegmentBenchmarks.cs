using BenchmarkDotNet.Attributes;
using Optimizer.Routing.Search;

namespace Optimizer.Benchmarks;

/// <summary>A thousand merges of each segment.</summary>
[MemoryDiagnoser]
public class SegmentBenchmarks
{
    private const int Merges = 1_000;

    private readonly TimeSegment[] _times = [.. Enumerable.Range(0, Merges).Select(index => new TimeSegment(10, index % 7 * 100, 1_000_000))];
    private readonly LoadSegment[] _loads = [.. Enumerable.Range(0, Merges).Select(index => LoadSegment.Of(index % 9, index % 4))];
    private readonly EnergySegment[] _energies = [.. Enumerable.Range(0, Merges).Select(index => new EnergySegment(index, index % 5, 3, index % 6))];

    [Benchmark(OperationsPerInvoke = Merges)]
    public int Time()
    {
        var sum = _times[0];
        foreach (ref readonly var next in _times.AsSpan(1))
        {
            if (!TimeSegment.TryMerge(sum, next, 5, out sum))
                sum = next;
        }

        return sum.Length;
    }

    [Benchmark(OperationsPerInvoke = Merges)]
    public long Load()
    {
        var sum = default(LoadSegment);
        foreach (ref readonly var next in _loads.AsSpan())
            sum = LoadSegment.Merge(sum, next);
        return sum.Most;
    }

    [Benchmark(OperationsPerInvoke = Merges)]
    public long Energy()
    {
        var sum = default(EnergySegment);
        foreach (ref readonly var next in _energies.AsSpan())
            sum = EnergySegment.Merge(sum, next, 7, 2);
        return sum.With(10);
    }
}
