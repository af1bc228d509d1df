using System.Collections.Immutable;
using Optimizer.Domain.Emissions;

namespace Optimizer.Domain.Accounting;

/// <summary>
/// Who causes how much of a plan: each route is one transport operation category of ISO 14083:2023, its energy, emissions
/// and cost, empty legs included, are shared among its consignments by their transport activity.
/// </summary>
internal static class Allocation
{
    private const string NoMass = "Its mass is zero or unknown, so it has no transport activity and no share.";
    private const string NoWay = "It is unloaded where it is loaded, so it has no transport activity and no share.";
    private const string SharedEqually = "Nothing on its route has transport activity, so the route is shared equally by its work.";
    private const string NobodysRoute = "Routes without work.";

    /// <summary>One share per consignment, in the order given; together they are the route.</summary>
    public static ImmutableArray<Share> ByCollection(Figures route, ImmutableArray<Consignment> consignments)
    {
        if (consignments.IsEmpty)
            return route.DistanceMetres == 0 && route.CostCents == 0 ? [] : [new("", 0, 0, route.Energy, route.CostCents, NobodysRoute)];

        return [.. consignments.Select(consignment => ShareOf(consignment, route, consignments.Length))];
    }

    /// <summary>Sums by organisation, ordered by id; work without an organisation comes first, with an empty id.</summary>
    /// <param name="organisation">The organisation id of a share, or empty.</param>
    public static ImmutableArray<Share> ByOrganisation(ImmutableArray<Share> shares, Func<Share, string> organisation) =>
        [.. shares.GroupBy(organisation).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Sum(group.Key, group))];

    private static Share ShareOf(Consignment consignment, Figures route, int consignments)
    {
        var total = route.TransportActivityTkm;
        var part = total > 0 ? consignment.ActivityTkm / total : 1.0 / consignments;
        return new(
            consignment.WorkId,
            consignment.MassKg,
            consignment.ActivityTkm,
            route.Energy * part,
            route.CostCents * part,
            Note(consignment, total));
    }

    private static string? Note(Consignment consignment, double routeActivityTkm)
    {
        if (routeActivityTkm == 0)
            return SharedEqually;
        if (consignment.MassKg == 0)
            return NoMass;
        return consignment.ActivityTkm == 0 ? NoWay : null;
    }

    private static Share Sum(string id, IEnumerable<Share> shares)
    {
        var (mass, activity, energy, cost) = (0.0, 0.0, default(EnergyUse), 0.0);
        var noted = 0;
        foreach (var share in shares)
        {
            mass += share.MassKg;
            activity += share.TransportActivityTkm;
            energy += share.Energy;
            cost += share.CostCents;
            noted += share.Note is null ? 0 : 1;
        }

        return new(id, mass, activity, energy, cost, noted == 0 ? null : $"Shares with a note: {noted}.");
    }
}
