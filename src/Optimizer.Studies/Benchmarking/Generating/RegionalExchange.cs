using System.Collections.Immutable;
using Optimizer.Domain.Models.Redistribution;
using static Optimizer.Studies.Benchmarking.Generating.RegionalDay;
using static Optimizer.Studies.Benchmarking.Generating.RegionalGoods;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>Offers and needs of a generated day: about as much wanted as there is, trade by trade.</summary>
internal sealed class RegionalExchange(RegionalSites sites, Dice dice)
{
    /// <summary>Damaged timber is chipped and damaged pallets are repaired at the wood yard.</summary>
    public static ImmutableArray<Treatment> Treatments { get; } =
    [
        new() { Id = "chipping", InputMaterialId = Timber, OutputMaterialId = WoodChips, YieldThousandths = 950, CostPerTonneCents = 1_800, Co2eKgPerTonne = 4, Duration = TimeSpan.FromHours(1), ServiceDuration = TimeSpan.FromMinutes(12) },
        new() { Id = "repair", InputMaterialId = Pallets, OutputMaterialId = Pallets, OutputGrade = "A", YieldThousandths = 800, CostPerTonneCents = 9_000, Co2eKgPerTonne = 6, Duration = TimeSpan.FromMinutes(90), ServiceDuration = TimeSpan.FromMinutes(12) },
    ];

    public ImmutableArray<Offer> Offers(int count) => [.. Enumerable.Range(0, count).Select(number => Offer(number, Trades[number % Trades.Length]))];

    /// <summary>The last one is a heating plant that burns chips.</summary>
    public ImmutableArray<Need> Needs(int count) => [.. Enumerable.Range(0, count).Select(number => number > 0 && number == count - 1 ? Heat(number) : Need(number, Trades[number % Trades.Length]))];

    private Offer Offer(int number, Trade trade)
    {
        var site = trade.IsOutwards ? sites.NearYard(trade.GiverId, trade.GiverName) : sites.InTheCountry(trade.GiverId, trade.GiverName);
        var lot = trade.MaterialId == Pallets ? 220 : 10;
        var kilograms = dice.Step(trade.MinKg, trade.MaxKg, lot);
        var grade = trade.MaterialId switch
        {
            Timber => dice.Of<string>(["A", "B", "B", "C"]),
            Pallets => dice.Of<string>(["A", "A", "B"]),
            _ => null,
        };
        return new()
        {
            Id = $"offer-{number + 1:00}",
            SiteId = site,
            OrganisationId = trade.GiverId,
            MaterialId = trade.MaterialId,
            Grade = grade,
            Amounts = RegionalMaterials.Load(kilograms, CubicMetres(trade.MaterialId, kilograms)),
            MassKg = kilograms,
            Properties = trade.MaterialId == Timber ? ImmutableSortedDictionary<string, long>.Empty.Add("moisture", dice.Between(80, 200)) : ImmutableSortedDictionary<string, long>.Empty,
            LotSize = trade.MaterialId == Pallets ? 220_000 : null,
            MinimumLot = Math.Min(kilograms, trade.MinKg / 2) * 1_000L,
            PricePerUnitCents = grade == "C" ? 0 : trade.PriceCents,
            UnsoldPerUnitCents = trade.DisposalCents,
            TimeWindows = [dice.Chance(0.3) ? Window(6.5, 12) : Window(6.5, 16)],
            ServiceDuration = TimeSpan.FromMinutes(10 + (kilograms / 400)),
        };
    }

    private Need Need(int number, Trade trade)
    {
        var kilograms = dice.Step(trade.MinKg, trade.MaxKg, 10);
        return Need(number, trade.IsOutwards ? sites.InTheCountry(trade.TakerId, trade.TakerName) : sites.NearYard(trade.TakerId, trade.TakerName), trade.TakerId, trade.MaterialId, kilograms) with
        {
            AcceptedMaterials = [new(trade.MaterialId, trade.MaterialId switch { Timber => ["A", "B"], Pallets => ["A"], _ => [] })],
            PropertyLimits = trade.MaterialId == Timber && dice.Chance(0.4) ? [new("moisture", null, 160)] : [],
            MaxPartners = dice.Chance(0.3) ? 2 : null,
            ValuePerUnitCents = trade.ValueCents,
        };
    }

    private Need Heat(int number) => Need(number, sites.NearYard("musterheizwerk", "Musterheizwerk"), "musterheizwerk", WoodChips, 6_000) with { ValuePerUnitCents = 9 };

    private Need Need(int number, string site, string organisation, string material, int kilograms) => new()
    {
        Id = $"need-{number + 1:00}",
        SiteId = site,
        OrganisationId = organisation,
        MaterialId = material,
        Amounts = RegionalMaterials.Load(kilograms, CubicMetres(material, kilograms)),
        MassKg = kilograms,
        AcceptedMaterials = [new(material, [])],
        UnmetPerUnitCents = 1,
        TimeWindows = [dice.Chance(0.3) ? Window(9, 16) : Window(6.5, 16.5)],
        ServiceDuration = TimeSpan.FromMinutes(10 + (kilograms / 400)),
    };
}
