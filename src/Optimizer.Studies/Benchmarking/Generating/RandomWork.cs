using System.Collections.Immutable;
using Optimizer.Domain.Models;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>Collections, deliveries, shipments, facilities and relations of a random model.</summary>
internal sealed class RandomWork
{
    private readonly Dice _dice;
    private readonly RandomMaterials _materials;
    private readonly RandomPlaces _places;
    private readonly RandomFleet _fleet;
    private readonly TimeSpan _horizon;
    private readonly bool _delivers;

    public RandomWork(Dice dice, RandomMaterials materials, RandomPlaces places, RandomFleet fleet, TimeSpan horizon, int count)
    {
        (_dice, _materials, _places, _fleet, _horizon) = (dice, materials, places, fleet, horizon);
        _delivers = dice.Chance(0.35);
        Facilities = [.. Enumerable.Range(1, dice.Chance(0.25) ? 0 : dice.Between(1, 3)).Select(Facility)];
        Collections = [.. Enumerable.Range(1, count).Select(Collection)];
        Shipments = [.. Enumerable.Range(1, dice.Chance(0.7) ? 0 : dice.Between(1, 3)).Select(Shipment)];
        Relations = [.. DrawRelations()];
    }

    public ImmutableArray<Facility> Facilities { get; }
    public ImmutableArray<Collection> Collections { get; }
    public ImmutableArray<Shipment> Shipments { get; }
    public ImmutableArray<Relation> Relations { get; }

    private Facility Facility(int number) => new()
    {
        Id = $"facility-{number}",
        SiteId = _places.AnySite(),
        OrganisationId = _places.AnyOrganisation(),
        AcceptedMaterialIds = _materials.Accepted(chanceOfAll: number == 1 ? 0.8 : 0.3),
        OpeningWindows = _dice.Chance(0.6) ? [] : [Window(5, 9), Window(10, 14)],
        ServiceDuration = TimeSpan.FromMinutes(_dice.Between(0, 20)),
        GateFeePerTonneCents = _dice.Chance(0.5) ? 0 : _dice.Step(500, 9_000, 500),
        Reloads = _delivers && _dice.Chance(0.6),
        DailyQuota = _dice.Chance(0.2) ? _materials.Limit() : null,
    };

    private Collection Collection(int number)
    {
        var material = _materials.AnyMaterial();
        var amounts = _materials.Amounts(material);
        LoadVector? delivered = _delivers && _dice.Chance(0.5) ? _materials.Amounts(material) : null;
        if (delivered is { IsZero: true })
            delivered = null;
        if (delivered is not null && _dice.Chance(0.5))
            amounts = LoadVector.Zero(amounts.Dimensions);
        var isMandatory = _dice.Chance(0.7);
        var site = _places.AnySite();
        return new()
        {
            Id = $"collection-{number}",
            SiteId = site,
            OrganisationId = _dice.Chance(0.2) && _places.AnyOrganisation() is { } other ? other : _places.Sites.Single(each => each.Id == site).OrganisationId,
            MaterialId = material,
            Amounts = amounts,
            MassKg = _materials.MassKg(material, amounts),
            DeliveredAmounts = delivered,
            DeliveredMassKg = delivered is { } brought ? _materials.MassKg(material, brought) : 0,
            Release = delivered is null || _dice.Chance(0.6) ? TimeSpan.Zero : TimeSpan.FromMinutes(_dice.Between(0, 600)),
            TimeWindows = Windows(),
            ServiceDuration = Service(),
            SetupDuration = Setup(),
            IsMandatory = isMandatory,
            PenaltyCents = isMandatory ? 0 : _dice.Step(500, 20_000, 500),
            Skills = _dice.Chance(0.75) ? SkillRequirement.None : Skills(),
            AllowedVehicleIds = _dice.Chance(0.85) ? [] : [.. _dice.Some(_fleet.Vehicles, _dice.Between(1, 2)).Select(vehicle => vehicle.Id)],
            Priority = _dice.Chance(0.7) ? 0 : _dice.Between(1, 100),
        };
    }

