using System.Collections.Immutable;
using Optimizer.Domain.Accounting;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Planning.Distances;

namespace Optimizer.Planning.Collecting.Checking;

/// <summary>The account adds up: every figure, cost term, objective term and share is computed once more from the routes.</summary>
internal static class AccountCheck
{
    public static void Check(Model model, Plan plan, List<CheckedRoute> routes, SiteTravel travel, FactorSet factors, Findings findings)
    {
        var account = plan.Account;
        if (account.FactorSet.Id != factors.Id || account.FactorSet.Version != factors.Version)
            findings.Add(CollectionRule.FactorSet, "account.factor_set", 1, "", $"Is '{account.FactorSet.Id}' {account.FactorSet.Version}, not '{factors.Id}' {factors.Version}.");

        if (account.Routes.Length != routes.Count)
        {
            findings.Add(CollectionRule.Figures, "account", account.Routes.Length - routes.Count, "routes", $"Accounts for {account.Routes.Length} routes of {routes.Count}.");
            return;
        }

        ExpectedRoute[] expected = [.. routes.Select(route => new ExpectedRoute(route, travel))];
        for (var route = 0; route < expected.Length; route++)
        {
            ExpectFigures(account.Routes[route].Figures, [expected[route]], $"routes[{route}].figures", findings);
            ExpectTerms(CollectionRule.CostTerms, account.Routes[route].CostTermsCents, expected[route].Terms, $"routes[{route}].cost_terms_cents", findings);
        }

        ExpectFigures(account.Total, expected, "account.total", findings);
        var terms = expected.SelectMany(route => route.Terms).GroupBy(term => term.Key).ToDictionary(group => group.Key, group => group.Sum(term => term.Value));
        ExpectTerms(CollectionRule.CostTerms, account.CostTermsCents, terms, "account.cost_terms_cents", findings);
        ExpectObjective(model, plan, expected, findings);
        ShareCheck.Check(model, account, expected, findings);
    }

    private static void ExpectFigures(Figures actual, ExpectedRoute[] routes, string where, Findings findings)
    {
        void Expect(string name, double value, double expected, string unit)
        {
            if (!Findings.AreClose(value, expected))
                findings.Add(CollectionRule.Figures, $"{where}.{name}", value - expected, unit, $"Is {value:0.######}, not {expected:0.######}.");
        }

        void ExpectExactly(string name, long value, long expected, string unit)
        {
            if (value != expected)
                findings.Add(CollectionRule.Figures, $"{where}.{name}", value - expected, unit, $"Is {value}, not {expected}.");
        }

        ExpectExactly("routes", actual.Routes, routes.Length, "");
        ExpectExactly("collections", actual.Collections, routes.Sum(route => route.Collections), "");
        ExpectExactly("shipments", actual.Shipments, routes.Sum(route => route.Shipments), "");
        ExpectExactly("unloadings", actual.Unloadings, routes.Sum(route => route.Unloadings), "");
        ExpectExactly("distance_m", actual.DistanceMetres, routes.Sum(route => route.Metres), "m");
        ExpectExactly("empty_distance_m", actual.EmptyDistanceMetres, routes.Sum(route => route.EmptyMetres), "m");
        findings.ExpectTime(CollectionRule.Figures, $"{where}.duration", actual.Duration, Sum(routes, route => route.Duration), "It");
        findings.ExpectTime(CollectionRule.Figures, $"{where}.driving_duration", actual.Driving, Sum(routes, route => route.Driving), "It");
        findings.ExpectTime(CollectionRule.Figures, $"{where}.service_duration", actual.Service, Sum(routes, route => route.Service), "It");
        findings.ExpectTime(CollectionRule.Figures, $"{where}.waiting_duration", actual.Waiting, Sum(routes, route => route.Waiting), "It");
        findings.ExpectTime(CollectionRule.Figures, $"{where}.break_duration", actual.Breaks, Sum(routes, route => route.Breaks), "It");
        ExpectExactly("cost_cents", actual.CostCents, routes.Sum(route => route.CostCents), "cents");
        Expect("energy_kwh", actual.Energy.EnergyKwh, routes.Sum(route => route.Energy.EnergyKwh), "kWh");
        Expect("co2e_ttw_g", actual.Energy.TtwGrams, routes.Sum(route => route.Energy.TtwGrams), "g");
        Expect("co2e_wtw_g", actual.Energy.WtwGrams, routes.Sum(route => route.Energy.WtwGrams), "g");
        Expect("transport_activity_tkm", actual.TransportActivityTkm, routes.Sum(route => route.ActivityTkm), "tkm");
        Expect("collected_mass_kg", actual.CollectedMassKg, routes.Sum(route => route.CollectedKg), "kg");
        Expect("delivered_mass_kg", actual.DeliveredMassKg, routes.Sum(route => route.DeliveredKg), "kg");
        var driven = routes.Sum(route => route.DrivenTkm);
        var possible = routes.Any(route => route.PossibleTkm is null) ? 0 : routes.Sum(route => route.PossibleTkm ?? 0);
        Expect("load_factor", actual.LoadFactor ?? -1, possible > 0 ? driven / possible : -1, "");
    }

