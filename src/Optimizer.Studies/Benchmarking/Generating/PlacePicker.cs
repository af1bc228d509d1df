using System.Collections.Immutable;
using Optimizer.Planning.Distances;

namespace Optimizer.Studies.Benchmarking.Generating;

/// <summary>Draws places of a region, near its depots more often: the chance falls by e for every 16 km to the nearest one.</summary>
internal sealed class PlacePicker
{
    private const double ReachKm = 16;

    private readonly Dice _dice;
    private readonly ImmutableArray<Place> _places;
    private readonly ImmutableArray<double> _chance;

    public PlacePicker(Region region, Dice dice)
    {
        (_dice, _places) = (dice, region.Places);
        var depots = region.DepotTowns.Select(region.Centre).ToArray();
        _chance = [.. _places.Select(place => Math.Exp(-depots.Min(depot => RoadEstimate.GreatCircleKm(depot, place.Position)) / ReachKm))];
    }

    public Place Pick()
    {
        while (true)
        {
            var place = _dice.Between(0, _places.Length - 1);
            if (_dice.Chance(_chance[place]))
                return _places[place];
        }
    }
}
