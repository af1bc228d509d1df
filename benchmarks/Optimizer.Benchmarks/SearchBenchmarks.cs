using BenchmarkDotNet.Attributes;
using Optimizer.Routing;
using Optimizer.Routing.Search;

namespace Optimizer.Benchmarks;

/// <summary>A hundred steps of the search on 500 stops, after a first plan and some search: one and the same problem under several rules.</summary>
[MemoryDiagnoser]
public class SearchBenchmarks
{
    private const int Steps = 100;
    private const int StepsBefore = 2_000;

    private IIsland _island = null!;
    private Island _general = null!;

    [ParamsAllValues]
    public Rules Rules { get; set; }

    [GlobalSetup]
    public void Construct()
    {
        var data = new SearchData(BenchmarkProblem.Make(Rules));
        var parameters = SearchParameters.From(new Dictionary<string, double>());
        var limits = new RoutingLimits { IterationLimit = long.MaxValue };
        var watcher = new StopWatcher(limits, TimeProvider.System, CancellationToken.None);
        _island = RoutingEngine.IslandsFor(data, limits, parameters, watcher)[0];
        _general = new(data, new(data, parameters.RuinNeighbours), parameters, watcher, seed: 1);
        foreach (var island in new[] { _island, _general })
        {
            island.Construct();
            island.Run(StepsBefore, _ => 0.5);
        }
    }

    /// <summary>By the search that the engine takes for the problem; under Capacity that is ruin, recreate and local search.</summary>
    [Benchmark(OperationsPerInvoke = Steps, Baseline = true)]
    public long Step() => Run(_island);

    /// <summary>Ruin and recreate by the search that knows all rules.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public long GeneralStep() => Run(_general);

    private static long Run(IIsland island)
    {
        island.Run(Steps, _ => 0.5);
        return island.Best.Cost;
    }
}
