using System.Collections.Immutable;
using Optimizer.Planning.Redistribution;

namespace Optimizer.Tests.Planning.Redistribution;

/// <summary>Random matchings small enough to try every amount.</summary>
internal static class RandomMatchings
{
    /// <summary>One that is a minimum cost flow, with mandatory amounts and contracts now and then.</summary>
    public static MatchingProblem Flow(int seed)
    {
        var random = new Random(seed);
        return Make(random, lot: () => 1, least: () => 0, factor: () => MatchingProblem.One, _ => new(random.Next(1, 4) * MatchingProblem.One, 0, false, null, true), fairness: 0);
    }

    /// <summary>One with lots, least amounts, factors, partners, needs that are met whole, blends and fairness.</summary>
    public static MatchingProblem Rich(int seed)
    {
        var random = new Random(seed);
        var problem = Make(
            random,
            lot: () => random.Next(1, 3),
            least: () => random.Next(3),
            factor: () => random.Next(2) == 0 ? MatchingProblem.One : random.Next(300, 1_500),
            _ => new(random.Next(1, 5) * MatchingProblem.One, 0, random.Next(4) == 0, random.Next(3) == 0 ? random.Next(1, 3) : null, random.Next(4) > 0),
            fairness: random.Next(2) * random.Next(1, 4));
        return problem with { Blends = [.. Enumerable.Range(0, problem.Needs.Length).Where(_ => random.Next(3) == 0).Select(need => Blend(problem, need, random))] };
    }

    private static MatchingProblem Make(Random random, Func<int> lot, Func<int> least, Func<int> factor, Func<int, MatchingNeed> need, long fairness)
    {
        ImmutableArray<MatchingOffer> offers = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new MatchingOffer(random.Next(1, 5), lot()))];
        ImmutableArray<MatchingNeed> needs = [.. Enumerable.Range(0, random.Next(1, 4)).Select(need)];
        needs = [.. needs.Select(each => random.Next(4) == 0 ? each with { Mandatory = random.Next(1, (int)(each.Amount / MatchingProblem.One) + 1) * MatchingProblem.One } : each)];
        var pairs = from offer in Enumerable.Range(0, offers.Length) from other in Enumerable.Range(0, needs.Length) select (offer, other);
        ImmutableArray<MatchingArc> arcs = [.. pairs.Where(_ => random.Next(4) > 0).Take(6).Select(pair => new MatchingArc(pair.offer, pair.other, factor(), random.Next(-20, 8), least()))];
        ImmutableArray<MatchingContract> contracts = arcs.IsEmpty || random.Next(3) > 0 ? [] : [new([0], random.Next(1, (int)offers[arcs[0].Offer].Amount + 1))];
        return new(offers, needs, arcs, contracts, [], MandatoryCost: 10_000, fairness);
    }

    private static MatchingBlend Blend(MatchingProblem problem, int need, Random random) =>
        new([.. Enumerable.Range(0, problem.Arcs.Length).Where(arc => problem.Arcs[arc].Need == need).Select(arc => (arc, (long)random.Next(-3, 4)))]);
}
