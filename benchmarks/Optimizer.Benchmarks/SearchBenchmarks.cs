using BenchmarkDotNet.Attributes;
using Optimizer.Routing;
using Optimizer.Routing.Search;

namespace Optimizer.Benchmarks;

/// <summary>A thousand ruin-and-recreate steps on 500 stops without and with time windows, after a first plan.</summary>
[MemoryDiagnoser]
public class SearchBenchmarks
{
    private const int Steps = 1_000;
    private const int Stops = 500;

    private Island _island = null!;

    [Params(false, true)]
    public bool Windows { get; set; }

    [GlobalSetup]
    public void Construct()
    {
        var data = new SearchData(Problem(Windows));
        var parameters = SearchParameters.From(new Dictionary<string, double>());
        var watcher = new StopWatcher(new() { IterationLimit = long.MaxValue }, TimeProvider.System, CancellationToken.None);
        _island = new(data, new Neighbours(data, parameters.RuinNeighbours), parameters, watcher, seed: 1);
        _island.Construct();
        _island.Run(20_000, _ => 0.5);
    }

    [Benchmark(OperationsPerInvoke = Steps)]
    public long RuinAndRecreate()
    {
        _island.Run(Steps, _ => 0.5);
        return _island.Best.Cost;
    }

    private static RoutingProblem Problem(bool windows)
    {
        var random = new Random(1);
        var places = Enumerable.Range(0, Stops + 1).Select(_ => (X: random.Next(1_000), Y: random.Next(1_000))).ToArray();
        var stops = Enumerable.Range(1, Stops).Select(place =>
        {
            var start = random.Next(2_000);
            return new Stop { Location = place, Load = [random.Next(1, 20)], Service = 10, Penalty = 1_000_000, Windows = [windows ? Window.Hard(start, start + 800) : Window.Always] };
        });
        var kind = new VehicleKind { Count = 100, StartLocation = 0, EndLocation = 0, Configurations = [[new Compartment([100], ulong.MaxValue)]], DistanceCost = 1 };
        return new([new TravelTable(new Plane(places), places.Length)], [.. stops], [kind]);
    }

    private sealed class Plane((int X, int Y)[] places) : ITravelFunction
    {
        public Arc Between(int from, int to)
        {
            var (dx, dy) = (places[from].X - places[to].X, places[from].Y - places[to].Y);
            var metres = (int)Math.Round(Math.Sqrt((dx * dx) + (dy * dy)));
            return new(metres, metres);
        }
    }
}
