using System.Collections.Immutable;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Plans;
using Optimizer.OrTools;
using Optimizer.Planning.Collecting;
using Optimizer.Planning.Distances;
using Optimizer.Planning.Regional;

namespace Optimizer.Planning.Redistribution;

/// <summary>
/// One search for transfers and the routes that drive them, in rounds: match with what transport is thought to cost, route, see what
/// transport costs beside those routes, match again. The best plan of all rounds is the result, so it is never worse than the first.
/// </summary>
internal sealed class RedistributionSearch
{
    private const int MostRounds = 3;

    // The first round and what is left for the best plan at the end are what a plan needs in any case; a matching is mostly quick.
    private const double FirstShare = 0.8;
    private const double FurtherShare = 0.1;
    private const double MatchingShare = 0.1;

    /// <summary>What a matching may take in a run that is to repeat exactly, in the units of the solver.</summary>
    private const double MatchingWork = 2;

    private readonly Model _model;
    private readonly FactorSet _factors;
    private readonly SearchBudget _budget;
    private readonly MatchingSolver _solver;
    private readonly TransferRouting _routing;
    private readonly PlanCompletion _completion;
    private readonly TransferOptions _options;
    private readonly TransportPrices _prices;
    private readonly double[] _direct;
    private readonly HashSet<(string, string, string?, string?)> _undriven = [];
    private readonly HashSet<string> _tried = new(StringComparer.Ordinal);
    private readonly List<MatchingRound> _rounds = [];
    private readonly List<Improvement> _improvements = [];
    private readonly Plan? _start;
    private readonly IProgress<PlanningProgress>? _progress;
    private readonly CancellationToken _cancellation;
    private double[] _transport;
    private FoundPlan? _best;
    private SearchStatistics? _last;
    private string _stoppedBy = "";

    /// <param name="start">A plan of this model, or of one that differs in its shipments, to start from.</param>
    public RedistributionSearch(
        Model model, FactorSet factors, CollectionPlanner collections, MatchingSolver solver, SearchBudget budget, Plan? start, IProgress<PlanningProgress>? progress, CancellationToken cancellation)
    {
        (_model, _factors, _solver, _budget, _start, _progress, _cancellation) = (model, factors, solver, budget, start, progress, cancellation);
        var travel = new SiteTravel(model);
        _options = new(model, travel);
        _prices = new(model, travel, factors);
        _completion = new(model, factors, _options);
        _routing = new(model, collections);
        _direct = [.. _options.Paths.Select(_prices.Direct)];
        _transport = start is null ? _direct : new RoutePrices(model, factors, _prices, start.Routes).For(_options.Paths, _direct, start.Transfers);
    }

    /// <exception cref="FaultyPlanException">The plan breaks a rule.</exception>
    /// <exception cref="OrToolsUnavailableException"/>
    public PlanningResult Run(SolverSettings settings)
    {
        // What transport costs beside a start is known: one round is enough, and has all the time.
        TryRound(_start is null ? FirstShare : 1);
        for (var round = 1; _start is null && round < MostRounds && !IsOver(settings); round++)
        {
            if (!TryFurtherRound())
                break;
        }

        if (!IsOver(settings))
            Improve(_best!);
        var plan = Explained(_best!);
        var violations = RegionalChecker.Check(_model, plan, _factors);
        if (!violations.IsEmpty)
            throw new FaultyPlanException($"The plan breaks {violations.Length} rules; the first: {violations[0].Where}: {violations[0].Description}");
        return new(plan, settings, _budget.Statistics(_last!, [.. _improvements], _stoppedBy));
    }

    /// <summary>Whether there is a plan, and the search is to end with it.</summary>
    private bool IsOver(SolverSettings settings)
    {
        if (_best is null)
            return false;
        if (_best.Plan.MandatoryLeftOut == 0 && _best.Plan.Account.ObjectiveCents <= settings.TargetObjectiveCents)
        {
            _stoppedBy = "target";
            return true;
        }

        return _cancellation.IsCancellationRequested || _budget.IsSpent;
    }

    /// <summary>A solver that fails now costs the round, not the plan that there is.</summary>
    private bool TryFurtherRound()
    {
        try
        {
            return TryRound(FurtherShare);
        }
        catch (OrToolsUnavailableException)
        {
            return false;
        }
    }

    /// <summary>False if a round before had the same transfers.</summary>
    private bool TryRound(double share)
    {
        ImmutableArray<int> open = [.. Enumerable.Range(0, _options.Paths.Length).Where(path => !_undriven.Contains(_options.Paths[path].Key))];
        double[] transport = [.. open.Select(path => _transport[path])];
        var formulation = new MatchingFormulation(_model, _factors, _options, [.. open.Select(path => _options.Paths[path])], transport);
        var matching = _solver.Solve(formulation.Problem, _budget.MatchingLimits(MatchingShare, MatchingWork), _cancellation);
        var transfers = formulation.Read(matching.Amounts);
        if (!_tried.Add(string.Join('\n', transfers.Select(transfer => $"{transfer.Key} {transfer.Amount}"))))
            return false;

        var found = Route(formulation, matching, transfers, _budget.Settings(share));
        _rounds.Add(new(found.Plan.Account.ObjectiveCents, found.Plan.Transfers.Length, found.Plan.MandatoryLeftOut));
        Keep(found);
        Reprice(found);
        return true;
    }

