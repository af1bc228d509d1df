using Optimizer.Domain.Models;
using Optimizer.Planning.Distances;
using Optimizer.Routing;

namespace Optimizer.Tests.Planning.Distances;

/// <summary>The engine computes planar ways by itself; they must be those of the model's travel law.</summary>
public sealed class PlanarDistanceTests
{
    [Theory]
    [InlineData(PlanarRounding.Nearest, PlanarTravelRounding.Nearest)]
    [InlineData(PlanarRounding.Down, PlanarTravelRounding.Down)]
    [InlineData(PlanarRounding.Up, PlanarTravelRounding.Up)]
    public void The_engine_drives_as_far_as_the_law_says(PlanarRounding rounding, PlanarTravelRounding engineRounding)
    {
        foreach (var (scale, speed) in new[] { (1.0, 1.0), (10, 1), (1_000, 1), (0.3048, 17.88), (1, 8.3) })
        {
            var random = new Random(7);
            var points = Enumerable.Range(0, 40).Select(_ => new PlanarPosition(random.Next(-500, 500), Math.Round(random.NextDouble() * 1_000, 3))).ToArray();
            var law = new Travel.Planar(PlanarMetric.Euclidean, rounding, scale, speed);
            var engine = new PlanarTravel([.. points.Select(point => point.XMetres)], [.. points.Select(point => point.YMetres)], engineRounding, scale, speed);

            for (var from = 0; from < points.Length; from++)
            {
                for (var to = 0; to < points.Length; to++)
                {
                    var leg = PlanarDistance.Between(points[from], points[to], law);
                    Assert.Equal(new Arc(leg.Metres, leg.Seconds), engine.Between(from, to));
                }
            }
        }
    }
}
