using Optimizer.Domain.Emissions;
using Optimizer.Planning.Distances;

namespace Optimizer.Planning.Collecting.Checking;

/// <summary>Ways connect the places in their order, are as long as the travel law says and need the energy of their class.</summary>
internal static class WayCheck
{
    public static void Check(CheckedRoute route, SiteTravel travel, FactorSet factors, Findings findings)
    {
        CheckSites(route, findings);
        for (var transition = 0; transition < route.Route.Transitions.Length; transition++)
        {
            CheckEnds(route, transition, findings);
            CheckLength(route, transition, travel, findings);
            CheckEnergy(route, transition, factors, findings);
        }
    }

    private static void CheckSites(CheckedRoute route, Findings findings)
    {
        ExpectSite(route.Route.StartSiteId, route.Shift.StartSiteId, $"{route.Where}.start_site_id", findings);
        ExpectSite(route.Route.EndSiteId, route.Shift.EndSiteId, $"{route.Where}.end_site_id", findings);
        for (var visit = 0; visit < route.Route.Visits.Length; visit++)
        {
            var siteId = route.Point(visit)?.SiteId ?? route.Unloading(visit)!.SiteId;
            ExpectSite(route.Route.Visits[visit].SiteId, siteId, route.WhereVisit(visit), findings);
        }
    }

    private static void ExpectSite(string? actual, string? expected, string where, Findings findings)
    {
        if (actual != expected)
            findings.Add(CollectionRule.Site, where, 1, "", $"The site is '{actual}', not '{expected}'.");
    }

    /// <summary>Site ids before and after a transition, as the model has them.</summary>
    private static (string? From, string? To) Ends(CheckedRoute route, int transition)
    {
        string? SiteOf(int visit) => route.Point(visit)?.SiteId ?? route.Unloading(visit)!.SiteId;
        var last = route.Route.Visits.Length;
        return (transition == 0 ? route.Shift.StartSiteId : SiteOf(transition - 1), transition == last ? route.Shift.EndSiteId : SiteOf(transition));
    }

    private static void CheckEnds(CheckedRoute route, int transition, Findings findings)
    {
        var way = route.Route.Transitions[transition];
        var (from, to) = Ends(route, transition);
        if (way.FromSiteId != from || way.ToSiteId != to)
            findings.Add(CollectionRule.Disconnected, route.WhereTransition(transition), 1, "", $"Goes from '{way.FromSiteId}' to '{way.ToSiteId}', not from '{from}' to '{to}'.");
    }

    private static void CheckLength(CheckedRoute route, int transition, SiteTravel travel, Findings findings)
    {
        var way = route.Route.Transitions[transition];
        var (from, to) = Ends(route, transition);
        var where = route.WhereTransition(transition);
        var leg = from is null || to is null ? default : travel.Between(from, to, route.Type);
        if (!leg.IsReachable)
        {
            findings.Add(CollectionRule.Unreachable, where, 1, "", $"There is no way from '{from}' to '{to}'.");
            return;
        }

        if (way.DistanceMetres != leg.Metres)
            findings.Add(CollectionRule.Distance, where, way.DistanceMetres - leg.Metres, "m", $"Is {way.DistanceMetres} m long, not {leg.Metres} m.");
        findings.ExpectTime(CollectionRule.DrivingDuration, where, way.Driving, TimeSpan.FromSeconds(leg.Seconds), "Driving");
    }

    private static void CheckEnergy(CheckedRoute route, int transition, FactorSet factors, Findings findings)
    {
        var way = route.Route.Transitions[transition];
        var endsAtCollection = transition < route.Route.Visits.Length && route.Work(transition) is not null;
        var use = factors.Law(route.Type).Leg(way.DistanceMetres, way.Driving.TotalSeconds, endsAtCollection, way.LoadMassKg);
        if (!Findings.AreClose(way.Energy.EnergyKwh, use.EnergyKwh))
            findings.Add(CollectionRule.Energy, route.WhereTransition(transition), way.Energy.EnergyKwh - use.EnergyKwh, "kWh", $"Needs {use.EnergyKwh:0.###} kWh, not {way.Energy.EnergyKwh:0.###}.");
        if (!Findings.AreClose(way.Energy.WtwGrams, use.WtwGrams) || !Findings.AreClose(way.Energy.TtwGrams, use.TtwGrams))
            findings.Add(CollectionRule.Energy, route.WhereTransition(transition), way.Energy.WtwGrams - use.WtwGrams, "g", $"Emits {use.WtwGrams:0.#} g from well to wheel and {use.TtwGrams:0.#} g from tank to wheel, not {way.Energy.WtwGrams:0.#} and {way.Energy.TtwGrams:0.#}.");
    }
}
