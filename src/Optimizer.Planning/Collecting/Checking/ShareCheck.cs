using System.Collections.Immutable;
using Optimizer.Domain.Accounting;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;

namespace Optimizer.Planning.Collecting.Checking;

/// <summary>Every route is shared by transport activity, or equally where there is none, and nothing is lost.</summary>
internal static class ShareCheck
{
    public static void Check(Model model, Account account, ExpectedRoute[] routes, Findings findings)
    {
        var byCollection = routes.SelectMany(SharesOf).ToArray();
        var byOrganisation = byCollection
            .GroupBy(share => share.Id.Length == 0 ? "" : model.Work(share.Id).OrganisationId ?? "")
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new Share(
                group.Key,
                group.Sum(share => share.MassKg),
                group.Sum(share => share.TransportActivityTkm),
                group.Aggregate(default(EnergyUse), (sum, share) => sum + share.Energy),
                group.Sum(share => share.CostCents),
                null))
            .ToArray();
        Expect(account.ByCollection, byCollection, "account.by_collection", findings);
        Expect(account.ByOrganisation, byOrganisation, "account.by_organisation", findings);
    }

    private static IEnumerable<Share> SharesOf(ExpectedRoute route)
    {
        if (route.Work.Count == 0 && (route.Metres > 0 || route.CostCents > 0))
            yield return new("", 0, 0, route.Energy, route.CostCents, null);
        foreach (var (workId, massKg, activity) in route.Work)
        {
            var part = route.ActivityTkm > 0 ? activity / route.ActivityTkm : 1.0 / route.Work.Count;
            yield return new(workId, massKg, activity, route.Energy * part, route.CostCents * part, null);
        }
    }

    private static void Expect(ImmutableArray<Share> actual, Share[] expected, string where, Findings findings)
    {
        if (!actual.Select(share => share.Id).SequenceEqual(expected.Select(share => share.Id)))
        {
            findings.Add(CollectionRule.Shares, where, actual.Length - expected.Length, "shares", $"Does not list the {expected.Length} shares in the order of the routes or ids.");
            return;
        }

        for (var share = 0; share < expected.Length; share++)
        {
            var (left, right) = (actual[share], expected[share]);
            var isRight = Findings.AreClose(left.MassKg, right.MassKg)
                && Findings.AreClose(left.TransportActivityTkm, right.TransportActivityTkm)
                && Findings.AreClose(left.Energy.EnergyKwh, right.Energy.EnergyKwh)
                && Findings.AreClose(left.Energy.TtwGrams, right.Energy.TtwGrams)
                && Findings.AreClose(left.Energy.WtwGrams, right.Energy.WtwGrams)
                && Findings.AreClose(left.CostCents, right.CostCents);
            if (!isRight)
                findings.Add(CollectionRule.Shares, $"{where}[{share}]", left.Energy.WtwGrams - right.Energy.WtwGrams, "g", $"'{right.Id}' has {right.TransportActivityTkm:0.###} tkm, {right.Energy.WtwGrams:0.#} g and {right.CostCents:0.##} cents, not {left.TransportActivityTkm:0.###}, {left.Energy.WtwGrams:0.#} and {left.CostCents:0.##}.");
        }
    }
}
