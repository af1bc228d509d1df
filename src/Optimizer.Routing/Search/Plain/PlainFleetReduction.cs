namespace Optimizer.Routing.Search.Plain;

/// <summary>
/// Tries to start with as few vehicles as the load needs at least: a small route is emptied, and ruin and recreate goes on without
/// new vehicles until all its stops are placed, judged by how often the stops left over have been left over before. After
/// Christiaens and Vanden Berghe (2020), https://doi.org/10.1287/trsc.2019.0914. Where capacity is scarce, the best plans have
/// that few, and the search proper seldom gets there from more.
/// </summary>
internal sealed class PlainFleetReduction(PlainTours tours, PlainRuin ruin, PlainRecreate recreate, Xoshiro random)
{
    private readonly int[] _leftOver = new int[tours.Data.Stops];
    private readonly BestTours _backup = new(tours.Data.Search);
    private readonly bool[] _all = [.. Enumerable.Repeat(true, tours.Data.Vehicles)];

    /// <summary>So many vehicles cannot be undercut: the load fills them.</summary>
    public int LeastVehicles { get; } = (int)((tours.Data.Demand.Sum(demand => (long)demand) + tours.Data.Capacity - 1) / Math.Max(1, tours.Data.Capacity));

    /// <summary>Does without one vehicle after the other until the bound is reached, a trial fails or time is up.</summary>
    /// <param name="iterations">At most, for all trials together.</param>
    /// <returns>How many iterations were made.</returns>
    public long Run(long iterations, Func<bool> isOver)
    {
        var done = 0L;
        while (tours.UsedVehicles > LeastVehicles && done < iterations && !isOver())
        {
            _backup.TakeAll(tours);
            Empty(Smallest());
            tours.ForbidsNewVehicles = true;
            while (tours.AbsentCount > 0 && done < iterations && ((done & 15) != 0 || !isOver()))
            {
                Step();
                done++;
            }

            tours.ForbidsNewVehicles = false;
            if (tours.AbsentCount == 0)
                continue;
            tours.Load(_backup, _all, takesAbsent: true);
            return done;
        }

        return done;
    }

    private void Step()
    {
        var (before, absent) = (Key(), tours.AbsentCount);
        ruin.Apply(random.Below(2) == 0 && tours.AbsentCount > 0 ? tours.Absent[random.Below(tours.AbsentCount)] : random.Below(tours.Data.Stops), 10);
        recreate.Apply(tours.AbsentCount - absent);
        if (Key() <= before)
            tours.Mark();
        else
            tours.Rollback();
        foreach (var stop in tours.Absent)
            _leftOver[stop]++;
    }

    private long Key()
    {
        var key = 0L;
        foreach (var stop in tours.Absent)
            key += 1 + _leftOver[stop];
        return key;
    }

    private void Empty(int vehicle)
    {
        tours.Mark();
        tours.Touch(vehicle);
        tours.Clear(vehicle);
        tours.Mark();
    }

    /// <summary>The vehicle with the least load, some chance aside.</summary>
    private int Smallest()
    {
        var (best, least) = (-1, double.MaxValue);
        for (var vehicle = 0; vehicle < tours.Data.Vehicles; vehicle++)
        {
            var load = tours.LoadOf(vehicle) * (1 + (0.2 * random.NextDouble()));
            if (tours.Size(vehicle) > 0 && load < least)
                (best, least) = (vehicle, load);
        }

        return best;
    }
}
