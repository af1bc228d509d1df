namespace Optimizer.Routing.Search.Plain;

/// <summary>
/// One thread's search on a plain problem: ruin, recreate, improve around what changed, keep or take back by simulated annealing.
/// </summary>
internal sealed class PlainIsland : IIsland
{
    private const int StepsPerLook = 16;

    /// <summary>On larger problems there are so few iterations for a stop that a hot search would only undo the first plan.</summary>
    private const int MostStopsAtFullHeat = 12_000;

    /// <summary>With more stops on a route in the mean, the first plan's routes only come apart in a search that starts hotter.</summary>
    private const double LongRoute = 25;

    private const double MostHeat = 12;

    /// <summary>Iterations, by stop of the problem, and share of the time that go into starting with fewer vehicles.</summary>
    private const int StepsOfFleetPerStop = 40;

    /// <inheritdoc cref="StepsOfFleetPerStop"/>
    private const double MostOfFleet = 0.06;

    private readonly SearchParameters _parameters;
    private readonly StopWatcher _watcher;
    private readonly Xoshiro _random;
    private readonly PlainData _data;
    private readonly PlainTours _tours;
    private readonly PlainNeighbours _neighbours;
    private readonly PlainRuin _ruin;
    private readonly PlainRecreate _recreate;
    private readonly PlainFleetReduction _fleet;
    private readonly ExcessPricing _excess;
    private readonly PlainLocalSearch _improvement;
    private readonly double _scale;
    private readonly double _startTemperature;
    private readonly int[] _codes;

    public PlainIsland(PlainData data, PlainNeighbours neighbours, SearchParameters parameters, StopWatcher watcher, ulong seed)
    {
        (_data, _neighbours, _parameters, _watcher) = (data, neighbours, parameters, watcher);
        _random = new(seed);
        _tours = new(data);
        _improvement = new(_tours, neighbours, parameters.LocalNeighbours);
        _ruin = new(_tours, neighbours, parameters, _random);
        _recreate = new(_tours, neighbours, parameters, _random);
        _fleet = new(_tours, _ruin, _recreate, _random);
        _codes = new int[data.Stops];
        _scale = MeanWay() * Math.Min(1, Math.Pow((double)MostStopsAtFullHeat / data.Stops, 2));
        _startTemperature = parameters.StartTemperature * Math.Clamp(Math.Pow(MeanStops() / LongRoute, 2), 1, MostHeat);
        _excess = new(_tours, _scale * parameters.StartTemperature);
        Best = new(data.Search);
        Pool = parameters.RecombinationShare > 0 ? new(data.Search) : null;
    }

    public BestTours Best { get; }
    public long Iterations { get; private set; }
    public long LastImprovement { get; private set; }
    public bool WantsWhole => false;
    public RoutePool? Pool { get; }

    public void Construct()
    {
        if (_data.Search.Problem.StartRoutes.IsEmpty)
            PutSavings();
        else
            PutStartRoutes();
        _recreate.Apply(_tours.AbsentCount);
        _tours.Mark();
        _fleet.Run(StepsOfFleetPerStop * (long)_data.Stops, () => _watcher.IsOver() || _watcher.Progress(0) > MostOfFleet);
        for (var stop = 0; stop < _data.Stops; stop++)
            _improvement.Wake(stop);
        _improvement.Run();
        _tours.Mark();
        TakeBest();
        if (_tours.UsedVehicles > _fleet.LeastVehicles)
            _excess.Begin();
    }

    private void PutSavings()
    {
        var vehicle = 0;
        foreach (var route in PlainSavings.Build(_data, _neighbours).OrderByDescending(route => route.Length).Take(_data.Vehicles))
        {
            _tours.Touch(vehicle);
            _tours.Set(vehicle++, route);
        }
    }

