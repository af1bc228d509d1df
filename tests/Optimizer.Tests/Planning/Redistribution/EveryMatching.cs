using Optimizer.Planning.Redistribution;

namespace Optimizer.Tests.Planning.Redistribution;

/// <summary>The twin of the matching solvers: tries every amount on every arc.</summary>
internal static class EveryMatching
{
    /// <summary>The least cost of a matching that keeps all rules.</summary>
    public static long LeastCost(MatchingProblem problem) => LeastCost(problem, new long[problem.Arcs.Length], 0, [.. problem.Offers.Select(offer => offer.Amount)]);

    private static long LeastCost(MatchingProblem problem, long[] amounts, int arc, long[] left)
    {
        if (arc == amounts.Length)
            return problem.IsFeasible(amounts) ? problem.CostOf(amounts) : long.MaxValue;

        var least = long.MaxValue;
        var offer = problem.Arcs[arc].Offer;
        for (var amount = 0L; amount <= left[offer]; amount++)
        {
            amounts[arc] = amount;
            left[offer] -= amount;
            least = Math.Min(least, LeastCost(problem, amounts, arc + 1, left));
            left[offer] += amount;
        }

        amounts[arc] = 0;
        return least;
    }
}
