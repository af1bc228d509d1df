using System.Collections.Immutable;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Sharing;
using Optimizer.Planning.Distances;
using Optimizer.Planning.Redistribution;

namespace Optimizer.Planning.Sharing;

/// <summary>
/// The bookings of a model and the assets for them in seconds and the schedule's unit of money. Assets and bookings are named by
/// their position in the model.
/// </summary>
internal sealed class SharingProblem
{
    private readonly ImmutableArray<int>[][][] _suitable;
    private readonly AssetTimes[] _times;
    private readonly int[] _uses;
    private readonly int[][] _sites;

    /// <param name="beside">Routes that moves may be done beside; null: each move is a trip of its own.</param>
    public SharingProblem(Model model, FactorSet factors, PricedRoutes? beside = null)
    {
        Model = model;
        var travel = new SiteTravel(model);
        var homes = model.Assets.SelectMany(asset => new[] { asset.HomeSiteId, asset.Maintenance?.SiteId ?? asset.HomeSiteId });
        ImmutableArray<string> sites = [.. model.Bookings.SelectMany(booking => booking.Ways).Select(way => way.SiteId).Concat(homes).Distinct(StringComparer.Ordinal)];
        var numbers = sites.Select((site, number) => KeyValuePair.Create(site, number)).ToImmutableDictionary(StringComparer.Ordinal);
        _sites = [.. model.Bookings.Select(booking => booking.Ways.Select(way => numbers[way.SiteId]).ToArray())];
        Homes = [.. model.Assets.Select(asset => numbers[asset.HomeSiteId])];
        Workshops = [.. model.Assets.Select(asset => asset.Maintenance?.SiteId is { } site ? numbers[site] : default(int?))];
        ImmutableArray<string> uses = [.. model.Bookings.Select(booking => booking.Use).Distinct(StringComparer.Ordinal)];
        _uses = [.. model.Bookings.Select(booking => uses.IndexOf(booking.Use))];
        _times = [.. model.Assets.Select(asset => new AssetTimes(asset, uses))];
        Travel = [.. model.Assets.Select(asset => new AssetTravel(model, asset, sites, numbers, travel, factors, beside))];
        _suitable = [.. model.Bookings.Select(booking => booking.Ways.Select(way => way.Requirements.Select(requirement => Suitable(requirement, way)).ToArray()).ToArray())];
        UnservedPrice = UnservedPrices(model);
    }

    private SharingProblem(SharingProblem other, Model model, ImmutableHashSet<Succession> forbidden)
    {
        (Model, Forbidden) = (model, forbidden);
        (Travel, _suitable, UnservedPrice) = (other.Travel, other._suitable, other.UnservedPrice);
        (_times, _uses, _sites, Homes, Workshops) = (other._times, other._uses, other._sites, other.Homes, other.Workshops);
    }

    public Model Model { get; }
    public ImmutableArray<Asset> Assets => Model.Assets;
    public ImmutableArray<Booking> Bookings => Model.Bookings;

    /// <summary>Followers that routing could not bring about.</summary>
    public ImmutableHashSet<Succession> Forbidden { get; } = [];

    /// <summary>By asset.</summary>
    public ImmutableArray<AssetTravel> Travel { get; }

    /// <summary>Price of leaving a booking unserved; of mandatory ones, more than of all others together.</summary>
    public ImmutableArray<long> UnservedPrice { get; }

    public int End => AssetTravel.Seconds(Model.End);

    public BookingWay Way(PlannedUse use) => Bookings[use.Booking].Ways[use.Way];

    public string SiteOf(PlannedUse use) => Way(use).SiteId;

    /// <summary>Numbers of the sites where assets are at the start, by asset.</summary>
    public ImmutableArray<int> Homes { get; }

    /// <summary>Numbers of the sites where assets are maintained, by asset; null where they stand, or if they are not.</summary>
    public ImmutableArray<int?> Workshops { get; }

