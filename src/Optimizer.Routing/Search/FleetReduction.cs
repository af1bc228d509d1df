namespace Optimizer.Routing.Search;

/// <summary>
/// Tries to do without a vehicle: its stops are thrown out, and ruin and recreate goes on without new vehicles until all are
/// placed, judged by how often the stops left over have been left over before. After Christiaens and Vanden Berghe (2020),
/// https://doi.org/10.1287/trsc.2019.0914.
/// </summary>
internal sealed class FleetReduction(Tours tours, Ruin ruin, Recreate recreate, SearchParameters parameters, StopWatcher watcher, Xoshiro random, double meanWay)
{
    /// <summary>Iterations for one vehicle, by stop of the problem, before it is given back.</summary>
    private const int PatiencePerStop = 60;

    /// <summary>Temperature in mean ways to a near stop, by which a costlier arrangement of as many stops left over is accepted.</summary>
    private const double Temperature = 0.2;

    private const int MostFailures = 6;

    private readonly long[] _leftOver = new long[tours.Data.StopCount];
    private readonly BestTours _backup = new(tours.Data);
    private readonly bool[] _all = [.. Enumerable.Repeat(true, tours.Data.VehicleCount)];
    private int _failures;
    private bool _isRunning;
    private long _ran;
    private long _key;

    /// <summary>Where a vehicle as such is most of what a route costs, and the last trials have not all failed.</summary>
    public bool IsWorthwhile => _isRunning || (_failures < MostFailures && tours.UsedVehicles > 1 && FixedCostsPrevail());

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
        while (done < iterations && !watcher.IsOver())
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

    private void Step()
    {
        var (absent, cost) = (tours.AbsentCount, tours.Cost);
        tours.Mark();
        ruin.Apply();
        recreate.Apply(tours.AbsentCount - absent, parameters.BlinkShare);
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
