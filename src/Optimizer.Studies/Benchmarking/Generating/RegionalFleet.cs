using System.Collections.Immutable;
using Optimizer.Domain.Models;
using static Optimizer.Studies.Benchmarking.Generating.RegionalDay;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>Depots, operators, vehicles and breaks of a generated region. All names are invented.</summary>
internal static class RegionalFleet
{
    private const string LunchRule = "lunch";
    private const string DrivingRule = "eu-561";
    private const string WorkingRule = "working-time";

    /// <summary>Of every twelve vehicles.</summary>
    private static readonly ImmutableArray<VehicleType> Mix =
    [
        RegionalVehicleTypes.Refuse, RegionalVehicleTypes.CraneTruck, RegionalVehicleTypes.Box18, RegionalVehicleTypes.Refuse,
        RegionalVehicleTypes.Box12, RegionalVehicleTypes.Box18Electric, RegionalVehicleTypes.CraneTruck, RegionalVehicleTypes.Refuse,
        RegionalVehicleTypes.Box7, RegionalVehicleTypes.Van, RegionalVehicleTypes.Refuse, RegionalVehicleTypes.Box18,
    ];

    public static ImmutableArray<BreakRule> BreakRules { get; } =
    [
        new() { Id = DrivingRule, Kind = BreakRuleKind.Eu561 },
        new() { Id = WorkingRule, Kind = BreakRuleKind.WorkingTime },
        new() { Id = LunchRule, Kind = BreakRuleKind.Window, EarliestStart = At(11), LatestStart = At(13), Duration = TimeSpan.FromMinutes(30) },
    ];

    public static ImmutableArray<Organisation> Operators(Region region) =>
        [.. region.DepotTowns.Select((town, depot) => new Organisation(OperatorId(depot), depot % 2 == 0 ? $"Musterstadtreinigung {town}" : $"Musterlogistik {town} GmbH"))];

    public static ImmutableArray<Site> Sites(Region region) =>
    [
        .. region.DepotTowns.Select((town, depot) => new Site
        {
            Id = SiteId(depot),
            Name = $"Betriebshof {town}",
            Position = region.Centre(town),
            OrganisationId = OperatorId(depot),
        }),
    ];

    public static ImmutableArray<Depot> Depots(Region region) =>
    [
        .. region.DepotTowns.Select((town, depot) => new Depot
        {
            Id = $"depot-{depot + 1}",
            SiteId = SiteId(depot),
            OrganisationId = OperatorId(depot),
            OpeningWindows = [Window(5, 19)],
        }),
    ];

    public static ImmutableArray<Vehicle> Vehicles(Region region, int count) =>
        [.. Enumerable.Range(0, count).Select(number => Vehicle(number, Mix[number % Mix.Length], number % region.DepotTowns.Length))];

    /// <summary>Flatbeds, numbered on from the vehicles that there are.</summary>
    public static ImmutableArray<Vehicle> Flatbeds(Region region, int others, int count) =>
        [.. Enumerable.Range(others, count).Select(number => Vehicle(number, RegionalVehicleTypes.Flatbed, number % region.DepotTowns.Length))];

    private static Vehicle Vehicle(int number, VehicleType type, int depot) => new()
    {
        Id = $"{number + 1:00}-{type.Id}",
        VehicleTypeId = type.Id,
        OrganisationId = OperatorId(depot),
        Shifts = Shifts(number, type, SiteId(depot)),
        Costs = Costs(type),
        Limits = Limits(type),
        BreakRuleIds = type.GrossMassKg <= 7_500 ? [WorkingRule] : number % 3 == 2 ? [DrivingRule, LunchRule] : [DrivingRule, WorkingRule],
    };

    private static ImmutableArray<Shift> Shifts(int number, VehicleType type, string site)
    {
        if (type == RegionalVehicleTypes.Van)
            return [Shift("early", At(6), At(10), At(10), site), Shift("late", At(11), At(15), At(15, 30), site)];

        return number % 4 == 3 ? [Shift("day", At(7), At(16), At(17), site)] : [Shift("day", At(6), At(15), At(16), site)];
    }

    private static Shift Shift(string id, TimeSpan start, TimeSpan end, TimeSpan overtimeEnd, string site) =>
        new() { Id = id, Start = start, End = end, OvertimeEnd = overtimeEnd, StartSiteId = site, EndSiteId = site };

    private static VehicleCosts Costs(VehicleType type)
    {
        var tonnes = type.GrossMassKg!.Value / 1_000;
        var electric = type == RegionalVehicleTypes.Box18Electric;
        return new()
        {
            FixedCents = 4_000 + (long)Math.Round(tonnes * 400) + (electric ? 3_000 : 0),
            PerKmCents = Math.Round(25 + (tonnes * 2.2)) - (electric ? 20 : 0),
            DrivingPerHourCents = 3_200,
            ServicePerHourCents = 3_200,
            WaitingPerHourCents = 2_800,
            OvertimePerHourCents = 1_600,
        };
    }

    private static RouteLimits Limits(VehicleType type) =>
        type == RegionalVehicleTypes.Box18Electric ? new() { MaxDistanceMetres = 220_000 }
        : type == RegionalVehicleTypes.Van ? new() { MaxStops = 12 }
        : new() { MaxDuration = TimeSpan.FromHours(10) };

    private static string OperatorId(int depot) => $"operator-{depot + 1}";

    private static string SiteId(int depot) => $"site-depot-{depot + 1}";
}