    /// <summary>Number of the site of a way of a booking.</summary>
    public int Site(int booking, int way) => _sites[booking][way];

    public int Site(PlannedUse use) => _sites[use.Booking][use.Way];

    /// <summary>When an asset is available, in seconds; sorted and disjoint.</summary>
    public ImmutableArray<(int Start, int End)> Windows(int asset) => _times[asset].Windows;

    /// <summary>The same with other followers that cannot be.</summary>
    public SharingProblem Forbidding(ImmutableHashSet<Succession> forbidden) => new(this, Model, forbidden);

    /// <summary>The same with other times and prices of one booking; its sites, requirements and penalty stay.</summary>
    public SharingProblem Replace(int booking, Booking changed) =>
        new(this, new(Model.Parts with { Bookings = Bookings.SetItem(booking, changed) }), Forbidden);

    /// <summary>Assets that meet a requirement of a way of a booking and can be at its site.</summary>
    public ImmutableArray<int> Suitable(int booking, int way, int requirement) => _suitable[booking][way][requirement];

    /// <summary>All assets that may stand for anything in any way of a booking.</summary>
    public ImmutableArray<int> AssetsOf(int booking) =>
        [.. Bookings[booking].Ways.SelectMany((way, index) => Enumerable.Range(0, way.Requirements.Length).SelectMany(requirement => Suitable(booking, index, requirement))).Distinct().Order()];

    /// <summary>Set-up in seconds before a use that follows another one, or none.</summary>
    public int Setup(int asset, PlannedUse? before, PlannedUse use) => _times[asset].Setup(before is { } last ? _uses[last.Booking] : -1, _uses[use.Booking]);

    public int Cleaning(int asset, PlannedUse use) => _times[asset].Cleaning(_uses[use.Booking]);

    /// <summary>Price of hours of use.</summary>
    public long UsePrice(int asset, int seconds) => SharingMoney.PerHour(Assets[asset].PerHourCents * Model.Objective.CostWeight, seconds);

    /// <summary>Price of having a reservation at all.</summary>
    public long FixedPrice(int asset) => SharingMoney.FromCents(Assets[asset].FixedCostCents * Model.Objective.CostWeight);

    /// <summary>Price of serving a booking in one of its ways from a moment on, without its assets.</summary>
    public long WayPrice(int booking, int way, int start)
    {
        var choice = Bookings[booking].Ways[way];
        var seconds = choice.PreferredStart is { } preferred ? Math.Abs(start - AssetTravel.Seconds(preferred)) : 0;
        return WayPrice(booking, way) + (OffPreferredPerSecond(booking) * seconds);
    }

    /// <summary>The same whenever it starts.</summary>
    public long WayPrice(int booking, int way) => SharingMoney.FromCents(Bookings[booking].Ways[way].CostCents * Model.Objective.CostWeight);

    public long OffPreferredPerSecond(int booking) => SharingMoney.PerHour(Bookings[booking].OffPreferredPerHourCents * Model.Objective.CostWeight, 1);

    private ImmutableArray<int> Suitable(AssetRequirement requirement, BookingWay way) =>
        [.. Enumerable.Range(0, Assets.Length).Where(asset => requirement.IsMetBy(Assets[asset]) && Travel[asset].SecondsBetween(Assets[asset].HomeSiteId, way.SiteId) is not null)];

    private static ImmutableArray<long> UnservedPrices(Model model)
    {
        var penalties = model.Bookings.Select(booking => SharingMoney.FromCents(booking.PenaltyCents * model.Objective.PenaltyWeight)).ToArray();
        var all = penalties.Sum() + SharingMoney.FromCents(1_000_000);
        return [.. model.Bookings.Select((booking, index) => booking.IsMandatory ? all * (1 + booking.Priority) : penalties[index])];
    }
}

/// <summary>One booking right after another on an asset; null before the first one, and after the last one for the way home.</summary>
internal readonly record struct Succession(int Asset, int? From, int? To);