    /// <summary>The given routes, without what they cannot load.</summary>
    private void PutStartRoutes()
    {
        foreach (var route in _data.Search.Problem.StartRoutes)
        {
            _tours.Touch(route.Vehicle);
            var last = _tours.Depot(route.Vehicle);
            foreach (var stop in route.Visits.Select(visit => _data.Inner(visit.Index)))
            {
                if (_tours.LoadOf(route.Vehicle) + _data.Demand[stop] > _data.Capacity || _tours.Size(route.Vehicle) >= _data.MostStops)
                    continue;
                _tours.Insert(stop, last, 0);
                last = stop;
            }
        }
    }

    public void Run(long iterations, Func<long, double> progressAt)
    {
        var last = Iterations + iterations;
        while (Iterations < last && !_watcher.IsOver())
        {
            var progress = progressAt(Iterations);
            NoteRoutes();
            _excess.Adapt();
            var temperature = _scale * _startTemperature * Math.Pow(_parameters.EndTemperature / _startTemperature, progress);
            for (var step = 0; step < StepsPerLook && Iterations < last; step++)
            {
                Step(temperature);
                Iterations++;
            }
        }
    }

    public void Take(BestTours plan, bool[] isMine, bool takesAbsent)
    {
        _tours.Load(plan, isMine, takesAbsent);
        if (_tours.Excess == 0)
            Best.Take(_tours);
        else
            Retire();
    }

    public void Give(BestTours plan, bool[] isMine) => plan.TakePart(_tours, isMine);

    public void Retire() => Best.Price(Cost.MaxValue);

    public void Polish()
    {
    }

    private void Step(double temperature)
    {
        var before = _tours.PricedCost;
        var absent = _tours.AbsentCount;
        _ruin.Apply(Seed(), _parameters.MeanRemoved);
        _recreate.Apply(_tours.AbsentCount - absent);
        _tours.WakeChanged(_improvement);
        if (_parameters.LocalShare >= 1 || _random.NextDouble() < _parameters.LocalShare)
            _improvement.Run();
        else
            _improvement.Forget();
        var isBest = _tours.Excess == 0 && _tours.Cost * _data.CostPerMetre < Best.Cost;
        if (isBest || _tours.PricedCost < before - (temperature * Math.Log(1 - _random.NextDouble())))
            _tours.Mark();
        else
            _tours.Rollback();
        if (isBest)
            TakeBest();
        _excess.Note();
    }

    /// <summary>A random stop, one of the routes at hand if that is soon found.</summary>
    private int Seed()
    {
        var stop = _random.Below(_data.Stops);
        for (var trial = 0; trial < 10 && _tours.RouteOf(stop) < 0; trial++)
            stop = _random.Below(_data.Stops);
        return stop;
    }

    private void TakeBest()
    {
        Best.Take(_tours);
        LastImprovement = Iterations;
    }

    private void NoteRoutes()
    {
        if (Pool is null || !RoutePool.IsWorthNoting(_tours.Cost * _data.CostPerMetre, Best.Cost))
            return;
        for (var vehicle = 0; vehicle < _data.Vehicles; vehicle++)
        {
            if (_tours.Size(vehicle) == 0 || _tours.PriceOf(_tours.LoadOf(vehicle)) > 0)
                continue;
            var codes = _codes.AsSpan(0, _tours.CopyTo(vehicle, _codes));
            foreach (ref var code in codes)
                code = _data.Outer(code);
            Pool.Note(kind: 0, codes, _tours.CostOf(vehicle) * _data.CostPerMetre);
        }
    }

    /// <summary>Stops on a route in the mean, if there are as few as the load allows.</summary>
    private double MeanStops() => Math.Min(_data.MostStops, (double)_data.Stops / Math.Max(1, _fleet.LeastVehicles));

    /// <summary>Mean metres to one of the ten nearest stops: the scale of temperatures.</summary>
    private double MeanWay()
    {
        var (sum, count) = (0L, 0);
        for (var stop = 0; stop < _data.Stops; stop++)
        {
            foreach (var metres in _neighbours.MetresOf(stop)[..Math.Min(10, _neighbours.Count)])
                (sum, count) = (sum + metres, count + 1);
        }

        return Math.Max(1, (double)sum / Math.Max(1, count));
    }
}
