using System.Collections.Immutable;
using Optimizer.Domain.Accounting;
using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Redistribution;
using Optimizer.Domain.Plans;
using Optimizer.Planning.Distances;

namespace Optimizer.Planning.Redistribution;

/// <summary>Every way that an offer of a model can take to a need, by the rules that hold for the two alone.</summary>
internal sealed class TransferOptions
{
    /// <summary>A transfer of more trips is none.</summary>
    public const int MostTrips = 500;

    private readonly Model _model;
    private readonly TransferTimes _times;
    private readonly VehicleLoads _loads;
    private readonly HashSet<(string, string)> _excluded = [];
    private readonly ILookup<string, (Facility Facility, Treatment Treatment)> _treatments;

    public TransferOptions(Model model, SiteTravel travel)
    {
        (_model, _times, _loads) = (model, new(model, travel), new(model));
        foreach (var exclusion in model.OrganisationExclusions)
            _excluded.UnionWith(from first in exclusion.OrganisationIds from second in exclusion.OrganisationIds where first != second select (first, second));
        _treatments = model.Facilities.SelectMany(facility => facility.Treatments.Select(treatment => (facility, treatment)))
            .ToLookup(pair => pair.treatment.InputMaterialId, StringComparer.Ordinal);
        var takers = Takers();
        Paths = [.. model.Offers.SelectMany(offer => takers[offer.MaterialId].SelectMany(need => PathsOf(offer, need)))];
        SuitedNeedIds = [.. Paths.Select(path => path.Need.Id)];
    }

    /// <summary>By offer, then by need, the direct one first; in the order of the model.</summary>
    public ImmutableArray<TransferPath> Paths { get; }

    /// <summary>Needs that at least one offer suits.</summary>
    public ImmutableHashSet<string> SuitedNeedIds { get; }

    public VehicleLoads Loads => _loads;

    /// <summary>The first rule in the way of an offer on its best way to a need; null if they can come together.</summary>
    public UnmatchedCode? ReasonAgainst(Offer offer, Need need)
    {
        if (PairRule(offer, need) is { } rule)
            return rule;
        UnmatchedCode? closest = null;
        foreach (var path in Candidates(offer, need))
        {
            if (PathRule(path) is not { } code)
                return null;
            closest = closest is { } other && other > code ? other : code;
        }

        return closest ?? (need.AcceptedMaterials.Any(accepted => accepted.MaterialId == offer.MaterialId) ? UnmatchedCode.Grade : UnmatchedCode.Material);
    }

    /// <summary>By material of an offer, the needs that might take it, directly or treated; in the order of the model.</summary>
    private ILookup<string, Need> Takers()
    {
        var inputs = _model.Facilities.SelectMany(facility => facility.Treatments)
            .Select(treatment => (Material: treatment.OutputMaterialId, Input: treatment.InputMaterialId))
            .Concat(_model.Materials.Select(material => (Material: material.Id, Input: material.Id)))
            .Distinct()
            .ToLookup(pair => pair.Material, pair => pair.Input, StringComparer.Ordinal);
        return _model.Needs
            .SelectMany(need => need.AcceptedMaterials.SelectMany(accepted => inputs[accepted.MaterialId]).Distinct().Select(input => (input, need)))
            .ToLookup(pair => pair.input, pair => pair.need, StringComparer.Ordinal);
    }

    private IEnumerable<TransferPath> PathsOf(Offer offer, Need need) =>
        PairRule(offer, need) is null ? Candidates(offer, need).Where(path => PathRule(path) is null) : [];

    private UnmatchedCode? PairRule(Offer offer, Need need)
    {
        if (offer.Dimension != need.Dimension)
            return UnmatchedCode.Dimension;
        return offer.OrganisationId is { } from && need.OrganisationId is { } to && _excluded.Contains((from, to)) ? UnmatchedCode.ExcludedOrganisation : null;
    }

    private IEnumerable<TransferPath> Candidates(Offer offer, Need need)
    {
        if (TransferPath.Find(offer, need) is { } direct)
            yield return direct;
        foreach (var (facility, treatment) in _treatments[offer.MaterialId])
        {
            if (TransferPath.Find(offer, need, facility, treatment) is { } treated)
                yield return treated;
        }
    }

    private UnmatchedCode? PathRule(TransferPath path)
    {
        var (offer, need) = (path.Offer, path.Need);
        if (need.PropertyLimits.Any(limit => !path.Properties.ContainsKey(limit.Property)))
            return UnmatchedCode.Property;
        if (!IsPriceFair(path))
            return UnmatchedCode.Price;
        var least = Math.Max(Math.Max(offer.MinimumLot, need.MinimumLot), offer.LotSize ?? 0);
        if (least > offer.Amount || path.Met(least) > need.Amount)
            return UnmatchedCode.Lot;
        if (!CanBeCarried(offer, offer.MaterialId) || !CanBeCarried(offer, path.OutputMaterialId) || !HasWay(path))
            return UnmatchedCode.NoVehicle;
        return _times.Of(path) is null ? UnmatchedCode.Time : null;
    }

    /// <summary>Whether the need pays no more than what it gets is worth to it.</summary>
    private static bool IsPriceFair(TransferPath path) =>
        path.Need.ValuePerUnitCents is not { } value
        || TransferFigures.IsWithinOneOrganisation(path.Offer, path.Need)
        || path.Offer.PricePerUnitCents <= value * path.FactorThousandths / 1_000;

    private bool CanBeCarried(Offer offer, string materialId) =>
        _loads.Largest(offer, materialId) is > 0 and var largest && offer.Amount / largest < MostTrips;

    private bool HasWay(TransferPath path) => path.Facility is { } facility
        ? _times.Fastest(path.Offer.SiteId, facility.SiteId) is not null && _times.Fastest(facility.SiteId, path.Need.SiteId) is not null
        : _times.Fastest(path.Offer.SiteId, path.Need.SiteId) is not null;
}
