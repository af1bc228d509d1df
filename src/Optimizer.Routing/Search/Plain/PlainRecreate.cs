namespace Optimizer.Routing.Search.Plain;

/// <summary>
/// Puts absent stops back where they are cheapest, one after the other, overlooking a place now and then. Greedy insertion with
/// blinks: Christiaens and Vanden Berghe (2020), https://doi.org/10.1287/trsc.2019.0914.
/// </summary>
internal sealed class PlainRecreate(PlainTours tours, PlainNeighbours neighbours, SearchParameters parameters, Xoshiro random)
{
    /// <summary>Absent stops tried in one go besides those that the ruin took out.</summary>
    private const int MostOldAbsent = 20;

    private readonly int[] _waiting = new int[tours.Data.Stops];
    private readonly int[] _keys = new int[tours.Data.Stops];
    private readonly int[] _failures = new int[tours.Data.Stops];
    private readonly int _near = Math.Min(neighbours.Count, parameters.Neighbours);

    /// <summary>Places what is absent, or, with much, what was last removed and some of the rest.</summary>
    /// <param name="lastRemoved">How many of the absent stops, counted from the end of the list, the ruin took out.</param>
    public void Apply(int lastRemoved)
    {
        var waiting = _waiting.AsSpan(0, Gather(tours.AbsentCount - lastRemoved));
        Sort(waiting);
        foreach (var stop in waiting)
            Place(stop);
    }

    private int Gather(int old)
    {
        var absent = tours.Absent;
        if (old <= MostOldAbsent)
        {
            absent.CopyTo(_waiting);
            return absent.Length;
        }

        absent[old..].CopyTo(_waiting);
        var (count, from) = (absent.Length - old, random.Below(old));
        for (var index = 0; index < MostOldAbsent; index++)
            _waiting[count++] = absent[(from + index) % old];
        return count;
    }

    private void Place(int stop)
    {
        var (delta, node) = FindNear(stop);
        var vehicle = tours.EmptyVehicle;
        var alone = tours.Data.CostOfVehicle + (2 * tours.Data.DepotDistance[stop]);
        if (vehicle >= 0 && alone < delta)
            (delta, node) = (alone, tours.Depot(vehicle));

        // Whoever finds no place again and again looks everywhere less and less often.
        if (node < 0 && (_failures[stop] < 4 || (_failures[stop] & (_failures[stop] - 1)) == 0))
            (delta, node) = FindAnywhere(stop);
        _failures[stop] = node < 0 ? _failures[stop] + 1 : 0;
        if (node < 0 || (delta >= tours.Data.Penalty[stop] && random.NextDouble() >= Recreate.DareShare))
            return;

        tours.Touch(tours.RouteOf(node));
        tours.Insert(stop, node, 0);
    }

    /// <summary>The cheapest place beside near stops: after which node, and for how much.</summary>
    private (Cost Delta, int After) FindNear(int stop)
    {
        var data = tours.Data;
        var room = data.Capacity - data.Demand[stop];
        var (best, after) = (Cost.MaxValue, -1);
        var near = neighbours.Of(stop);
        var metres = neighbours.MetresOf(stop);
        for (var index = 0; index < _near; index++)
        {
            var other = near[index];
            var vehicle = tours.RouteOf(other);
            if (vehicle < 0 || tours.Size(vehicle) >= data.MostStops)
                continue;
            Cost way = metres[index];
            if (tours.LoadOf(vehicle) is var load && load > room)
            {
                var price = tours.PriceOf(load + data.Demand[stop]) - tours.PriceOf(load);
                if (price >= Math.Min(best, PlainTours.ForbiddingPrice))
                    continue;
                way += price;
            }

            var (next, previous) = (tours.Next(other, 0), tours.Next(other, 1));
            var behind = way + data.Distance(stop, next) - tours.Way(other, 0);
            if (behind < best && !Blinks())
                (best, after) = (behind, other);
            var before = way + data.Distance(stop, previous) - tours.Way(other, 1);
            if (before < best && !Blinks())
                (best, after) = (before, previous);
        }

        return (best, after);
    }

    private (Cost Delta, int After) FindAnywhere(int stop)
    {
        var data = tours.Data;
        var (best, after) = (Cost.MaxValue, -1);
        for (var vehicle = 0; vehicle < data.Vehicles; vehicle++)
        {
            if (tours.Size(vehicle) == 0 || tours.Size(vehicle) >= data.MostStops)
                continue;
            var price = tours.PriceOf(tours.LoadOf(vehicle) + data.Demand[stop]) - tours.PriceOf(tours.LoadOf(vehicle));
            if (price >= Math.Min(best, PlainTours.ForbiddingPrice))
                continue;
            var node = tours.Depot(vehicle);
            do
            {
                var next = tours.Next(node, 0);
                var delta = price + data.Distance(node, stop) + data.Distance(stop, next) - tours.Way(node, 0);
                if (delta < best)
                    (best, after) = (delta, node);
                node = next;
            }
            while (tours.IsStop(node));
        }

        return (best, after);
    }

    private bool Blinks() => random.NextDouble() < parameters.BlinkShare;

    private void Sort(Span<int> stops)
    {
        random.Shuffle(stops);
        var order = random.Below(11);
        if (order < 4)
            return;
        var keys = _keys.AsSpan(0, stops.Length);
        for (var index = 0; index < stops.Length; index++)
        {
            keys[index] = order switch
            {
                < 8 => -tours.Data.Demand[stops[index]],
                < 10 => -tours.Data.DepotDistance[stops[index]],
                _ => tours.Data.DepotDistance[stops[index]],
            };
        }

        keys.Sort(stops);
    }
}
