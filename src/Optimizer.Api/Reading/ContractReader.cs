using Optimizer.Domain.Models.Redistribution;

namespace Optimizer.Api.Reading;

/// <summary>Reads what organisations have agreed: contracts, and with whom they do not deal.</summary>
internal static class ContractReader
{
    public static ImmutableArray<Contract> ReadAll(ReadingContext context, Wire.Model model, ImmutableArray<Offer> offers, ImmutableArray<Need> needs)
    {
        var offerById = CollectionReader.ById(offers, offer => offer.Id);
        var needById = CollectionReader.ById(needs, need => need.Id);
        ImmutableArray<Contract> contracts = [.. model.Contracts.Select((wire, index) =>
            Read(context, wire, $"model.contracts[{index}]", offerById.GetValueOrDefault(wire.OfferId), needById.GetValueOrDefault(wire.NeedId)))];
        CheckSums(context, contracts, offerById);
        return contracts;
    }

    public static ImmutableArray<OrganisationExclusion> Exclusions(ReadingContext context, Wire.Model model) =>
        [.. model.OrganisationExclusions.Select((wire, index) => Exclusion(context, wire, $"model.organisation_exclusions[{index}].organisation_ids"))];

    private static Contract Read(ReadingContext context, Wire.Contract wire, string path, Offer? offer, Need? need)
    {
        context.Offers.Check(wire.OfferId, $"{path}.offer_id", "contract");
        context.Needs.Check(wire.NeedId, $"{path}.need_id", "contract");
        if (offer is not null && need is not null && offer.Dimension != need.Dimension)
            context.Issues.Add(path, "contract.two_dimensions", $"Offer {Quoted.Text(offer.Id)} and need {Quoted.Text(need.Id)} are counted in different load dimensions. Give both the same load_dimension_id.");

        var amount = wire.HasAmount ? LoadReader.Thousandths(context.Issues.Number(wire.Amount, $"{path}.amount", Limits.Amount with { Least = 0.001 })) : offer?.Amount ?? 0;
        return new(wire.OfferId, wire.NeedId, amount);
    }

    private static void CheckSums(ReadingContext context, ImmutableArray<Contract> contracts, Dictionary<string, Offer> offers)
    {
        var pairs = new HashSet<(string Offer, string Need)>();
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var index = 0; index < contracts.Length; index++)
        {
            var (contract, path) = (contracts[index], $"model.contracts[{index}]");
            if (!pairs.Add((contract.OfferId, contract.NeedId)))
                context.Issues.Add(path, "contract.duplicate", $"There is another contract of offer {Quoted.Text(contract.OfferId)} and need {Quoted.Text(contract.NeedId)}. Join the two.");
            sums[contract.OfferId] = sums.GetValueOrDefault(contract.OfferId) + contract.Amount;
            if (offers.TryGetValue(contract.OfferId, out var offer) && sums[offer.Id] > offer.Amount)
                context.Issues.Add($"{path}.amount", "contract.more_than_offered", $"With this contract, {sums[offer.Id] / 1_000.0} of offer {Quoted.Text(offer.Id)} are promised, but only {offer.Amount / 1_000.0} are offered. Promise less, or offer more.");
        }
    }

    private static OrganisationExclusion Exclusion(ReadingContext context, Wire.OrganisationExclusion wire, string path)
    {
        var organisations = context.Organisations.CheckAll(wire.OrganisationIds, path, "organisation_exclusion");
        if (organisations.Length < 2)
            context.Issues.Add(path, "organisation_exclusion.too_few_organisations", $"{organisations.Length} different organisations are named. Name at least two that hand over nothing to each other.");
        return new(organisations);
    }
}
