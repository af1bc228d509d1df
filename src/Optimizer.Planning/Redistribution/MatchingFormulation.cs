using System.Collections.Immutable;
using Optimizer.Domain.Accounting;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Redistribution;
using Optimizer.Domain.Plans;

namespace Optimizer.Planning.Redistribution;

/// <summary>
/// A model's offers and needs as a matching problem, and amounts of the problem as transfers. All that is counted by the unit is a cost
/// of the arcs: transport, handling and treatment, less value, avoided CO2e, and the penalties of what would stay unmet and unsold.
/// </summary>
internal sealed class MatchingFormulation
{
    /// <summary>Sums of money of a problem stay below this, in its unit.</summary>
    private const double Budget = 1e15;

    /// <summary>The same where mandatory amounts are to weigh more than all of it.</summary>
    private const double BudgetBesideMandatory = 1e12;

    /// <summary>The smallest amount is divided into so many steps, where steps have to be fine.</summary>
    private const long FinestSteps = 1_000;

    /// <summary>Coefficients of blends times amounts stay below this, all of a need together.</summary>
    private const double BlendBudget = 1e17;

    private readonly Model _model;
    private readonly FactorSet _factors;
    private readonly VehicleLoads _loads;
    private readonly long _step;
    private readonly ImmutableArray<double> _centsPerStep;
    private readonly Dictionary<string, int> _offerIndex;
    private readonly Dictionary<string, int> _needIndex;
    private readonly ILookup<string, int> _arcsOfNeed;

