using Optimizer.Domain.Emissions;

namespace Optimizer.Api.Reading;

/// <summary>What a reader needs to know of a factor set: its id, the empty mass of each of its vehicle classes, and its primary materials.</summary>
public sealed record EnergyClasses(string FactorSetId, ImmutableSortedDictionary<string, double> CurbMassKg, ImmutableSortedSet<string> PrimaryMaterialIds)
{
    public const string DefaultClassId = "rigid-18t-diesel";

    public static EnergyClasses Of(FactorSet factors) =>
        new(factors.Id, factors.Classes.ToImmutableSortedDictionary(known => known.Id, known => known.CurbMassKg, StringComparer.Ordinal), [.. factors.PrimaryMaterials.Select(known => known.Id)]);
}
