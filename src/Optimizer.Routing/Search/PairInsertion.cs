namespace Optimizer.Routing.Search;

/// <summary>Places pairs, such as a pickup and its delivery, at the cheapest two places of the routes near them, or of a new vehicle.</summary>
internal sealed class PairInsertion(Tours tours, Neighbours neighbours, SearchParameters parameters, Xoshiro random)
{
    private readonly int[] _stamps = new int[tours.Data.VehicleCount];
    private readonly PairMemory? _memory = tours.HasPrints ? new(tours, random) : null;
    private readonly RouteMemory? _simulated = tours.MayRemember ? new(tours) : null;
    private readonly int[] _unknown = new int[tours.Data.VehicleCount];
    private int _unknownCount;
    private int _stamp;

    /// <summary>Both are absent. Places them if that is cheaper than leaving them out, and now and then if it is not.</summary>
    public bool TryPlace(int first, int second, double blinkShare)
    {
        var data = tours.Data;
        var dares = blinkShare > 0 && random.NextDouble() < Recreate.DareShare;
        var best = new PairPlacement(dares ? Cost.MaxValue : data.Penalty[first] + data.Penalty[second], -1, -1);
        _stamp++;
        TryRoutesNear(first, first, second, blinkShare, ref best);
        TryRoutesNear(second, first, second, blinkShare, ref best);
        LookAtUnknown(first, second, ref best);
        TryNewVehicles(first, second, ref best);
        tours.DecidePair(first, second, ref best);
        if (!best.Exists)
        {
            TryAllRoutes(first, second, ref best);
            LookAtUnknown(first, second, ref best);
            tours.DecidePair(first, second, ref best);
        }

        if (!best.Exists)
            return false;
        tours.PlacePair(first, second, best);
        return true;
    }

    private void TryRoutesNear(int stop, int first, int second, double blinkShare, ref PairPlacement best)
    {
        var near = neighbours.Of(stop);
        for (var index = 0; index < Math.Min(near.Length, parameters.Neighbours); index++)
        {
            if (tours.RouteOf(near[index]) >= 0)
                TryOnce(first, second, tours.RouteOf(near[index]), blinkShare, ref best);
        }
    }

    private void TryNewVehicles(int first, int second, ref PairPlacement best)
    {
        for (var kind = 0; kind < tours.Data.Kinds.Length; kind++)
        {
            var vehicle = tours.EmptyVehicle(kind);
            if (vehicle >= 0)
                tours.TryPair(first, second, vehicle, 0, random, ref best);
        }
    }

    private void TryAllRoutes(int first, int second, ref PairPlacement best)
    {
        for (var vehicle = 0; vehicle < tours.Data.VehicleCount; vehicle++)
        {
            if (tours.Size(vehicle) > 0)
                TryOnce(first, second, vehicle, 0, ref best);
        }
    }

    private void TryOnce(int first, int second, int vehicle, double blinkShare, ref PairPlacement best)
    {
        if (_stamps[vehicle] == _stamp)
            return;
        _stamps[vehicle] = _stamp;
        if (_memory is null && _simulated is null)
        {
            tours.TryPair(first, second, vehicle, blinkShare, random, ref best);
        }
        else if (blinkShare > 0 && random.NextDouble() < blinkShare)
        {
            tours.TryPair(first, second, vehicle, RouteInsertion.OverlookedAtOnce, random, ref best);
            tours.DecidePair(first, second, ref best);
        }
        else if (_memory is not null)
        {
            _memory.TryPair(first, second, vehicle, ref best);
        }
        else if (!_simulated!.TryRecall(first, vehicle, ref best))
        {
            _unknown[_unknownCount++] = vehicle;
        }
    }

    /// <summary>What is known of other routes comes first: it spares the others simulations.</summary>
    private void LookAtUnknown(int first, int second, ref PairPlacement best)
    {
        foreach (var vehicle in _unknown.AsSpan(0, _unknownCount))
            _simulated!.Look(first, second, vehicle, random, ref best);
        _unknownCount = 0;
    }
}
