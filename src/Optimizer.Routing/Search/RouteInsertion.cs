namespace Optimizer.Routing.Search;

/// <summary>The cheapest place of a stop on the routes near it, where simulation decides and what it found is remembered.</summary>
internal sealed class RouteInsertion(Tours tours, Neighbours neighbours, SearchParameters parameters, Xoshiro random)
{
    /// <summary>Up to so many routes in use, all are asked.</summary>
    private const int MostRoutesForAll = 40;

    /// <summary>With more stops on a route in the mean, routes change too often to be remembered, and take long to look at.</summary>
    private const int MostStopsOnARoute = 25;

    /// <summary>Share of a route's places that are overlooked in one look where, for the memory's sake, the others overlook none.</summary>
    public const double OverlookedAtOnce = 0.5;

    private readonly RouteMemory _memory = new(tours);
    private readonly int[] _stamps = new int[tours.Data.VehicleCount];
    private readonly int[] _unknown = new int[tours.Data.VehicleCount];
    private int _unknownCount;
    private int _stamp;

    /// <summary>Improves <paramref name="best"/>. What is known of some routes spares the others simulations.</summary>
    /// <param name="blinkShare">Share of routes on which half of the places are overlooked.</param>
    public void Try(int stop, double blinkShare, ref Placement best)
    {
        _unknownCount = 0;
        _stamp++;
        if (AsksAll)
        {
            for (var vehicle = 0; vehicle < tours.Data.VehicleCount; vehicle++)
                Ask(stop, vehicle, blinkShare, ref best);
        }
        else
        {
            var near = neighbours.Of(stop);
            for (var index = 0; index < Math.Min(near.Length, parameters.Neighbours); index++)
            {
                if (tours.RouteOf(near[index]) >= 0)
                    Ask(stop, tours.RouteOf(near[index]), blinkShare, ref best);
            }
        }

        foreach (var vehicle in _unknown.AsSpan(0, _unknownCount))
            _memory.Look(stop, vehicle, ref best);
    }

    public bool IsWorthwhile => tours.RoutedCount <= MostStopsOnARoute * tours.UsedVehicles;

    /// <summary>Whether no route is left out.</summary>
    public bool AsksAll => tours.UsedVehicles <= MostRoutesForAll;

    private void Ask(int stop, int vehicle, double blinkShare, ref Placement best)
    {
        if (_stamps[vehicle] == _stamp || tours.Size(vehicle) + tours.StationVisits(vehicle) == 0)
            return;
        _stamps[vehicle] = _stamp;
        if (!tours.Data.AllowedKinds[(tours.KindOf(vehicle) * tours.Data.StopCount) + stop])
            return;
        if (blinkShare > 0 && random.NextDouble() < blinkShare)
            LookAtHalf(stop, vehicle, ref best);
        else if (!_memory.TryRecall(stop, vehicle, ref best))
            _unknown[_unknownCount++] = vehicle;
    }

    private void LookAtHalf(int stop, int vehicle, ref Placement best)
    {
        for (var slot = tours.Start(vehicle); slot != tours.End(vehicle); slot = tours.Next(slot))
        {
            if (random.NextDouble() >= OverlookedAtOnce)
                tours.TryPlacement(stop, slot, ref best);
        }

        tours.Decide(stop, ref best);
    }
}
