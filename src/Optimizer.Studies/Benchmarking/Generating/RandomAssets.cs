using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Sharing;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>Assets and bookings on the sites of a small random model; some bookings have nobody that can serve them.</summary>
internal sealed class RandomAssets(Dice dice, Model model)
{
    private static readonly ImmutableArray<string> Kinds = ["digger", "box"];
    private static readonly ImmutableArray<string> Uses = ["", "soil", "compost"];

    private readonly ImmutableArray<string> _sites = [.. model.Sites.Select(site => site.Id)];
    private readonly ImmutableArray<string> _organisations = [.. model.Organisations.Select(organisation => organisation.Id)];

    public Model Draw()
    {
        ImmutableArray<Asset> assets = [.. Enumerable.Range(1, dice.Between(1, 4)).Select(Asset)];
        return new(model.Parts with
        {
            Assets = assets,
            Bookings = [.. Enumerable.Range(1, dice.Between(1, 7)).Select(number => Booking(number, assets))],
            SharingObjective = new() { UnfairnessCostCents = dice.Chance(0.2) ? dice.Step(1_000, 20_000, 1_000) : 0 },
        });
    }

    private Asset Asset(int number)
    {
        var moves = dice.Between(0, 4);
        return new()
        {
            Id = $"asset-{number}",
            Name = $"asset-{number}",
            Kind = dice.Of(Kinds),
            Capabilities = dice.Chance(0.3) ? ["grab"] : [],
            HomeSiteId = dice.Of(_sites),
            OrganisationId = Organisation(),
            AvailabilityWindows = dice.Chance(0.3)
                ? [TimeWindow.Hard(Hours(4), Hours(11)), TimeWindow.Hard(Hours(12), model.End)]
                : [TimeWindow.Hard(TimeSpan.Zero, model.End)],
            Setups = dice.Chance(0.4) ? [new(null, "soil", Minutes(5, 30)), new("soil", "compost", Minutes(5, 60))] : [],
            Cleanings = dice.Chance(0.3) ? [new("compost", Minutes(5, 40))] : [],
            Maintenance = dice.Chance(0.3) ? new(Minutes(120, 300), dice.Chance(0.5) ? Minutes(0, 200) : TimeSpan.Zero, Minutes(0, 60), moves > 0 && dice.Chance(0.5) ? dice.Of(_sites) : null) : null,
            SelfPropelled = moves is 1 or 2 ? new(dice.Of(model.VehicleTypes).Id, dice.Between(0, 100), dice.Between(0, 3_000)) : null,
            Carried = moves >= 3 ? Carried() : null,
            ReturnsHome = dice.Chance(0.3),
            FixedCostCents = dice.Chance(0.3) ? dice.Step(100, 2_000, 100) : 0,
            PerHourCents = dice.Chance(0.5) ? dice.Between(1, 5_000) : 0,
        };
    }

    private CarriedByVehicle Carried() => new()
    {
        Amounts = LoadVector.Zero(model.LoadDimensions.Length),
        MassKg = 0,
        AllowedVehicleIds = dice.Chance(0.2) ? [dice.Of(model.Vehicles).Id] : [],
        LoadingDuration = dice.Chance(0.5) ? Minutes(1, 15) : TimeSpan.Zero,
        UnloadingDuration = dice.Chance(0.5) ? Minutes(1, 15) : TimeSpan.Zero,
    };

    private Booking Booking(int number, ImmutableArray<Asset> assets)
    {
        var isOptional = dice.Chance(0.7);
        var isSplit = dice.Chance(0.2);
        var hasPreference = dice.Chance(0.4);
        var own = Way(assets, hasPreference);
        return new()
        {
            Id = $"booking-{number}",
            OrganisationId = Organisation(),
            Use = dice.Of(Uses),
            Ways = dice.Chance(0.25) ? [own, own with { SiteId = dice.Of(_sites), CostCents = dice.Between(0, 500) }] : [own],
            OffPreferredPerHourCents = hasPreference ? dice.Between(1, 2_000) : 0,
            MaxParts = isSplit ? dice.Between(2, 3) : 1,
            MinPartDuration = isSplit && dice.Chance(0.6) ? TimeSpan.FromMinutes(20) : null,
            IsMandatory = !isOptional,
            PenaltyCents = isOptional ? dice.Step(500, 30_000, 500) : 0,
            Priority = dice.Chance(0.2) ? 50 : 0,
        };
    }

    private BookingWay Way(ImmutableArray<Asset> assets, bool hasPreference)
    {
        var earliest = dice.Step(180, 900, 10);
        var minutes = dice.Step(30, 240, 10);
        return new()
        {
            SiteId = dice.Of(_sites),
            Requirements = dice.Chance(0.2) ? [Requirement(assets), Requirement(assets)] : [Requirement(assets)],
            Duration = TimeSpan.FromMinutes(minutes),
            EarliestStart = TimeSpan.FromMinutes(earliest),
            LatestEnd = TimeSpan.FromMinutes(Math.Min(1_430, earliest + minutes + dice.Step(0, 300, 10))),
            PreferredStart = hasPreference ? TimeSpan.FromMinutes(earliest + dice.Between(0, 60)) : null,
        };
    }

    private AssetRequirement Requirement(ImmutableArray<Asset> assets) => dice.Between(0, 5) switch
    {
        0 => AssetRequirement.Any,
        1 => new(null, [], [dice.Of(assets).Id]),
        2 => new(null, ["grab"], []),
        _ => new(dice.Of(Kinds), [], []),
    };

    private string? Organisation() => _organisations.IsEmpty || dice.Chance(0.3) ? null : dice.Of(_organisations);

    private TimeSpan Minutes(int low, int high) => TimeSpan.FromMinutes(dice.Between(low, high));

    private static TimeSpan Hours(int hours) => TimeSpan.FromHours(hours);
}
