namespace Optimizer.Routing.Search;

/// <summary>
/// One thread's search: ruin, recreate, keep or take back by simulated annealing; the best routes so far are kept aside.
/// </summary>
internal sealed class Island : IIsland
{
    /// <summary>Steps between two looks at the progress, which sets the temperature.</summary>
    private const int StepsPerLook = 64;

    /// <summary>
    /// So many times as high is the first temperature where all stops are in pairs: moving a pair changes four ways, and with few
    /// vehicles nothing else leaves an arrangement in which two groups of pairs are on the wrong routes.
    /// </summary>
    private const double WarmthOfPairs = 8;

    private readonly SearchParameters _parameters;
    private readonly StopWatcher _watcher;
    private readonly Xoshiro _random;
    private readonly Tours _tours;
    private readonly Ruin _ruin;
    private readonly Recreate _recreate;
    private readonly BoundedRecreate? _boundedRecreate;
    private readonly FleetReduction _fleet;
    private readonly LocalSearch _improvement;
    private readonly double _scale;
    private readonly double _startTemperature;
    private bool _isWhole = true;

    public Island(SearchData data, Neighbours neighbours, SearchParameters parameters, StopWatcher watcher, ulong seed)
    {
        _parameters = parameters;
        _watcher = watcher;
        _random = new(seed);
        _tours = new(data);
        _ruin = new(_tours, neighbours, parameters, _random);
        _recreate = new(_tours, neighbours, parameters, _random);
        _boundedRecreate = BoundedRecreate.Suits(_tours) ? new(_tours, _recreate, parameters, _random) : null;
        _improvement = new(_tours, neighbours, parameters);
        _scale = MeanWay(data, neighbours);
        _startTemperature = parameters.StartTemperature * (1 + ((WarmthOfPairs - 1) * SharePaired(_tours)));
        _fleet = new(_tours, neighbours, _ruin, _recreate, _improvement, parameters, watcher, _random, _scale);
        Best = new(data);
        Pool = parameters.RecombinationShare > 0 && !data.HasQuotas ? new(data) : null;
    }

    public BestTours Best { get; }
    public Tours Tours => _tours;
    public long Iterations { get; private set; }
    public long LastImprovement { get; private set; }
    public bool WantsWhole { get; private set; } = true;
    public RoutePool? Pool { get; }

    /// <summary>The first plan: the given routes, then everything else where it is cheapest.</summary>
    public void Construct()
    {
        StartRoutes.PutInto(_tours);
        _recreate.Construct(_watcher);
        Best.Take(_tours);
    }

    /// <summary>Searches for some iterations or until time is up. Progress, from 0 to 1, sets the temperature.</summary>
    /// <param name="progressAt">The progress when the epoch starts and when it ends.</param>
    public void Run(long iterations, Func<long, double> progressAt)
    {
        if (_tours.Data.StopCount == 0)
            return;
        var last = Iterations + iterations;
        while (Iterations < last && !_watcher.IsOver())
        {
            var progress = progressAt(Iterations);
            WantsWhole = _isWhole && progress < _parameters.FleetShare && _fleet.IsWorthwhile(progress);
            if (WantsWhole && _fleet.IsDue(progress))
            {
                Iterations += _fleet.Run(Math.Min(StepsPerLook, last - Iterations), progress);
                NoteBest();
                continue;
            }

            _fleet.End();
            NoteBest();
            NoteRoutes();
            var temperature = _scale * _startTemperature * Math.Pow(_parameters.EndTemperature / _startTemperature, _fleet.ProgressSince(progress));
            for (var step = 0; step < StepsPerLook && Iterations < last && ((step & 15) != 15 || !_watcher.IsOver()); step++)
            {
                Step(temperature);
                Iterations++;
            }
        }
    }

    public void Take(BestTours plan, bool[] isMine, bool takesAbsent)
    {
        _fleet.End();
        _isWhole = !isMine.Contains(false);
        if (_isWhole && plan.UsedVehicles < Best.UsedVehicles)
            _fleet.NoteSuccessOfOthers();
        _tours.Load(plan, isMine, takesAbsent);
        Best.Take(_tours);
    }

    public void Give(BestTours plan, bool[] isMine) => plan.TakePart(_tours, isMine);

    public void Retire() => Best.Price(Cost.MaxValue);