    private Shipment Shipment(int number)
    {
        var material = _materials.AnyMaterial();
        var amounts = _materials.Amounts(material);
        var isMandatory = _dice.Chance(0.7);
        var pickup = new ServicePoint(_places.AnySite(), Windows(), Service(), Setup());
        return new()
        {
            Id = $"shipment-{number}",
            OrganisationId = _dice.Chance(0.2) && _places.AnyOrganisation() is { } other ? other : _places.Sites.Single(each => each.Id == pickup.SiteId).OrganisationId,
            MaterialId = material,
            Amounts = amounts,
            MassKg = _materials.MassKg(material, amounts),
            Pickup = pickup,
            Delivery = new(_places.AnySite(), Windows(), Service(), Setup()),
            IsMandatory = isMandatory,
            PenaltyCents = isMandatory ? 0 : _dice.Step(500, 20_000, 500),
            Skills = _dice.Chance(0.9) ? SkillRequirement.None : Skills(),
            AllowedVehicleIds = _dice.Chance(0.9) ? [] : [.. _dice.Some(_fleet.Vehicles, _dice.Between(1, 2)).Select(vehicle => vehicle.Id)],
            Priority = _dice.Chance(0.7) ? 0 : _dice.Between(1, 100),
        };
    }

    private TimeSpan Service() => TimeSpan.FromMinutes(_dice.Between(0, 20));

    private TimeSpan Setup() => TimeSpan.FromMinutes(_dice.Chance(0.4) ? _dice.Between(1, 10) : 0);

    private ImmutableArray<TimeWindow> Windows() => _dice.Between(1, 6) switch
    {
        1 => [Window(4, 9)],
        2 => [Window(5, 7), Window(9, 13)],
        3 => [Soft(Window(5, 11))],
        4 => [Window(5, 8), Soft(Window(9, 13))],
        _ => [TimeWindow.Hard(TimeSpan.Zero, _horizon)],
    };

    private TimeWindow Window(int fromHour, int toHour) =>
        TimeWindow.Hard(TimeSpan.FromHours(fromHour) + Jitter(), TimeSpan.FromHours(toHour) + Jitter());

    private TimeSpan Jitter() => TimeSpan.FromMinutes(_dice.Between(0, 55));

    private TimeWindow Soft(TimeWindow window)
    {
        var (isEarly, isLate) = _dice.Between(1, 3) switch { 1 => (true, false), 2 => (false, true), _ => (true, true) };
        return window with
        {
            SoftStart = isEarly ? window.Start + TimeSpan.FromMinutes(30) : window.Start,
            SoftEnd = isLate ? window.End - TimeSpan.FromMinutes(30) : window.End,
            EarlyPerHourCents = isEarly ? _dice.Step(500, 5_000, 500) : 0,
            LatePerHourCents = isLate ? _dice.Step(500, 5_000, 500) : 0,
        };
    }

    private SkillRequirement Skills()
    {
        var skill = _dice.Of(RandomFleet.Skills);
        return _dice.Between(1, 3) switch
        {
            1 => new([skill], [], []),
            2 => new([], RandomFleet.Skills, []),
            _ => new([], [], [skill]),
        };
    }

    /// <summary>No collection is in two relations.</summary>
    private IEnumerable<Relation> DrawRelations()
    {
        var free = _dice.Some(Collections, Collections.Length).Select(collection => collection.Id).ToList();
        var count = _dice.Chance(0.5) ? 0 : _dice.Between(1, 2);
        for (var number = 1; number <= count && free.Count >= 4; number++)
        {
            var members = free.Take(_dice.Between(2, 3)).ToImmutableArray();
            free.RemoveRange(0, members.Length);
            yield return new($"relation-{number}", _dice.Chance(0.5) ? RelationKind.SameRoute : RelationKind.Sequence, members);
        }
    }
}