    /// <param name="paths">The ways that may be used.</param>
    /// <param name="transport">By path: cents for a thousandth of the offer's unit.</param>
    public MatchingFormulation(Model model, FactorSet factors, TransferOptions options, ImmutableArray<TransferPath> paths, ReadOnlySpan<double> transport)
    {
        (_model, _factors, _loads, Paths) = (model, factors, options.Loads, paths);
        _offerIndex = model.Offers.Select((offer, index) => (offer.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
        _needIndex = model.Needs.Select((need, index) => (need.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
        _arcsOfNeed = Enumerable.Range(0, paths.Length).ToLookup(path => paths[path].Need.Id, StringComparer.Ordinal);
        _step = Step(model, paths);
        _centsPerStep = Costs(transport);
        ConstantCents = model.Objective.PenaltyWeight
            * (model.Needs.Sum(need => need.UnmetPerUnitCents * need.Amount / 1_000) + model.Offers.Sum(offer => offer.UnsoldPerUnitCents * offer.Amount / 1_000));
        (Problem, UnitsPerCent) = Formulate(options);
    }

    public ImmutableArray<TransferPath> Paths { get; }

    public MatchingProblem Problem { get; }

    /// <summary>The problem's unit of money.</summary>
    public double UnitsPerCent { get; }

    /// <summary>What nothing at all costs.</summary>
    public double ConstantCents { get; }

    /// <summary>What a transfer brings besides its transport, in cents; what is lost when it is not driven.</summary>
    public double BenefitCents(TransferPath path, long amount) => -amount * CentsPerThousandth(path);

    /// <summary>The transfers that are more than nothing, in the order of the paths, with a shipment for each trip.</summary>
    public ImmutableArray<Transfer> Read(ReadOnlySpan<long> amounts)
    {
        var transfers = ImmutableArray.CreateBuilder<Transfer>();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var arc = 0; arc < amounts.Length; arc++)
        {
            if (amounts[arc] > 0)
                transfers.Add(TransferOf(Paths[arc], amounts[arc] * _step, numbers));
        }

        return transfers.ToImmutable();
    }

    private Transfer TransferOf(TransferPath path, long amount, Dictionary<string, int> numbers)
    {
        var prefix = $"{Offer.ShipmentPrefix}{path.Offer.Id}/{path.Need.Id}/";
        var shipments = path.Treatment is null
            ? Trips(TransferLeg.Direct, path.Offer.MaterialId, amount)
            : Trips(TransferLeg.ToTreatment, path.Offer.MaterialId, amount).Concat(Trips(TransferLeg.FromTreatment, path.OutputMaterialId, path.Arriving(amount)));
        return new()
        {
            OfferId = path.Offer.Id,
            NeedId = path.Need.Id,
            FacilityId = path.Facility?.Id,
            TreatmentId = path.Treatment?.Id,
            Amount = amount,
            Shipments = [.. shipments],
            Figures = TransferFigures.Of(_model, path, amount, _factors),
        };

        // Full loads of the largest vehicle, and what is left.
        IEnumerable<TransferShipment> Trips(TransferLeg leg, string materialId, long total)
        {
            var largest = _loads.Largest(path.Offer, materialId);
            for (var left = total; left > 0; left -= largest)
            {
                numbers[prefix] = numbers.GetValueOrDefault(prefix) + 1;
                yield return new($"{prefix}{numbers[prefix]}", leg, Math.Min(left, largest));
            }
        }
    }

    /// <summary>
    /// The largest step, in thousandths of a unit, that all amounts, lots and least amounts are whole numbers of; a best matching is one
    /// of such steps. Where factors, blends or fairness divide amounts otherwise, a finer one.
    /// </summary>
    private static long Step(Model model, ImmutableArray<TransferPath> paths)
    {
        long[] amounts = [ .. model.Offers.SelectMany(offer => new[] { offer.Amount, offer.LotSize ?? 0, offer.MinimumLot })
            .Concat(model.Needs.SelectMany(need => new[] { need.Amount, need.MinimumLot, need.MandatoryAmount }))
            .Concat(model.Contracts.Select(contract => contract.Amount))
            .Where(amount => amount > 0)];
        var step = Math.Max(1, amounts.Aggregate(0L, GreatestCommonDivisor));
        var isDivided = model.Objective.FairnessPriceCents > 0
            || paths.Any(path => path.FactorThousandths != MatchingProblem.One || !path.Need.PropertyLimits.IsEmpty);
        while (isDivided && amounts.Min() / step < FinestSteps && Divisor(step) is { } divisor)
            step /= divisor;
        return step;
    }

    private static int? Divisor(long step) => step % 10 == 0 ? 10 : step % 5 == 0 ? 5 : step % 2 == 0 ? 2 : null;

    private static long GreatestCommonDivisor(long left, long right)
    {
        while (right != 0)
            (left, right) = (right, left % right);
        return left;
    }

    private ImmutableArray<double> Costs(ReadOnlySpan<double> transport)
    {
        var costs = ImmutableArray.CreateBuilder<double>(Paths.Length);
        for (var path = 0; path < Paths.Length; path++)
            costs.Add((CentsPerThousandth(Paths[path]) + transport[path]) * _step);
        return costs.MoveToImmutable();
    }

    private double CentsPerThousandth(TransferPath path)
    {
        var (offer, need, objective) = (path.Offer, path.Need, _model.Objective);
        var figures = TransferFigures.Of(_model, path, offer.Amount, _factors);
        var money = objective.CostWeight * (figures.HandlingCents + figures.TreatmentCents - figures.ValueCents);
        var co2e = objective.Co2ePriceCentsPerTonne * (figures.TreatmentCo2eGrams - figures.AvoidedCo2eGrams) / 1_000_000;
        var open = objective.PenaltyWeight * ((need.UnmetPerUnitCents * path.FactorThousandths / 1_000) + offer.UnsoldPerUnitCents) / 1_000;
        return ((money + co2e) / offer.Amount) - open;
    }

    private (MatchingProblem Problem, double UnitsPerCent) Formulate(TransferOptions options)
    {
        ImmutableArray<MatchingOffer> offers = [.. _model.Offers.Select(offer => new MatchingOffer(offer.Amount / _step, (offer.LotSize ?? _step) / _step))];
        ImmutableArray<MatchingNeed> needs = [.. _model.Needs.Select(need => NeedOf(need, options))];
        var arcs = Paths.Select(path => new MatchingArc(
            _offerIndex[path.Offer.Id], _needIndex[path.Need.Id], path.FactorThousandths, 0, Math.Max(path.Offer.MinimumLot, path.Need.MinimumLot) / _step)).ToArray();
        var bare = new MatchingProblem(offers, needs, [.. arcs], Contracts(), Blends(), 0, 0);

        var most = (double)_model.Objective.FairnessPriceCents;
        for (var arc = 0; arc < arcs.Length; arc++)
            most += Math.Abs(_centsPerStep[arc]) * Math.Max(1, bare.MostOf(arcs[arc]));
        var mandatorySteps = needs.Sum(need => need.Mandatory) / MatchingProblem.One + bare.Contracts.Sum(contract => contract.Amount);
        var unitsPerCent = Scale(most, mandatorySteps > 0 ? BudgetBesideMandatory : Budget);
        for (var arc = 0; arc < arcs.Length; arc++)
            arcs[arc] = arcs[arc] with { Cost = (long)Math.Round(_centsPerStep[arc] * unitsPerCent) };
        return (bare with
        {
            Arcs = [.. arcs],
            MandatoryCost = mandatorySteps == 0 ? 0 : (long)Math.Min((2 * most * unitsPerCent) + 1, 2e18 / mandatorySteps),
            FairnessCost = (long)Math.Round(_model.Objective.FairnessPriceCents * unitsPerCent / MatchingProblem.One),
        }, unitsPerCent);
    }

    /// <summary>The largest power of ten that keeps so many cents within a budget.</summary>
    private static double Scale(double cents, double budget) => Math.Pow(10, Math.Clamp(Math.Floor(Math.Log10(budget / Math.Max(cents, 1))), -3, 9));

    /// <summary>Where factors are not one, amounts may miss a need's by less than a thousandth, which counts as met.</summary>
    private MatchingNeed NeedOf(Need need, TransferOptions options)
    {
        var isExact = _arcsOfNeed[need.Id].All(arc => Paths[arc].FactorThousandths == MatchingProblem.One);
        var mandatory = Math.Max(0, need.MandatoryAmount - (isExact ? 0 : need.Amount / 1_000));
        return new(InThousandthsOfAStep(need.Amount), InThousandthsOfAStep(mandatory), need.AllOrNothing, need.MaxPartners, options.SuitedNeedIds.Contains(need.Id));
    }

    private long InThousandthsOfAStep(long amount) => (long)((Int128)amount * MatchingProblem.One / _step);

    private ImmutableArray<MatchingContract> Contracts() =>
        [.. _model.Contracts.Select(contract => new MatchingContract([.. _arcsOfNeed[contract.NeedId].Where(arc => Paths[arc].Offer.Id == contract.OfferId)], contract.Amount / _step))];

    private ImmutableArray<MatchingBlend> Blends()
    {
        var blends = ImmutableArray.CreateBuilder<MatchingBlend>();
        foreach (var need in _model.Needs.Where(need => !need.PropertyLimits.IsEmpty))
        {
            ImmutableArray<int> arcs = [.. _arcsOfNeed[need.Id]];
            foreach (var limit in need.PropertyLimits)
            {
                if (limit.Most is { } most)
                    blends.Add(Blend(arcs, path => path.YieldThousandths * (path.Properties[limit.Property] - most)));
                if (limit.Least is { } least)
                    blends.Add(Blend(arcs, path => path.YieldThousandths * (least - path.Properties[limit.Property])));
            }
        }

        return blends.ToImmutable();
    }

    /// <summary>Divided by their common divisor; if sums could still overflow, made coarser, rounded to the strict side.</summary>
    private MatchingBlend Blend(ImmutableArray<int> arcs, Func<TransferPath, long> coefficientOf)
    {
        var coefficients = arcs.Select(arc => coefficientOf(Paths[arc])).ToArray();
        var divisor = Math.Max(1, coefficients.Aggregate(0L, (divisor, coefficient) => GreatestCommonDivisor(divisor, Math.Abs(coefficient))));
        var largest = arcs.Zip(coefficients, (arc, coefficient) => (double)Math.Abs(coefficient / divisor) * (Paths[arc].Offer.Amount / _step)).Sum();
        var coarseness = Math.Max(1, Math.Ceiling(largest / BlendBudget));
        return new([.. arcs.Zip(coefficients, (arc, coefficient) => (arc, (long)Math.Ceiling(coefficient / divisor / coarseness)))]);
    }
}
