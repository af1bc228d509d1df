using System.Collections.Immutable;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Domain.Plans.Sharing;
using Optimizer.Planning.Distances;

namespace Optimizer.Planning.Redistribution;

/// <summary>Routes beside which a further way has a price: the shortest detour of one of them.</summary>
internal sealed class PricedRoutes
{
    private readonly TransportPrices _prices;
    private readonly ImmutableArray<PricedRoute> _routes;

    private PricedRoutes(Model model, FactorSet factors, TransportPrices prices, IEnumerable<Route> routes)
    {
        _prices = prices;
        _routes = [.. routes.Select(route => new PricedRoute(model, factors, prices, route))];
    }

    /// <summary>The routes of a plan as they would be if no asset were moved.</summary>
    public static PricedRoutes WithoutMoves(Model model, FactorSet factors, Plan plan)
    {
        var routes = plan.Routes.Select(route => route with { Visits = route.Visits.RemoveAll(visit => visit.ShipmentId?.StartsWith(AssetMove.ShipmentIdPrefix, StringComparison.Ordinal) ?? false) });
        return new(model, factors, new TransportPrices(model, new SiteTravel(model), factors), routes.Where(route => !route.Visits.IsEmpty));
    }

    /// <summary>In cents; infinite if no route is of such a vehicle. Times and loads are left aside.</summary>
    public double Detour(string from, string to, TimeSpan service, Predicate<Vehicle> canDoIt) => _routes
        .Where(route => canDoIt(route.Vehicle))
        .Select(route => route.Detour(from, to) + _prices.Service(route.Vehicle, service))
        .DefaultIfEmpty(double.PositiveInfinity)
        .Min();
}
