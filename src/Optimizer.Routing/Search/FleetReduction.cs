namespace Optimizer.Routing.Search;

/// <summary>
/// Tries to do without a vehicle: its stops are thrown out, and have to find a place on the others. Where segments know all rules,
/// <see cref="EjectionSearch"/> makes room; else ruin and recreate goes on without new vehicles until all are placed, judged by how
/// often the stops left over have been left over before: Christiaens and Vanden Berghe (2020), https://doi.org/10.1287/trsc.2019.0914.
/// </summary>
internal sealed class FleetReduction(Tours tours, Neighbours neighbours, Ruin ruin, Recreate recreate, LocalSearch improvement, SearchParameters parameters, StopWatcher watcher, Xoshiro random, double meanWay)
{
    /// <summary>Trials of the ejection search that take as long as an iteration of ruin and recreate.</summary>
    private const int TrialsPerIteration = 40;

    /// <summary>Iterations for one vehicle, by stop of the problem, before it is given back.</summary>
    private const int PatiencePerStop = 60;

    /// <summary>Temperature in mean ways to a near stop, by which a costlier arrangement of as many stops left over is accepted.</summary>
    private const double Temperature = 0.2;

    private const int MostFailures = 6;

    /// <summary>
    /// Where the simulation decides, one trial has this part of <see cref="SearchParameters.FleetShare"/>, and so has the search for shorter ways
    /// before the next: shorter ways make room.
    /// </summary>
    private const double TrialShare = 0.2;

    /// <summary>Ejection gives up when this share of the search has gone by without success, or as much as all success has taken.</summary>
    private const double PatienceShare = 0.2;

    private readonly EjectionSearch? _ejections = tours.KnowsEjections ? new(tours, neighbours, random) : null;
    private readonly long[] _leftOver = new long[tours.Data.StopCount];
    private readonly BestTours _backup = new(tours.Data);
    private readonly bool[] _all = [.. Enumerable.Repeat(true, tours.Data.VehicleCount)];
    private int _failures;
    private int _leastVehicles;
    private double _lastSuccess;
    private double _began;
    private double _lastFailure = -1;
    private double _lastEjection;
    private bool _isRunning;
    private bool _othersSucceeded;
    private long _ran;
    private long _key;

    /// <summary>Where a vehicle as such is most of what a route costs, fewer could do, and there has been success not too long ago.</summary>
    /// <param name="progress">Of the search, from 0 to 1.</param>
    public bool IsWorthwhile(double progress)
    {
        if (_othersSucceeded)
            (_lastSuccess, _lastEjection, _othersSucceeded) = (progress, progress, false);
        return _ejections is null ? _isRunning || (_failures < MostFailures && MayBegin())
            : progress <= _lastSuccess + Math.Max(PatienceShare, _lastSuccess) && (_isRunning || MayBegin());
    }

    /// <summary>Another thread has found a plan with fewer vehicles, from which this one goes on.</summary>
    public void NoteSuccessOfOthers() => _othersSucceeded = _ejections is not null;

    /// <summary>Whether it is its turn now, and not that of the search for shorter ways.</summary>
    public bool IsDue(double progress) => _ejections is not null || _isRunning || progress > _lastFailure + (TrialShare * parameters.FleetShare);

    /// <summary>From 0 to 1: progress of the search since the last ejection. Ejection leaves routes that have to cool from the start.</summary>
    public double ProgressSince(double progress) => progress <= _lastEjection ? 0 : (progress - _lastEjection) / (1 - _lastEjection);

