using Optimizer.Domain.Models;

namespace Optimizer.Planning.Collecting.Checking;

/// <summary>Related collections are planned all or none, on one route, in their order.</summary>
internal static class RelationCheck
{
    public static void Check(Model model, List<CheckedRoute> routes, Findings findings)
    {
        var visits =
            from route in routes
            from visit in Enumerable.Range(0, route.Route.Visits.Length)
            where route.Collection(visit) is not null
            select (route.Collection(visit)!.Id, Place: (route, visit));
        var placesOf = visits.ToLookup(visit => visit.Id, visit => visit.Place, StringComparer.Ordinal);
        foreach (var relation in model.Relations)
            Check(relation, [.. relation.CollectionIds.SelectMany(id => placesOf[id])], findings);
    }

    /// <param name="places">Of the related collections that are planned, in the order of the relation.</param>
    private static void Check(Relation relation, List<(CheckedRoute Route, int Visit)> places, Findings findings)
    {
        if (places.Count == 0)
            return;

        var where = places[0].Route.WhereVisit(places[0].Visit);
        if (places.Count < relation.CollectionIds.Length)
            findings.Add(CollectionRule.RelationIncomplete, where, relation.CollectionIds.Length - places.Count, "collections", $"Relation '{relation.Id}' wants all or none of its collections planned.");
        if (places.Any(place => place.Route != places[0].Route))
            findings.Add(CollectionRule.RelationRoutes, where, places.Select(place => place.Route).Distinct().Count(), "routes", $"Relation '{relation.Id}' wants its collections on one route.");
        else if (relation.Kind == RelationKind.Sequence && !places.Select(place => place.Visit).SequenceEqual(places.Select(place => place.Visit).Order()))
            findings.Add(CollectionRule.RelationOrder, where, 1, "", $"Relation '{relation.Id}' wants its collections in the order given.");
    }
}
