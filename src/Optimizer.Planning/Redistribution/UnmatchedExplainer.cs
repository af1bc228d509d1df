using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Redistribution;
using Optimizer.Domain.Plans;

namespace Optimizer.Planning.Redistribution;

/// <summary>Why something of a need is not met, or something of an offer is left over: for each of the other side, what stands between the two.</summary>
internal sealed class UnmatchedExplainer
{
    /// <summary>So many needs and offers are explained; with more, a plan says enough.</summary>
    private const int MostExplained = 200;

    private readonly Model _model;
    private readonly TransferOptions _options;
    private readonly FoundPlan _found;
    private readonly Dictionary<string, long> _left;
    private readonly Dictionary<string, long> _missing;
    private readonly Dictionary<(string OfferId, string NeedId), double> _losses = [];
    private readonly HashSet<(string OfferId, string NeedId)> _undriven;

    /// <param name="direct">By path of the options, the price of a direct trip in cents for a thousandth of the offer's unit.</param>
    public UnmatchedExplainer(Model model, TransferOptions options, FoundPlan found, ReadOnlySpan<double> direct)
    {
        (_model, _options, _found) = (model, options, found);
        _left = found.Plan.UnsoldOffers.ToDictionary(entry => entry.OfferId, entry => entry.Amount, StringComparer.Ordinal);
        _missing = found.Plan.UnmetNeeds.ToDictionary(entry => entry.NeedId, entry => entry.Amount, StringComparer.Ordinal);
        _undriven = [.. found.Matched.Select(transfer => (transfer.OfferId, transfer.NeedId)).Except(found.Plan.Transfers.Select(transfer => (transfer.OfferId, transfer.NeedId)))];
        for (var index = 0; index < options.Paths.Length; index++)
        {
            var path = options.Paths[index];
            var loss = (direct[index] * 1_000) - found.Formulation.BenefitCents(path, 1_000);
            var pair = (path.Offer.Id, path.Need.Id);
            _losses[pair] = Math.Min(loss, _losses.GetValueOrDefault(pair, double.PositiveInfinity));
        }
    }

    public ImmutableArray<UnmetNeed> Explain(ImmutableArray<UnmetNeed> entries) =>
        [.. entries.Select((entry, index) => index >= MostExplained ? entry : entry with { Reasons = Reasons(_model.Need(entry.NeedId)) })];

    public ImmutableArray<UnsoldOffer> Explain(ImmutableArray<UnsoldOffer> entries) =>
        [.. entries.Select((entry, index) => index >= MostExplained ? entry : entry with { Reasons = Reasons(_model.Offer(entry.OfferId)) })];

    public ImmutableArray<UnmetContract> Explain(ImmutableArray<UnmetContract> entries) =>
        [.. entries.Select(entry => entry with { Reasons = Reasons(_model.Offer(entry.OfferId), _model.Need(entry.NeedId)) })];

    /// <summary>A contract goes before what others would take and what gains more; what is left is a rule, a lot or the routes.</summary>
    private ImmutableArray<UnmatchedReason> Reasons(Offer offer, Need need) => Reason(offer, need, isOfNeed: true) switch
    {
        UnmatchedCode.Taken or UnmatchedCode.NotWorthIt => Grouped("offer", [(offer.Id, UnmatchedCode.Lot, 0)]),
        var code => Grouped("offer", [(offer.Id, code, Loss(offer, need))]),
    };

    private ImmutableArray<UnmatchedReason> Reasons(Need need) =>
        Grouped("offer", [.. _model.Offers.Select(offer => (offer.Id, Reason(offer, need, isOfNeed: true), Loss(offer, need)))]);

    private ImmutableArray<UnmatchedReason> Reasons(Offer offer) =>
        Grouped("need", [.. _model.Needs.Select(need => (need.Id, Reason(offer, need, isOfNeed: false), Loss(offer, need)))]);

    private double Loss(Offer offer, Need need) => _losses.GetValueOrDefault((offer.Id, need.Id), double.PositiveInfinity);

    private UnmatchedCode Reason(Offer offer, Need need, bool isOfNeed)
    {
        if (_options.ReasonAgainst(offer, need) is { } rule)
            return rule;
        if (_undriven.Contains((offer.Id, need.Id)))
            return UnmatchedCode.NoRoom;
        if (isOfNeed ? !_left.ContainsKey(offer.Id) : !_missing.ContainsKey(need.Id))
            return UnmatchedCode.Taken;
        return Loss(offer, need) >= 0 ? UnmatchedCode.NotWorthIt : UnmatchedCode.Lot;
    }

    private static ImmutableArray<UnmatchedReason> Grouped(string other, ImmutableArray<(string Id, UnmatchedCode Code, double Loss)> reasons)
    {
        if (reasons.IsEmpty)
            return [new(UnmatchedCode.NoPartner, [], $"The model has no {other}s.")];
        return [.. reasons.GroupBy(reason => reason.Code).OrderByDescending(group => group.Key)
            .Select(group => new UnmatchedReason(
                group.Key,
                group.Count() == reasons.Length ? [] : [.. group.Select(reason => reason.Id)],
                Describe(group.Key, other, group.MinBy(reason => reason.Loss))))];
    }

    private static string Describe(UnmatchedCode code, string other, (string Id, UnmatchedCode Code, double Loss) best) => code switch
    {
        UnmatchedCode.Dimension => $"The {other} is counted in another load dimension. Count both in the same one.",
        UnmatchedCode.Material => "The need does not take the material, and no treatment makes one of it that it takes.",
        UnmatchedCode.Grade => "The need does not take the grade of what arrives. Accept it, or let the offer tell a better one.",
        UnmatchedCode.Property => "The need limits a property that the offer does not tell. Let the offer tell it.",
        UnmatchedCode.ExcludedOrganisation => "The two organisations hand over nothing to each other.",
        UnmatchedCode.Price => "The price is above what a unit is worth to the need. Ask for less, or value it higher.",
        UnmatchedCode.Time => "It cannot be picked up, treated and delivered in time, not even by the fastest vehicle alone. Widen the windows, or let it last longer.",
        UnmatchedCode.NoVehicle => "No vehicle can carry it, or there is no way.",
        UnmatchedCode.Lot => "Lots, least amounts, limits of the blend, the number of partners or a need that is met whole or not at all leave no room for it.",
        UnmatchedCode.Taken => other == "offer" ? "Others have taken all of it." : "Others meet it already.",
        UnmatchedCode.NotWorthIt => $"A direct trip costs more than it brings; the nearest to it, {other} '{best.Id}', misses {best.Loss:0.##} cents a unit. A higher value or penalty would pay for it.",
        UnmatchedCode.NoRoom => "It was worth a transfer, but the vehicles have no room or time for it beside the other work, or the way to it was too dear.",
        _ => "",
    };
}
