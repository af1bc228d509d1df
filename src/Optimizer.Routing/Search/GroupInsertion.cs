namespace Optimizer.Routing.Search;

/// <summary>Places all stops of a group on one route, or none: member by member, each at its cheapest place, on the cheapest route.</summary>
internal sealed class GroupInsertion(Tours tours)
{
    private readonly SearchData _data = tours.Data;
    private int[] _saved = new int[256];

    /// <summary>The group is absent. Places it if that is cheaper than leaving it out.</summary>
    public bool TryPlace(int group)
    {
        var members = _data.Problem.Groups[group];
        foreach (var member in members.Stops)
        {
            if (tours.RouteOf(member) >= 0)
                return false;
        }

        var costBefore = tours.Cost;
        var (best, bestVehicle) = (costBefore, -1);
        for (var vehicle = 0; vehicle < _data.VehicleCount; vehicle++)
        {
            if (tours.Size(vehicle) == 0 && tours.EmptyVehicle(tours.KindOf(vehicle)) != vehicle)
                continue;
            var cost = MayTake(vehicle, members) ? CostOn(vehicle, members, best) : Cost.MaxValue;
            if (cost < best)
                (best, bestVehicle) = (cost, vehicle);
        }

        return bestVehicle >= 0 && TryPlaceWhole(bestVehicle, members);
    }

    /// <summary>All members, or the route as it was: without a bound the first member may take a place that leaves none for the next.</summary>
    private bool TryPlaceWhole(int vehicle, StopGroup group)
    {
        var count = Save(vehicle);
        tours.Touch(vehicle);
        if (TryPlaceOn(vehicle, group, Cost.MaxValue))
            return true;
        Restore(vehicle, count);
        return false;
    }

    private bool MayTake(int vehicle, StopGroup group)
    {
        foreach (var member in group.Stops)
        {
            if (!_data.AllowedKinds[(tours.KindOf(vehicle) * _data.StopCount) + member])
                return false;
        }

        return true;
    }

    private Cost CostOn(int vehicle, StopGroup group, Cost bound)
    {
        var count = Save(vehicle);
        tours.Touch(vehicle);
        var cost = TryPlaceOn(vehicle, group, bound) ? tours.Cost : Cost.MaxValue;
        Restore(vehicle, count);
        return cost;
    }

    /// <returns>How many codes the route has.</returns>
    private int Save(int vehicle)
    {
        var codes = tours.CodesOf(vehicle);
        if (_saved.Length < codes.Length)
            _saved = new int[codes.Length * 2];
        codes.CopyTo(_saved);
        return codes.Length;
    }

    private void Restore(int vehicle, int count)
    {
        tours.SetRoute(vehicle, _saved.AsSpan(0, count));
        if (!tours.TryRefresh(vehicle))
            throw new InvalidOperationException($"Route {vehicle} was feasible and is not any more.");
    }

    /// <param name="bound">Gives up when the cost of all would be this or more.</param>
    private bool TryPlaceOn(int vehicle, StopGroup group, Cost bound)
    {
        // The route keeps its vehicle while its members come one after the other.
        var forbade = tours.ForbidsNewVehicles;
        tours.ForbidsNewVehicles = true;
        var isPlaced = TryPlaceOneByOne(vehicle, group, bound);
        tours.ForbidsNewVehicles = forbade;
        return isPlaced;
    }

    private bool TryPlaceOneByOne(int vehicle, StopGroup group, Cost bound)
    {
        var from = tours.Start(vehicle);
        var penalties = 0L;
        foreach (var member in group.Stops)
            penalties += _data.Penalty[member];
        foreach (var member in group.Stops)
        {
            var best = Placement.None with { Delta = bound == Cost.MaxValue ? bound : bound - tours.Cost + penalties };
            penalties -= _data.Penalty[member];
            for (var slot = from; slot != tours.End(vehicle); slot = tours.Next(slot))
                tours.TryPlacement(member, slot, ref best);
            tours.Decide(member, ref best);
            if (!best.Exists)
                return false;
            tours.Place(member, best);
            from = group.IsOrdered ? member : tours.Start(vehicle);
        }

        return true;
    }
}
