using System.Collections.Immutable;
using Optimizer.Domain.Accounting;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Planning.Distances;

namespace Optimizer.Tests.Reporting;

/// <summary>
/// Plausible plans without a planner: nearest work first, vehicle by vehicle. Breaks may push services out of their windows,
/// and the account is a sketch, so these plans are for showing, not for checking.
/// </summary>
internal static class GreedyPlans
{
    public static Plan Build(Model model)
    {
        var travel = new SiteTravel(model);
        var open = model.Collections.Select(collection => collection.Id).ToHashSet(StringComparer.Ordinal);
        var routes = model.Vehicles
            .SelectMany(vehicle => vehicle.Shifts.Select(shift => new GreedyRoute(model, travel, vehicle, shift).Drive(open)))
            .OfType<Route>()
            .ToImmutableArray();
        var unplanned = model.Collections.Where(collection => open.Contains(collection.Id)).Select(Unplanned).ToImmutableArray();
        return new(routes, unplanned, Sketch(model, routes, unplanned));
    }

    private static Unplanned Unplanned(Collection collection) => new(
        collection.Id,
        collection.IsMandatory,
        collection.PenaltyCents,
        [new(UnplannedCode.NoRoom, [], "All shifts that could hold it are full.")],
        new("Extend the shift of the nearest vehicle.", UnplannedCode.Shift, "", 25, "min"));

    private static Account Sketch(Model model, ImmutableArray<Route> routes, ImmutableArray<Unplanned> unplanned)
    {
        var accounts = routes.Select(route => Sketch(model, route)).ToImmutableArray();
        var terms = accounts.SelectMany(each => each.CostTermsCents).GroupBy(term => term.Key, term => term.Value);
        var total = accounts.Aggregate(new Figures(), (sum, each) => Add(sum, each.Figures));
        return new()
        {
            Total = total,
            Routes = accounts,
            CostTermsCents = terms.ToImmutableSortedDictionary(group => group.Key, group => group.Sum()),
            ObjectiveTermsCents = ImmutableSortedDictionary<string, long>.Empty
                .Add(ObjectiveTerm.Cost, total.CostCents)
                .Add(ObjectiveTerm.Co2e, (long)(total.Energy.WtwGrams / 100))
                .Add(ObjectiveTerm.Penalties, unplanned.Sum(each => each.PenaltyCents)),
            ByCollection = [],
            ByOrganisation = [.. Shares(model, routes, total)],
            FactorSet = new("sketch", "1", ["Round numbers for tests"]),
        };
    }

    private static RouteAccount Sketch(Model model, Route route)
    {
        var costs = model.Vehicle(route.VehicleId).Costs;
        var driving = Sum(route.Transitions, each => each.Driving);
        var service = Sum(route.Visits, visit => visit.Setup + visit.Service);
        var breaks = Sum(route.Breaks, each => each.End - each.Start);
        var waiting = route.End - route.Start - driving - service - breaks;
        var metres = route.Transitions.Sum(each => each.DistanceMetres);
        var collected = route.Visits.Where(visit => visit.CollectionId is not null).Select(visit => model.Collection(visit.CollectionId!)).ToArray();
        var payload = model.VehicleType(model.Vehicle(route.VehicleId).VehicleTypeId) is { GrossMassKg: { } gross } type ? gross - type.CurbMassKg : 10_000;
        var terms = ImmutableSortedDictionary<string, long>.Empty
            .Add(CostTerm.Fixed, costs.FixedCents)
            .Add(CostTerm.Distance, (long)(metres / 1_000.0 * costs.PerKmCents))
            .Add(CostTerm.Driving, (long)(driving.TotalHours * costs.DrivingPerHourCents))
            .Add(CostTerm.Service, (long)(service.TotalHours * costs.ServicePerHourCents))
            .Add(CostTerm.Waiting, (long)((waiting + breaks).TotalHours * costs.WaitingPerHourCents));
        return new(
            new()
            {
                Routes = 1,
                Collections = collected.Length,
                Unloadings = route.Visits.Length - collected.Length,
                DistanceMetres = metres,
                EmptyDistanceMetres = route.Transitions.Where(each => each.LoadMassKg == 0).Sum(each => each.DistanceMetres),
                Duration = route.End - route.Start,
                Driving = driving,
                Service = service,
                Waiting = waiting,
                Breaks = breaks,
                CostCents = terms.Values.Sum(),
                Energy = route.Transitions.Aggregate(default(EnergyUse), (sum, each) => sum + each.Energy),
                TransportActivityTkm = collected.Sum(each => each.MassKg) / 1_000 * 15,
                DrivenTkm = route.Transitions.Sum(each => each.DistanceMetres / 1_000.0 * each.LoadMassKg / 1_000),
                PossibleTkm = metres / 1_000.0 * payload / 1_000,
                CollectedMassKg = collected.Sum(each => each.MassKg),
            },
            terms);
    }

    private static TimeSpan Sum<T>(IEnumerable<T> items, Func<T, TimeSpan> span) => items.Aggregate(TimeSpan.Zero, (sum, item) => sum + span(item));

    private static Figures Add(Figures left, Figures right) => new()
    {
        Routes = left.Routes + right.Routes,
        Collections = left.Collections + right.Collections,
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
        PossibleTkm = (left.PossibleTkm ?? 0) + (right.PossibleTkm ?? 0),
        CollectedMassKg = left.CollectedMassKg + right.CollectedMassKg,
    };

    private static IEnumerable<Share> Shares(Model model, ImmutableArray<Route> routes, Figures total) => routes
        .SelectMany(route => route.Visits)
        .Where(visit => visit.CollectionId is not null)
        .Select(visit => model.Collection(visit.CollectionId!))
        .GroupBy(collection => collection.OrganisationId ?? "")
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group =>
        {
            var mass = group.Sum(each => each.MassKg);
            var part = total.CollectedMassKg > 0 ? mass / total.CollectedMassKg : 0;
            return new Share(group.Key, mass, total.TransportActivityTkm * part, total.Energy * part, total.CostCents * part, null);
        });
}
