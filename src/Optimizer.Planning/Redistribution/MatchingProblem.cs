using System.Collections.Immutable;

namespace Optimizer.Planning.Redistribution;

/// <summary>
/// How much of each offer goes to which need, in whole numbers. Minimise the sum of the cost of all arcs by their amounts, plus the
/// price of what is missing to mandatory amounts and contracts, plus fairness times what the smallest share is missing to one.
/// Amounts of offers are in steps; what needs get, in thousandths of a step.
/// </summary>
/// <param name="MandatoryCost">Of a step that is missing to a mandatory amount or a contract: more than any plan can gain by it.</param>
/// <param name="FairnessCost">Of a thousandth that the smallest share is missing to one.</param>
internal sealed record MatchingProblem(
    ImmutableArray<MatchingOffer> Offers,
    ImmutableArray<MatchingNeed> Needs,
    ImmutableArray<MatchingArc> Arcs,
    ImmutableArray<MatchingContract> Contracts,
    ImmutableArray<MatchingBlend> Blends,
    long MandatoryCost,
    long FairnessCost)
{
    /// <summary>What a step of a need is, in thousandths of a step: the unit of <see cref="MatchingArc.Factor"/>.</summary>
    public const int One = 1_000;

    /// <summary>Whether amounts are bound by nothing but what is offered and needed, so that it is a minimum cost flow.</summary>
    public bool IsFlow =>
        FairnessCost == 0
        && Blends.IsEmpty
        && Offers.All(offer => offer.Lot == 1)
        && Needs.All(need => need is { AllOrNothing: false, MaxPartners: null })
        && Arcs.All(arc => arc is { Factor: One, Least: <= 1 });

    /// <summary>The same with the rules that a flow cannot know left aside; none of its matchings is dearer. A flow, if all factors are one.</summary>
    public MatchingProblem Relaxed => this with
    {
        Offers = [.. Offers.Select(offer => offer with { Lot = 1 })],
        Needs = [.. Needs.Select(need => need with { AllOrNothing = false, MaxPartners = null })],
        Arcs = [.. Arcs.Select(arc => arc with { Least = 0 })],
        Blends = [],
        FairnessCost = 0,
    };

    /// <summary>The most that an arc can carry, in steps of the offer.</summary>
    public long MostOf(MatchingArc arc) => Math.Min(Offers[arc.Offer].Amount, Needs[arc.Need].Amount / arc.Factor);

    /// <summary>The objective of amounts by arc, in the unit of the arcs' costs.</summary>
    public long CostOf(ReadOnlySpan<long> amounts)
    {
        var cost = MandatoryCost * MissingSteps(amounts);
        for (var arc = 0; arc < Arcs.Length; arc++)
            cost += Arcs[arc].Cost * amounts[arc];

        var (met, smallest) = (MetBy(amounts), (long)One);
        for (var need = 0; need < Needs.Length; need++)
        {
            if (Needs[need].IsSuited)
                smallest = Math.Min(smallest, met[need] * One / Needs[need].Amount);
        }

        return cost + (FairnessCost * (One - smallest));
    }

    /// <summary>What is missing to mandatory amounts and contracts, in whole steps.</summary>
    public long MissingSteps(ReadOnlySpan<long> amounts)
    {
        var met = MetBy(amounts);
        var missing = 0L;
        for (var need = 0; need < Needs.Length; need++)
            missing += Math.Max(0, Needs[need].Mandatory - met[need]) / One;
        foreach (var contract in Contracts)
        {
            var given = 0L;
            foreach (var arc in contract.Arcs)
                given += amounts[arc];
            missing += Math.Max(0, contract.Amount - given);
        }

        return missing;
    }

    /// <summary>Whether amounts by arc keep every hard rule.</summary>
    public bool IsFeasible(ReadOnlySpan<long> amounts)
    {
        var taken = new long[Offers.Length];
        var met = MetBy(amounts);
        var partners = new HashSet<(int Need, int Offer)>();
        for (var index = 0; index < Arcs.Length; index++)
        {
            var (arc, amount) = (Arcs[index], amounts[index]);
            if (amount < 0 || amount % Offers[arc.Offer].Lot != 0 || (amount > 0 && amount < arc.Least))
                return false;
            taken[arc.Offer] += amount;
            if (amount > 0)
                partners.Add((arc.Need, arc.Offer));
        }

        for (var offer = 0; offer < Offers.Length; offer++)
        {
            if (taken[offer] > Offers[offer].Amount)
                return false;
        }

        for (var need = 0; need < Needs.Length; need++)
        {
            var missing = Needs[need].Amount - met[need];
            if (missing < 0 || (Needs[need].AllOrNothing && met[need] > 0 && missing > Needs[need].Amount / One))
                return false;
            if (Needs[need].MaxPartners is { } most && partners.Count(partner => partner.Need == need) > most)
                return false;
        }

        foreach (var blend in Blends)
        {
            var excess = (Int128)0;
            foreach (var (arc, coefficient) in blend.Terms)
                excess += (Int128)coefficient * amounts[arc];
            if (excess > 0)
                return false;
        }

        return true;
    }

    /// <summary>By need, in thousandths of a step.</summary>
    private long[] MetBy(ReadOnlySpan<long> amounts)
    {
        var met = new long[Needs.Length];
        for (var arc = 0; arc < Arcs.Length; arc++)
            met[Arcs[arc].Need] += Arcs[arc].Factor * amounts[arc];
        return met;
    }
}

/// <summary>All in steps; what goes over an arc is a whole number of lots.</summary>
internal sealed record MatchingOffer(long Amount, long Lot);

/// <summary>Amounts are in thousandths of a step.</summary>
/// <param name="Mandatory">What is missing to it, in whole steps, costs the mandatory cost.</param>
/// <param name="IsSuited">Whether an offer suits it, so that fairness looks at it.</param>
internal sealed record MatchingNeed(long Amount, long Mandatory, bool AllOrNothing, int? MaxPartners, bool IsSuited);

/// <summary>A way from an offer to a need.</summary>
/// <param name="Factor">How many thousandths of a step of the need a step of the offer meets; at least 1.</param>
/// <param name="Cost">Of a step of the offer; negative where it gains.</param>
/// <param name="Least">The least that it carries, if anything.</param>
internal sealed record MatchingArc(int Offer, int Need, int Factor, long Cost, long Least);

/// <summary>At least so many steps go over these arcs, all of one offer and one need.</summary>
internal sealed record MatchingContract(ImmutableArray<int> Arcs, long Amount);

/// <summary>A limit of a property of a need's blend: the sum of the coefficients times the amounts is at most 0.</summary>
internal sealed record MatchingBlend(ImmutableArray<(int Arc, long Coefficient)> Terms);
