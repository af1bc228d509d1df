using System.Collections.Immutable;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;

namespace Optimizer.Domain.Accounting;

/// <summary>
/// Draws up what a plan costs and causes from its routes. Each cost term of each route is rounded to whole cents once,
/// half away from zero; all other sums of money are sums of those. Each objective term is rounded once over the plan.
/// </summary>
public static class Accountant
{
    /// <param name="routes">They name only what the model has, and have one transition more than visits.</param>
    /// <param name="factors">The set that the energy of the routes' transitions was computed with.</param>
    /// <param name="directDistanceMetres">
    /// The shortest way from site to site for a type of vehicle (ISO 14083 shortest feasible distance); negative where there
    /// is none, then the distance driven with the load on board counts.
    /// </param>
    public static Account Account(
        Model model,
        ImmutableArray<Route> routes,
        ImmutableArray<Unplanned> unplanned,
        FactorSet factors,
        Func<string, string, VehicleType, double> directDistanceMetres)
    {
        var accounts = ImmutableArray.CreateBuilder<RouteAccount>(routes.Length);
        var shares = ImmutableArray.CreateBuilder<Share>();
        foreach (var route in routes)
        {
            var type = model.VehicleType(model.Vehicle(route.VehicleId).VehicleTypeId);
            var consignments = Consignment.Of(model, route, type, directDistanceMetres);
            var account = new RouteAccounting(model, route).Account(consignments);
            accounts.Add(account);
            shares.AddRange(Allocation.ByCollection(account.Figures, consignments));
        }

        var total = accounts.Aggregate(new Figures { PossibleTkm = 0 }, (sum, account) => Add(sum, account.Figures));
        var byCollection = shares.ToImmutable();
        return new()
        {
            Total = total,
            Routes = accounts.ToImmutable(),
            CostTermsCents = Add(accounts.Select(account => account.CostTermsCents)),
            ObjectiveTermsCents = ObjectiveTerms(model.Objective, total, unplanned),
            ByCollection = byCollection,
            ByOrganisation = Allocation.ByOrganisation(byCollection, share => share.Id.Length == 0 ? "" : model.Work(share.Id).OrganisationId ?? ""),
            FactorSet = new(factors.Id, factors.Version, factors.Sources),
        };
    }

    /// <summary>Mandatory work left out has no price here; it is in the plan's list of unplanned work.</summary>
    private static ImmutableSortedDictionary<string, long> ObjectiveTerms(Objective objective, Figures total, ImmutableArray<Unplanned> unplanned)
    {
        var penalties = unplanned.Where(work => !work.IsMandatory).Sum(work => work.PenaltyCents);
        return new Dictionary<string, long>
        {
            [ObjectiveTerm.Cost] = Cents.Round((decimal)objective.CostWeight * total.CostCents),
            [ObjectiveTerm.Distance] = Cents.PerKm(objective.DistanceCentsPerKm, total.DistanceMetres),
            [ObjectiveTerm.Duration] = Cents.PerHour(objective.DurationCentsPerHour, total.Duration),
            [ObjectiveTerm.Co2e] = Cents.Round((decimal)objective.Co2ePriceCentsPerTonne * (decimal)total.Energy.WtwGrams / 1_000_000),
            [ObjectiveTerm.Penalties] = Cents.Round((decimal)objective.PenaltyWeight * penalties),
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    private static ImmutableSortedDictionary<string, long> Add(IEnumerable<ImmutableSortedDictionary<string, long>> terms)
    {
        string[] names = [CostTerm.Fixed, CostTerm.Distance, CostTerm.Driving, CostTerm.Service, CostTerm.Waiting, CostTerm.Overtime, CostTerm.GateFees, CostTerm.SoftWindows];
        return names.ToImmutableSortedDictionary(name => name, name => terms.Sum(route => route[name]), StringComparer.Ordinal);
    }

    private static Figures Add(Figures left, Figures right) => new()
    {
        Routes = left.Routes + right.Routes,
        Collections = left.Collections + right.Collections,
        Shipments = left.Shipments + right.Shipments,
        Unloadings = left.Unloadings + right.Unloadings,
        DistanceMetres = left.DistanceMetres + right.DistanceMetres,
        EmptyDistanceMetres = left.EmptyDistanceMetres + right.EmptyDistanceMetres,
        Duration = left.Duration + right.Duration,
        Driving = left.Driving + right.Driving,
        Service = left.Service + right.Service,
        Waiting = left.Waiting + right.Waiting,
        Breaks = left.Breaks + right.Breaks,
        CostCents = left.CostCents + right.CostCents,
        Energy = left.Energy + right.Energy,
        TransportActivityTkm = left.TransportActivityTkm + right.TransportActivityTkm,
        DrivenTkm = left.DrivenTkm + right.DrivenTkm,
        PossibleTkm = left.PossibleTkm + right.PossibleTkm,
        CollectedMassKg = left.CollectedMassKg + right.CollectedMassKg,
        DeliveredMassKg = left.DeliveredMassKg + right.DeliveredMassKg,
    };
}
