using Optimizer.Domain.Emissions;

namespace Optimizer.Api.Reading;

/// <summary>What a reader needs to know of a factor set: its id, and the empty mass of each of its vehicle classes.</summary>
public sealed record EnergyClasses(string FactorSetId, ImmutableSortedDictionary<string, double> CurbMassKg)
{
    public const string DefaultClassId = "rigid-18t-diesel";

    public static EnergyClasses Of(FactorSet factors) =>
        new(factors.Id, factors.Classes.ToImmutableSortedDictionary(known => known.Id, known => known.CurbMassKg, StringComparer.Ordinal));
}
