using System.Collections.Immutable;
using Optimizer.Domain.Models;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>Depots, vehicles, shifts, limits and breaks of a random model.</summary>
internal sealed class RandomFleet
{
    public static readonly ImmutableArray<string> Skills = ["crane", "tail-lift"];

    private readonly Dice _dice;
    private readonly RandomMaterials _materials;
    private readonly RandomPlaces _places;
    private readonly TimeSpan _horizon;

    public RandomFleet(Dice dice, RandomMaterials materials, RandomPlaces places, TimeSpan horizon)
    {
        (_dice, _materials, _places, _horizon) = (dice, materials, places, horizon);
        Depots = [.. Enumerable.Range(1, dice.Chance(0.1) ? 0 : dice.Between(1, 2)).Select(Depot)];
        BreakRules =
        [
            new() { Id = "driving", Kind = BreakRuleKind.Eu561 },
            new() { Id = "working", Kind = BreakRuleKind.WorkingTime },
            new() { Id = "lunch", Kind = BreakRuleKind.Window, EarliestStart = TimeSpan.FromHours(9), LatestStart = TimeSpan.FromHours(11), Duration = TimeSpan.FromMinutes(30) },
        ];
        Types = [.. Enumerable.Range(1, dice.Between(1, 3)).Select(Type)];
        Vehicles = [.. Enumerable.Range(1, dice.Between(1, 4)).Select(Vehicle)];
    }

    public ImmutableArray<Depot> Depots { get; }
    public ImmutableArray<BreakRule> BreakRules { get; }
    public ImmutableArray<VehicleType> Types { get; }
    public ImmutableArray<Vehicle> Vehicles { get; }

    private Depot Depot(int number) => new()
    {
        Id = $"depot-{number}",
        SiteId = _places.Sites[number - 1].Id,
        OrganisationId = _places.AnyOrganisation(),
        OpeningWindows = _dice.Chance(0.8) ? [] : [TimeWindow.Hard(TimeSpan.FromHours(3), _horizon - TimeSpan.FromHours(3))],
    };

    private VehicleType Type(int number) => new()
    {
        Id = $"type-{number}",
        Name = $"Type {number}",
        Configurations = [.. Enumerable.Range(0, _dice.Chance(0.3) ? 2 : 1).Select(Configuration)],
        CurbMassKg = 9_000,
        GrossMassKg = _dice.Chance(0.3) ? _dice.Step(10_500, 18_000, 500) : null,
        EnergyClassId = "rigid-18t-diesel",
        Consumption = number % 3 == 0 ? new(Per100Km: 24, Per100KmAndTonne: 0.6) : null,
        Skills = _dice.Some(Skills, _dice.Between(0, 2)),
        SpeedFactor = _dice.Chance(0.7) ? 1 : _dice.Of([0.8, 1.25]),
        TravelProfileId = _places.ProfileIds.IsEmpty || _dice.Chance(0.5) ? null : _places.ProfileIds[0],
    };

    private CapacityConfiguration Configuration(int number) => new(
        number == 0 ? "" : $"way-{number}",
        [.. Enumerable.Range(1, _dice.Chance(0.4) ? 2 : 1).Select(Compartment)]);

    private Compartment Compartment(int number) =>
        new() { Id = $"hold-{number}", Capacity = _materials.Capacity(), AcceptedMaterialIds = _materials.Accepted(chanceOfAll: 0.7) };

    private Vehicle Vehicle(int number) => new()
    {
        Id = $"vehicle-{number}",
        VehicleTypeId = _dice.Of(Types).Id,
        OrganisationId = _places.AnyOrganisation(),
        Shifts = [.. Shifts()],
        Costs = _dice.Chance(0.2) ? new() : Costs(),
        Limits = Limits(),
        BreakRuleIds = _dice.Chance(0.5) ? [] : [.. _dice.Some(BreakRules, _dice.Between(1, 2)).Select(rule => rule.Id)],
    };

    /// <summary>One a day, or two on the first.</summary>
    private IEnumerable<Shift> Shifts()
    {
        if (_dice.Chance(0.2))
            return [Shift("early", 4, 9), Shift("late", 10, 15)];

        return Enumerable.Range(0, (int)_horizon.TotalDays).Select(day => Shift($"day-{day + 1}", (24 * day) + _dice.Between(4, 6), (24 * day) + _dice.Between(12, 16)));
    }

    private Shift Shift(string id, int fromHour, int toHour)
    {
        var start = Depots.IsEmpty ? null : _dice.Of(Depots).SiteId;
        var end = TimeSpan.FromHours(toHour);
        return new()
        {
            Id = id,
            Start = TimeSpan.FromHours(fromHour),
            End = end,
            OvertimeEnd = _dice.Chance(0.3) ? end + TimeSpan.FromMinutes(45) : end,
            StartSiteId = start,
            EndSiteId = start is null || _dice.Chance(0.15) ? null : _dice.Chance(0.2) ? _dice.Of(Depots).SiteId : start,
        };
    }

    private VehicleCosts Costs() => new()
    {
        FixedCents = _dice.Step(0, 10_000, 500),
        PerKmCents = _dice.Between(20, 120),
        DrivingPerHourCents = _dice.Step(0, 4_000, 100),
        ServicePerHourCents = _dice.Step(0, 4_000, 100),
        WaitingPerHourCents = _dice.Step(0, 4_000, 100),
        OvertimePerHourCents = _dice.Step(0, 3_000, 100),
    };

    private RouteLimits Limits() => new()
    {
        MaxDistanceMetres = _dice.Chance(0.15) ? _dice.Step(60_000, 200_000, 1_000) : null,
        MaxDuration = _dice.Chance(0.15) ? TimeSpan.FromHours(_dice.Between(4, 9)) : null,
        MaxStops = _dice.Chance(0.15) ? _dice.Between(2, 6) : null,
        MaxLoad = _dice.Chance(0.15) ? _materials.Limit() : null,
        DeliveryOrder = _dice.Chance(0.85) ? DeliveryOrder.Any : _dice.Chance(0.5) ? DeliveryOrder.DeliveriesFirst : DeliveryOrder.DeliveriesFirstAndRequired,
    };
}