    private FoundPlan Route(MatchingFormulation formulation, MatchingSolution matching, ImmutableArray<Transfer> transfers, SolverSettings settings)
    {
        var progress = _progress is null ? null : new RoundProgress(_progress, _budget.Elapsed, _budget.Iterations, plan => Better(Driven(plan, transfers)));
        var start = _best?.Plan ?? _start;
        var result = _routing.Route(transfers, formulation, start?.Routes ?? [], start is null ? settings : WarmStart.Settings(settings), progress, _cancellation);
        _budget.Use(result.Statistics.Iterations);
        (_last, _stoppedBy) = (result.Statistics, result.Statistics.StoppedBy);
        var plan = Driven(result.Plan, transfers);
        if (plan is null)
        {
            // Dropping visits from routes is right in all but strange models; there, the routes are planned without any transfers.
            var alone = _routing.Route([], formulation, [], settings, null, _cancellation);
            _budget.Use(alone.Statistics.Iterations);
            plan = _completion.Complete([], alone.Plan.Routes, alone.Plan.Unplanned);
        }

        return new(plan, formulation, matching, transfers);
    }

    /// <summary>The best plan's transfers once more, from its routes, with all that is left of the budget.</summary>
    private void Improve(FoundPlan best) => Keep(Route(best.Formulation, best.Matching, best.Plan.Transfers, _budget.Settings(1)));

    /// <summary>A plan of the transfers as far as the routes drive them; null if routes without the others break a rule.</summary>
    private Plan? Driven(Plan routed, ImmutableArray<Transfer> transfers)
    {
        var ids = transfers.SelectMany(transfer => transfer.Shipments).Select(shipment => shipment.ShipmentId).ToHashSet(StringComparer.Ordinal);
        var leftOut = routed.Unplanned.Select(entry => entry.WorkId).Where(ids.Contains).ToHashSet(StringComparer.Ordinal);
        var unplanned = routed.Unplanned.RemoveAll(entry => ids.Contains(entry.WorkId));
        var kept = KeptTransfers.Of(_model, transfers, leftOut);
        if (kept.Sum(transfer => transfer.Shipments.Length) + leftOut.Count == ids.Count)
            return _completion.Complete(kept, routed.Routes, unplanned);

        var stripped = _routing.Without(kept, routed.Routes);
        return CollectionChecker.Check(PlannedModel.Of(_model, kept), stripped, _factors).IsEmpty ? _completion.Complete(kept, stripped.Routes, unplanned) : null;
    }

    private Plan Better(Plan? plan)
    {
        if (_best is null)
            return plan ?? _completion.Complete([], [], [.. _model.AllWork.Select(work => new Unplanned(work.Id, work.IsMandatory, work.PenaltyCents, [], null))]);
        return plan is null || !IsBetter(plan, _best.Plan) ? _best.Plan : plan;
    }

    private void Keep(FoundPlan found)
    {
        if (_best is not null && !IsBetter(found.Plan, _best.Plan))
            return;
        _best = found;
        _improvements.Add(new(_budget.Elapsed, found.Plan.Account.ObjectiveCents));
    }

    private static bool IsBetter(Plan plan, Plan than) =>
        (plan.MandatoryLeftOut, plan.Account.ObjectiveCents).CompareTo((than.MandatoryLeftOut, than.Account.ObjectiveCents)) < 0;

    /// <summary>The next round sees what transport costs beside these routes, and leaves what they could not drive.</summary>
    private void Reprice(FoundPlan found)
    {
        _undriven.UnionWith(found.Matched.Select(transfer => transfer.Key).Except(found.Plan.Transfers.Select(transfer => transfer.Key)));
        _transport = new RoutePrices(_model, _factors, _prices, found.Plan.Routes).For(_options.Paths, _direct, found.Plan.Transfers);
    }

    private Plan Explained(FoundPlan found)
    {
        var (formulation, matching) = (found.Formulation, found.Matching);
        var mandatory = formulation.Problem.MandatoryCost * formulation.Problem.MissingSteps(matching.Amounts);
        var explainer = new UnmatchedExplainer(_model, _options, found, _direct);
        return found.Plan with
        {
            UnmetNeeds = explainer.Explain(found.Plan.UnmetNeeds),
            UnsoldOffers = explainer.Explain(found.Plan.UnsoldOffers),
            UnmetContracts = explainer.Explain(found.Plan.UnmetContracts),
            Matching = new(
                matching.Solver,
                InCents(matching.Cost),
                InCents(Math.Min(matching.Bound, matching.Cost)),
                [.. _rounds],
                found.Plan.MandatoryLeftOut == _rounds[0].MandatoryLeftOut ? Math.Max(0, _rounds[0].ObjectiveCents - found.Plan.Account.ObjectiveCents) : 0),
        };

        // Without the price of what is missing to mandatory amounts, which stands for no money.
        double InCents(long cost) => formulation.ConstantCents + ((cost - mandatory) / formulation.UnitsPerCent);
    }
}

/// <summary>A plan, and the matching that it is of.</summary>
/// <param name="Matched">What was to be driven; the plan has what is.</param>
internal sealed record FoundPlan(Plan Plan, MatchingFormulation Formulation, MatchingSolution Matching, ImmutableArray<Transfer> Matched);
