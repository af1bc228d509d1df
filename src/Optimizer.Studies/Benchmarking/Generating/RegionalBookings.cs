using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Sharing;
using static Optimizer.Studies.Benchmarking.Generating.RegionalDay;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>Who books the shared assets of a generated day: each within some kilometres of where one of the kind stands.</summary>
internal sealed class RegionalBookings(Model day, ImmutableArray<Asset> assets, RegionalSites sites, Dice dice)
{
    private const double ReachKm = 18;

    private static readonly ImmutableArray<Organisation> Bookers =
    [
        new("mustergemeinde", "Mustergemeinde"), new("mustergaertnerei", "Mustergärtnerei"), new("musterbau", "Musterbaugeschäft"),
        new("musterabbruch", "Musterabbruch"), new("musterlager", "Musterlager"), new("musterforst", "Musterforstbetrieb"),
    ];

    /// <summary>Those who do nothing else in a day.</summary>
    public static ImmutableArray<Organisation> Organisations { get; } =
        [.. Bookers.Except(RegionalGoods.Organisations).Except(RegionalCustomers.Organisations)];

    public ImmutableArray<Booking> Generate(int count) => [.. Enumerable.Range(0, count).Select(number => Booking(number, assets[number % assets.Length]))];

    private Booking Booking(int number, Asset asset)
    {
        var booker = dice.Of(Bookers);
        var hours = dice.Between(2, 8) / 2.0;
        var use = RegionalAssets.Kinds.First(kind => kind.Id == asset.Kind).Use;
        var way = Way(booker, asset, hours);
        var hasKit = asset.Kind == "chipper" && assets.Any(other => other.Kind == "container") && dice.Chance(0.3);
        return new()
        {
            Id = $"booking-{number + 1:00}",
            OrganisationId = booker.Id,
            Use = use,
            Ways =
            [
                hasKit ? way with { Requirements = [.. way.Requirements, new("container", [], [])] } : way,
                .. dice.Chance(0.1) ? [Way(booker, asset, hours) with { CostCents = 1_500 }] : ImmutableArray<BookingWay>.Empty,
            ],
            OffPreferredPerHourCents = 300,
            MaxParts = hours >= 3 && !hasKit && dice.Chance(0.2) ? 2 : 1,
            IsMandatory = false,
            PenaltyCents = 9_000 + (long)(hours * (asset.PerHourCents + 3_500)),
            Priority = dice.Chance(0.15) ? 80 : 20,
        };
    }

    /// <summary>A third is used where it stands.</summary>
    private BookingWay Way(Organisation booker, Asset asset, double hours)
    {
        var home = asset.HomeSiteId;
        var site = dice.Chance(0.33) ? home : sites.Within(booker.Id, booker.Name, day.Site(home).Position!.Value, ReachKm);
        var from = dice.Of<double>([6.5, 6.5, 8, 11]);
        var window = Window(from, Math.Min(18, from + hours + dice.Of<double>([3, 4, 6, 9])));
        return new()
        {
            SiteId = site,
            Requirements = [new(asset.Kind, asset.Capabilities, [])],
            Duration = TimeSpan.FromHours(hours),
            EarliestStart = window.Start,
            LatestEnd = window.End,
            PreferredStart = dice.Chance(0.5) ? window.Start + TimeSpan.FromMinutes(60) : null,
        };
    }
}
