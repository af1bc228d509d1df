using System.Collections.Immutable;

namespace Optimizer.Planning.Redistribution;

/// <summary>
/// Some needs of a matching, with all ways to them, and of each offer what the other needs leave: a matching of its own. All rules but what
/// is offered, and fairness, are those of single needs; so a better matching of the part makes the whole better by as much.
/// </summary>
internal sealed class MatchingPart
{
    private readonly ImmutableArray<int> _arcs;

    /// <param name="whole">Without fairness.</param>
    /// <param name="arcs">All arcs of some needs, need by need.</param>
    /// <param name="amounts">Of the whole, by arc.</param>
    /// <param name="left">Of each offer, what no arc has.</param>
    public MatchingPart(MatchingProblem whole, ImmutableArray<int> arcs, ReadOnlySpan<long> amounts, ReadOnlySpan<long> left)
    {
        _arcs = arcs;
        var (offers, needs, places) = (new Dictionary<int, int>(), new Dictionary<int, int>(), new Dictionary<int, int>());
        var (available, own) = (new List<long>(), ImmutableArray.CreateBuilder<MatchingArc>(arcs.Length));
        Start = new long[arcs.Length];
        for (var place = 0; place < arcs.Length; place++)
        {
            var arc = whole.Arcs[arcs[place]];
            if (offers.TryAdd(arc.Offer, offers.Count))
                available.Add(left[arc.Offer]);
            needs.TryAdd(arc.Need, needs.Count);
            places.Add(arcs[place], place);
            Start[place] = amounts[arcs[place]];
            available[offers[arc.Offer]] += Start[place];
            own.Add(arc with { Offer = offers[arc.Offer], Need = needs[arc.Need] });
        }

        Problem = new(
            [.. offers.Keys.Select((offer, index) => whole.Offers[offer] with { Amount = available[index] })],
            [.. needs.Keys.Select(need => whole.Needs[need])],
            own.MoveToImmutable(),
            [.. whole.Contracts.Where(contract => !contract.Arcs.IsEmpty && places.ContainsKey(contract.Arcs[0])).Select(contract => contract with { Arcs = [.. contract.Arcs.Select(arc => places[arc])] })],
            [.. whole.Blends.Where(blend => !blend.Terms.IsEmpty && places.ContainsKey(blend.Terms[0].Arc)).Select(blend => new MatchingBlend([.. blend.Terms.Select(term => (places[term.Arc], term.Coefficient))]))],
            whole.MandatoryCost,
            FairnessCost: 0);
    }

    public MatchingProblem Problem { get; }

    /// <summary>By arc of the part.</summary>
    public long[] Start { get; }

    /// <summary>Puts amounts of the part into those of the whole.</summary>
    public void Write(ReadOnlySpan<long> part, Span<long> amounts)
    {
        for (var place = 0; place < _arcs.Length; place++)
            amounts[_arcs[place]] = part[place];
    }
}
