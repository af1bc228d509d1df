using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Optimizer.Domain.Emissions;

/// <summary>A factor set as it is written in Factors/*.json: every number, or group of numbers, names its source.</summary>
internal sealed record FactorFile
{
    private const double MegajoulesPerKwh = 3.6;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public required string Id { get; init; }
    public required string Version { get; init; }
    public required ImmutableArray<Source> Sources { get; init; }
    public required Number RealWorldUplift { get; init; }
    public required Numbers SpeedKnotsKmh { get; init; }
    public required ImmutableArray<Fuel> Fuels { get; init; }
    public required ImmutableArray<Electricity> Electricity { get; init; }
    public required ImmutableArray<PrimaryMaterialEntry> PrimaryMaterials { get; init; }
    public required ImmutableArray<VehicleClass> VehicleClasses { get; init; }

    /// <summary>Reads one of the files that are embedded in this assembly.</summary>
    public static FactorSet Read(string name)
    {
        using var stream = typeof(FactorFile).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no factor file '{name}'.", nameof(name));
        var file = JsonSerializer.Deserialize<FactorFile>(stream, Options) ?? throw new InvalidDataException($"'{name}' is empty.");
        return file.ToFactorSet();
    }

    private FactorSet ToFactorSet()
    {
        ImmutableArray<EnergyCarrier> carriers = [.. Fuels.Select(fuel => fuel.ToCarrier()), .. Electricity.Select(mix => mix.ToCarrier())];
        var primary = PrimaryMaterials.Select(material => material.Co2eKgPerKg.Source).ToHashSet(StringComparer.Ordinal);
        return new(
            Id,
            Version,
            [.. Sources.Where(source => !primary.Contains(source.Id)).Select(source => source.Text)],
            RealWorldUplift.Value,
            carriers,
            [.. VehicleClasses.Select(vehicle => ToEnergyClass(vehicle, carriers.First(carrier => carrier.Id == vehicle.Carrier)))],
            [.. PrimaryMaterials.Select(material => new PrimaryMaterial(material.Id, material.Name, material.Co2eKgPerKg.Value))],
            [.. Sources.Where(source => primary.Contains(source.Id)).Select(source => source.Text)]);
    }

    private EnergyClass ToEnergyClass(VehicleClass vehicle, EnergyCarrier carrier) => new()
    {
        Id = vehicle.Id,
        Name = vehicle.Name,
        Carrier = carrier,
        CurbMassKg = vehicle.CurbMassKg,
        PayloadKg = vehicle.PayloadKg,
        SpeedKnotsKmh = SpeedKnotsKmh.Values,
        Per100Km = vehicle.Per100Km,
        Per100KmAndTonne = vehicle.Per100KmAndTonne,
        PerStop = vehicle.Stop?.PerStop ?? 0,
        PerStopAndTonne = vehicle.Stop?.PerStopAndTonne ?? 0,
        IdlePerHour = vehicle.IdlePerHour,
    };

    public sealed record Source(string Id, string Text);

    public sealed record Number(double Value, string Source);

    public sealed record Numbers(ImmutableArray<double> Values, string Source);

    public sealed record Fuel(string Id, string Name, string Unit, Number? DensityKgPerL, Number LowerHeatingValueMjPerKg, Number TtwKgPerKg, Number WtwKgPerKg)
    {
        public EnergyCarrier ToCarrier()
        {
            var kgPerUnit = DensityKgPerL?.Value ?? 1;
            return new(
                Id,
                Name,
                Unit,
                EnergyKwhPerUnit: LowerHeatingValueMjPerKg.Value * kgPerUnit / MegajoulesPerKwh,
                TtwGramsPerUnit: TtwKgPerKg.Value * kgPerUnit * 1_000,
                WtwGramsPerUnit: WtwKgPerKg.Value * kgPerUnit * 1_000);
        }
    }
}

/// <summary>A material's primary production, as the file has it.</summary>
internal sealed record PrimaryMaterialEntry(string Id, string Name, [property: JsonPropertyName("co2e_kg_per_kg")] FactorFile.Number Co2eKgPerKg);

/// <summary>Grid electricity, as the file has it.</summary>
internal sealed record Electricity(string Id, string Name, FactorFile.Number WtwGPerKwh, FactorFile.Number ChargingEfficiency)
{
    public EnergyCarrier ToCarrier() => new(
        Id,
        Name,
        Unit: "kWh",
        EnergyKwhPerUnit: 1 / ChargingEfficiency.Value,
        TtwGramsPerUnit: 0,
        WtwGramsPerUnit: WtwGPerKwh.Value / ChargingEfficiency.Value);
}

/// <summary>A vehicle class, as the file has it; its source is that of all its numbers but the stop term's.</summary>
internal sealed record VehicleClass(
    string Id,
    string Name,
    string Carrier,
    double CurbMassKg,
    double PayloadKg,
    [property: JsonPropertyName("per_100_km")] ImmutableArray<double> Per100Km,
    [property: JsonPropertyName("per_100_km_and_tonne")] ImmutableArray<double> Per100KmAndTonne,
    double? IdlePerHour,
    string Source,
    StopTerm? Stop);

/// <summary>What a collecting stop needs on top, as the file has it.</summary>
internal sealed record StopTerm(double PerStop, double PerStopAndTonne, string Source);
