using BenchmarkDotNet.Attributes;
using Optimizer.Routing.Search;

namespace Optimizer.Benchmarks;

/// <summary>What it costs to take out one of 250 pairs and to put it back at the best two places of the routes near it.</summary>
[MemoryDiagnoser]
public class PairInsertionBenchmarks
{
    private const int Pairs = 250;

    private Tours _tours = null!;
    private PairInsertion _insertion = null!;

    [Params(Rules.Capacity, Rules.Windows)]
    public Rules Rules { get; set; }

    [GlobalSetup]
    public void Construct()
    {
        var data = new SearchData(BenchmarkProblem.MakePairs(Rules));
        var parameters = SearchParameters.From(new Dictionary<string, double>());
        var watcher = new StopWatcher(new() { IterationLimit = long.MaxValue }, TimeProvider.System, CancellationToken.None);
        var neighbours = new Neighbours(data, parameters.RuinNeighbours);
        var island = new Island(data, neighbours, parameters, watcher, seed: 1);
        island.Construct();
        island.Run(500, _ => 0.5);
        _tours = island.Tours;
        _insertion = new(_tours, neighbours, parameters, new(1));
    }

    [Benchmark(OperationsPerInvoke = Pairs)]
    public long TakeOutAndPlace()
    {
        for (var first = 0; first < 2 * Pairs; first += 2)
        {
            if (_tours.RouteOf(first) < 0)
                continue;
            var vehicle = _tours.RouteOf(first);
            _tours.Mark();
            _tours.Touch(vehicle);
            _tours.Remove(first);
            _tours.Remove(first + 1);
            if (!_tours.TryRefresh(vehicle) || !_insertion.TryPlace(first, first + 1, blinkShare: 0))
                _tours.Rollback();
        }

        return _tours.Cost;
    }
}
