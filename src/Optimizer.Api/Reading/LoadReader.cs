using Google.Protobuf.Collections;
using Optimizer.Domain.Models;

namespace Optimizer.Api.Reading;

/// <summary>Reads load dimensions, and amounts by dimension into vectors.</summary>
internal static class LoadReader
{
    public static ImmutableArray<LoadDimension> Dimensions(ReadingContext context, Wire.Model model)
    {
        if (model.LoadDimensions.Count == 0)
        {
            context.LoadDimensionIds.Add("mass");
            return [new("mass", LoadUnit.Kilogram)];
        }

        context.Issues.AtMost(model.LoadDimensions.Count, Limits.LoadDimensions, "model.load_dimensions");
        return [.. model.LoadDimensions.Select((wire, index) =>
            new LoadDimension(wire.Id, context.Issues.Choice<Wire.LoadUnit, LoadUnit>(wire.Unit, $"model.load_dimensions[{index}].unit")))];
    }

    /// <summary>Amounts in thousandths; dimensions that are not named get the default.</summary>
    public static LoadVector Read(ReadingContext context, MapField<string, double> amounts, string path, string owner, long unnamed)
    {
        CheckNames(context, amounts, path, owner);
        return new([.. context.LoadDimensions.Select(dimension => amounts.TryGetValue(dimension.Id, out var amount)
            ? Thousandths(context.Issues.Number(amount, Quoted.Key(path, dimension.Id), Limits.Amount))
            : unnamed)]);
    }

    /// <summary>A vector of limits, or null where none is given.</summary>
    public static LoadVector? Limit(ReadingContext context, MapField<string, double> amounts, string path, string owner) =>
        amounts.Count == 0 ? null : Read(context, amounts, path, owner, LoadVector.Unlimited);

    public static void CheckNames(ReadingContext context, MapField<string, double> amounts, string path, string owner)
    {
        foreach (var id in amounts.Keys.Order(StringComparer.Ordinal))
            context.LoadDimensionIds.Check(id, Quoted.Key(path, id), owner);
    }

    public static long Thousandths(double amount) => (long)Math.Round(amount * 1_000);
}
