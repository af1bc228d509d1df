using System.Collections.Immutable;

namespace Optimizer.Domain.Accounting;

/// <summary>What a plan costs and causes. The cost terms add up to the total's cost, the objective terms to the objective.</summary>
public sealed record Account
{
    public required Figures Total { get; init; }

    /// <summary>In the order of the plan's routes.</summary>
    public required ImmutableArray<RouteAccount> Routes { get; init; }

    /// <summary>Cents by name, see <see cref="CostTerm"/>.</summary>
    public required ImmutableSortedDictionary<string, long> CostTermsCents { get; init; }

    /// <summary>Cents by name, see <see cref="ObjectiveTerm"/>.</summary>
    public required ImmutableSortedDictionary<string, long> ObjectiveTermsCents { get; init; }

    public long ObjectiveCents => ObjectiveTermsCents.Values.Sum();

    public required ImmutableArray<Share> ByCollection { get; init; }
    public required ImmutableArray<Share> ByOrganisation { get; init; }
    public required FactorSetName FactorSet { get; init; }
}

/// <summary>One route's part of the account.</summary>
public sealed record RouteAccount(Figures Figures, ImmutableSortedDictionary<string, long> CostTermsCents);

/// <summary>The factors that an account was made with.</summary>
public sealed record FactorSetName(string Id, string Version, ImmutableArray<string> Sources);

/// <summary>Names of what money is spent on.</summary>
public static class CostTerm
{
    public const string Fixed = "fixed";
    public const string Distance = "distance";
    public const string Driving = "driving";
    public const string Service = "service";
    public const string Waiting = "waiting";
    public const string Overtime = "overtime";
    public const string GateFees = "gate_fees";
    public const string SoftWindows = "soft_windows";
}

/// <summary>Names of the parts of the objective.</summary>
public static class ObjectiveTerm
{
    public const string Cost = "cost";
    public const string Distance = "distance";
    public const string Duration = "duration";
    public const string Co2e = "co2e";
    public const string Penalties = "penalties";

    // With offers and needs; what is gained is negative.
    public const string TransferValue = "transfer_value";
    public const string AvoidedCo2e = "avoided_co2e";
    public const string Handling = "handling";
    public const string Treatment = "treatment";
    public const string TreatmentCo2e = "treatment_co2e";
    public const string UnmetNeeds = "unmet_needs";
    public const string UnsoldOffers = "unsold_offers";
    public const string Fairness = "fairness";

    /// <summary>Those that only models with offers and needs have.</summary>
    public static ImmutableArray<string> OfRedistribution { get; } = [TransferValue, AvoidedCo2e, Handling, Treatment, TreatmentCo2e, UnmetNeeds, UnsoldOffers, Fairness];
}
