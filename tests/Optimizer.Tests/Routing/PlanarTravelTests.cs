using Optimizer.Domain.Models;
using Optimizer.Planning.Distances;
using Optimizer.Routing;

namespace Optimizer.Tests.Routing;

/// <summary>The engine's planar ways are those of the travel law.</summary>
public class PlanarTravelTests
{
    [Theory]
    [InlineData(PlanarRounding.Nearest)]
    [InlineData(PlanarRounding.Down)]
    [InlineData(PlanarRounding.Up)]
    public void Ways_are_those_of_the_travel_law(PlanarRounding rounding)
    {
        foreach (var scale in new[] { 1, 10, 0.37, 1_000 })
        {
            foreach (var metresPerSecond in new[] { 1, 13.9, 0.5 })
                AssertSame(rounding, scale, metresPerSecond);
        }
    }

    private static void AssertSame(PlanarRounding rounding, double scale, double metresPerSecond)
    {
        var random = new Random(1);
        PlanarPosition[] places = [new(0, 0), new(0, 0), new(3, 4), new(0.5, 0), .. Enumerable.Range(0, 60).Select(_ => new PlanarPosition(random.Next(-500, 500), random.NextDouble() * 1_000))];
        var law = new Travel.Planar(PlanarMetric.Euclidean, rounding, scale, metresPerSecond);
        var travel = new PlanarTravel([.. places.Select(place => place.XMetres)], [.. places.Select(place => place.YMetres)], Enum.Parse<PlanarTravelRounding>(rounding.ToString()), scale, metresPerSecond);

        for (var from = 0; from < places.Length; from++)
        {
            for (var to = 0; to < places.Length; to++)
            {
                var leg = PlanarDistance.Between(places[from], places[to], law);
                Assert.Equal(new Arc(leg.Metres, leg.Seconds), travel.Between(from, to));
                Assert.Equal(leg.Metres, travel.DistanceBetween(from, to));
            }
        }
    }
}
