namespace Optimizer.Routing.Search;

/// <summary>
/// Tries to do without a vehicle: its stops are thrown out, and ruin and recreate goes on without new vehicles until all are
/// placed, judged by how often the stops left over have been left over before. After Christiaens and Vanden Berghe (2020),
/// https://doi.org/10.1287/trsc.2019.0914.
/// </summary>
internal sealed class FleetReduction(Tours tours, Ruin ruin, Recreate recreate, SearchParameters parameters, StopWatcher watcher, Xoshiro random)
{
    /// <summary>Iterations for one vehicle, by stop of the problem, before it is given back.</summary>
    private const int PatiencePerStop = 40;

    private readonly long[] _leftOver = new long[tours.Data.StopCount];
    private readonly BestTours _backup = new(tours.Data);
    private readonly bool _hasFixedCosts = tours.Data.Kinds.Any(kind => kind.FixedCost > 0);
    private int _failures;
    private bool _isRunning;
    private long _ran;
    private long _key;

    public bool IsWorthwhile => _hasFixedCosts && (_isRunning || (_failures < 6 && tours.UsedVehicles > 1));

    /// <summary>Goes on for at most so many iterations; answers how many there were. Ends with all vehicles allowed.</summary>
    public long Run(long iterations)
    {
        if (!_isRunning && !TryBegin())
        {
            _failures++;
            return 1;
        }

        tours.ForbidsNewVehicles = true;
        var done = 0L;
        while (done < Math.Min(iterations, 64) && !watcher.IsOver())
        {
            Step();
            done++;
            if (tours.Cost < _backup.Cost || ++_ran > PatiencePerStop * (long)tours.Data.StopCount)
            {
                End();
                break;
            }
        }

        if (_isRunning && watcher.IsOver())
            End();
        tours.ForbidsNewVehicles = false;
        return done;
    }

    private bool TryBegin()
    {
        var vehicle = Smallest();
        if (vehicle < 0)
            return false;
        _backup.TakeAll(tours);
        tours.Mark();
        ruin.RemoveRoute(vehicle);
        if (tours.Size(vehicle) > 0)
        {
            tours.Rollback();
            return false;
        }

        (_isRunning, _ran, _key) = (true, 0, KeyOfAbsent());
        return true;
    }

    private void End()
    {
        _isRunning = false;
        if (tours.Cost < _backup.Cost)
        {
            _failures = 0;
            return;
        }

        _failures++;
        _backup.PutInto(tours);
    }

    private void Step()
    {
        var (absent, cost) = (tours.AbsentCount, tours.Cost);
        tours.Mark();
        ruin.Apply();
        recreate.Apply(tours.AbsentCount - absent, parameters.BlinkShare);
        var key = KeyOfAbsent();
        if (key < _key || (key == _key && tours.Cost <= cost) || random.Below(100) == 0)
            _key = key;
        else
            tours.Rollback();

        foreach (var stop in tours.Absent)
        {
            _leftOver[stop]++;
            _key++;
        }
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
