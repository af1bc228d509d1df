using System.Collections.Immutable;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.Planning.Collecting.Checking;
using Optimizer.Planning.Distances;

namespace Optimizer.Planning.Collecting;

/// <summary>
/// Says which rules a plan breaks, from the model and the plan alone. Written apart from the engine, slow and obvious:
/// every rule is walked through and every number recomputed. docs/modelling.md has the rules.
/// </summary>
/// <remarks>Times and money are exact, masses and emissions to a millionth.</remarks>
public static class CollectionChecker
{
    /// <summary>All values of <see cref="Violation.Cause"/>.</summary>
    public static ImmutableArray<string> Rules => CollectionRule.All;

    /// <summary>Empty when the plan keeps every rule. A route with unknown ids or of the wrong shape is not looked at further.</summary>
    public static ImmutableArray<Violation> Check(Model model, Plan plan, FactorSet factors)
    {
        var findings = new Findings();
        var travel = new SiteTravel(model);
        var routes = new List<CheckedRoute>();
        for (var index = 0; index < plan.Routes.Length; index++)
        {
            if (ShapeCheck.IsReadable(model, plan.Routes[index], index, findings))
                routes.Add(new(model, plan.Routes[index], index));
        }

        foreach (var route in routes)
        {
            WayCheck.Check(route, travel, factors, findings);
            ClockCheck.Check(route, findings);
            OpeningCheck.Check(route, findings);
            LoadCheck.Check(route, findings);
            TripCheck.Check(route, findings);
            ShipmentCheck.Check(route, findings);
            MaterialCheck.Check(route, findings);
            VehicleCheck.Check(route, findings);
            BreakCheck.Check(route, findings);
        }

        WorkCheck.Check(model, plan, findings);
        RelationCheck.Check(model, routes, findings);
        QuotaCheck.Check(model, routes, findings);
        if (routes.Count == plan.Routes.Length)
            AccountCheck.Check(model, plan, routes, travel, factors, findings);
        return findings.ToImmutable();
    }
}
