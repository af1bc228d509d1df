using System.Collections.Immutable;
using System.Diagnostics;
using Optimizer.OrTools;

namespace Optimizer.Planning.Redistribution;

/// <summary>
/// Improves a matching that is too large for one constraint program: again and again some needs that share offers are matched anew, with
/// what the other needs leave, each time by a small program that starts from what there is.
/// </summary>
/// <remarks>Large neighbourhood search: Shaw (1998), https://doi.org/10.1007/3-540-49481-2_30.</remarks>
/// <param name="mostArcs">Of a neighbourhood; a need with more is one by itself.</param>
internal sealed class MatchingNeighbourhoods(MatchingProblem problem, OrToolsHosts hosts, int mostArcs = 600)
{
    /// <summary>A neighbourhood that takes longer is left as good as it is.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(1);

    private const double MostWork = 0.2;

    /// <summary>So often all arcs together are looked at, if no limit comes first.</summary>
    private const int Passes = 10;

    private readonly ImmutableArray<int>[] _arcsOfNeed = Group(problem.Needs.Length, problem.Arcs.Select(arc => arc.Need));
    private readonly ImmutableArray<int>[] _arcsOfOffer = Group(problem.Offers.Length, problem.Arcs.Select(arc => arc.Offer));

    /// <param name="start">Amounts by arc that keep all rules.</param>
    /// <param name="bound">No matching costs less.</param>
    /// <exception cref="OrToolsUnavailableException"/>
    public long[] Improve(long[] start, long bound, CpLimits limits, CancellationToken cancellation)
    {
        var (began, random, work) = (Stopwatch.GetTimestamp(), new Random(limits.Seed), 0.0);
        var amounts = start.ToArray();
        var (cost, left) = (problem.CostOf(amounts), Left(amounts));
        var needs = Enumerable.Range(0, problem.Needs.Length).Where(need => !_arcsOfNeed[need].IsEmpty).ToArray();
        var rounds = problem.Arcs.IsEmpty ? 0 : Math.Max(1, Passes * problem.Arcs.Length / mostArcs);
        while (rounds-- > 0 && (double)cost - bound > limits.RelativeGapLimit * Math.Abs((double)cost) && !IsOver(out var time))
        {
            var part = new MatchingPart(problem, Draw(needs[random.Next(needs.Length)], random), amounts, left);
            var formulation = new CpMatchingFormulation(part.Problem, part.Start);
            var solution = hosts.Solve(
                formulation.Model, new() { TimeLimit = time, DeterministicTimeLimit = MostWork, Seed = limits.Seed }, progress: null, cancellation);
            work += solution.DeterministicTime;
            if (!solution.HasSolution)
                continue;
            var found = formulation.Read(solution);
            var gain = part.Problem.CostOf(part.Start) - part.Problem.CostOf(found);
            if (gain <= 0)
                continue;
            part.Write(found, amounts);
            cost -= gain;
            left = Left(amounts);
        }

        Debug.Assert(cost == problem.CostOf(amounts), $"Parts promised {cost}, the whole costs {problem.CostOf(amounts)}.");
        return amounts;

        bool IsOver(out TimeSpan? time)
        {
            time = limits.TimeLimit is { } limit ? limit - Stopwatch.GetElapsedTime(began) : null;
            if (time > MostTime)
                time = MostTime;
            return cancellation.IsCancellationRequested || time <= TimeSpan.Zero || work >= limits.DeterministicTimeLimit;
        }
    }

    /// <summary>A need, and by and by needs that share an offer with one of those before.</summary>
    private ImmutableArray<int> Draw(int first, Random random)
    {
        var (arcs, reachable, known) = (ImmutableArray.CreateBuilder<int>(), new List<int> { first }, new HashSet<int> { first });
        while (reachable.Count > 0)
        {
            var place = random.Next(reachable.Count);
            var own = _arcsOfNeed[reachable[place]];
            reachable[place] = reachable[^1];
            reachable.RemoveAt(reachable.Count - 1);
            if (arcs.Count > 0 && arcs.Count + own.Length > mostArcs)
                break;
            arcs.AddRange(own);
            foreach (var arc in own)
            {
                foreach (var other in _arcsOfOffer[problem.Arcs[arc].Offer])
                {
                    if (known.Add(problem.Arcs[other].Need))
                        reachable.Add(problem.Arcs[other].Need);
                }
            }
        }

        return arcs.ToImmutable();
    }

    /// <summary>Of each offer, what no arc has.</summary>
    private long[] Left(ReadOnlySpan<long> amounts)
    {
        var left = problem.Offers.Select(offer => offer.Amount).ToArray();
        for (var arc = 0; arc < amounts.Length; arc++)
            left[problem.Arcs[arc].Offer] -= amounts[arc];
        return left;
    }

    private static ImmutableArray<int>[] Group(int count, IEnumerable<int> keys)
    {
        var groups = keys.Index().ToLookup(each => each.Item, each => each.Index);
        return [.. Enumerable.Range(0, count).Select(key => groups[key].ToImmutableArray())];
    }
}