    private static TimeSpan Sum(ExpectedRoute[] routes, Func<ExpectedRoute, TimeSpan> time) =>
        routes.Aggregate(TimeSpan.Zero, (sum, route) => sum + time(route));

    private static void ExpectTerms(string cause, ImmutableSortedDictionary<string, long> actual, IReadOnlyDictionary<string, long> expected, string where, Findings findings)
    {
        foreach (var name in actual.Keys.Union(expected.Keys))
        {
            var difference = actual.GetValueOrDefault(name) - expected.GetValueOrDefault(name);
            if (difference != 0)
                findings.Add(cause, $"{where}.{name}", difference, "cents", $"Is {actual.GetValueOrDefault(name)}, not {expected.GetValueOrDefault(name)}.");
        }
    }

    /// <summary>The CO2e of a plan is exact to a millionth only, so its price may round either way where it is close to half a cent.</summary>
    private static void ExpectObjective(Model model, Plan plan, ExpectedRoute[] routes, Findings findings)
    {
        var objective = model.Objective;
        var actual = plan.Account.ObjectiveTermsCents;
        var co2eCents = objective.Co2ePriceCentsPerTonne * routes.Sum(route => route.Energy.WtwGrams) / 1_000_000;
        var co2eTerm = actual.GetValueOrDefault(ObjectiveTerm.Co2e);
        var isCo2eRight = Math.Abs(co2eTerm - co2eCents) <= 0.5 + (1e-6 * co2eCents);

        var penalties = plan.Unplanned.Where(entry => (model.HasCollection(entry.WorkId) || model.HasShipment(entry.WorkId)) && !model.Work(entry.WorkId).IsMandatory)
            .Sum(entry => model.Work(entry.WorkId).PenaltyCents);
        ExpectTerms(CollectionRule.ObjectiveTerms, actual, new Dictionary<string, long>
        {
            [ObjectiveTerm.Cost] = ExpectedRoute.Cents((decimal)objective.CostWeight * routes.Sum(route => route.CostCents)),
            [ObjectiveTerm.Distance] = ExpectedRoute.Cents((decimal)objective.DistanceCentsPerKm * routes.Sum(route => route.Metres) / 1_000),
            [ObjectiveTerm.Duration] = ExpectedRoute.Cents((decimal)objective.DurationCentsPerHour * routes.Sum(route => route.Duration.Ticks) / TimeSpan.TicksPerHour),
            [ObjectiveTerm.Co2e] = isCo2eRight ? co2eTerm : ExpectedRoute.Cents((decimal)co2eCents),
            [ObjectiveTerm.Penalties] = ExpectedRoute.Cents((decimal)objective.PenaltyWeight * penalties),
        }, "account.objective_terms_cents", findings);
    }
}
