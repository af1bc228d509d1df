namespace Optimizer.Planning.Redistribution;

/// <summary>A matching to start a search from, quick and seldom the best.</summary>
internal static class MatchingStart
{
    /// <summary>Takes what keeps the rules of given amounts, then fills up where it gains most, arc by arc.</summary>
    /// <param name="relaxed">By arc; of a matching without lots and the like, or nothing at all.</param>
    public static long[] From(MatchingProblem problem, ReadOnlySpan<long> relaxed)
    {
        var amounts = new long[problem.Arcs.Length];
        for (var arc = 0; arc < amounts.Length; arc++)
            amounts[arc] = WholeLots(problem, arc, relaxed[arc]);
        DropUnlawfulNeeds(problem, amounts);
        Fill(problem, amounts);
        return amounts;
    }

    private static long WholeLots(MatchingProblem problem, int arc, long amount)
    {
        var lot = problem.Offers[problem.Arcs[arc].Offer].Lot;
        var whole = amount / lot * lot;
        return whole < problem.Arcs[arc].Least ? 0 : whole;
    }

    /// <summary>A need whose rules the amounts break gets nothing.</summary>
    private static void DropUnlawfulNeeds(MatchingProblem problem, long[] amounts)
    {
        var ruled = RuledNeeds(problem);
        foreach (var arcs in Enumerable.Range(0, amounts.Length).Where(arc => amounts[arc] > 0).GroupBy(arc => problem.Arcs[arc].Need).Where(group => ruled.Contains(group.Key)))
        {
            var alone = new long[amounts.Length];
            foreach (var arc in arcs)
                alone[arc] = amounts[arc];
            if (problem.IsFeasible(alone))
                continue;
            foreach (var arc in arcs)
                amounts[arc] = 0;
        }
    }

    /// <summary>Needs with rules for all that they get together.</summary>
    private static HashSet<int> RuledNeeds(MatchingProblem problem) =>
    [
        .. Enumerable.Range(0, problem.Needs.Length).Where(need => problem.Needs[need] is { AllOrNothing: true } or { MaxPartners: not null }),
        .. problem.Blends.SelectMany(blend => blend.Terms).Select(term => problem.Arcs[term.Arc].Need),
    ];

    private static void Fill(MatchingProblem problem, long[] amounts)
    {
        var offered = problem.Offers.Select(offer => offer.Amount).ToArray();
        var needed = problem.Needs.Select(need => need.Amount).ToArray();
        for (var arc = 0; arc < amounts.Length; arc++)
        {
            offered[problem.Arcs[arc].Offer] -= amounts[arc];
            needed[problem.Arcs[arc].Need] -= amounts[arc] * problem.Arcs[arc].Factor;
        }

        var ruled = RuledNeeds(problem);
        foreach (var index in Enumerable.Range(0, amounts.Length).OrderBy(arc => problem.Arcs[arc].Cost))
        {
            var arc = problem.Arcs[index];
            if (arc.Cost >= 0 || ruled.Contains(arc.Need))
                continue;
            var more = Math.Min(offered[arc.Offer], needed[arc.Need] / arc.Factor) / problem.Offers[arc.Offer].Lot * problem.Offers[arc.Offer].Lot;
            if (more <= 0 || amounts[index] + more < arc.Least)
                continue;
            amounts[index] += more;
            offered[arc.Offer] -= more;
            needed[arc.Need] -= more * arc.Factor;
        }
    }
}
