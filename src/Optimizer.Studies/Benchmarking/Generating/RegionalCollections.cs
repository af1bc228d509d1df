using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Planning.Distances;
using static Optimizer.Studies.Benchmarking.Generating.RegionalDay;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>A day's work in a generated region.</summary>
internal sealed class RegionalCollections(Region region, Dice dice, Func<Place> pick)
{
    private readonly ImmutableArray<Position> _depots = [.. region.DepotTowns.Select(region.Centre)];
    private readonly ImmutableArray<Site>.Builder _sites = ImmutableArray.CreateBuilder<Site>();
    private readonly ImmutableArray<Collection>.Builder _collections = ImmutableArray.CreateBuilder<Collection>();

    public (ImmutableArray<Site> Sites, ImmutableArray<Collection> Collections) Generate(int count)
    {
        // Streams are dealt like cards, so that every region has every material.
        var deck = new Queue<RegionalCustomers.Stream>();
        while (_collections.Count < count)
        {
            if (deck.Count == 0)
                deck = new(dice.Some(RegionalCustomers.Streams, RegionalCustomers.Streams.Length));

            var stream = deck.Dequeue();
            var site = AddSite(stream);
            AddCollection(stream, site);

            // Some customers have two materials fetched at once.
            var other = RegionalCustomers.Streams.FirstOrDefault(each => each.CustomerId is not null && each.CustomerId == stream.CustomerId && each != stream);
            if (other is not null && _collections.Count < count && dice.Chance(0.2))
                AddCollection(other, site);
        }

        return (_sites.ToImmutable(), _collections.ToImmutable());
    }

    private Site AddSite(RegionalCustomers.Stream stream)
    {
        var place = pick();
        var position = dice.Near(place.Position, 0.014);
        var site = new Site
        {
            Id = $"site-{_sites.Count + 1:000}",
            Name = $"{stream.Name} {place.Name}",
            Position = position,
            OrganisationId = stream.CustomerId ?? NearestOperator(position),
        };
        _sites.Add(site);
        return site;
    }

    private void AddCollection(RegionalCustomers.Stream stream, Site site)
    {
        var kilograms = dice.Step(stream.MinKg, stream.MaxKg, 10);
        var isOptional = dice.Chance(0.08);
        _collections.Add(new()
        {
            Id = $"collection-{_collections.Count + 1:000}",
            SiteId = site.Id,
            OrganisationId = site.OrganisationId,
            MaterialId = stream.MaterialId,
            Amounts = RegionalMaterials.LoadOf(stream.MaterialId, kilograms),
            MassKg = kilograms,
            TimeWindows = Windows(stream),
            ServiceDuration = TimeSpan.FromMinutes(5 + (kilograms / 300)),
            SetupDuration = TimeSpan.FromMinutes(stream.CustomerId is null ? 0 : dice.Between(1, 4)),
            IsMandatory = !isOptional,
            PenaltyCents = isOptional ? dice.Step(2_500, 12_000, 500) : 0,
            Skills = Skills(stream, kilograms),
            Priority = isOptional ? 0 : dice.Chance(0.1) ? 80 : 20,
        });
    }

    private ImmutableArray<TimeWindow> Windows(RegionalCustomers.Stream stream) => dice.Between(1, 10) switch
    {
        _ when stream.CustomerId is null => [TimeWindow.Hard(TimeSpan.Zero, End)],
        <= 4 => [TimeWindow.Hard(TimeSpan.Zero, End)],
        5 or 6 => [Window(6.5, 11.5)],
        7 => [Window(9, 14)],
        8 => [Window(6.5, 10), Window(12, 14.5)],
        9 => [LateWindow(6.5, 9.5, 13)],
        _ => [LateWindow(7, 11, 14.5)],
    };

    private SkillRequirement Skills(RegionalCustomers.Stream stream, int kilograms) => stream.MaterialId switch
    {
        RegionalMaterials.Metal => SkillRequirement.None with { AllOf = [RegionalVehicleTypes.Crane] },
        RegionalMaterials.Crates when kilograms > 250 => SkillRequirement.None with { AnyOf = [RegionalVehicleTypes.TailLift, RegionalVehicleTypes.Crane] },
        RegionalMaterials.Crates or RegionalMaterials.Packaging when dice.Chance(0.15) =>
            SkillRequirement.None with { NoneOf = [RegionalVehicleTypes.Long] },
        _ => SkillRequirement.None,
    };

    private string NearestOperator(Position position) =>
        $"operator-{Enumerable.Range(0, _depots.Length).MinBy(depot => RoadEstimate.GreatCircleKm(position, _depots[depot])) + 1}";
}
