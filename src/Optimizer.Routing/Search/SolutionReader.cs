using System.Collections.Immutable;

namespace Optimizer.Routing.Search;

/// <summary>Reads the best routes out, with their times.</summary>
internal static class SolutionReader
{
    public static RoutingSolution Read(SearchData data, BestTours best)
    {
        var simulator = new RouteSimulator(data);
        var routes = ImmutableArray.CreateBuilder<SolutionRoute>();
        var isRouted = new bool[data.StopCount];
        for (var vehicle = 0; vehicle < data.VehicleCount; vehicle++)
        {
            var codes = best.CodesOf(vehicle);
            if (codes.IsEmpty)
                continue;
            foreach (var code in codes)
            {
                if (code < data.StopCount)
                    isRouted[code] = true;
            }

            routes.Add(Read(data, simulator, vehicle, codes));
        }

        var absent = Enumerable.Range(0, data.StopCount).Where(stop => !isRouted[stop]).ToImmutableArray();
        return new(routes.ToImmutable(), absent, routes.Sum(route => route.Cost) + absent.Sum(stop => data.Penalty[stop]));
    }

    public static SolutionRoute Read(SearchData data, RouteSimulator simulator, int vehicle, ReadOnlySpan<int> codes)
    {
        if (!simulator.TrySimulate(data.KindOfVehicle[vehicle], codes, keepTimes: true))
            throw new InvalidOperationException($"Route {vehicle} was feasible and is not any more ({simulator.Fault}).");
        var visits = ImmutableArray.CreateBuilder<RouteVisit>(codes.Length);
        foreach (var code in codes)
            visits.Add(code < data.StopCount ? RouteVisit.Stop(code) : RouteVisit.Station(code - data.StopCount));
        return new(
            vehicle,
            simulator.Configuration,
            visits.MoveToImmutable(),
            [.. simulator.Compartments],
            [.. simulator.DeliveryCompartments],
            [.. simulator.Times],
            simulator.Departure,
            simulator.Return,
            [.. simulator.Breaks],
            simulator.Cost);
    }
}
