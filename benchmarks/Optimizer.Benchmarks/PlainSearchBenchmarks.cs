using BenchmarkDotNet.Attributes;
using Optimizer.Routing.Search;
using Optimizer.Routing.Search.Plain;

namespace Optimizer.Benchmarks;

/// <summary>The parts of a step on a plain problem of 500 stops, each taken back: what one has more than the one before is the price of its last part.</summary>
[MemoryDiagnoser]
public class PlainSearchBenchmarks
{
    private const int Steps = 100;
    private const int StepsBefore = 2_000;
    private const double MeanRemoved = 10;

    private readonly Xoshiro _random = new(1);
    private PlainTours _tours = null!;
    private PlainRuin _ruin = null!;
    private PlainRecreate _recreate = null!;
    private PlainLocalSearch _improvement = null!;

    [GlobalSetup]
    public void Construct()
    {
        var data = PlainData.From(new(BenchmarkProblem.Make(Rules.Capacity))) ?? throw new InvalidOperationException("The problem is not plain.");
        var parameters = SearchParameters.From(new Dictionary<string, double>());
        var watcher = new StopWatcher(new() { IterationLimit = long.MaxValue }, TimeProvider.System, CancellationToken.None);
        var neighbours = new PlainNeighbours(data, parameters.RuinNeighbours);
        var island = new PlainIsland(data, neighbours, parameters, watcher, seed: 1);
        island.Construct();
        island.Run(StepsBefore, _ => 0.5);

        _tours = new(data);
        _tours.Load(island.Best, [.. Enumerable.Repeat(true, data.Vehicles)], takesAbsent: true);
        _ruin = new(_tours, neighbours, parameters, _random);
        _recreate = new(_tours, neighbours, parameters, _random);
        _improvement = new(_tours, neighbours, parameters.LocalNeighbours);
    }

    [Benchmark(OperationsPerInvoke = Steps)]
    public long Ruin()
    {
        for (var step = 0; step < Steps; step++)
        {
            _ruin.Apply(_random.Below(_tours.Data.Stops), MeanRemoved);
            _tours.Rollback();
        }

        return _tours.Cost;
    }

    [Benchmark(OperationsPerInvoke = Steps)]
    public long RuinAndRecreate()
    {
        for (var step = 0; step < Steps; step++)
        {
            _ruin.Apply(_random.Below(_tours.Data.Stops), MeanRemoved);
            _recreate.Apply(_tours.AbsentCount);
            _tours.Rollback();
        }

        return _tours.Cost;
    }

    [Benchmark(OperationsPerInvoke = Steps)]
    public long RuinRecreateAndImprove()
    {
        for (var step = 0; step < Steps; step++)
        {
            _ruin.Apply(_random.Below(_tours.Data.Stops), MeanRemoved);
            _recreate.Apply(_tours.AbsentCount);
            _tours.WakeChanged(_improvement);
            _improvement.Run();
            _tours.Rollback();
        }

        return _tours.Cost;
    }

    /// <summary>All 500 stops are awake and none finds a better place.</summary>
    [Benchmark]
    public long LookAtEveryStop()
    {
        for (var stop = 0; stop < _tours.Data.Stops; stop++)
            _improvement.Wake(stop);
        _improvement.Run();
        _tours.Mark();
        return _tours.Cost;
    }
}
