using System.Collections.Immutable;
using Optimizer.Domain.Models;
using Optimizer.Planning.Distances;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>Adds sites to a collection day where its vehicles pass: near depots and plants, and near collections far from every depot.</summary>
internal sealed class RegionalSites
{
    // About two kilometres.
    private const double Degrees = 0.02;

    private readonly Region _region;
    private readonly Dice _dice;
    private readonly ImmutableArray<Position> _yards;
    private readonly ImmutableArray<Position> _country;
    private readonly ImmutableArray<Position> _anywhere;
    private readonly ImmutableArray<Site>.Builder _added = ImmutableArray.CreateBuilder<Site>();

    public RegionalSites(Region region, Model day, Dice dice)
    {
        (_region, _dice) = (region, dice);
        var depots = day.Depots.Select(depot => PositionOf(depot.SiteId)).ToArray();
        _yards = [.. day.Depots.Select(depot => depot.SiteId).Concat(day.Facilities.Select(facility => facility.SiteId)).Select(PositionOf)];
        _anywhere = [.. day.Collections.Select(collection => PositionOf(collection.SiteId))];

        // The half of them that is farther away.
        _country = [.. _anywhere.OrderByDescending(position => depots.Min(depot => RoadEstimate.GreatCircleKm(depot, position))).Take((_anywhere.Length + 1) / 2)];

        Position PositionOf(string siteId) => day.Site(siteId).Position!.Value;
    }

    public ImmutableArray<Site> Added => _added.ToImmutable();

    public string NearYard(string organisationId, string name) => Add(organisationId, name, _dice.Of(_yards));

    public string InTheCountry(string organisationId, string name) => Add(organisationId, name, _dice.Of(_country));

    /// <summary>Near a collection within so many kilometres of a place, or near the place if there is none.</summary>
    public string Within(string organisationId, string name, Position place, double kilometres)
    {
        ImmutableArray<Position> near = [.. _anywhere.Where(position => RoadEstimate.GreatCircleKm(position, place) <= kilometres)];
        return Add(organisationId, name, near.IsEmpty ? place : _dice.Of(near));
    }

    private string Add(string organisationId, string name, Position near)
    {
        var position = _dice.Near(near, Degrees);
        var place = _region.Places.MinBy(each => RoadEstimate.GreatCircleKm(each.Position, position))!;
        var id = $"site-shared-{_added.Count + 1:000}";
        _added.Add(new() { Id = id, Name = $"{name} {place.Name}", Position = position, OrganisationId = organisationId });
        return id;
    }
}
