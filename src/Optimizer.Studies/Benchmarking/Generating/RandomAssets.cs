using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Sharing;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>Adds shared assets and bookings to a small random model; some bookings suit nothing.</summary>
internal sealed class RandomAssets(Dice dice, Model model)
{
    private static readonly ImmutableArray<string> Kinds = ["digger", "box"];
    private static readonly ImmutableArray<string> Uses = ["soil", "paper"];

    public Model Draw()
    {
        ImmutableArray<Asset> assets = [.. Enumerable.Range(0, dice.Between(1, 4)).Select(Asset)];
        return new(model.Parts with
        {
            Assets = assets,
            Bookings = [.. Enumerable.Range(0, dice.Between(2, 6)).Select(number => Booking(number, assets))],
            SharingObjective = dice.Chance(0.2) ? new() { UnfairnessCostCents = 5_000 } : SharingObjective.Default,
        });
    }

    private Asset Asset(int number)
    {
        var mobility = dice.Between(0, 3);
        return new()
        {
            Id = $"asset-{number}",
            Name = $"Asset {number}",
            Kind = dice.Of(Kinds),
            Capabilities = dice.Chance(0.5) ? ["strong"] : [],
            HomeSiteId = dice.Of(model.Sites).Id,
            OrganisationId = Organisation(),
            AvailabilityWindows = [dice.Chance(0.7) ? TimeWindow.Hard(TimeSpan.Zero, model.End) : TimeWindow.Hard(TimeSpan.FromHours(8), TimeSpan.FromHours(14))],
            Setups = dice.Chance(0.4) ? [new(null, Uses[0], TimeSpan.FromMinutes(10)), new(Uses[1], Uses[0], TimeSpan.FromMinutes(20))] : [],
            Cleanings = dice.Chance(0.4) ? [new(Uses[1], TimeSpan.FromMinutes(15))] : [],
            Maintenance = dice.Chance(0.2) ? new(TimeSpan.FromHours(3), TimeSpan.FromHours(1), TimeSpan.FromMinutes(30), dice.Chance(0.5) ? dice.Of(model.Sites).Id : null) : null,
            SelfPropelled = mobility == 0 ? new(dice.Of(model.VehicleTypes).Id, 60, 2_000) : null,
            Carried = mobility is 1 or 2 ? Carried() : null,
            ReturnsHome = dice.Chance(0.3),
            FixedCostCents = dice.Between(0, 500),
            PerHourCents = dice.Between(0, 2_000),
        };
    }

    /// <summary>A third of what the first hold of some vehicle takes.</summary>
    private CarriedByVehicle Carried()
    {
        var hold = dice.Of(model.VehicleTypes).Configurations[0].Compartments[0].Capacity;
        return new()
        {
            Amounts = new([.. hold.Thousandths.Select(most => Math.Min(most / 3, 500_000))]),
            MassKg = dice.Between(0, 300),
            LoadingDuration = TimeSpan.FromMinutes(dice.Between(0, 10)),
            UnloadingDuration = TimeSpan.FromMinutes(dice.Between(0, 10)),
        };
    }

    private Booking Booking(int number, ImmutableArray<Asset> assets)
    {
        var isMandatory = dice.Chance(0.1);
        return new()
        {
            Id = $"booking-{number}",
            OrganisationId = Organisation(),
            Use = dice.Of(Uses),
            Ways = [.. Enumerable.Range(0, dice.Chance(0.2) ? 2 : 1).Select(_ => Way(assets))],
            OffPreferredPerHourCents = dice.Between(0, 1_000),
            MaxParts = dice.Chance(0.2) ? 2 : 1,
            IsMandatory = isMandatory,
            PenaltyCents = isMandatory ? 0 : dice.Step(1_000, 50_000, 500),
            Priority = dice.Between(0, 100),
        };
    }

    private BookingWay Way(ImmutableArray<Asset> assets)
    {
        var (from, hours) = (dice.Between(12, 28) / 2.0, dice.Between(1, 6) / 2.0);
        return new()
        {
            SiteId = dice.Of(model.Sites).Id,
            Requirements = [.. Enumerable.Range(0, dice.Chance(0.2) ? 2 : 1).Select(_ => Requirement(assets))],
            Duration = TimeSpan.FromHours(hours),
            EarliestStart = TimeSpan.FromHours(from),
            LatestEnd = TimeSpan.FromHours(Math.Min(model.End.TotalHours, from + hours + dice.Between(0, 6))),
            PreferredStart = dice.Chance(0.5) ? TimeSpan.FromHours(from) : null,
            CostCents = dice.Between(0, 500),
        };
    }

    private AssetRequirement Requirement(ImmutableArray<Asset> assets) => dice.Between(0, 3) switch
    {
        0 => AssetRequirement.Any,
        1 => new(dice.Of(Kinds), [], []),
        2 => new(null, ["strong"], []),
        _ => new(null, [], [dice.Of(assets).Id]),
    };

    private string? Organisation() => model.Organisations.IsEmpty || dice.Chance(0.2) ? null : dice.Of(model.Organisations).Id;
}
