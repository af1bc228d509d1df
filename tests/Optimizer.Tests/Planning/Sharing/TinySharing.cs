using System.Collections.Immutable;
using Optimizer.Domain.Emissions;
using Optimizer.Domain.Models;
using Optimizer.Domain.Models.Sharing;
using Optimizer.Domain.Plans;
using Optimizer.Domain.Plans.Sharing;
using Optimizer.Planning.Regional;
using Optimizer.Planning.Sharing;
using Optimizer.Tests.Planning.Collecting;

namespace Optimizer.Tests.Planning.Sharing;

/// <summary>Assets and bookings on the sites of <see cref="Tiny"/>: a km takes 100 s; times in hundreds of seconds, so that all adds up.</summary>
internal static class TinySharing
{
    public static ModelParts Parts { get; } = Tiny.Parts with { Collections = [], Organisations = [new("one", "one"), new("two", "two")] };

    public static TimeSpan At(int hundreds) => TimeSpan.FromSeconds(100 * hundreds);

    /// <summary>Drives itself, at 100 s and 100 cents a km.</summary>
    public static Asset Digger(string id, string home = "depot") => new()
    {
        Id = id,
        Name = id,
        Kind = "digger",
        HomeSiteId = home,
        AvailabilityWindows = [TimeWindow.Hard(TimeSpan.Zero, Parts.End)],
        SelfPropelled = new("truck", 100, 0),
    };

    /// <summary>100 kg that a truck carries, 100 s to load and to unload.</summary>
    public static Asset Box(string id, string home = "depot") => Digger(id, home) with
    {
        Kind = "box",
        SelfPropelled = null,
        Carried = new() { Amounts = new([100_000]), MassKg = 100, LoadingDuration = At(1), UnloadingDuration = At(1) },
    };

    public static Booking Booking(string id, string site, int earliest, int latest, int duration, string kind = "digger", long? penalty = 10_000) => new()
    {
        Id = id,
        Ways = [new() { SiteId = site, Requirements = [new(kind, [], [])], Duration = At(duration), EarliestStart = At(earliest), LatestEnd = At(latest) }],
        IsMandatory = penalty is null,
        PenaltyCents = penalty ?? 0,
    };

    public static Booking With(this Booking booking, Func<BookingWay, BookingWay> change) => booking with { Ways = [.. booking.Ways.Select(change)] };

    public static Model Model(ImmutableArray<Asset> assets, params ImmutableArray<Booking> bookings) => new(Parts with { Assets = assets, Bookings = bookings });

    /// <summary>The plan of these uses, without routes; the checker has to say whether it keeps the rules.</summary>
    public static Plan Plan(Model model, IEnumerable<PlannedUse> uses, ImmutableArray<AssetMaintenance>? maintenances = null)
    {
        var problem = new SharingProblem(model, FactorSet.Default);
        var all = uses.ToArray();
        var reservations = Enumerable.Range(0, model.Assets.Length).SelectMany(asset =>
        {
            PlannedUse[] line = [.. all.Where(use => use.Asset == asset).OrderBy(use => use.Start)];
            return line.Select((use, position) => new Reservation
            {
                BookingId = model.Bookings[use.Booking].Id,
                Way = use.Way,
                Part = use.Part + 1,
                Requirement = use.Requirement,
                AssetId = model.Assets[asset].Id,
                SiteId = model.Bookings[use.Booking].Ways[use.Way].SiteId,
                Start = TimeSpan.FromSeconds(use.Start),
                End = TimeSpan.FromSeconds(use.End),
                Setup = TimeSpan.FromSeconds(problem.Setup(asset, position > 0 ? line[position - 1] : null, use)),
                Cleaning = TimeSpan.FromSeconds(problem.Cleaning(asset, use)),
            });
        });
        var sharing = new SharingPlan { Reservations = [.. reservations], Maintenances = maintenances ?? [] };
        return new SharingCompletion(model, FactorSet.Default).Complete(sharing, Tiny.Account(model, []));
    }

    public static PlannedUse Use(int asset, int booking, int start, int end, int way = 0, int part = 0, int requirement = 0) =>
        new(asset, booking, way, part, requirement, 100 * start, 100 * end);

    /// <summary>All rules: of shared assets and of the routes.</summary>
    public static ImmutableArray<Violation> Check(Model model, Plan plan) => RegionalChecker.Check(model, plan, FactorSet.Default);
}
