using System.Collections.Immutable;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Redistribution;
using Optimizer.Domain.Plans;

namespace Optimizer.Planning.Redistribution;

/// <summary>
/// What transport costs beside the routes of a plan: for what they drive, the detour that would fall away; for anything else, the
/// shortest detour of one of them, or a direct trip if that is cheaper. Times and loads are left aside; the next routing looks at them.
/// </summary>
internal sealed class RoutePrices
{
    /// <summary>Detours are worked out for so many ways times legs; beyond, only what is driven is priced anew.</summary>
    private const long MostDetours = 20_000_000;

    private readonly TransportPrices _prices;
    private readonly ImmutableArray<PricedRoute> _routes;

    public RoutePrices(Model model, FactorSet factors, TransportPrices prices, ImmutableArray<Route> routes)
    {
        _prices = prices;
        _routes = [.. routes.Select(route => new PricedRoute(model, factors, prices, route))];
    }

    /// <summary>By path, in cents for a thousandth of the offer's unit.</summary>
    /// <param name="direct">By path, the price of a direct trip.</param>
    public double[] For(ImmutableArray<TransferPath> paths, ReadOnlySpan<double> direct, ImmutableArray<Transfer> driven)
    {
        var transfers = driven.ToDictionary(transfer => transfer.Key);
        var tries = (long)paths.Length * _routes.Sum(route => route.Legs);
        var prices = new double[paths.Length];
        for (var index = 0; index < paths.Length; index++)
        {
            var path = paths[index];
            if (transfers.TryGetValue(path.Key, out var transfer))
                prices[index] = Math.Min(direct[index], Saving(transfer) / transfer.Amount);
            else
                prices[index] = tries > MostDetours ? direct[index] : Math.Min(direct[index], Detour(path));
        }

        return prices;
    }

    private double Saving(Transfer transfer)
    {
        var ids = transfer.Shipments.Select(shipment => shipment.ShipmentId).ToHashSet(StringComparer.Ordinal);
        return Math.Max(0, _routes.Sum(route => route.SavingWithout(ids)));
    }

    private double Detour(TransferPath path)
    {
        var (offer, need) = (path.Offer, path.Need);
        var most = Math.Max(1, Math.Min(offer.Amount, need.Amount * 1_000 / path.FactorThousandths));
        if (path is not { Facility: { } facility, Treatment: { } treatment })
            return Detour(offer, offer.MaterialId, offer.SiteId, need.SiteId, offer.ServiceDuration + need.ServiceDuration, most);
        return Detour(offer, offer.MaterialId, offer.SiteId, facility.SiteId, offer.ServiceDuration + treatment.ServiceDuration, most)
            + (Detour(offer, path.OutputMaterialId, facility.SiteId, need.SiteId, treatment.ServiceDuration + need.ServiceDuration, Math.Max(1, path.Arriving(most))) * path.YieldThousandths / 1_000);
    }

    private double Detour(Offer offer, string materialId, string from, string to, TimeSpan service, long most)
    {
        var cheapest = double.PositiveInfinity;
        foreach (var route in _routes)
        {
            var load = Math.Min(most, VehicleLoads.Largest(offer, materialId, route.Type));
            if (load > 0)
                cheapest = Math.Min(cheapest, (route.Detour(from, to) + _prices.Service(route.Vehicle, service)) / load);
        }

        return cheapest;
    }
}