    /// <summary>Goes on for at most so many iterations, or one step of ejection; answers how many there were. Ends with all vehicles allowed.</summary>
    public long Run(long iterations, double progress)
    {
        if (!_isRunning && !TryBegin(progress))
        {
            _failures++;
            return 1;
        }

        tours.ForbidsNewVehicles = true;
        if (_ejections is not null)
            _lastEjection = progress;
        var done = 0L;
        while (_isRunning && done < iterations && !watcher.IsOver())
        {
            done += _ejections is null ? Step() : Eject();
            if (_ejections is null ? tours.Cost < _backup.Cost : _ejections.Waiting == 0)
            {
                _lastSuccess = progress;
                End();
            }
            else if (++_ran > PatiencePerStop * (long)tours.Data.StopCount || (_ejections is null && progress > _began + (TrialShare * parameters.FleetShare)))
            {
                _lastFailure = progress;
                End();
            }
        }

        if (watcher.IsOver())
            End();
        tours.ForbidsNewVehicles = false;
        return Math.Min(done, iterations);
    }

    private bool MayBegin() => tours.UsedVehicles > 1 && FixedCostsPrevail() && tours.UsedVehicles > LeastVehicles();

    private int LeastVehicles() => _ejections is null ? 1 : _leastVehicles > 0 ? _leastVehicles : _leastVehicles = _ejections.LeastVehicles();

    private bool FixedCostsPrevail()
    {
        var (fixedCosts, all) = (0L, 0L);
        for (var vehicle = 0; vehicle < tours.Data.VehicleCount; vehicle++)
        {
            if (tours.Size(vehicle) == 0)
                continue;
            fixedCosts += tours.Data.Kinds[tours.KindOf(vehicle)].FixedCost;
            all += tours.RouteCost(vehicle);
        }

        return fixedCosts > all / 2;
    }

    private bool TryBegin(double progress)
    {
        var vehicle = Smallest();
        if (vehicle < 0)
            return false;
        var absent = tours.AbsentCount;
        _backup.TakeAll(tours);
        tours.Mark();
        ruin.RemoveRoute(vehicle);
        if (tours.Size(vehicle) > 0)
        {
            tours.Rollback();
            return false;
        }

        (_isRunning, _ran, _began, _key) = (true, 0, progress, KeyOfAbsent());
        _ejections?.Begin(tours.Absent[absent..]);
        return true;
    }

    /// <summary>Gives the vehicle back if not all its stops have found a place; nothing if no vehicle is on trial.</summary>
    public void End()
    {
        if (!_isRunning)
            return;
        _isRunning = false;
        if (tours.Cost < _backup.Cost)
        {
            _failures = 0;
            return;
        }

        _failures++;
        tours.Load(_backup, _all, takesAbsent: true);
    }

    private long Eject()
    {
        var trials = _ejections!.Trials;
        _ejections.Step();
        return 1 + ((_ejections.Trials - trials) / TrialsPerIteration);
    }

    private long Step()
    {
        var (absent, cost) = (tours.AbsentCount, tours.Cost);
        tours.Mark();
        ruin.Apply();
        recreate.Apply(tours.AbsentCount - absent, parameters.BlinkShare);
        if (tours.MayExchange && tours.AbsentCount <= absent)
            improvement.RunAround(ruin.Removed);
        var key = KeyOfAbsent();
        if (key < _key || (key == _key && tours.Cost < cost - (Temperature * meanWay * Math.Log(1 - random.NextDouble()))))
            _key = key;
        else
            tours.Rollback();

        foreach (var stop in tours.Absent)
        {
            _leftOver[stop]++;
            _key++;
        }

        return 1;
    }

    private long KeyOfAbsent()
    {
        var key = 0L;
        foreach (var stop in tours.Absent)
            key += 1 + _leftOver[stop];
        return key;
    }

    /// <summary>The vehicle with the fewest stops, some chance aside.</summary>
    private int Smallest()
    {
        var (best, fewest) = (-1, double.MaxValue);
        for (var vehicle = 0; vehicle < tours.Data.VehicleCount; vehicle++)
        {
            if (tours.Size(vehicle) == 0)
                continue;
            var size = tours.Size(vehicle) * (1 + random.NextDouble());
            if (size < fewest)
                (best, fewest) = (vehicle, size);
        }

        return best;
    }
}
