using System.Collections.Immutable;
using Optimizer.Domain.Models;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>What organisations of a generated region hand over to each other, who has it, who wants it, and at which prices.</summary>
internal static class RegionalGoods
{
    public const string Timber = "timber";
    public const string WoodChips = "wood-chips";
    public const string Pallets = "pallets";
    public const string Bricks = "bricks";
    public const string Steel = "steel";
    public const string Windows = "windows";
    public const string Insulation = "insulation";
    public const string Textiles = "textiles";

    /// <summary>Densities as stacked or bagged for the road; of a realistic order, no more. Chips and bales replace what the factor set has no factor for.</summary>
    public static ImmutableArray<Material> Materials { get; } =
    [
        new() { Id = Timber, Name = "Reclaimed timber", DensityKgPerM3 = 350, Grades = ["A", "B", "C"], PrimaryMaterialId = "wood" },
        new() { Id = WoodChips, Name = "Wood chips", DensityKgPerM3 = 250 },
        new() { Id = Pallets, Name = "Pallets", DensityKgPerM3 = 150, MassPerPieceKg = 22, Grades = ["A", "B"], PrimaryMaterialId = "wood" },
        new() { Id = Bricks, Name = "Reclaimed bricks", DensityKgPerM3 = 1_100, PrimaryMaterialId = "bricks" },
        new() { Id = Steel, Name = "Steel beams", DensityKgPerM3 = 1_000, PrimaryMaterialId = "steel" },
        new() { Id = Windows, Name = "Windows and panes", DensityKgPerM3 = 300, PrimaryMaterialId = "glass" },
        new() { Id = Insulation, Name = "Polystyrene insulation boards", DensityKgPerM3 = 40, PrimaryMaterialId = "ps" },
        new() { Id = Textiles, Name = "Work clothes and textiles", DensityKgPerM3 = 200, PrimaryMaterialId = "textiles" },
    ];

    /// <summary>Sharp and heavy things are kept from what they would spoil.</summary>
    public static ImmutableArray<MaterialIncompatibility> Incompatibilities { get; } =
    [
        new([Textiles, RegionalMaterials.Metal], IncompatibilityScope.Compartment),
        new([Windows, RegionalMaterials.Metal], IncompatibilityScope.Compartment),
        new([Windows, Bricks], IncompatibilityScope.Compartment),
        new([Insulation, RegionalMaterials.Glass], IncompatibilityScope.Compartment),
    ];

    /// <summary>
    /// A trade has one direction: outwards from yards near depots and plants to the country, where trucks go out empty, or inwards
    /// from the country to where they come back to. So a truck that is on its way anyhow can take it.
    /// </summary>
    public static ImmutableArray<Trade> Trades { get; } =
    [
        new(Timber, false, "musterabbruch", "Musterabbruch", "musterspielplatz", "Musterspielplatzbau", 800, 4_000, 12, 38, 5),
        new(Pallets, true, "musterlager", "Musterlager", "mustergemuese", "Mustergemüsebau", 440, 2_200, 20, 52, 2),
        new(Bricks, false, "musterabbruch", "Musterabbruch", "musterbau", "Musterbaugeschäft", 2_000, 7_000, 4, 16, 3),
        new(Steel, true, "musterrueckbau", "Musterrückbau", "musterhallenbau", "Musterhallenbau", 1_000, 5_000, 60, 115, 0),
        new(Windows, true, "musterrueckbau", "Musterrückbau", "mustergaertnerei", "Mustergärtnerei", 500, 2_000, 30, 90, 8),
        new(Insulation, false, "musterdach", "Musterdachdecker", "musterwohnbau", "Musterwohnungsbau", 150, 700, 60, 240, 30),
        new(Textiles, false, "musterwaescherei", "Musterwäscherei", "mustersozial", "Mustersozialkaufhaus", 150, 900, 40, 160, 5),
    ];

    /// <summary>Those without collections; the others are customers already.</summary>
    public static ImmutableArray<Organisation> Organisations { get; } =
    [
        .. Trades
            .SelectMany(trade => (Organisation[])[new(trade.GiverId, trade.GiverName), new(trade.TakerId, trade.TakerName)])
            .Append(new("musterheizwerk", "Musterheizwerk"))
            .Distinct()
            .Where(organisation => RegionalCustomers.Organisations.All(customer => customer.Id != organisation.Id)),
    ];

    public static double CubicMetres(string materialId, double kilograms) => kilograms / Materials.Single(material => material.Id == materialId).DensityKgPerM3!.Value;

    /// <summary>Who hands what over to whom.</summary>
    /// <param name="IsOutwards">From near a depot or plant into the country; else the other way round.</param>
    /// <param name="PriceCents">Asked for a kilogram.</param>
    /// <param name="ValueCents">What a kilogram costs new.</param>
    /// <param name="DisposalCents">For a kilogram that nobody takes.</param>
    public sealed record Trade(
        string MaterialId, bool IsOutwards, string GiverId, string GiverName, string TakerId, string TakerName, int MinKg, int MaxKg, double PriceCents, double ValueCents, double DisposalCents);
}
