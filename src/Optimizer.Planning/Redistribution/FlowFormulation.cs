using Optimizer.OrTools;

namespace Optimizer.Planning.Redistribution;

/// <summary>
/// A matching as a minimum cost flow. Offers give what they have, to needs or to nobody; needs take all that they want, from offers or,
/// for nothing, from nowhere, up to what is mandatory at its price. Contracts are a second arc that earns the mandatory cost.
/// </summary>
internal sealed class FlowFormulation
{
    private readonly MatchingProblem _problem;
    private readonly int[] _offers;
    private readonly int[] _needs;

    /// <summary>By arc of the flow that is one of the matching: which.</summary>
    private readonly Dictionary<int, int> _arcOf = [];

    /// <param name="problem">One that is a flow.</param>
    public FlowFormulation(MatchingProblem problem)
    {
        _problem = problem;
        var (offered, needed) = (problem.Offers.Sum(offer => offer.Amount), problem.Needs.Sum(need => InSteps(need.Amount)));
        _offers = [.. problem.Offers.Select(offer => Problem.AddNode(offer.Amount))];
        _needs = [.. problem.Needs.Select(need => Problem.AddNode(-InSteps(need.Amount)))];
        var nowhere = Problem.AddNode(needed);
        var nobody = Problem.AddNode(-offered);

        AddArcs();
        foreach (var offer in _offers)
            Problem.AddArc(offer, nobody, offered, 0);
        for (var need = 0; need < _needs.Length; need++)
        {
            var mandatory = InSteps(problem.Needs[need].Mandatory);
            Problem.AddArc(nowhere, _needs[need], InSteps(problem.Needs[need].Amount) - mandatory, 0);
            if (mandatory > 0)
                Problem.AddArc(nowhere, _needs[need], mandatory, problem.MandatoryCost);
        }

        Problem.AddArc(nowhere, nobody, needed, 0);
    }

    public FlowProblem Problem { get; } = new();

    /// <summary>Amounts by arc of the matching.</summary>
    public long[] Read(FlowSolution solution)
    {
        var amounts = new long[_problem.Arcs.Length];
        foreach (var (flow, arc) in _arcOf)
            amounts[arc] += solution.Flows[flow];
        return amounts;
    }

    private void AddArcs()
    {
        // Of several ways of a pair the cheapest earns the gain of its contract: nobody would take another.
        var contracted = new Dictionary<int, long>();
        foreach (var contract in _problem.Contracts)
        {
            if (!contract.Arcs.IsEmpty)
                contracted[contract.Arcs.MinBy(arc => _problem.Arcs[arc].Cost)] = contract.Amount;
        }

        for (var index = 0; index < _problem.Arcs.Length; index++)
        {
            var arc = _problem.Arcs[index];
            var most = Math.Min(_problem.Offers[arc.Offer].Amount, InSteps(_problem.Needs[arc.Need].Amount));
            if (contracted.TryGetValue(index, out var amount))
                _arcOf.Add(Problem.AddArc(_offers[arc.Offer], _needs[arc.Need], Math.Min(amount, most), arc.Cost - _problem.MandatoryCost), index);
            _arcOf.Add(Problem.AddArc(_offers[arc.Offer], _needs[arc.Need], most, arc.Cost), index);
        }
    }

    private static long InSteps(long thousandths) => thousandths / MatchingProblem.One;
}
