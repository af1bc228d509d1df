using BenchmarkDotNet.Attributes;
using Optimizer.Routing.Search;

namespace Optimizer.Benchmarks;

/// <summary>What it costs to evaluate a move: one stop at each of 500 places of the routes.</summary>
[MemoryDiagnoser]
public class PlacementBenchmarks
{
    private const int Places = 500;
    private const int Stop = 0;

    private readonly int[] _places = new int[Places];
    private Tours _tours = null!;

    [Params(Rules.Capacity, Rules.Windows, Rules.Trivial)]
    public Rules Rules { get; set; }

    [GlobalSetup]
    public void TakeOneStopOut()
    {
        var data = new SearchData(BenchmarkProblem.Make(Rules));
        var parameters = SearchParameters.From(new Dictionary<string, double>());
        var watcher = new StopWatcher(new() { IterationLimit = long.MaxValue }, TimeProvider.System, CancellationToken.None);
        var island = new Island(data, new(data, parameters.RuinNeighbours), parameters, watcher, seed: 1);
        island.Construct();
        island.Run(5_000, _ => 0.5);

        _tours = island.Tours;
        var vehicle = _tours.RouteOf(Stop);
        _tours.Mark();
        _tours.Touch(vehicle);
        _tours.Remove(Stop);
        if (!_tours.TryRefresh(vehicle))
            throw new InvalidOperationException("A route without one of its stops is not feasible.");

        var used = Enumerable.Range(0, data.VehicleCount).Where(each => _tours.Size(each) > 0).SelectMany(Slots).ToArray();
        for (var place = 0; place < Places; place++)
            _places[place] = used[place % used.Length];
    }

    /// <summary>As in a search: only what is cheaper than the best place so far is looked at to the end.</summary>
    [Benchmark(OperationsPerInvoke = Places)]
    public long BestPlace()
    {
        var best = Placement.None;
        foreach (var place in _places)
            _tours.TryPlacement(Stop, place, ref best);
        return best.Delta;
    }

    /// <summary>Every place is looked at to the end.</summary>
    [Benchmark(OperationsPerInvoke = Places)]
    public long EveryPlace()
    {
        var sum = 0L;
        foreach (var place in _places)
        {
            var best = Placement.None;
            _tours.TryPlacement(Stop, place, ref best);
            sum += best.After;
        }

        return sum;
    }

    private IEnumerable<int> Slots(int vehicle)
    {
        for (var slot = _tours.Start(vehicle); slot != _tours.End(vehicle); slot = _tours.Next(slot))
            yield return slot;
    }
}
