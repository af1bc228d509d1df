using System.Collections.Immutable;
using Optimizer.Domain.Models;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>Dimensions, materials and what must be kept apart in a random model.</summary>
internal sealed class RandomMaterials
{
    private readonly Dice _dice;

    public RandomMaterials(Dice dice)
    {
        _dice = dice;
        ImmutableArray<LoadDimension> known =
        [
            new("mass", dice.Chance(0.7) ? LoadUnit.Kilogram : LoadUnit.Tonne),
            new("volume", dice.Chance(0.7) ? LoadUnit.CubicMetre : LoadUnit.Litre),
            new("bins", LoadUnit.Piece),
        ];
        Dimensions = dice.Some(known, dice.Between(1, 3));
        Materials = [.. Enumerable.Range(1, dice.Between(0, 4)).Select(Material)];
        Incompatibilities = Materials.Length < 2
            ? []
            : [.. Enumerable.Range(0, dice.Between(0, 2)).Select(_ => Incompatibility())];
    }

    public ImmutableArray<LoadDimension> Dimensions { get; }
    public ImmutableArray<Material> Materials { get; }
    public ImmutableArray<MaterialIncompatibility> Incompatibilities { get; }

    public string? AnyMaterial() => Materials.IsEmpty || _dice.Chance(0.1) ? null : _dice.Of(Materials).Id;

    /// <summary>All materials, as nothing named, or some of them.</summary>
    public ImmutableArray<string> Accepted(double chanceOfAll) =>
        Materials.IsEmpty || _dice.Chance(chanceOfAll) ? [] : [.. _dice.Some(Materials, _dice.Between(1, Materials.Length)).Select(material => material.Id)];

    /// <summary>Between 0 and 1,000 kg, or what stands for that in another unit; 0 where the material is not measured.</summary>
    public LoadVector Amounts(string? materialId)
    {
        var measured = Materials.FirstOrDefault(material => material.Id == materialId)?.LoadDimensionIds ?? [];
        var share = _dice.Chance(0.05) ? 0 : _dice.Unit();
        return new([.. Dimensions.Select(dimension => measured.IsEmpty || measured.Contains(dimension.Id) ? Thousandths(dimension, share) : 0)]);
    }

    /// <summary>A capacity that any one amount fits into; sometimes without a limit.</summary>
    public LoadVector Capacity() =>
        new([.. Dimensions.Select(dimension => _dice.Chance(0.15) ? LoadVector.Unlimited : Thousandths(dimension, _dice.Between(1.0, 4.0)))]);

    /// <summary>Like a capacity; null where no dimension is limited.</summary>
    public LoadVector? Limit() => Capacity() is var limit && limit.Thousandths.All(amount => amount == LoadVector.Unlimited) ? null : limit;

    /// <summary>From a mass dimension, else through density or the mass of a piece, else 0.</summary>
    public double MassKg(string? materialId, LoadVector amounts)
    {
        var material = Materials.FirstOrDefault(each => each.Id == materialId);
        for (var dimension = 0; dimension < Dimensions.Length; dimension++)
        {
            if (Dimensions[dimension].KilogramsPerUnit is { } kilograms)
                return amounts[dimension] / 1_000.0 * kilograms;
        }

        for (var dimension = 0; dimension < Dimensions.Length; dimension++)
        {
            if (amounts[dimension] > 0 && Dimensions[dimension].CubicMetresPerUnit is { } cubicMetres && material?.DensityKgPerM3 is { } density)
                return amounts[dimension] / 1_000.0 * cubicMetres * density;
            if (amounts[dimension] > 0 && Dimensions[dimension].Unit == LoadUnit.Piece && material?.MassPerPieceKg is { } piece)
                return amounts[dimension] / 1_000.0 * piece;
        }

        return 0;
    }

    private static long Thousandths(LoadDimension dimension, double share) => (long)Math.Round(1_000 * share * dimension.Unit switch
    {
        LoadUnit.Kilogram => 1_000,
        LoadUnit.Tonne => 1,
        LoadUnit.Litre => 5_000,
        _ => 5,
    });

    private Material Material(int number) => new()
    {
        Id = $"material-{number}",
        Name = $"material-{number}",
        DensityKgPerM3 = _dice.Chance(0.7) ? _dice.Step(50, 500, 10) : null,
        MassPerPieceKg = _dice.Chance(0.5) ? _dice.Between(1, 50) : null,
        LoadDimensionIds = _dice.Chance(0.8) ? [] : MeasuredIn(),
    };

    /// <summary>Always with the mass, if the model has one, so that the mass of a collection is never in doubt.</summary>
    private ImmutableArray<string> MeasuredIn()
    {
        var ids = _dice.Some(Dimensions, _dice.Between(1, Dimensions.Length)).Select(dimension => dimension.Id);
        return [.. Dimensions.Where(dimension => dimension.KilogramsPerUnit is not null || ids.Contains(dimension.Id)).Select(dimension => dimension.Id)];
    }

    private MaterialIncompatibility Incompatibility() => new(
        [.. _dice.Some(Materials, _dice.Between(2, Math.Min(3, Materials.Length))).Select(material => material.Id)],
        _dice.Chance(0.6) ? IncompatibilityScope.Compartment : IncompatibilityScope.Route);
}
