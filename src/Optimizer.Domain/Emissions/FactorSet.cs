using System.Collections.Immutable;
using Optimizer.Domain.Models;

namespace Optimizer.Domain.Emissions;

/// <summary>A versioned set of energy and emission factors and vehicle classes. Immutable; every number's source is in its file.</summary>
public sealed class FactorSet
{
    private static readonly ImmutableArray<FactorSet> Known = [FactorFile.Read("iso14083-eu-2026.json")];

    private readonly Dictionary<string, EnergyClass> _classes;
    private readonly Dictionary<string, PrimaryMaterial> _primaryMaterials;

    /// <param name="sources">Where the numbers of carriers and classes are from, one text each.</param>
    /// <param name="realWorldUplift">κ, above 0.</param>
    public FactorSet(string id, string version, ImmutableArray<string> sources, double realWorldUplift, ImmutableArray<EnergyCarrier> carriers, ImmutableArray<EnergyClass> classes, ImmutableArray<PrimaryMaterial> primaryMaterials, ImmutableArray<string> primarySources)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(realWorldUplift);
        (Id, Version, Sources, RealWorldUplift, Carriers, Classes, PrimaryMaterials, PrimarySources) = (id, version, sources, realWorldUplift, carriers, classes, primaryMaterials, primarySources);
        _classes = classes.ToDictionary(energyClass => energyClass.Id, StringComparer.Ordinal);
        _primaryMaterials = primaryMaterials.ToDictionary(material => material.Id, StringComparer.Ordinal);
    }

    /// <summary>The newest set.</summary>
    public static FactorSet Default => Known[0];

    /// <summary>Ids of all sets, the newest first.</summary>
    public static ImmutableArray<string> KnownIds { get; } = [.. Known.Select(set => set.Id)];

    public string Id { get; }
    public string Version { get; }
    public ImmutableArray<string> Sources { get; }

    /// <summary>κ: real over certified consumption.</summary>
    public double RealWorldUplift { get; }

    public ImmutableArray<EnergyCarrier> Carriers { get; }
    public ImmutableArray<EnergyClass> Classes { get; }
    public ImmutableArray<PrimaryMaterial> PrimaryMaterials { get; }

    /// <summary>Where the numbers of primary materials are from, one text each.</summary>
    public ImmutableArray<string> PrimarySources { get; }

    /// <summary>Null when there is no set of this id.</summary>
    public static FactorSet? Find(string id) => Known.FirstOrDefault(set => set.Id == id);

    public bool HasClass(string id) => _classes.ContainsKey(id);

    public EnergyClass Class(string id) => _classes[id];

    /// <summary>The energy law of a class, with the set's uplift.</summary>
    public EnergyLaw Law(string classId) => new(_classes[classId], RealWorldUplift);

    /// <summary>The energy law of a vehicle type: its own consumption if that is known, else that of its class, with the type's own curb mass.</summary>
    public EnergyLaw Law(VehicleType type)
    {
        var known = _classes[type.EnergyClassId];
        return type.Consumption is { } own
            ? new(known.At(own), realWorldUplift: 1)
            : new(known, RealWorldUplift, type.CurbMassKg - known.CurbMassKg);
    }

    /// <summary>What the primary production of a material emits, in kilograms of CO2e for a kilogram; 0 when it names none.</summary>
    public double PrimaryCo2eKgPerKg(Material material) =>
        material.PrimaryCo2eKgPerKg ?? (material.PrimaryMaterialId is { } id ? _primaryMaterials[id].Co2eKgPerKg : 0);

    /// <summary>The same set with another uplift.</summary>
    public FactorSet Replace(double realWorldUplift) => new(Id, Version, Sources, realWorldUplift, Carriers, Classes, PrimaryMaterials, PrimarySources);
}
