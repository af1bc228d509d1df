namespace Optimizer.Routing.Search;

/// <summary>
/// Several threads on one problem, in epochs: each searches by itself and the best of all goes on from time to time; or, on larger
/// problems, each works on its own part of one plan's routes, and the parts are cut anew for each epoch. Same seed, threads and
/// iterations: same plan.
/// </summary>
internal sealed class Crew
{
    /// <summary>Above so many stops for each thread the plan is divided.</summary>
    private const int LeastStopsOfAPart = 150;

    /// <summary>After so many epochs, every thread goes on from the best of all; with pairs only if that has fewer vehicles.</summary>
    private const int EpochsPerExchange = 10;

    /// <summary>With pairs, every thread goes on from the best of all after so many exchanges: good arrangements of pairs lie far apart, and two searches find more.</summary>
    private const int ExchangesPerMeeting = 10;

    private readonly SearchData _data;
    private readonly IIsland[] _islands;
    private readonly Xoshiro _random;
    private readonly bool[][] _parts;
    private readonly BestTours _current;
    private readonly BestTours _best;
    private readonly bool _mayDivide;
    private bool _isDivided;
    private long _lastImprovement;
    private long _epochs;

    public Crew(SearchData data, IIsland[] islands, ulong seed)
    {
        (_data, _islands, _random) = (data, islands, new(seed));
        (_current, _best) = (new(data), new(data));
        _parts = [.. islands.Select(_ => new bool[data.VehicleCount])];
        _mayDivide = islands.Length > 1 && data.StopCount >= LeastStopsOfAPart * islands.Length && !data.HasQuotas && !data.Problem.Points.IsEmpty;
    }

    public BestTours Best => _isDivided ? _best : BestIsland.Best;
    public long Iterations => _islands.Sum(island => island.Iterations);

    /// <summary>Iterations of a thread since something better was found.</summary>
    public long Unimproved => _isDivided ? (Iterations - _lastImprovement) / _islands.Length : _islands.Min(island => island.Iterations - island.LastImprovement);

    private IIsland BestIsland => _islands.MinBy(island => island.Best.Cost)!;

    public void Construct() => ForEach(island => _islands[island].Construct());

    /// <param name="iterations">Of each thread.</param>
    /// <param name="progressAt">Progress of the whole search by the iterations of one thread.</param>
    public void Work(long iterations, Func<long, double> progressAt)
    {
        if (_mayDivide && !_isDivided && !_islands.Any(island => island.WantsWhole))
            Begin();
        if (_isDivided)
        {
            WorkOnParts(iterations, progressAt);
            return;
        }

        ForEach(island => _islands[island].Run(iterations, progressAt));
        if (++_epochs % EpochsPerExchange == 0 && _islands.Length > 1)
            Exchange(ofAnything: _data.Problem.Groups.IsEmpty || _epochs % (EpochsPerExchange * ExchangesPerMeeting) == 0);
    }

    /// <summary>A last improvement of the best.</summary>
    public void Polish()
    {
        if (_isDivided)
        {
            _islands[0].Take(_best, Everything(), takesAbsent: true);
            _isDivided = false;
            foreach (var island in _islands[1..])
                island.Retire();
        }

        BestIsland.Polish();
    }

    private bool[] Everything() => [.. Enumerable.Repeat(true, _data.VehicleCount)];

    private void Begin()
    {
        _current.TakeAll(BestIsland.Best);
        _best.TakeAll(BestIsland.Best);
        (_isDivided, _lastImprovement) = (true, Iterations);
    }

    private void WorkOnParts(long iterations, Func<long, double> progressAt)
    {
        Cut();
        ForEach(island =>
        {
            _islands[island].Take(_current, _parts[island], takesAbsent: island == 0);
            _islands[island].Run(iterations, progressAt);
        });

        // The best of each part together are a plan, too: the best that this epoch can give.
        var best = _islands.Any(island => island.Best.Cost == Cost.MaxValue) ? Cost.MaxValue : _islands.Sum(island => island.Best.Cost);
        if (best < _best.Cost)
        {
            for (var island = 0; island < _islands.Length; island++)
                _best.TakePart(_islands[island].Best, _parts[island]);
            _best.Price(best);
            _lastImprovement = Iterations;
        }

        for (var island = 0; island < _islands.Length; island++)
            _islands[island].Give(_current, _parts[island]);
    }

    /// <summary>Divides the routes by where their middles lie: along a line, or around the depot, either turned at random.</summary>
    private void Cut()
    {
        var turn = _random.NextDouble() * 2 * Math.PI;
        var isAround = _random.Below(2) == 0;
        var keys = new List<(double Key, int Vehicle)>();
        foreach (var part in _parts)
            Array.Clear(part);
        for (var vehicle = 0; vehicle < _data.VehicleCount; vehicle++)
        {
            if (_current.CodesOf(vehicle).IsEmpty)
                _parts[vehicle % _parts.Length][vehicle] = true;
            else
                keys.Add((KeyOf(vehicle, turn, isAround), vehicle));
        }

        keys.Sort();
        var (stops, all) = (0L, keys.Sum(key => (long)_current.CodesOf(key.Vehicle).Length));
        foreach (var (_, vehicle) in keys)
        {
            _parts[Math.Min(_parts.Length - 1, (int)(stops * _parts.Length / Math.Max(1, all)))][vehicle] = true;
            stops += _current.CodesOf(vehicle).Length;
        }
    }

    private double KeyOf(int vehicle, double turn, bool isAround)
    {
        var (x, y, count) = (0.0, 0.0, 0);
        foreach (var code in _current.CodesOf(vehicle))
        {
            if (code >= _data.StopCount)
                continue;
            var point = _data.Problem.Points[_data.Location[code]];
            (x, y, count) = (x + point.X, y + point.Y, count + 1);
        }

        (x, y) = (x / Math.Max(1, count), y / Math.Max(1, count));
        if (!isAround)
            return (x * Math.Cos(turn)) + (y * Math.Sin(turn));
        var depot = _data.Problem.Points[_data.Kinds[0].StartLocation];
        var angle = Math.Atan2(y - depot.Y, x - depot.X) + turn;
        return angle > Math.PI ? angle - (2 * Math.PI) : angle;
    }

    /// <param name="ofAnything">Else only who has more vehicles than the best of all goes on from that, as does who looks for fewer: it is left in peace.</param>
    private void Exchange(bool ofAnything)
    {
        var best = BestIsland;
        foreach (var island in _islands)
        {
            if (island.Best.Cost > best.Best.Cost && ((ofAnything && !island.WantsWhole) || island.Best.UsedVehicles > best.Best.UsedVehicles))
                island.Take(best.Best, Everything(), takesAbsent: true);
        }
    }

    private void ForEach(Action<int> action)
    {
        if (_islands.Length == 1)
            action(0);
        else
            Parallel.For(0, _islands.Length, new ParallelOptions { MaxDegreeOfParallelism = _islands.Length }, action);
    }
}
