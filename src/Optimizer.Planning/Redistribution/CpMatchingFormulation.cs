using Optimizer.OrTools;

namespace Optimizer.Planning.Redistribution;

/// <summary>A matching as a constraint program, with all its rules.</summary>
internal sealed class CpMatchingFormulation
{
    private readonly MatchingProblem _problem;
    private readonly LinearExpression[] _amounts;
    private readonly IntVar[] _lots;
    private readonly BoolVar?[] _used;
    private readonly LinearExpression[] _met;
    private readonly long[] _start;
    private readonly int[][] _arcsOfNeed;
    private readonly long[] _metAtStart;
    private readonly List<LinearExpression> _cost = [];

    /// <param name="start">Amounts by arc that keep all rules; the search starts from them.</param>
    public CpMatchingFormulation(MatchingProblem problem, long[] start)
    {
        (_problem, _start) = (problem, start);
        var arcs = Enumerable.Range(0, problem.Arcs.Length).ToLookup(arc => problem.Arcs[arc].Need);
        _arcsOfNeed = [.. Enumerable.Range(0, problem.Needs.Length).Select(need => arcs[need].ToArray())];
        _metAtStart = [.. _arcsOfNeed.Select(own => own.Sum(arc => problem.Arcs[arc].Factor * start[arc]))];
        _amounts = new LinearExpression[problem.Arcs.Length];
        _lots = new IntVar[problem.Arcs.Length];
        _used = new BoolVar?[problem.Arcs.Length];
        AddAmounts();
        _met = Met();
        NoMoreThanOffered();
        NoMoreThanNeeded();
        AtMostSoManyPartners();
        BlendsWithinLimits();
        MandatoryAndContracts();
        SmallestShare();
        Model.Minimise(LinearExpression.Sum(_cost));
    }

    public CpModel Model { get; } = new();

    /// <summary>Amounts by arc of the matching.</summary>
    public long[] Read(CpSolution solution) => [.. _amounts.Select(amount => solution[amount])];

    /// <summary>Whole lots by arc; where they may be few or none, a literal says whether there are any.</summary>
    private void AddAmounts()
    {
        for (var index = 0; index < _amounts.Length; index++)
        {
            var arc = _problem.Arcs[index];
            var lot = _problem.Offers[arc.Offer].Lot;
            var most = _problem.MostOf(arc) / lot;
            _lots[index] = Model.AddInt(0, most);
            _amounts[index] = lot * (LinearExpression)_lots[index];
            _cost.Add(arc.Cost * _amounts[index]);
            Model.AddHint(_lots[index], _start[index] / lot);

            var least = (arc.Least + lot - 1) / lot;
            if (least <= 1 && _problem.Needs[arc.Need].MaxPartners is null)
                continue;
            var used = Model.AddBool();
            Model.AddLinear(_lots[index], Math.Min(Math.Max(1, least), most), most).OnlyIf(used);
            Model.AddLinear(_lots[index], 0, 0).OnlyIf(used.Not());
            if (least > most)
                Model.AddOr(used.Not());
            Model.AddHint(used, _start[index] > 0);
            _used[index] = used;
        }
    }

    private LinearExpression[] Met() =>
        [.. _arcsOfNeed.Select(arcs => LinearExpression.Sum(arcs.Select(arc => _problem.Arcs[arc].Factor * _amounts[arc])))];

    private void NoMoreThanOffered()
    {
        foreach (var group in Enumerable.Range(0, _amounts.Length).GroupBy(arc => _problem.Arcs[arc].Offer))
            Model.AddLinear(LinearExpression.Sum(group.Select(arc => _amounts[arc])), 0, _problem.Offers[group.Key].Amount);
    }

    private void NoMoreThanNeeded()
    {
        for (var need = 0; need < _met.Length; need++)
        {
            var (amount, met) = (_problem.Needs[need].Amount, _met[need]);
            if (!_problem.Needs[need].AllOrNothing)
            {
                Model.AddLinear(met, 0, amount);
                continue;
            }

            var whole = Model.AddBool();
            Model.AddLinear(met, amount - (amount / MatchingProblem.One), amount).OnlyIf(whole);
            Model.AddLinear(met, 0, 0).OnlyIf(whole.Not());
            Model.AddHint(whole, _metAtStart[need] > 0);
        }
    }

    private void AtMostSoManyPartners()
    {
        for (var need = 0; need < _met.Length; need++)
        {
            if (_problem.Needs[need].MaxPartners is not { } most)
                continue;
            var partners = new List<LinearExpression>();
            foreach (var offer in _arcsOfNeed[need].GroupBy(arc => _problem.Arcs[arc].Offer))
            {
                var partner = Model.AddBool();
                foreach (var arc in offer)
                    Model.AddImplication(_used[arc]!.Value, partner);
                Model.AddHint(partner, offer.Any(arc => _start[arc] > 0));
                partners.Add(partner);
            }

            Model.AddLinear(LinearExpression.Sum(partners), 0, most);
        }
    }

    private void BlendsWithinLimits()
    {
        foreach (var blend in _problem.Blends)
            Model.AddLinear(LinearExpression.Sum(blend.Terms.Select(term => term.Coefficient * _amounts[term.Arc])), long.MinValue, 0);
    }

    private void MandatoryAndContracts()
    {
        for (var need = 0; need < _met.Length; need++)
        {
            var mandatory = _problem.Needs[need].Mandatory;
            if (mandatory > 0)
                AddMissing(MatchingProblem.One, mandatory - (MatchingProblem.One - 1), _met[need], mandatory / MatchingProblem.One, _metAtStart[need]);
        }

        foreach (var contract in _problem.Contracts)
            AddMissing(1, contract.Amount, LinearExpression.Sum(contract.Arcs.Select(arc => _amounts[arc])), contract.Amount, contract.Arcs.Sum(arc => _start[arc]));
    }

    /// <summary>missing * unit + given >= wanted; what is missing costs.</summary>
    private void AddMissing(long unit, long wanted, LinearExpression given, long most, long givenAtStart)
    {
        var missing = Model.AddInt(0, most);
        Model.AddLinear((unit * (LinearExpression)missing) + given, wanted, long.MaxValue);
        Model.AddHint(missing, Math.Clamp((wanted - givenAtStart + unit - 1) / unit, 0, most));
        _cost.Add(_problem.MandatoryCost * (LinearExpression)missing);
    }

    private void SmallestShare()
    {
        if (_problem.FairnessCost == 0)
            return;
        var smallest = Model.AddInt(0, MatchingProblem.One);
        for (var need = 0; need < _met.Length; need++)
        {
            if (_problem.Needs[need].IsSuited)
                Model.AddLinear((MatchingProblem.One * _met[need]) - (_problem.Needs[need].Amount * (LinearExpression)smallest), 0, long.MaxValue);
        }

        Model.AddHint(smallest, Enumerable.Range(0, _met.Length).Where(need => _problem.Needs[need].IsSuited)
            .Select(need => _metAtStart[need] * MatchingProblem.One / _problem.Needs[need].Amount).DefaultIfEmpty(MatchingProblem.One).Min());
        _cost.Add(_problem.FairnessCost * (MatchingProblem.One - (LinearExpression)smallest));
    }
}
