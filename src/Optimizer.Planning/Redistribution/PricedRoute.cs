using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;

namespace Optimizer.Planning.Redistribution;

/// <summary>A route with the price of its ways.</summary>
internal sealed class PricedRoute
{
    private readonly TransportPrices _prices;
    private readonly EnergyLaw _law;
    private readonly Route _route;
    private readonly string?[] _sites;
    private readonly Dictionary<string, double[]> _there = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double[]> _onwards = new(StringComparer.Ordinal);
    private readonly double[] _ways;

    public PricedRoute(Model model, FactorSet factors, TransportPrices prices, Route route)
    {
        (_prices, _route) = (prices, route);
        Vehicle = model.Vehicle(route.VehicleId);
        Type = model.VehicleType(Vehicle.VehicleTypeId);
        _law = factors.Law(Type);
        _sites = [route.StartSiteId, .. route.Visits.Select(visit => visit.SiteId), route.EndSiteId];
        _ways = [.. Enumerable.Range(0, Legs).Select(leg => Way(_sites[leg], _sites[leg + 1]))];
        FixedCents = model.Objective.CostWeight * Vehicle.Costs.FixedCents;
    }

    public Vehicle Vehicle { get; }
    public VehicleType Type { get; }
    public int Legs => _sites.Length - 1;

    private double FixedCents { get; }

    /// <summary>What falls away with the visits of these shipments, in cents.</summary>
    public double SavingWithout(IReadOnlySet<string> shipmentIds)
    {
        var kept = _route.Visits.RemoveAll(visit => visit.ShipmentId is { } id && shipmentIds.Contains(id));
        if (kept.Length == _route.Visits.Length)
            return 0;
        var services = _route.Visits.Where(visit => visit.ShipmentId is { } id && shipmentIds.Contains(id)).Sum(visit => _prices.Service(Vehicle, visit.Setup + visit.Service));
        if (kept.IsEmpty)
            return _ways.Sum() + services + FixedCents;
        string?[] sites = [_route.StartSiteId, .. kept.Select(visit => visit.SiteId), _route.EndSiteId];
        return _ways.Sum() + services - Enumerable.Range(0, sites.Length - 1).Sum(leg => Way(sites[leg], sites[leg + 1]));
    }

    /// <summary>The shortest detour over one place and later another, in cents.</summary>
    public double Detour(string from, string to)
    {
        var (toPickup, fromPickup, toDelivery, fromDelivery) = (There(from), Onwards(from), There(to), Onwards(to));
        var between = Way(from, to);
        var (cheapest, cheapestPickup) = (double.PositiveInfinity, double.PositiveInfinity);
        for (var leg = 0; leg < Legs; leg++)
        {
            cheapest = Math.Min(cheapest, toPickup[leg] + between + fromDelivery[leg] - _ways[leg]);
            cheapest = Math.Min(cheapest, cheapestPickup + toDelivery[leg] + fromDelivery[leg] - _ways[leg]);
            cheapestPickup = Math.Min(cheapestPickup, toPickup[leg] + fromPickup[leg] - _ways[leg]);
        }

        return cheapest;
    }

    /// <summary>By leg, from its start to the site.</summary>
    private double[] There(string site) => Known(_there, site, leg => Way(_sites[leg], site));

    /// <summary>By leg, from the site to its end.</summary>
    private double[] Onwards(string site) => Known(_onwards, site, leg => Way(site, _sites[leg + 1]));

    private double[] Known(Dictionary<string, double[]> known, string site, Func<int, double> price)
    {
        if (!known.TryGetValue(site, out var prices))
            known.Add(site, prices = [.. Enumerable.Range(0, Legs).Select(price)]);
        return prices;
    }

    private double Way(string? from, string? to) => _prices.Way(Vehicle, Type, _law, from, to);
}
