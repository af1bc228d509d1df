using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Redistribution;

namespace Optimizer.Domain.Accounting;

/// <summary>What a transfer is worth, costs and avoids, without the routes that drive it.</summary>
/// <param name="MetAmount">So much of the need is met, in thousandths of its unit.</param>
/// <param name="PaymentCents">From the need's organisation to the offer's; 0 within one. No part of the objective.</param>
/// <param name="AvoidedCo2eGrams">Of the primary production of what is met.</param>
public sealed record TransferFigures(
    long MetAmount, double ValueCents, double PaymentCents, double HandlingCents, double TreatmentCents, double TreatmentCo2eGrams, double AvoidedCo2eGrams)
{
    public static TransferFigures None { get; } = new(0, 0, 0, 0, 0, 0, 0);

    /// <param name="amount">Taken from the offer, in thousandths of its unit.</param>
    public static TransferFigures Of(Model model, TransferPath path, long amount, FactorSet factors)
    {
        var (offer, need) = (path.Offer, path.Need);
        var (units, arriving, met) = (amount / 1_000.0, path.Arriving(amount) / 1_000.0, path.Met(amount));
        var tonnesTreated = path.Treatment is null ? 0 : offer.MassKg * amount / offer.Amount / 1_000;
        var metKg = need.MassKg * met / need.Amount;
        return new(
            met,
            ValueCents: (need.ValuePerUnitCents ?? 0) * met / 1_000.0,
            PaymentCents: IsWithinOneOrganisation(offer, need) ? 0 : offer.PricePerUnitCents * units,
            HandlingCents: (offer.HandlingPerUnitCents * units) + (need.HandlingPerUnitCents * arriving),
            TreatmentCents: (path.Treatment?.CostPerTonneCents ?? 0) * tonnesTreated,
            TreatmentCo2eGrams: (path.Treatment?.Co2eKgPerTonne ?? 0) * tonnesTreated * 1_000,
            AvoidedCo2eGrams: factors.PrimaryCo2eKgPerKg(model.Material(need.MaterialId)) * metKg * 1_000);
    }

    public static bool IsWithinOneOrganisation(Offer offer, Need need) => offer.OrganisationId is not null && offer.OrganisationId == need.OrganisationId;
}
