using Google.Protobuf.Collections;
using Optimizer.Domain.Models;

namespace Optimizer.Api.Reading;

/// <summary>Reads how much there is to move, and derives what is missing: mass from volume or pieces, volume from mass.</summary>
internal static class AmountReader
{
    public static (LoadVector Amounts, double MassKg) Read(ReadingContext context, MapField<string, double> wire, string path, Material? material, string owner)
    {
        LoadReader.CheckNames(context, wire, path, owner);
        var dimensions = context.LoadDimensions;
        var given = new double?[dimensions.Length];
        for (var dimension = 0; dimension < dimensions.Length; dimension++)
        {
            var key = Quoted.Key(path, dimensions[dimension].Id);
            if (!wire.TryGetValue(dimensions[dimension].Id, out var amount))
                continue;
            given[dimension] = context.Issues.Number(amount, key, Limits.Amount);
            if (given[dimension] > 0 && !IsMeasuredIn(material, dimensions[dimension]))
                context.Issues.Add(key, $"{owner}.dimension_not_of_material", $"Material {Quoted.Text(material!.Id)} is not measured in {Quoted.Text(dimensions[dimension].Id)}. Leave the amount out, or add the dimension to the material.");
        }

        var massKg = MassKg(dimensions, given, material);
        var volumeM3 = VolumeM3(dimensions, given) ?? (massKg / material?.DensityKgPerM3);
        var amounts = dimensions.Select((dimension, index) => given[index]
            ?? Derived(context, dimension, material, massKg, volumeM3, Quoted.Key(path, dimension.Id)));
        return (new([.. amounts.Select(LoadReader.Thousandths)]), massKg ?? 0);
    }

    private static bool IsMeasuredIn(Material? material, LoadDimension dimension) =>
        material is null || material.LoadDimensionIds.IsEmpty || material.LoadDimensionIds.Contains(dimension.Id);

    /// <summary>From a mass dimension, else volume times density, else pieces times mass per piece.</summary>
    private static double? MassKg(ImmutableArray<LoadDimension> dimensions, double?[] given, Material? material) =>
        FirstGiven(dimensions, given, dimension => dimension.KilogramsPerUnit)
        ?? (VolumeM3(dimensions, given) * material?.DensityKgPerM3)
        ?? (FirstGiven(dimensions, given, dimension => dimension.Unit == LoadUnit.Piece ? 1 : null) * material?.MassPerPieceKg);

    private static double? VolumeM3(ImmutableArray<LoadDimension> dimensions, double?[] given) =>
        FirstGiven(dimensions, given, dimension => dimension.CubicMetresPerUnit);

    private static double? FirstGiven(ImmutableArray<LoadDimension> dimensions, double?[] given, Func<LoadDimension, double?> perUnit) =>
        given.Select((amount, index) => amount * perUnit(dimensions[index])).FirstOrDefault(amount => amount is not null);

    private static double Derived(ReadingContext context, LoadDimension dimension, Material? material, double? massKg, double? volumeM3, string path)
    {
        if (!IsMeasuredIn(material, dimension))
            return 0;

        var amount = (massKg / dimension.KilogramsPerUnit) ?? (volumeM3 / dimension.CubicMetresPerUnit) ?? 0;
        return context.Issues.Number(amount, path, Limits.Amount);
    }
}