    /// <summary>Improves the best routes once more, and drops from them what costs nothing but does nothing.</summary>
    public void Polish()
    {
        if (_tours.Data.StationCount == 0)
            return;
        Take(Best, [.. Enumerable.Repeat(true, _tours.Data.VehicleCount)], takesAbsent: true);
        for (var vehicle = 0; vehicle < _tours.Data.VehicleCount; vehicle++)
            _tours.ImproveStations(vehicle);
        if (_tours.Cost <= Best.Cost)
            Best.Take(_tours);
    }

    private void Step(double temperature)
    {
        var before = _tours.Cost;
        var absent = _tours.AbsentCount;
        _tours.Mark();
        _ruin.Apply();
        Cost most;
        if (_boundedRecreate is null)
        {
            RecreateAndImprove(absent);
            most = before + DrawRise(temperature);
        }
        else
        {
            most = before + DrawRise(temperature);
            _boundedRecreate.Apply(_tours.AbsentCount - absent, most);
        }

        if (_tours.Cost < most)
            NoteBest();
        else
            _tours.Rollback();
    }

    /// <summary>A plan must cost less than this more than the one before.</summary>
    private Cost DrawRise(double temperature) => (Cost)Math.Ceiling(-temperature * Math.Log(1 - _random.NextDouble()));

    private void RecreateAndImprove(int absentBefore)
    {
        ImproveKinds();
        _recreate.Apply(_tours.AbsentCount - absentBefore, _parameters.BlinkShare);
        ImproveStations();
        ImproveKinds();
        ExchangeKinds();
        ImproveAround(absentBefore);
    }

    private void ImproveAround(int absentBefore)
    {
        if (!_tours.MayExchange || _tours.AbsentCount > absentBefore || _random.NextDouble() >= _parameters.LocalShare)
            return;
        _improvement.RunAround(_ruin.Removed);
    }

    private void ImproveKinds()
    {
        if (!_tours.Data.MayChangeKind)
            return;

        // Vehicles that are touched on the way are at the end of the list, and looked at too.
        for (var index = 0; index < _tours.Touched.Length; index++)
            _tours.ImproveKind(_tours.Touched[index]);
    }

    private void ExchangeKinds()
    {
        if (!_tours.Data.MayChangeKind)
            return;
        for (var index = 0; index < _tours.Touched.Length; index++)
            _tours.ExchangeKind(_tours.Touched[index]);
    }

    private void ImproveStations()
    {
        if (_tours.Data.StationCount == 0 || _random.Below(10) != 0)
            return;
        foreach (var vehicle in _tours.Touched)
            _tours.ImproveStations(vehicle);
    }

    private void NoteBest()
    {
        if (_tours.Cost >= Best.Cost)
            return;
        Best.Take(_tours);
        LastImprovement = Iterations;
    }

    private void NoteRoutes()
    {
        if (Pool is null || !RoutePool.IsWorthNoting(_tours.Cost, Best.Cost))
            return;
        for (var vehicle = 0; vehicle < _tours.Data.VehicleCount; vehicle++)
        {
            if (_tours.CodesOf(vehicle) is { IsEmpty: false } codes)
                Pool.Note(_tours.KindOf(vehicle), codes, _tours.CostOf(vehicle));
        }
    }

    /// <summary>
    /// Of all stops, where segments decide on pairs: what has to be simulated has too few iterations to cool from that high. 0 with
    /// given routes, to keep to them.
    /// </summary>
    private static double SharePaired(Tours tours) =>
        tours.HasPrints && tours.Data.Problem.StartRoutes.IsEmpty ? (double)tours.Data.Problem.Groups.Sum(group => group.Stops.Length) / tours.Data.StopCount : 0;

    /// <summary>Mean cost of the way to one of the ten nearest stops: the scale of temperatures.</summary>
    private static double MeanWay(SearchData data, Neighbours neighbours)
    {
        var kind = data.Kinds[0];
        var (sum, count) = (0.0, 0);
        for (var stop = 0; stop < data.StopCount; stop += Math.Max(1, data.StopCount / 1_000))
        {
            var near = neighbours.Of(stop);
            foreach (var other in near[..Math.Min(10, near.Length)])
            {
                var arc = data.Travel[kind.Profile][data.Location[stop], data.Location[other]];
                if (!arc.Exists)
                    continue;
                sum += ((double)kind.DistanceCost * arc.Distance) + ((double)(kind.DrivingCost + kind.DurationCost) * arc.Duration);
                count++;
            }
        }

        return count == 0 ? 1 : Math.Max(1, sum / count);
    }
}
